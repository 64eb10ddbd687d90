/** Mail made to cost much: with work that grows faster than its length none of these would end. */
import {expect, test} from 'vitest'
import {run} from './run.ts'

const from = 'From a@example.org Thu Jan  1 00:00:00 1970\n'
const head = 'From: a@example.org\nSubject: x\n'
const leak = '+AD4- Shall we?\n+AD4- Bo says +ACI-no+ACI-.\n'
const healed = '> Shall we?\n> Bo says "no".\n'

const multipart = `${head}Content-Type: multipart/mixed; boundary=b\n\n`

test.each<readonly [string, string, string]>([
  [
    'thousands of damaged parts',
    `${multipart}${`--b\n\n${leak}\n`.repeat(1000)}--b--\n`,
    `${multipart}${`--b\n\n${healed}\n`.repeat(1000)}--b--\n`,
  ],
  [
    'escapes on every line',
    `${from}${head}\n>>From x\n${'>From here\n\n'.repeat(50_000)}${leak}`,
    `${from}${head}\n>From x\n${'>From here\n\n'.repeat(50_000)}${healed}`,
  ],
  [
    'every second line of quoted-printable',
    `${head}Content-Transfer-Encoding: quoted-printable\n\n${`plain =\nline=20\n${leak}`.repeat(8000)}`,
    `${head}Content-Transfer-Encoding: quoted-printable\n\n${`plain =\nline=20\n${healed}`.repeat(8000)}`,
  ],
  [
    'fields that count the body',
    `${head}${'Content-Length: 5\n'.repeat(20_000)}\n${leak}`,
    `${head}${`Content-Length: ${healed.length}\n`.repeat(20_000)}\n${healed}`,
  ],
  [
    'a Content-Type of semicolons',
    `${head}Content-Type: text/plain${'; '.repeat(200_000)}\n\n${leak}caf+AOk-\n`,
    `${head}Content-Type: text/plain; charset=utf-8\nMIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\n${healed}caf=C3=A9\n`,
  ],
  [
    'quotes that nothing closes',
    `Subject: x\nTo: ${'"'.repeat(100_001)} =?utf-8?q?Ana_Ru=C3=ADz <a@example.org>\n\n${leak}`,
    `Subject: x\nTo: ${'"'.repeat(100_001)}\n Ana =?utf-8?q?Ru=C3=ADz?= <a@example.org>\n\n${healed}`,
  ],
  [
    'parentheses that nothing closes',
    `Subject: x\nTo: ${'('.repeat(100_000)}\n\n${leak}`,
    `Subject: x\nTo: ${'('.repeat(100_000)}\n\n${healed}`,
  ],
])('%s', (_name, mail, expected) => {
  expect(run(Buffer.from(mail)).output.toString() === expected).toBe(true)
})

test('a subject of thousands of damaged words', () => {
  const words = '= ?utf-8?q?Caf=C3=A9? = '.repeat(10_000)
  const {output, reports} = run(Buffer.from(`From: a@example.org\nSubject: ${words}\n\nHi.\n`))
  expect([...reports[0]!.repairs]).toEqual([['word-leak', 10_000]])
  expect(
    output
      .toString()
      .split('\n')
      .every(line => line.length <= 78),
  ).toBe(true)
})
