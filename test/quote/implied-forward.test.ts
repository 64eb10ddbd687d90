import {describe, expect, test} from 'vitest'
import type {Setting} from './reading.ts'
import {lines, text} from './reading.ts'

/** A mail that answers Bo Lind, who began the thread. */
const reply: Setting = {
  from: 'Cy Dale <cy@example.org>',
  to: 'Bo Lind <bo@example.org>',
  subject: 'Re: look',
  isReply: true,
  references: ['<1@example.org>'],
}

const bo = 'On Tue, Feb 4, 2025 at 9:00 AM Bo Lind <bo@example.org> wrote:'

function marked(mail: string, marks = '> '): string {
  return mail.trimEnd().replaceAll(/^/gm, marks)
}

/** `depth author| line` of the lines with content but header blocks', `+` for what was forwarded. */
function read(mail: string, setting: Setting = reply): string {
  return lines(mail, setting)
    .split('\n')
    .filter(line => !line.endsWith('| ') && !line.includes(' header-block '))
    .map(line => line.replace(/^(\d) (?:text|attribution)/, '$1').replace(/^(\d) forwarded/, '$1+'))
    .join('\n')
}

const fields = text`
  From: Ana Ruiz <ana@example.org>
  Date: Mon, Feb 3, 2025 at 10:22 AM
  Subject: gate
  To: Bo Lind <bo@example.org>
`.trimEnd()

/** As each mailer forwards: with its divider, and fields in its order and language. */
const forwards: readonly (readonly [mailer: string, block: string])[] = [
  ['Gmail', `---------- Forwarded message ---------\n${fields}`],
  ['Apple Mail', `Begin forwarded message:\n\n${fields}`],
  [
    'Thunderbird',
    text`
      -------- Forwarded Message --------
      Subject: 	gate
      Date: 	Mon, 3 Feb 2025 10:22:00 +0100
      From: 	Ana Ruiz <ana@example.org>
      To: 	Bo Lind <bo@example.org>
    `,
  ],
  ['mutt', `----- Forwarded message from Ana Ruiz <ana@example.org> -----\n\n${fields}`],
  ['MH', `------- Forwarded Message\n\n${fields}`],
  [
    'Thunderbird, in German',
    text`
      -------- Weitergeleitete Nachricht --------
      Betreff: Tor
      Datum: Mon, 3 Feb 2025 10:22:00 +0100
      Von: Ana Ruiz <ana@example.org>
      An: Bo Lind <bo@example.org>
    `,
  ],
  [
    'Gmail, in French',
    text`
      ---------- Forwarded message ---------
      De : Ana Ruiz <ana@example.org>
      Date: lun. 3 févr. 2025 à 10:22
      Subject: porte
      To: Bo Lind <bo@example.org>
    `,
  ],
  [
    'Thunderbird, in Spanish',
    text`
      -------- Mensaje reenviado --------
      Asunto: puerta
      Fecha: Mon, 3 Feb 2025 10:22:00 +0100
      De: Ana Ruiz <ana@example.org>
      Para: Bo Lind <bo@example.org>
    `,
  ],
  [
    'Notes',
    text`
      ----- Forwarded by Bo Lind/Munich/Example on 02/04/2025 08:12 AM -----

      Ana Ruiz
      02/03/2025 10:22 AM

      To
      Bo Lind/Munich/Example@Example
      cc

      Subject
      gate
    `,
  ],
]

describe('what somebody forwarded, quoted', () => {
  test.each(forwards)('is its author’s, one level deeper: %s', (_, block) => {
    const quoted = marked(`Look:\n\n${block.trimEnd()}\n\nThe gate is shut.\nWho has a key?`)
    expect(read(`I have.\n\n${bo}\n\n${quoted}\n`)).toBe(
      text`
        0 Cy| I have.
        0 Cy| On Tue, Feb 4, 2025 at 9:00 AM Bo Lind <bo@example.org> wrote:
        1 Bo| Look:
        2+ Ana| The gate is shut.
        2+ Ana| Who has a key?
      `.trimEnd(),
    )
  })

  const gmail = forwards[0]![1]

  test('has answers between', () => {
    const [above, below] = [marked(`Look:\n\n${gmail}\n\nThe gate is shut.`), '> Who has a key?']
    expect(read(`${bo}\n${above}\n\nIt is open.\n\n${below}\n\nI have.\n`)).toBe(
      text`
        0 Cy| On Tue, Feb 4, 2025 at 9:00 AM Bo Lind <bo@example.org> wrote:
        1 Bo| Look:
        2+ Ana| The gate is shut.
        0 Cy| It is open.
        2+ Ana| Who has a key?
        0 Cy| I have.
      `.trimEnd(),
    )
  })

  test('is so where a list named who forwards', () => {
    const via = bo.replace('<bo@', '<gate@lists.')
    const quoted = marked(`Look:\n\n${gmail}\n\nThe gate is shut.`)
    expect(read(`I have.\n\n${via}\n${quoted}\n`)).toMatch(/^2\+ Ana\| The gate/m)
  })

  test('goes on below blank lines that nobody marked, not below what introduces other words', () => {
    const quoted = marked(`${fields}\n\nThe gate is shut.`)
    const eve = 'On Sun, Feb 2, 2025 at 8:00 AM Eve Park <eve@example.org> wrote:'
    const other = '> On Sat, Feb 1, 2025 at 8:00 AM Di Noor <di@example.org> wrote:\n>> Is it?'
    expect(
      read(
        `FYI\n\nBegin forwarded message:\n\n${quoted}\n\n> Who has a key?\n${eve}\n> No.\n${other}\n`,
      ),
    ).toBe(
      text`
        0 Cy| FYI
        1+ Ana| The gate is shut.
        1+ Ana| Who has a key?
        0 Cy| On Sun, Feb 2, 2025 at 8:00 AM Eve Park <eve@example.org> wrote:
        1 Eve| No.
        1 Eve| On Sat, Feb 1, 2025 at 8:00 AM Di Noor <di@example.org> wrote:
        2 Di| Is it?
      `.trimEnd(),
    )
  })

  test('ends where its mailer says so', () => {
    const quoted = marked(
      `Look:\n\n${forwards[3]![1]}\n\nThe gate is shut.\n\n----- End forwarded message -----\n\nWho has a key?`,
    )
    expect(read(`${bo}\n${quoted}\n\nI have.\n`)).toBe(
      text`
        0 Cy| On Tue, Feb 4, 2025 at 9:00 AM Bo Lind <bo@example.org> wrote:
        1 Bo| Look:
        2+ Ana| The gate is shut.
        1 Bo| ----- End forwarded message -----
        1 Bo| Who has a key?
        0 Cy| I have.
      `.trimEnd(),
    )
  })

  test('holds quotations', () => {
    const quoted = marked(
      `Look:\n\n${gmail}\n\nI have one.\n\nOn Sun, Feb 2, 2025 at 8:00 AM Di Noor <di@example.org> wrote:\n> Who has a key?`,
    )
    expect(read(`Good.\n\n${bo}\n${quoted}\n`)).toBe(
      text`
        0 Cy| Good.
        0 Cy| On Tue, Feb 4, 2025 at 9:00 AM Bo Lind <bo@example.org> wrote:
        1 Bo| Look:
        2+ Ana| I have one.
        2 Ana| On Sun, Feb 2, 2025 at 8:00 AM Di Noor <di@example.org> wrote:
        3 Di| Who has a key?
      `.trimEnd(),
    )
  })

  test('stands at any depth', () => {
    const inner = marked(`Look:\n\n${gmail}\n\nThe gate is shut.`, '>> ')
    const di = 'On Tue, Feb 4, 2025 at 9:30 AM Di Noor <di@example.org> wrote:'
    expect(read(`Hm.\n\n${di}\n> No.\n>\n> ${bo}\n${inner}\n> Go and look.\n`)).toBe(
      text`
        0 Cy| Hm.
        0 Cy| On Tue, Feb 4, 2025 at 9:30 AM Di Noor <di@example.org> wrote:
        1 Di| No.
        1 Di| On Tue, Feb 4, 2025 at 9:00 AM Bo Lind <bo@example.org> wrote:
        2 Bo| Look:
        3+ Ana| The gate is shut.
        1 Di| Go and look.
      `.trimEnd(),
    )
  })

  test('may hold another such, whose end is not its own', () => {
    const end = '----- End forwarded message -----'
    const inner = `${forwards[3]![1]}\n\nThe gate is shut.\n\n${end}`
    const outer = `----- Forwarded message from Bo Lind <bo@example.org> -----\n\n${fields.replace('Ana Ruiz <ana', 'Bo Lind <bo')}`
    expect(read(`FYI\n\n${outer}\n\nLook:\n\n${inner}\n\nAnd now?\n\n${end}\n\nGo.\n`)).toBe(
      text`
        0 Cy| FYI
        1+ Bo| Look:
        2+ Ana| The gate is shut.
        1+ Bo| ----- End forwarded message -----
        1+ Bo| And now?
        0 Cy| ----- End forwarded message -----
        0 Cy| Go.
      `.trimEnd(),
    )
  })
})

describe('the depth that the marks tell', () => {
  const gmail = forwards[0]![1]

  test.each([
    ['of what one forwards of one’s own', gmail.replace('Ana Ruiz <ana', 'Bo Lind <bo'), bo],
    ['where no mailer wrote all the fields', gmail.replace(/\nDate:.*/, ''), bo],
    [
      'of a digest’s messages',
      gmail,
      'On Tue, Feb 4, 2025 at 9:00 AM <gate-request@lists.example.org> wrote:',
    ],
    ['where nobody tells who forwards', gmail, '...'],
    ['below nothing but a greeting', gmail, `${bo}\n> Hi Cy,\n>`],
  ])('is kept %s', (_, block, attribution) => {
    const words = attribution.endsWith('\n>') ? '' : 'Look:\n\n'
    const quoted = marked(`${words}${block}\n\nThe gate is shut.`)
    const setting = {...reply, to: 'Ana Ruiz <ana@example.org>', subject: 'Re: gate'}
    const found = read(`I have.\n\n${attribution}\n${quoted}\n`, setting).split('\n')
    expect(found.at(-1)!.charAt(0)).toBe('1')
  })

  test('is kept below no words of who forwards; these are forwarded, up to the end', () => {
    const quoted = marked(`${gmail}\n\nThe gate is shut.`)
    const end = '> ----- End forwarded message -----\n> And now?'
    expect(read(`I have.\n\n${bo}\n${quoted}\n\nOh.\n\n> Who has?\n${end}\n`)).toBe(
      text`
        0 Cy| I have.
        0 Cy| On Tue, Feb 4, 2025 at 9:00 AM Bo Lind <bo@example.org> wrote:
        1+ Bo| The gate is shut.
        0 Cy| Oh.
        1+ Bo| Who has?
        1 Bo| ----- End forwarded message -----
        1 Bo| And now?
      `.trimEnd(),
    )
  })
})
