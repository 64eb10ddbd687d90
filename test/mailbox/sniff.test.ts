import {describe, expect, test} from 'vitest'
import {fieldLines, formats, read, texts} from './collect.ts'

const separator = 'From ana@example.org Thu Jan  1 00:00:00 1970\n'
const page = 'Re: plan\n\nFrom: Ana\nDate: Monday\n\nHello.\n'

describe('takes for an mbox', () => {
  test.each([
    `${separator}Subject: plan\n\ntext\n`,
    `\n\n${separator}\ntext\n`,
    `\xef\xbb\xbf${separator}Subject: plan\n`,
    separator,
  ])('%j', input => expect(formats(input)).toEqual(['mbox']))
})

describe('takes for a message', () => {
  test.each([
    'From: ana@example.org\nTo: bo@example.org\n\ntext\n',
    'Subject: plan\n\ntext\n',
    'Subject: plan\n',
    'Subject: a long\n one\n\ntext\n',
    '>From ana Thu Jan  1 00:00:00 1970\nSubject: plan\n\ntext\n',
    'From nobody\nSubject: plan\n\ntext\n',
    'X-One: 1\nX-Two: 2\n\ntext\n',
    'From: ana@example.org\nDate: Monday\nSubject: plan\nthis line is damage\nTo: bo\n\ntext\n',
    'From: Ana\nDate: Monday\n\nno title: a message\n',
  ])('%j', input => expect(formats(input)).toEqual(['message']))
})

describe('takes for a page', () => {
  test.each([
    page,
    'plan\nFrom: Ana\nDate: Monday\n\nHello.\n',
    'plan\n\n\nDate: Monday\nSubject: plan\nMessage-ID: <1@example.org>\nFrom: Ana\n\nHello.\n',
    'lists: a plan\n\nFrom: Ana\nDate: Monday\n\nHello.\n',
    `\n\n${page}`,
  ])('%j', input => expect(formats(input)).toEqual(['page']))
})

describe('takes for text', () => {
  test.each([
    'Hello.\n',
    'Note: something\nelse\n',
    'Note: something\n\nelse\n',
    'On Mon, 2 Jan 2006, Bo wrote:\n> text\n',
    'On Mon, 2 Jan 2006, Bo wrote:\n\nFrom: Ana\nDate: Monday\n\nHello.\n',
    '> plan\n\nFrom: Ana\nDate: Monday\n\nHello.\n',
    '-----Original Message-----\nFrom: Ana\nDate: Monday\n\nHello.\n',
    'plan\n\nFrom: Ana\nHello.\n',
    'plan\n\nFrom: Ana\nDate: Monday\nHello.\n',
    'Subject: this is prose\nthat goes on\n',
    'http://example.org/\nhttp://example.org/two\n\ntext\n',
    ' Subject: plan\n\ntext\n',
    '\n\n',
    '\xef\xbb\xbf',
  ])('%j', input => {
    expect(formats(input)).toEqual(['text'])
    expect(texts(input)).toEqual([input])
  })
})

test('an empty input is no message, and told', () => {
  const {messages, findings} = read('')
  expect(messages).toEqual([])
  expect(findings.map(finding => finding.rule)).toEqual(['input-empty'])
})

test('a page has its title for a subject, its fields, and a body behind one empty line', () => {
  const input = '\nRe: plan \n\nFrom: Ana\r\nDate: Mon\n day\n\n\nHello.\n'
  const [message] = read(input).messages
  expect(fieldLines(message!.start.header)).toEqual([
    '2 Subject:Re: plan',
    '4 From: Ana',
    '5 Date: Mon\n day',
  ])
  expect(message).toMatchObject({
    text: '\nHello.\n',
    length: input.length - 1,
    start: {offset: 1, line: 2, firstLine: 8},
  })
})

test('a message starts behind a byte order mark and empty lines', () => {
  const [message] = read('\xef\xbb\xbf\n\r\nSubject: plan\n\ntext').messages
  expect(message).toMatchObject({
    text: 'Subject: plan\n\ntext',
    length: 19,
    start: {offset: 6, line: 3, firstLine: 3, header: 'section'},
  })
})

test('a Maildir file is one message, whatever is in it', () => {
  const input = `${separator}Subject: plan\n\ntext\n\n${separator}\n`
  expect(read(input, {format: 'maildir'}).messages).toMatchObject([
    {text: input, start: {format: 'maildir', header: 'section'}},
  ])
})

test('a forced page that is none is read as what it is', () => {
  expect(formats('Subject: plan\n\ntext\n', {format: 'page'})).toEqual(['message'])
  expect(formats('text\n', {format: 'page'})).toEqual(['text'])
})

test('bare CR ends lines where no LF does', () => {
  expect(texts('Subject: plan\r\rtext\r')).toEqual(['Subject: plan\n\ntext\n'])
  expect(texts('Subject: plan\n\nte\rxt\n')).toEqual(['Subject: plan\n\nte\rxt\n'])
  const long = 'text\r'.repeat(40_000)
  expect(texts(long)).toEqual([long.replaceAll('\r', '\n')])
})

test('the first NUL octet is told with its line, once', () => {
  const {findings} = read('Subject: plan\n\nte\0xt\n\0\n')
  expect(findings).toMatchObject([{rule: 'nul-octet', line: 3}])
})
