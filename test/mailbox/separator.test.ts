import {expect, test} from 'vitest'
import {hasExactDate, parseSeparator} from '../../src/mailbox/separator.ts'

function sender(line: string): string | null {
  return parseSeparator(Buffer.from(line), 0, line.length)
}

test.each([
  ['From ana@example.org Thu Jan  1 00:00:00 1970', 'ana@example.org'],
  ['From ana@example.org Thu Jan  1 00:00:00 1970\r\n', 'ana@example.org'],
  ['From ana@example.org  Thu Jan 1 00:00 1970', 'ana@example.org'],
  ['From ana@example.org Thu Jan 01 00:00:00 +0100 1970', 'ana@example.org'],
  ['From ana@example.org Thu Jan  1 00:00:00 1970 +0100', 'ana@example.org'],
  ['From ana@example.org Thu Jan  1 00:00:00 MET DST 1970', 'ana@example.org'],
  ['From ana@example.org Thu Jan  1 00:00:00 EST 1970', 'ana@example.org'],
  ['From ana@example.org Fri, 2 Jan 1970 00:00:00 +0000', 'ana@example.org'],
  ['From ana Thu Jan  1 00:00:00 1970 remote from host', 'ana'],
  ['From ana at example.org  Thu Jan  1 00:00:00 1970', 'ana at example.org'],
  ['From "ana ruiz"@example.org Thu Jan  1 00:00:00 1970', '"ana ruiz"@example.org'],
  ['From MAILER-DAEMON Thu Jan  1 00:00:00 1970', 'MAILER-DAEMON'],
  ['From - Thu Jan  1 00:00:00 1970', '-'],
  ['From mboxrd@z Thu Jan  1 00:00:00 1970', 'mboxrd@z'],
  ['From  Thu Jan  1 00:00:00 1970', ''],
])('takes %j', (line, expected) => {
  expect(sender(line)).toBe(expected)
})

test.each([
  'From here on it is free.',
  'From: ana@example.org Thu Jan  1 00:00:00 1970',
  '>From ana@example.org Thu Jan  1 00:00:00 1970',
  'From ana@example.org Thu Jan 41 00:00:00 1970',
  'From ana@example.org Thu Jan  1 25:00:00 1970',
  'From ana@example.org Thu Foo  1 00:00:00 1970',
  'From the three of us Thu Jan  1 00:00:00 1970',
  'From ana@example.org Thu Jan  1 00:00:00 1970 we were away',
  `From ${'x'.repeat(600)} Thu Jan  1 00:00:00 1970`,
])('leaves %j', line => {
  expect(sender(line)).toBe(null)
})

test.each([
  ['From ana Thu Jan  1 00:00:00 1970', true],
  ['From ana Thu Jan  1 00:00:00 1970 +0100', true],
  ['From ana Thu Jan  1 00:00 1970', false],
  ['From ana Fri, 2 Jan 1970 00:00:00 +0000', false],
])('asctime in full: %j', (line, expected) => {
  expect(hasExactDate(Buffer.from(line), 0, line.length)).toBe(expected)
})
