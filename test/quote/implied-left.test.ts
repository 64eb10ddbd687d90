import {describe, expect, test} from 'vitest'
import {lines, type Setting, text} from './reading.ts'

const reply: Setting = {
  from: 'Ana Ruiz <ana@example.org>',
  to: 'Bo Lind <bo@example.org>',
  subject: 'Re: the door',
  isReply: true,
}

/** `1 her words` is a line of the mail behind the depth that it must get. */
function expectDepths(wanted: string, setting: Setting = reply): void {
  const mail = wanted.replaceAll(/^\d+ ?/gm, '')
  const shown = lines(mail, setting)
    .split('\n')
    .map(line => line.replace(/^(\d+) .*?\| ?/, '$1 ').trimEnd())
    .join('\n')
  expect(shown).toBe(wanted.trimEnd())
}

/** Bo's mail, whose answers nothing sets off from what he quotes, and the end of Ana's below them. */
const answered = (first: number, second: number): string => text`
  0 I have oiled it, and it is quiet now.
  0
  0 From: Bo Lind <bo@example.org>
  0 Sent: Monday, February 3, 2025 10:22 AM
  0 To: Ana Ruiz <ana@example.org>
  0 Subject: Re: the door
  1
  1 On 02/03/2025 08:01 AM, Ana Ruiz wrote:
  1 The door squeaks whenever it opens, is that known to you?
  1 Yes. It needs oil.
  1
  ${first} From: Bo Lind <bo@example.org>
  ${first} Sent: Sunday, February 2, 2025 9:10 PM
  ${first} To: Ana Ruiz <ana@example.org>
  ${first} Subject: the door
  ${second}
  ${second} Is anything wrong with the new door?
`

describe('a header block below an attribution whose words nobody can tell from the answers', () => {
  test('stands in those words', () => {
    expectDepths(answered(2, 3))
  })

  test('stays where the thread has no message so far up', () => {
    const short = {...reply, references: ['<1@example.org>', '<2@example.org>']}
    expectDepths(answered(1, 2), short)
    expectDepths(answered(2, 3), {...short, references: [...short.references, '<3@example.org>']})
  })

  test('stays where depth is to be proven', () => {
    expectDepths(answered(1, 2), {...reply, level: 'safe'})
  })

  test('stays below a line that cites without a date', () => {
    expectDepths(
      answered(1, 2).replace('On 02/03/2025 08:01 AM, Ana Ruiz wrote:', 'Ana Ruiz wrote:'),
    )
  })

  test('stays, and introduces nothing, where no words stand below the attribution', () => {
    const mail = answered(1, 1)
      .split('\n')
      .filter(line => !/The door squeaks|It needs oil/.test(line))
      .join('\n')
    expectDepths(mail)
  })
})

describe('an attribution below a header block whose words nobody can tell from the answers', () => {
  const begun = (first: number, second: number): string => text`
    0 From: Bo Lind <bo@example.org>
    0 Sent: Monday, February 3, 2025 10:22 AM
    0 To: Ana Ruiz <ana@example.org>
    0 Subject: Re: the door
    0
    0 Would it not be better to oil it first, and to see then?
    0
    0 AR: Good point. This is what I have bought for it.
    0
    ${first} On 02/03/25, 8:01 AM, "Ana Ruiz" <ana@example.org> wrote:
    ${second}
    ${second}     The door squeaks whenever it opens.
    ${second}     Is that known to you?
  `

  test('stands in those words', () => {
    expectDepths(begun(1, 2))
  })

  test('stays where the block is no answered mail’s', () => {
    const mail = begun(0, 1)
      .replace('0 To: Ana Ruiz <ana@example.org>\n', '')
      .replace(/0 Sent.*\n/, '')
    expectDepths(mail)
  })

  test('stays where git wrote the block above a patch', () => {
    const mail = begun(0, 1)
      .replace('0 To: Ana Ruiz <ana@example.org>\n', '')
      .replace('Subject: Re: the door', 'Subject: [PATCH] oil the door')
    expectDepths(mail)
  })

  test('stays below one of its own form', () => {
    expectDepths(text`
      0 On 02/04/25, 9:30 AM, "Bo Lind" <bo@example.org> wrote:
      0
      0 Would it not be better to oil it first, and to see then?
      0
      0 AR: Good point. This is what I have bought for it.
      0
      0 On 02/03/25, 8:01 AM, "Ana Ruiz" <ana@example.org> wrote:
      1
      1     The door squeaks whenever it opens.
      1     Is that known to you?
    `)
  })
})
