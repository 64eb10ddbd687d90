/** What each repair says of the candidates on a line, of those that it takes and those it leaves. */
import {describe, expect, test} from 'vitest'
import {explainers} from '../../src/repair/explainers.ts'
import {repairBody} from '../../src/repair/order.ts'
import {bodyOf, context, textOf} from './bodies.ts'

type Name = keyof typeof explainers

/** `before → after: decision` of each candidate on one row. */
function decisions(name: Name, text: string, row: number): string[] {
  return explainers[name](bodyOf(text), row, context()).map(
    ({before, after, decision}) => `${before} → ${after}: ${decision}`,
  )
}

describe('qp-leak', () => {
  const leak = 'a = b\n> caf=C3=A9 =3D x, it is=\n> so\n'
  test.each([
    ['takes', leak, 1, ['=C3=A9 → é: decoded', '=3D → =: decoded', '= → : decoded']],
    ['leaves', leak, 0, ['= → null: left: it is no escape']],
    [
      'leaves',
      '> the =3D sign\n',
      0,
      ['=3D → =: left: too little proof, 2 points and 2 escapes are needed'],
    ],
    [
      'leaves',
      'caf=C3=A9 =C3=A9\na = b\n',
      0,
      [
        '=C3=A9 → é: left: the region is not saturated',
        '=C3=A9 → é: left: the region is not saturated',
      ],
    ],
    [
      'leaves',
      'In quoted-printable it is =C3=A9 =3D=C3=A9\n',
      0,
      [
        '=C3=A9 → é: left: the text may show escapes on purpose',
        '=3D=C3=A9 → =é: left: the text may show escapes on purpose',
      ],
    ],
    ['leaves', '------=_Part_1\n=C3=A9 =C3=A9 =3D y\n', 0, ['= → null: left: it is no escape']],
    [
      'leaves',
      '=?utf-8?q?a?= =\n=41\n',
      0,
      [
        '=?utf-8?q?a?= → null: left: it is no escape',
        '= → : left: too little proof, 2 points and 2 escapes are needed',
      ],
    ],
    ['is silent about', 'a = b\n', 0, []],
  ])('%s %j, row %i', (_, text, row, said) => {
    expect(decisions('qp-leak', text, row)).toEqual(said)
  })
})

describe('word-leak', () => {
  const word = '=?utf-8?q?Ana_Ru=C3=ADz?='
  test.each([
    ['takes', `${word} wrote:\n`, [`${word} → Ana Ruíz: decoded`]],
    ['leaves', `RFC 2047: ${word}\n`, [`${word} → Ana Ruíz: left: it may be shown on purpose`]],
    ['leaves', `\`${word}\`\n`, [`${word} → Ana Ruíz: left: it is a string or code`]],
    [
      'leaves',
      '=?x?q?a?= =?\n',
      ['=?x?q?a?= → null: left: it cannot be decoded', '=? → null: left: it cannot be decoded'],
    ],
    ['is silent about', 'a = b?\n', []],
  ])('%s %j', (_, text, said) => {
    expect(decisions('word-leak', text, 0)).toEqual(said)
  })

  test('leaves a patch', () => {
    const text = `@@ -1 +1 @@\n-a\n+${word}\n`
    expect(decisions('word-leak', text, 2)).toEqual([
      `${word} → Ana Ruíz: left: a patch, armour or signed text`,
    ])
  })
})

describe('entity-leak', () => {
  test.each([
    ['takes', '&gt; a &lt; b\n&gt; c\n', 0, ['&gt; → >: decoded', '&lt; → <: decoded']],
    ['leaves', 'a &lt; b\n', 0, ['&lt; → <: left: too little proof']],
    [
      'leaves',
      '&gt; a & &x;\n&gt; c\n',
      0,
      [
        '&gt; → >: left: too little proof',
        '& → null: left: it stands for itself',
        '& → null: left: it stands for itself',
      ],
    ],
    [
      'takes only marks of',
      '&gt; a &lt; b\n&gt; c && d\n&gt; e\n',
      0,
      ['&gt; → >: decoded', '&lt; → <: left: only the marks are proven'],
    ],
    [
      'takes only quoted lines, and leaves',
      'a && b &lt; c\n&gt; x\n&gt; y\n',
      0,
      [
        '& → null: left: it stands for itself',
        '& → null: left: it stands for itself',
        '&lt; → <: left: only lines of leaked marks are proven',
      ],
    ],
    [
      'leaves',
      '@@ -1 +1,2 @@\n &gt; a\n+&gt; b\n',
      2,
      ['&gt; → >: left: a patch, armour, signed or encoded data'],
    ],
    ['is silent about', 'a and b\n', 0, []],
  ])('%s %j, row %i', (_, text, row, said) => {
    expect(decisions('entity-leak', text, row)).toEqual(said)
  })
})

describe('mojibake', () => {
  test.each([
    ['takes', 'donâ€™t\n', 'â€™t → ’t: undone'],
    ['leaves', 'JosÃ© was here\n', 'Ã© was here → é was here: left: too little proof'],
    ['leaves', 'In UTF-8: donâ€™t\n', 'â€™t → ’t: left: it may be shown on purpose'],
    ['leaves', 'It is soâ€?\n', 'â€? → null: left: what is lost cannot be known'],
    [
      'leaves',
      '±¾µç×ÓÓÊ¼þ¼°Æä¸½¼þº¬\n',
      'ç×ÓÓÊ¼þ¼°Æä¸½¼þº¬ → null: left: its charset is not guessed',
    ],
    ['leaves', 'donâ€™t, é\n', 'â€™t, é → null: left: not all of the line can be undone to text'],
  ])('%s %j', (_, text, said) => {
    expect(decisions('mojibake', text, 0)).toEqual([said])
  })

  test('is silent about plain text', () => {
    expect(decisions('mojibake', 'It’s fine, José.\n', 0)).toEqual([])
  })
})

test.each([
  ['qp-leak', '> é =C3=A9 =3D x\n', 5],
  ['word-leak', '> é =?utf-8?q?=C3=A9?=\n', 5],
  ['entity-leak', '> é &gt; a-&gt;b-&gt;c-&gt;d\n', 5],
  ['mojibake', '> é’ ok\n> xx donâ€™t\n', 9],
] as const)('%s counts columns as editors do', (name, text, column) => {
  const row = text.split('\n').length - 2
  expect(explainers[name](bodyOf(text), row, context())[0]?.column).toBe(column)
})

/** What a repair says that it decodes is what it decodes. */
test.each([
  ['qp-leak', 'a = b\n> caf=C3=A9 =3D x\n'],
  ['word-leak', 'a\n=?utf-8?q?Ana_Ru=C3=ADz?= wrote:\n'],
  ['entity-leak', 'a && b\n&gt; x &lt; y\n&gt; z\n'],
  ['mojibake', 'José\n“donâ€™t“\ndonâ€™t\n'],
] as const)('%s does as it says', (name, text) => {
  const body = bodyOf(text)
  const rows = Array.from({length: body.lines.count}, (_, row) => row)
  const said = rows.map(row =>
    explainers[name](body, row, context()).some(one => /^(?:decoded|undone)$/.test(one.decision)),
  )
  repairBody(body, {...context(), enabled: new Set([name])})
  const before = text.split('\n')
  const after = textOf(body).split('\n')
  expect(said).toEqual(rows.map(row => before[row] !== after[row]))
})
