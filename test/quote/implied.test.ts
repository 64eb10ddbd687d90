import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {QuotedMessage, quoteReader} from '../../src/quote/reader.ts'
import type {Setting} from './reading.ts'
import {bodyOf, depths, fieldsOf, lines, readText, text} from './reading.ts'

/** A mail that answers Ana Ruiz. */
const reply: Setting = {
  from: 'Bo Lind <bo@example.org>',
  to: 'Ana Ruiz <ana@example.org>, The List <list@example.org>',
  subject: 'Re: plan',
  isReply: true,
}

const block = text`
  From: Ana Ruiz <ana@example.org>
  Sent: Monday, February 3, 2025 10:22
  To: Bo Lind <bo@example.org>
  Subject: plan
`

const topPosted = `Fine with me.\n\nBo\n\n${block}\nHi Bo,\n\nShall we start on Monday?\n\nAna\n`

/** Only the depths, line by line. */
function levels(mail: string, setting: Setting = reply): string {
  return depths(mail, setting)
    .split('\n')
    .map(line => line.slice(0, line.indexOf('|')))
    .join('')
}

describe('depth-implied below header blocks', () => {
  test('takes the text below a block, the block itself being the answer’s', () => {
    expect(lines(topPosted, reply)).toBe(
      text`
        0 text Bo| Fine with me.
        0 text Bo| 
        0 text Bo| Bo
        0 text Bo| 
        0 header-block Bo| From: Ana Ruiz <ana@example.org>
        0 header-block Bo| Sent: Monday, February 3, 2025 10:22
        0 header-block Bo| To: Bo Lind <bo@example.org>
        0 header-block Bo| Subject: plan
        1 text Ana| 
        1 text Ana| Hi Bo,
        1 text Ana| 
        1 text Ana| Shall we start on Monday?
        1 text Ana| 
        1 text Ana| Ana
      `.trimEnd(),
    )
  })

  test('says what it rests on', () => {
    expect(readText(topPosted, reply).reading.depthChanges).toEqual([
      {
        firstLine: 9,
        lastLine: 14,
        from: 0,
        to: 1,
        rule: 'depth-implied',
        confidence: expect.closeTo(0.99, 1),
        why: expect.stringContaining('a header block of 4 fields'),
      },
    ])
  })

  test('takes a proven block with --requote safe too, and nothing with off', () => {
    expect(levels(topPosted, {...reply, level: 'safe'})).toBe('00000000111111')
    expect(levels(topPosted, {...reply, level: 'off'})).toBe('00000000000000')
  })

  test.each([
    [
      'bold',
      '*From:* Ana Ruiz <ana@example.org>\n*Sent:* Monday 10:22\n*To:* Bo Lind\n*Subject:* plan\n',
    ],
    [
      'German',
      'Von: Ana Ruiz [mailto:ana@example.org]\nGesendet: Montag, 3. Februar 2025\nAn: Bo Lind\nBetreff: plan\n',
    ],
    [
      'French',
      'De : Ana Ruiz <ana@example.org>\nEnvoyé : lundi 3 février 2025\nÀ : Bo Lind\nObjet : plan\n',
    ],
    [
      'announced',
      '-----Original Message-----\nFrom: Ana Ruiz\nSent: Monday 10:22\nTo: Bo\nSubject: plan\n',
    ],
    [
      'ruled',
      '________________________________\nFrom: Ana Ruiz\nDate: Monday 10:22\nTo: Bo\nSubject: plan\n',
    ],
    ['double spaced', 'From: Ana Ruiz\n\nSent: Monday 10:22\n\nTo: Bo\n\nSubject: plan\n'],
    [
      'folded',
      'From: Ana Ruiz\nSent: Monday 10:22\nTo: Bo Lind; Cy Moss;\n Di Noor\nSubject: plan\n',
    ],
  ])('takes a block that is %s', (_, fields) => {
    const mail = `Fine.\n\n${fields}\nShall we start on Monday?\n`
    expect(levels(mail).endsWith('11')).toBe(true)
    expect(levels(mail).startsWith('0000')).toBe(true)
  })

  test('adds up chains of blocks, and marks on top', () => {
    const mail = `Fine.\n\n${block}\nShall we?\n\n${block}\n\nThe plan.\n\nCy wrote in 2024:\n> Older words.\n`
    expect(levels(mail)).toBe('0000001111111222223')
  })

  test('takes a block inside a marked level that was introduced', () => {
    const marked = block.replaceAll(/^/gm, '> ').replace(/> $/, '')
    const mail = `Ana Ruiz <ana@example.org> wrote:\n> Fine.\n>\n${marked}>\n> Shall we start?\n\nYes.\n`
    expect(levels(mail)).toBe('01111112200')
  })

  test('leaves a block that was marked along with the text that it introduces', () => {
    const marked = block.replaceAll(/^/gm, '> ').replace(/> $/, '')
    expect(levels(`Fine.\n\n${marked}>\n> Shall we start?\n`)).toBe('00111111')
  })

  test('leaves marked text below a block, which introduces it', () => {
    expect(levels(`Fine.\n\n${block}\n> Shall we start?\n>\n> Ana\n\nYes.\n`)).toBe(
      '0000000' + '11100',
    )
  })

  test.each([
    [
      'a patch’s head',
      'From: Ana Ruiz <ana@example.org>\nDate: Mon, 3 Feb 2025\nSubject: [PATCH] x\n\nFix it.\n',
    ],
    [
      'a patch that git wrote, below an answer',
      'How about the patch below?\n\nBo\n\nFrom: Bo Lind <bo@example.org>\nDate: Mon, 3 Feb 2025\nSubject: [PATCH v2] gate: shut it\n\nFix it.\n---\n gate.c | 2 +-\n',
    ],
    [
      'a header section shown as text',
      'Look at this:\n\nReceived: from x.example.org\nFrom: Cy <cy@example.net>\nTo: us\nDate: Mon, 3 Feb 2025\nMessage-ID: <1@example.net>\nSubject: win\n\nDear friend,\n',
    ],
    ['an invitation', 'Let us meet.\n\nFrom: 5 pm\nTo: 6 pm\n\nIn the big room.\n'],
    ['a git line', 'See this.\n\nFrom 1234567890abcdef Mon Sep 17 00:00:00 2001\n\nText.\n'],
  ])('leaves %s', (_, mail) => {
    expect(levels(mail)).toMatch(/^0+$/)
  })

  test('takes a patch that was answered: its block tells the recipient', () => {
    const patch = block.replace('plan', '[PATCH v2] gate: shut it')
    expect(levels(`Fine.\n\n${patch}\nFix it.\n`)).toBe('000000' + '11')
  })

  test('leaves a level that its thread has no message for', () => {
    const mail = `Fine.\n\n${block}\nShall we?\n\n${block}\nThe plan.\n`
    const withReferences = (references: string[]): number => {
      const body = bodyOf(mail)
      const message = new QuotedMessage({...fieldsOf(reply), references})
      quoteReader(message, {level: 'full', structure: false}).read(body)
      return body.lines.depth[body.lines.count - 1]!
    }
    expect(withReferences(['<0@example.org>', '<1@example.org>'])).toBe(2)
    expect(withReferences(['<1@example.org>'])).toBe(1)
  })

  test('leaves a forwarded mail inside a quotation', () => {
    const forwarded = `> ---------- Forwarded message ---------\n${block.replaceAll(/^(?=.)/gm, '> ')}`
    const mail = `Ana Ruiz wrote on 3 Feb 2025:\n> See below.\n>\n${forwarded}>\n> Hello.\n`
    expect(levels(mail)).toBe('0111111111')
  })
})

describe('depth-implied below attributions', () => {
  const attribution = 'On Mon, 3 Feb 2025 at 10:22, Ana Ruiz <ana@example.org> wrote:'

  test('takes unmarked text below an attribution under a signed answer', () => {
    expect(levels(`Fine.\n\nBo\n\n${attribution}\n\nShall we start?\n\nAna\n`)).toBe('000001111')
  })

  test('takes indented text, to the answer that is not', () => {
    const mail = `${attribution}\n\n    Shall we start?\n    > Some day.\n    Or later?\n\nOn Monday.\n`
    expect(levels(mail)).toBe('01' + '12' + '11' + '0')
  })

  test('takes what the quoted author signs, and not the answer below it', () => {
    const mail = `On 3 Feb 2025 Cy Moss <cy@example.org> wrote:\n> ${attribution}\n>\n> Hello all,\n> Shall we?\n>\n> Ana Ruiz\n>\n> I would say yes.\n`
    expect(levels(mail)).toBe('01' + '22222' + '11')
  })

  test('takes a phone’s attribution out of the marks that it introduces', () => {
    const mail = `Sure.\n\n> ${attribution}\n> \n> Shall we start?\n`
    expect(levels(mail)).toBe('00' + '0' + '11')
  })

  test.each([
    ['an answer whose quotation was deleted', `${attribution}\n\nHi Ana, some minor nits.\n\nBo\n`],
    [
      'a trimmed attribution',
      `Cy Moss <cy@example.org> wrote on 3 Feb 2025:\n> ${attribution}\n> I tried this.\n\nGood.\n`,
    ],
    ['a line that only ends in a colon', 'I saw this in 2025:\n\nIt is red.\n'],
    ['a list of authors', 'Thanks.\n\nCy Moss (10):\n  one change\n  another one\n'],
    ['marks that start again', `Fine.\n\n${attribution}\nYes.\n\n> Shall we start?\n`],
  ])('leaves %s', (_, mail) => {
    expect(levels(mail)).toBe(
      mail
        .trimEnd()
        .split('\n')
        .map(line => (line.startsWith('>') ? '1' : '0'))
        .join(''),
    )
  })

  test('leaves the footer of the sender’s list', () => {
    const footer = `${'_'.repeat(40)}\nTheList mailing list\nthelist@lists.example.org\n`
    const mail = `Fine.\n\n${block}\nShall we start?\n${footer}\n${footer}`
    expect(levels(mail)).toBe('000000111111000')
  })

  test('leaves the sender’s signature below the quotation', () => {
    const mail = `Fine.\n\n${block}\nShall we start?\n\n-- \nBo Lind\n`
    expect(levels(mail)).toBe('000000' + '111' + '00')
  })
})

describe('depth-implied', () => {
  const pieces = fc.constantFrom(
    block,
    '> ',
    '    ',
    'On Mon, 3 Feb 2025, Ana Ruiz wrote:\n',
    '-----Original Message-----\n',
    'From: Ana\n',
    'words of text\n',
    '-- \n',
    'Ana\n',
    '\n',
    '\u{feff}',
  )

  test('tells the lines of the body as it came, though a repair joined some', () => {
    const body = bodyOf(`An answer that a repair joined.\n\n${block}\nHer words.\nMore.\n`)
    const {lines} = body
    const first = lines.count - 2
    // Row 0 was two lines, and so was the row of her first words.
    lines.bodyLines = Int32Array.from({length: lines.count + 1}, (_, row) =>
      row === 0 ? 0 : row <= first ? row + 1 : row + 2,
    )
    const reader = quoteReader(new QuotedMessage(fieldsOf(reply)), {
      level: 'full',
      structure: false,
    })
    const changes = reader.read(body).depthChanges
    expect(changes.at(-1)).toMatchObject({lastLine: first + 4, rule: 'depth-implied'})
  })

  test('never lowers a line by more than one, and tells every change', () => {
    fc.assert(
      fc.property(fc.array(pieces, {maxLength: 40}), parts => {
        const {body, reading} = readText(parts.join(''), reply)
        const told = new Set<number>()
        for (const {firstLine, lastLine} of reading.depthChanges) {
          for (let line = firstLine; line <= lastLine; line++) told.add(line - 1)
        }
        for (let row = 0; row < body.lines.count; row++) {
          const moved = body.lines.depth[row]! - body.lines.marks[row]!
          expect(moved).toBeGreaterThanOrEqual(-1)
          if (moved !== 0) expect(told.has(row)).toBe(true)
        }
      }),
    )
  })
})

test('depth-implied takes an attribution whose colon has a no-break space before it', () => {
  const introduction = 'Le lun. 3 févr. 2025 à 10:22, Ana Ruiz <ana@example.org> a écrit\u00a0:'
  expect(levels(`Voilà.\n\nBo\n\n${introduction}\n\n    On commence ?\n`)).toBe('0000011')
})

test('depth-implied ends where nobody answers any more, however long the chain', () => {
  const introduction = 'On Mon, 3 Feb 2025 at 10:22, Ana Ruiz <ana@example.org> wrote:'
  const {body} = readText(`Yes.\n\n${`${introduction}\n\nand so on\n\n`.repeat(200)}`, reply)
  const {depth, count} = body.lines
  expect(Math.max(...depth.subarray(0, count))).toBe(50)
})

test('a header block that begins text without a header section is that text’s own', () => {
  const mail = text`
    From: Ana Ruiz <ana@example.org>
    Sent: Monday, February 3, 2025 10:12 AM
    To: Cy Dale <cy@example.org>
    Subject: RE: gate

    It is shut.
  `
  const shown = depths(mail, {from: ''})
  expect(shown.replaceAll(/\|.*/g, '')).toBe('0\n0\n0\n0\n0\n0')
})

test('a header block in text without a header section counts as in a reply', () => {
  const mail = text`
    Thanks.

    From: Ana Ruiz <ana@example.org>
    Sent: Monday, February 3, 2025 10:12 AM
    To: Cy Dale <cy@example.org>
    Subject: RE: gate

    It is shut.
  `
  expect(lines(mail, {from: ''})).toBe(
    text`
      0 text -| Thanks.
      0 text -|${' '}
      0 header-block -| From: Ana Ruiz <ana@example.org>
      0 header-block -| Sent: Monday, February 3, 2025 10:12 AM
      0 header-block -| To: Cy Dale <cy@example.org>
      0 header-block -| Subject: RE: gate
      1 text Ana|${' '}
      1 text Ana| It is shut.
    `.trimEnd(),
  )
})
