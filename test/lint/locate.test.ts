import {describe, expect, test} from 'vitest'
import {lint, pointedAt, shown} from './lint.ts'

const qp = (body: string): string =>
  `From: ana@example.org\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${body}`

const base64 = (text: string, width = 76): string => {
  const lines = Buffer.from(text)
    .toString('base64')
    .match(new RegExp(`.{1,${width}}`, 'g'))!
    .join('\n')
  return `From: ana@example.org\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${lines}\n`
}

/** What the findings of one rule point at in the file, and their lines. */
function pointed(input: Buffer | string, rule: string): string[] {
  return lint(input)
    .filter(finding => finding.rule === rule)
    .map(finding => `${finding.line}: ${pointedAt(input, finding)}`)
}

const leaked =
  'Ana Ruiz wrote:\n+AD4- The gate is shut at nine.\n+AD4- +AD4- Bring the key.\nWhich?\n'

describe('in text as it stands', () => {
  test('a line with several places is one finding, from the first to the last', () => {
    expect(pointed(leaked, 'utf7-leak')).toEqual(['2: +AD4-', '3: +AD4- +AD4-'])
    const [, second] = lint(leaked)
    expect(second).toMatchObject({before: '+AD4- +AD4-', after: '> >', line: 3, column: 1})
    expect(second!.message).toBe('leaked UTF-7: "+AD4- +AD4-" should be "> >", 2 places')
    expect(second!.source).toBe('+AD4- +AD4- Bring the key.')
  })

  test('columns count UTF-16 units of the raw line', () => {
    const text =
      'Ana Ruiz wrote:\n> 😀 Café: we+ACI-ll+ACI- see, +ACI-all+ACI- of us, +ACI-soon+ACI-.\n'
    expect(pointed(text, 'utf7-leak')).toEqual([
      '2: +ACI-ll+ACI- see, +ACI-all+ACI- of us, +ACI-soon+ACI-',
    ])
  })

  test('a place that two repairs made is traced back to where it came from', () => {
    const text = 'Ana Ruiz wrote:\n+AD4- It isnâ€™t far to the cafÃ©.\n+AD4- Weâ€™ll see.\nGood.\n'
    expect(pointed(text, 'mojibake')).toEqual(['2: â€™t far to the cafÃ©', '3: â€™'])
    expect(pointed(text, 'utf7-leak')).toEqual(['2: +AD4-', '3: +AD4-'])
  })

  test('an mbox escape counts as an octet of the raw line', () => {
    const mbox = `From MAILER mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: ana@example.org\n\n${leaked}>>From +ACI-here+ACI- on.\n`
    const found = pointed(mbox.replace('MAILER ', ''), 'utf7-leak')
    expect(found.at(-1)).toBe('8: +ACI-here+ACI-')
  })

  test('octets of another charset are one column each', () => {
    const text = Buffer.from(
      'From: ana@example.org\nContent-Type: text/plain; charset=iso-8859-1\n\nAna wrote:\n+AD4- caf\xe9 +ACI-x+ACI-\n+AD4- y\n',
      'latin1',
    )
    expect(shown(lint(text).filter(({rule}) => rule === 'utf7-leak'))[0]).toMatch(/^5:1-23 /)
  })

  test('CRLF and bare CR', () => {
    expect(pointed(leaked.replaceAll('\n', '\r\n'), 'utf7-leak')).toHaveLength(2)
    expect(shown(lint(leaked.replaceAll('\n', '\r')))).toEqual(shown(lint(leaked)))
  })
})

describe('through quoted-printable', () => {
  test('a soft line break before the place', () => {
    const body =
      'Ana wrote:\n+AD4- The gate is =\nshut at nine, and the key is +ACI-lost+ACI-.\n+AD4- x\n'
    expect(pointed(qp(body), 'utf7-leak')).toEqual([
      '6: +AD4- The gate is =\nshut at nine, and the key is +ACI-lost+ACI-',
      '8: +AD4-',
    ])
  })

  test('a soft line break inside the place', () => {
    expect(pointed(qp('Ana wrote:\n+AD=\n4- The gate is shut.\n+AD4- y\n'), 'utf7-leak')).toEqual([
      '6: +AD=\n4-',
      '8: +AD4-',
    ])
  })

  test('escapes are three octets of the raw line', () => {
    const body =
      'Ana wrote:\n> It isn=C3=A2=E2=82=AC=E2=84=A2t far to the caf=C3=83=C2=A9.\n> We.\n'
    expect(pointed(qp(body), 'mojibake')).toEqual([
      '6: =C3=A2=E2=82=AC=E2=84=A2t far to the caf=C3=83=C2=A9',
    ])
  })

  test('a line end that is encoded', () => {
    const body = 'Ana wrote:=0A=2BAD4- one=0A=2BAD4- two=0AThree=\n.\n'
    expect(pointed(qp(body), 'utf7-leak')).toEqual(['5: =2BAD4-', '5: =2BAD4-'])
  })

  test('depth: the raw lines of a broken tail', () => {
    const body =
      'On Thu, 4 Mar 2021, Cy Oduya wrote:\n> On Wed, 3 Mar 2021, Ana Ruiz wrote:\n> > The pump at the lower lock has been running since the night of =\nthe\n> storm, and\n> > the water behind the gate is still as high as it was when we opened\n> the sluice\n> > on the far side of the island last week.\n> Then the gate itself must leak.\nI shall have a look at it.\n'
    const found = lint(qp(body)).filter(({rule}) => rule === 'wrap-broken')
    expect(found.map(({line, source}) => `${line}: ${source}`)).toEqual([
      '9: > storm, and',
      '11: > the sluice',
    ])
    expect(found[0]).toMatchObject({before: '> ', after: '> > ', fixable: true})
  })
})

describe('through base64', () => {
  test('the raw line, and the groups that hold the place', () => {
    const text = base64(leaked)
    const found = lint(text).filter(({rule}) => rule === 'utf7-leak')
    expect(found.map(({line}) => line)).toEqual([5, 5])
    expect(Buffer.from(pointedAt(text, found[0]!), 'base64').toString()).toContain('+AD4-')
  })

  test('no column where the groups are broken', () => {
    const text = base64(leaked, 30)
    const found = lint(text).filter(({rule}) => rule === 'utf7-leak')
    expect(found.map(({line, column}) => [line, column])).toEqual([
      [5, null],
      [7, null],
    ])
  })
})

describe('in header sections', () => {
  test('a folded field: the line that has it', () => {
    const mail =
      'From: ana@example.org\nSubject: the gate and\n the cafÃ© and what\n isnâ€™t\nDate: Thu, 4 Mar 2021 11:00:00 +0000\n\nx\n'
    expect(pointed(mail, 'mojibake')).toEqual(['3: Ã© and what\n isnâ€™'])
  })

  test('an encoded word: all of it', () => {
    const mail =
      'From: ana@example.org\nSubject: see\n =?utf-8?q?caf=C3=83=C2=A9_isn=C3=A2=E2=82=AC=E2=84=A2t?= it\nDate: Thu, 4 Mar 2021 11:00:00 +0000\n\nx\n'
    expect(pointed(mail, 'mojibake')).toEqual([
      '3: =?utf-8?q?caf=C3=83=C2=A9_isn=C3=A2=E2=82=AC=E2=84=A2t?=',
    ])
  })

  test('a charset label: its value, in the section of its part', () => {
    const mail =
      'From: ana@example.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain;\n charset="us-ascii"\n\nCafé\n--b--\n'
    expect(pointed(mail, 'charset-label')).toEqual(['6: us-ascii'])
    expect(lint(mail).find(({rule}) => rule === 'charset-label')).toMatchObject({
      part: '1',
      before: 'us-ascii',
      after: 'utf-8',
    })
  })

  test('a label that is missing: the first line that needs one', () => {
    const mail = 'From: ana@example.org\nSubject: x\n\nHello,\nCafé\n'
    expect(pointed(mail, 'charset-label')).toEqual(['5: Café'])
  })

  test('date and Message-ID where they stand', () => {
    const mail =
      'From: ana@example.org\nSubject: x\nDate: some day\nMessage-ID: <1@example.org>\n\nx\n'
    expect(pointed(mail, 'date-unparsable')).toEqual(['3: some day'])
  })
})

test('a part’s own lines, behind other parts', () => {
  const mail = `From: ana@example.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n--b\nContent-Transfer-Encoding: quoted-printable\n\n${leaked.replaceAll('+', '=2B')}--b--\n`
  const found = lint(mail).filter(({rule}) => rule === 'utf7-leak')
  expect(found.map(({line, part}) => [line, part])).toEqual([
    [11, '2'],
    [12, '2'],
  ])
  expect(pointedAt(mail, found[0]!)).toBe('=2BAD4-')
})
