import fc from 'fast-check'
import {describe, expect, it, test} from 'vitest'
import {repairBody} from '../../src/repair/order.ts'
import {bodyOf, context, repaired, textOf} from './bodies.ts'

describe('takes', () => {
  test.each([
    ['marks', '&gt; a\n&gt; b', '> a\n> b'],
    ['marks of marks', '&gt; &gt; a\n&gt; &gt; b', '> > a\n> > b'],
    ['marks without text', '&gt; a\n&gt;\n&gt; b\n', '> a\n>\n> b\n'],
    ['marks behind outer marks', '> &gt; a\n> &gt; b', '> > a\n> > b'],
    ['marks behind a reply', 'Yes.\n\n&gt; a\n&gt; b', 'Yes.\n\n> a\n> b'],
    ['CRLF', '&gt; a\r\n&gt; b\r\n', '> a\r\n> b\r\n'],
    ['what stands beside marks', '&gt; a-&gt;b\n&gt; c &amp;&amp; d', '> a->b\n> c && d'],
    ['text of the same hands', '&gt; a\n&gt; b\n\nx &lt; y', '> a\n> b\n\nx < y'],
    ['text of the same depth', '> &gt; a\n> &gt; b\nNo.\n> x &lt; y', '> > a\n> > b\nNo.\n> x < y'],
    ['numbers', '&gt; &#34;a&#x22;\n&gt; it&#39;s &#8220;b&#8221;', '> "a"\n> it\'s “b”'],
    ['windows-1252 numbers', '&gt; don&#146;t\n&gt; b', '> don’t\n> b'],
    ['names of Latin-1', '&gt; caf&eacute;\n&gt; b', '> café\n> b'],
    ['two layers', '&gt; &amp;gt; a\n&gt; &amp;gt; b', '> > a\n> > b'],
    ['one layer where one is proven', '&gt; the &amp;gt; sign\n&gt; b', '> the &gt; sign\n> b'],
    [
      'an escaped patch',
      '&gt; @@ -1 +1 @@\n&gt; -a-&gt;b\n&gt; +c',
      '> @@ -1 +1 @@\n> -a->b\n> +c',
    ],
    [
      'an attribution',
      'Ana Ruiz &lt;ana@example.org&gt; wrote:\n> a\n',
      'Ana Ruiz <ana@example.org> wrote:\n> a\n',
    ],
    [
      'a header block',
      'From: Ana &lt;ana@example.org>\nTo: Bo &lt;bo@example.org>',
      'From: Ana <ana@example.org>\nTo: Bo <bo@example.org>',
    ],
    ['members of structures', 'a-&gt;b\nc-&gt;d(&amp;e-&gt;f)', 'a->b\nc->d(&e->f)'],
    ['letters in words', 'Gr&uuml;&szlig;e, sch&ouml;n, M&auml;rz', 'Grüße, schön, März'],
    ['apostrophes in words', 'I&#39;m, you&#39;re, it&#39;s', "I'm, you're, it's"],
    ['no-break spaces', 'So&nbsp;&nbsp;it is in&nbsp;/etc', 'So\u00a0\u00a0it is in\u00a0/etc'],
    [
      'a web mail\u2019s line',
      '------&nbsp;Original&nbsp;------\n&nbsp;',
      '------\u00a0Original\u00a0------\n\u00a0',
    ],
  ])('%s', (_, leaked, text) => {
    expect(repaired(leaked)).toBe(text)
  })

  it('only lines of marks where ampersands stand elsewhere', () => {
    expect(repaired('a && b &lt; c\n&gt; x &lt; y\n&gt; z')).toBe('a && b &lt; c\n> x < y\n> z')
  })

  it('only marks where ampersands stand among them', () => {
    expect(repaired('&gt; a && b\n&gt; &gt; c &lt; d\n&gt; e')).toBe('> a && b\n> > c &lt; d\n> e')
  })

  it('marks beside the tasks of a stack trace', () => {
    expect(repaired('&gt; a\n&gt; </TASK>\n')).toBe('> a\n> </TASK>\n')
  })

  it('what the same hands quoted, where nothing in all the body stands for itself', () => {
    const [header, quoted] = [
      'Ana &lt;ana@example.org> wrote:\n',
      '> if (a &amp;&amp; b)\n> f(&amp;c)\n',
    ]
    const attribution = 'Ana <ana@example.org> wrote:\n'
    expect(repaired(header + quoted)).toBe(`${attribution}> if (a && b)\n> f(&c)\n`)
    expect(repaired(`${header}${quoted}> g(&d)\n`)).toBe(`${attribution}${quoted}> g(&d)\n`)
    expect(repaired(`${header}${quoted}> a < b\n`)).toBe(`${attribution}${quoted}> a < b\n`)
    expect(repaired(`${header}> f(&amp;c)\n`)).toBe(`${attribution}> f(&amp;c)\n`)
    expect(repaired(quoted)).toBe(quoted)
  })

  it('what was quoted below the depth of the proof, not above it', () => {
    const leaked = 'f(&amp;a, &amp;b)\n> Ana &lt;ana@example.org> wrote:\n> > g(&amp;a, &amp;b)\n'
    const text = 'f(&amp;a, &amp;b)\n> Ana <ana@example.org> wrote:\n> > g(&a, &b)\n'
    expect(repaired(leaked)).toBe(text)
  })

  it('a whole quotation in a text about markup', () => {
    const leaked = '&gt; a\n'.repeat(5)
    expect(repaired(`Your HTML is odd:\n${leaked}`)).toBe(`Your HTML is odd:\n${'> a\n'.repeat(5)}`)
  })
})

describe('leaves', () => {
  test.each([
    ['one line', '&gt; a\nb\n'],
    ['a dump whose line is marked', 'ff00: fc\n&gt;ff08: fc\nff10: fc'],
    ['XML', '<a>\n&gt; b\n&gt; c\n</a>'],
    ['HTML', '&gt; b<br>\n&gt; c<br>'],
    ['a link', '&gt; b <a href="x">\n&gt; c'],
    ['addresses in XML', '<author>Ana &lt;ana@example.org&gt;</author>\n'.repeat(3)],
    ['a query', 'https://example.org/?a=1&lt=2&gt=3\nhttps://example.org/?a=1&amp;b=2'],
    ['a shell', 'make && make install & wait; x &amp; y'],
    ['C', 'f(&gt, &lt);\nrq->end = &lt;\ng(&amp);'],
    ['a mail about HTML', 'In HTML write:\n&gt; a\n&gt; b\nand &amp;'],
    ['a mail about escapes', 'It must be escaped: Ana &lt;ana@example.org&gt; wrote:'],
    ['a list of references', '&lt; less\n&gt; greater\n&amp; and\n&quot; quote'],
    ['references in quotes', 'They show "&nbsp;" as a word, so&nbsp;&nbsp;it is in&nbsp;it'],
    ['a diff', '@@ -1,2 +1,2 @@\n &gt; a\n-&gt; b\n+&gt; c\n'],
    ['a quoted diff', '> @@ -1,2 +1,3 @@\n>  a\n> +x-&gt;y, x-&gt;y, x-&gt;y\n> +&gt; b\n>  c\n'],
    ['controls and surrogates', 'I&#7;m &#xD800;, &#0; &#x202E; &bogus;'],
    ['letters beside real ones', 'Gr&uuml;&szlig;e, sch&ouml;n, März'],
    ['arrows beside real ones', 'a-&gt;b c-&gt;d e-&gt;f g->h'],
  ])('%s', (_, text) => {
    expect(repaired(text)).toBe(text)
  })

  test.each([
    '&gt; a\n&gt; b\n',
    'Ana &lt;ana@example.org&gt; wrote:\n',
  ])('signed text: %j', text => {
    const signed = `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${text}`
    const signature = '-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n'
    expect(repaired(signed + signature)).toBe(signed + signature)
    expect(repaired(signed)).toBe(signed)
  })
})

it('tells line, column, before, after and confidence', () => {
  const told = context()
  repaired('é\n&gt; é &lt; b\n&gt; c', told)
  expect(told.repairs).toEqual([
    {rule: 'entity-leak', line: 2, column: 1, before: '&gt;', after: '>', confidence: 0.98},
    {rule: 'entity-leak', line: 2, column: 8, before: '&lt;', after: '<', confidence: 0.98},
    {rule: 'entity-leak', line: 3, column: 1, before: '&gt;', after: '>', confidence: 0.98},
  ])
})

it('counts when nobody wants to be told', () => {
  const told = context(false)
  repaired('&gt; a\n&gt; b', told)
  expect([told.repairs.length, told.counted]).toEqual([0, 2])
})

it('tells a suspicion once a part', () => {
  const told = context()
  for (let window = 0; window < 2; window++) repairBody(bodyOf('a\nb.&nbsp;It is'), told)
  expect(told.findings.map(({rule, severity, line}) => [rule, severity, line])).toEqual([
    ['entity-leak', 'info', 2],
  ])
})

describe('windows', () => {
  it('remember the depth that was proven', () => {
    const told = context()
    repairBody(bodyOf('> &gt; a\n> &gt; b\n'), told)
    const next = bodyOf('> a &lt; b\n')
    repairBody(next, told)
    expect(textOf(next)).toBe('> a < b\n')
  })

  it('take no marks from the middle of a line', () => {
    const body = bodyOf('&gt; a\n&gt; b\n', {continued: true})
    repairBody(body, context())
    expect(textOf(body)).toBe('&gt; a\n&gt; b\n')
  })
})

const word = fc.constantFrom(
  'words',
  'a->b',
  '&&',
  '<ana@example.org>',
  '"x"',
  '=>',
  "it's",
  '1 < 2',
)
const line = fc.array(word, {minLength: 1, maxLength: 6}).map(words => words.join(' '))
const escapeAll = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

describe('properties', () => {
  it('what was escaped comes back, at any depth', () => {
    fc.assert(
      fc.property(fc.array(line, {minLength: 2}), fc.nat(3), (lines, outer) => {
        const text = lines.map(content => `> ${content}\n`)
        const prefix = '> '.repeat(outer)
        const leaked = text.map(each => prefix + escapeAll(each)).join('')
        expect(repaired(leaked)).toBe(text.map(each => prefix + each).join(''))
      }),
    )
  })

  it('twice is once, whatever the octets', () => {
    const token = fc.constantFrom(
      '&gt;',
      '&amp;',
      '&lt;',
      '&nbsp;',
      '&',
      ' ',
      '\n',
      '> ',
      'a',
      '->',
      '@x',
      '<b>',
      '&#39;',
    )
    fc.assert(
      fc.property(fc.array(token, {maxLength: 60}), tokens => void repaired(tokens.join(''))),
    )
  })
})

test.each([
  ['&gt;', '&gt;'],
  ['&amp;', '&amp;'],
  ['&nbsp;', 'a&nbsp;&nbsp;b '],
  ['&', '&gt; &'],
  ['lines', '&gt; a\n&gt; b &\n'],
  ['<', '&lt;a<b'],
])('is done soon with a hostile row of %s', (_, unit) => {
  const body = bodyOf(unit.repeat(100_000))
  repairBody(body, context(false))
})
