/** What each repair fears most, at n and 2n: its work grows with the length of the body. */
import {describe, expect, test} from 'vitest'
import {CharsetDecoder} from '../../src/charset/decode.ts'
import {allRepairs, repairBody, repairFields} from '../../src/repair/order.ts'
import type {RepairName} from '../../src/types.ts'
import {growth, mostGrowth, repeat} from '../growth.ts'
import {bodyOf, context} from './bodies.ts'

type Make = (count: number) => Buffer

/** Each line has one mark more than the one before. */
const staircase = (text: string): Make => {
  return count => {
    const rows = Math.floor(Math.sqrt(count))
    const lines = Array.from({length: rows}, (_, row) => `${'>'.repeat(row)} ${text}\n`)
    return Buffer.from(lines.join(''))
  }
}
const within = (head: string, piece: string, tail: string): Make => {
  return count => Buffer.from(head + piece.repeat(count) + tail)
}

/** Name, what it is made of, how many of them at 2n. */
type Case = readonly [string, Make, number]

const hostile: Partial<Record<RepairName, readonly Case[]>> = {
  'qp-leak': [
    ['escapes', repeat('=3D'), 4e5],
    ['equals signs', repeat('='), 1e6],
    ['halves of characters', repeat('=C3'), 4e5],
    ['soft breaks', repeat('> a=\n'), 2e5],
    ['soft breaks that join to one line', within('=C3=A9=20=\n', `${'a'.repeat(73)}=\n`, 'b'), 2e4],
    ['unequal marks', repeat('> a=\n>> =C3=A9\n>\n'), 1e5],
    ['starts of encoded words', repeat('=?a?q?'), 2e5],
    ['blanks behind an equals sign', within('=C3=A9 =3D ', '= ', ''), 5e5],
    ['steps of depth', staircase('a = =C3=A9 =3D'), 2e6],
    ['escapes of escapes', within('=C3=A9 =3D ', '=3D20', ''), 2e5],
    ['armour without an end', repeat('-----BEGIN X\n=20\n'), 1e5],
  ],
  'utf7-leak': [
    ['plus signs', repeat('+'), 1e6],
    ['escapes without an end', repeat('+AD4'), 2e5],
    ['escapes on lines', repeat('+AD4- a\n'), 1e5],
    ['escapes that give escapes', repeat('+ACs-AD4-\n'), 1e5],
    ['one long escape', within('+AD4-+', 'AOkA6QDp', '-'), 1e5],
    ['steps of depth', staircase('+AD4- a+'), 1e6],
    ['escapes that lines cut', repeat('+AD4\n'), 2e5],
  ],
  'word-leak': [
    ['encoded words in a row', repeat('=?utf-8?q?a?= '), 3e4],
    ['encoded words on lines', repeat('=?utf-8?q?a?=\n'), 3e4],
    ['starts of words', repeat('=?utf-8?q?'), 1e5],
    ['openers', repeat('=?'), 5e5],
    ['words of an unknown charset', repeat('=?x?b?YQ==?= '), 5e4],
    ['one long word', within('=?utf-8?b?', 'w6nD', 'w6k=?='), 2e5],
    ['words in words', repeat('=?utf-8?q?=3D=3Futf-8=3Fq=3Fa=3F=3D?= '), 2e4],
    ['words and back-ticks', repeat('`=?utf-8?q?a?= '), 3e4],
  ],
  'entity-leak': [
    ['ampersands', repeat('&'), 1e6],
    ['references', repeat('&gt;'), 2e5],
    ['marks on lines', repeat('&gt; a\n'), 1e5],
    ['layers', within('&gt; a\n&gt; &', 'amp;', 'gt; b\n'), 2e5],
    ['no-break spaces', repeat('&nbsp;'), 2e5],
    ['starts of tags', within('&gt; a\n', '<a ', ''), 2e5],
    ['starts of addresses', within('&gt; a\n', '&lt;a', ''), 2e5],
    ['long addresses', within('&lt;', 'a@', '&gt;'), 4e5],
    ['lines that a web mail writes', repeat('----&nbsp;'), 1e5],
    ['members of structures', repeat('a-&gt;b\n> a->b\n'), 1e5],
    ['steps of depth', staircase('&gt; a &amp;'), 1e6],
  ],
  mojibake: [
    ['long sequences', repeat('â€™'), 1e5],
    ['long sequences on lines', repeat('a â€™\n'), 5e4],
    ['first halves', repeat('Ã'), 3e5],
    ['first halves on lines', repeat('aÃ \n'), 1e5],
    ['words that are looked for', repeat('Ã©tÃ© été\n'), 3e4],
    ['words of one line', within('Ã©tÃ© ', 'été ', ''), 1e5],
    ['what was lost', repeat('â€ \n'), 1e5],
    ['three layers', repeat('ÃƒÆ’Ã†â€™\n'), 3e4],
    ['trailers', within('', 'Cc: JosÃ© ', '<a@example.org>'), 3e4],
    ['colons that lead to it', repeat('so:\n\nJosÃ© wrote:\n'), 3e4],
    ['text of another charset', repeat('±¾µç×ÓÓÊ¼þ'), 3e4],
  ],
  'mark-space': [
    ['no-break spaces before marks', repeat('\u00a0>'), 2e5],
    ['no-break spaces on lines', repeat('>\u00a0> a\n'), 1e5],
    ['no-break spaces', repeat('> \u00a0\u00a0'), 2e5],
    ['full-width marks', repeat('＞'), 2e5],
    ['full-width marks on lines', repeat('：\n\n＞a\n'), 1e5],
    ['what has no width', repeat('\ufeff'), 2e5],
    ['what has no width on lines', repeat('> \ufeff\u200bé\n'), 1e5],
    ['hunks', repeat('@@ -1,9999 +1,9999 @@\n>\u00a0> a\n'), 5e4],
  ],
  'from-escape': [
    ['escapes on lines', repeat('>From a\n'), 1e5],
    ['escapes of escapes', repeat('>>From a\n'), 1e5],
    ['marks before one', within('', '>', 'From a\n'), 1e6],
    ['escapes in paragraphs', repeat('> a\n> >From b\n> c\n\n'), 5e4],
    ['escapes among tight marks', repeat('>a\n>From b\n>>c\n'), 5e4],
    ['steps of depth', staircase('>From a'), 1e6],
  ],
}

const cases = Object.entries(hostile).flatMap(([rule, list]) =>
  list.map(([what, make, count]) => [rule as RepairName, what, make, count] as const),
)

test.each(cases)('%s takes linear time on %s', (rule, _, make, count) => {
  const repair = (octets: Buffer): void => {
    const told = {...context(false), enabled: new Set([rule])}
    repairBody(bodyOf(octets.toString()), told)
  }
  expect(growth(repair, make(count / 2), make(count))).toBeLessThan(mostGrowth)
})

describe('charset-label takes linear time on', () => {
  const octets = (...values: number[]): Make => {
    return count => Buffer.alloc(count * values.length, Buffer.from(values))
  }
  const runs: readonly Case[] = [
    ['octets that are no UTF-8', octets(0xff), 1e6],
    ['such octets on lines', octets(0xff, 0x0a), 5e5],
    ['characters and such octets', octets(0xc3, 0xa9, 0xff), 5e5],
    ['first octets', octets(0xf0), 1e6],
    ['characters that lack an octet', octets(0xf0, 0x9f, 0x98), 5e5],
  ]
  test.each(runs)('%s', (_, make, count) => {
    const decode = (bytes: Buffer): void => {
      for (const label of ['utf-8', 'us-ascii', 'iso-8859-1', 'y']) {
        const decoder = new CharsetDecoder(label, 'windows-1252', () => undefined)
        decoder.decode(bytes, 0, bytes.length, true)
      }
    }
    expect(growth(decode, make(count / 2), make(count))).toBeLessThan(mostGrowth)
  })
})

describe('a header section takes linear time with', () => {
  const fields: readonly Case[] = [
    ['encoded words', repeat('=?utf-8?q?a?= '), 3e4],
    ['words that are not closed', repeat('=?utf-8?q?=C3=A9 '), 3e4],
    ['words with blanks inside', repeat('= ?utf-8 ? q ? =C3=A9 ? = '), 2e4],
    ['openers with blanks', repeat('= ? '), 3e5],
    ['mojibake in names', repeat('JosÃ© â€™ <a@example.org>, '), 2e4],
    ['escapes in names', repeat('+AOk-a <a@example.org>, '), 2e4],
  ]
  test.each(fields)('%s', (_, make, count) => {
    const repair = (bytes: Buffer): void => {
      const text = bytes.toString()
      const names = ['Subject', 'To']
      repairFields(
        names.map(name => ({name, line: 1, text})),
        allRepairs,
      )
    }
    expect(growth(repair, make(count / 2), make(count))).toBeLessThan(mostGrowth)
  })
})
