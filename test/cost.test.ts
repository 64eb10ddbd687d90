/**
 * Hostile inputs at n and 2n: work grows with the length of the input, and the output is complete.
 * What the repairs fear is in test/repair/cost.test.ts.
 */
import {describe, expect, test} from 'vitest'
import {growth, mostGrowth, repeat} from './growth.ts'
import {asJson, asText, type Options, type Result} from './run.ts'

const chunk = 1 << 20

const untouched: Options = {format: 'text', headers: 'none', marks: 'keep', requote: 'full'}

/** Cuts as the program's reader makes them. */
function cuts(octets: Buffer): number[] {
  const count = Math.max(0, Math.ceil(octets.length / chunk) - 1)
  return Array.from({length: count}, (_, index) => (index + 1) * chunk)
}

const text = (octets: Buffer): Result => asText(octets, {}, cuts(octets))
const bare = (octets: Buffer): Result => asText(octets, untouched, cuts(octets))
const json = (octets: Buffer): Result => asJson('-', octets, cuts(octets))
const rejoined = (octets: Buffer): Result =>
  asText(octets, {...untouched, rejoin: true, safe: true}, cuts(octets))

/** Name, what it is made of, how many of them at 2n. */
const bodies: readonly (readonly [string, (count: number) => Buffer, number])[] = [
  ['plus signs', repeat('+'), 1e6],
  ['plus signs on lines', repeat('+\n'), 1e6],
  ['quote marks', repeat('>'), 1e6],
  ['quote marks with spaces', repeat('> '), 1e6],
  ['starts of encoded-words', repeat('=?'), 1e6],
  ['ampersands', repeat('&'), 1e6],
  ['spaces', repeat(' '), 1e6],
  ['escapes without an end', repeat('+AD4'), 1e6],
  ['escapes', repeat('+AD4-'), 1e6],
  ['escapes on lines', repeat('+AD4- a\n'), 4e5],
  ['escapes that give escapes', repeat('+ACs-AD4-\n'), 2e5],
  ['one letter', repeat('a'), 64e6],
  ['blank lines', repeat('\n'), 1e6],
  ['bare CR', repeat('\r'), 1e6],
  ['NUL', repeat('\0'), 1e6],
  ['one word a line', repeat('word\n'), 1e6],
  ['one quoted word a line', repeat('> Word\n'), 1e6],
  ['attributions', repeat('On Mon, 1 Mar 2021, Ana Ruiz <ana@example.org> wrote:\n'), 1e5],
  [
    'attributions above unmarked text',
    repeat('On Mon, 1 Mar 2021 at 10:22, Ana Ruiz <ana@example.org> wrote:\n\nx\n\n'),
    12e3,
  ],
  ['quoted attributions', repeat('> On Mon, Ana wrote:\n> > x\n'), 1e5],
  ['attributions without an end', repeat('On Mon, Ana Ruiz\n'), 2e5],
  ['open parentheses', repeat('wrote (<"('), 2e5],
  ['hunk heads', repeat('@@ -1,9999 +1,9999 @@\n'), 1e5],
  ['marks of many styles', repeat('AR> x\nBL> x\n| y\n: z\n'), 1e5],
  ['steps of depth', repeat('> And this is one line of words\n>> that goes on\n>\n'), 1e5],
  ['answers of a program that are none', repeat(`>> x = 1\n  1${' -1'.repeat(20)} x\n`), 2e3],
  ['hunks whose lines may be tails', repeat(`@@ -1,99 +1,99 @@\n+${'a '.repeat(35)}\nb\n`), 2e4],
  ['uuencoded files without an end', repeat('begin 644 a\n#0V%T\n'), 1e5],
  ['binary patches', repeat('GIT binary patch\nliteral 3\nCcmZ0\n'), 1e5],
  ['fields that a wrap broke', repeat(`> To: ${'a@example.org, '.repeat(5)}\nb\n> Cc: c\n`), 2e4],
  ['addresses that a wrap cut', repeat('On 3 Feb, Ana <ana@example.org\n> wrote:\n>> x\n'), 4e4],
  ['links on lines of their own', repeat('see <\nhttps://example.org/\na\n> and b\n'), 4e4],
  ['commands of mail servers', repeat(`>>> MAIL From:<a@b>${' A=b'.repeat(24)}\n<<< 250\n`), 2e4],
  ['commands of a shell', repeat('$ for a in b; do\n> c\n'), 1e5],
  ['documents for a shell that have no end', repeat(`$ ${'<<a '.repeat(70)}\n> c\n`), 1e4],
  ['signed texts', repeat('-----BEGIN PGP SIGNED MESSAGE-----\n> a\n>> b\n'), 4e4],
  ['texts that are signed nowhere', repeat('x-----BEGIN PGP SIGNED MESSAGE'), 1e5],
  [
    'attributions that run on and are wrapped',
    repeat('> On 3 Feb 2025, Ana <ana@example.org[mailto:\n> ana@example.org]> wrote:Hi Bo\n'),
    3e4,
  ],
  [
    'messages passed on in a quotation',
    repeat('> Look:\n> -- Forwarded message --\n> From: Ana\n> Date: x\n> Subject: y\n>\n> x\n'),
    1e4,
  ],
  ['fields that no list has', repeat('From: Ana\nDate: x\nXyz: y\nUvw: z\n'), 4e4],
  ['lines that were broken twice', repeat(`> ${'so '.repeat(23)}\nit\nis\na\n> x\n`), 3e4],
  ['verbs in front of names', repeat(`${'.'.repeat(300)}x schrieb Ana <a@b>:\n> x\n`), 1e4],
  ['lines broken alike', repeat(`> ${'so '.repeat(23)}\nit is\n> x\n`), 3e4],
  [
    'messages of a digest, and its ends',
    repeat(`${'-'.repeat(30)}\n\nFrom: Ana\nDate: x\n${'-'.repeat(30)}\nEnd of Tea Digest\n`),
    2e4,
  ],
  ['signature separators', repeat('-- \n'), 5e5],
  ['OpenPGP armour', repeat('-----BEGIN PGP MESSAGE-----\n'), 1e5],
  ['octets that are no UTF-8', count => Buffer.alloc(count, 0xff), 1e6],
  ['depth 10,000', count => Buffer.from(`${`${'>'.repeat(1e4)} x\n`.repeat(count)}`), 400],
]

/** What is there once line ends of classic Mac OS are LF, and what is no UTF-8 is windows-1252. */
function asRead(octets: Buffer): Buffer {
  if (octets[0] === 0x0d) return Buffer.alloc(octets.length, '\n')
  return octets[0] === 0xff ? Buffer.from(octets.toString('latin1'), 'utf8') : octets
}

describe('bare text', () => {
  test.each(bodies)('of %s is linear, and all of it there', (_, make, count) => {
    const [once, twice] = [make(count / 2), make(count)]
    expect(growth(bare, once, twice)).toBeLessThan(mostGrowth)
    const {output} = asText(twice, {...untouched, repairs: new Set(), requote: 'off'}, cuts(twice))
    expect(output.equals(asRead(twice))).toBe(true)
  })

  test.each(bodies)('of %s is linear as JSON', (_, make, count) => {
    const [once, twice] = [make(count / 8), make(count / 4)]
    expect(growth(json, once, twice)).toBeLessThan(mostGrowth)
  })

  test.each(bodies)('of %s is linear joined and for a terminal', (_, make, count) => {
    const [once, twice] = [make(count / 8), make(count / 4)]
    expect(growth(rejoined, once, twice)).toBeLessThan(mostGrowth)
  })
})

const section = 'From: a@example.org\nSubject: x\n'

/** A message whose multiparts are nested `count` deep, none of them ended. */
function nested(count: number): Buffer {
  const parts = Array.from(
    {length: count},
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
  )
  return Buffer.from(`${section}MIME-Version: 1.0\n${parts.join('')}\nthe end\n`)
}

function flat(count: number): Buffer {
  const head = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n'
  return Buffer.from(`${section}${head}${'--b\n\nx\n'.repeat(count)}--b--\n`)
}

/** Enclosed messages with parts, each around the one behind it. */
function digest(count: number): Buffer {
  const parts = Array.from({length: count}, (_, at) => {
    const sender = `From: b${at}@example.org\nContent-Type: multipart/digest; boundary=b${at}\n`
    return `${sender}\n--b${at}\n\n`
  })
  return Buffer.from(`${section}Content-Type: message/rfc822\n\n${parts.join('')}x\n`)
}

const message = (head: string, body: string, count: number): Buffer =>
  Buffer.from(`${section}${head.repeat(count)}\n${body}`)

const messages: readonly (readonly [string, (count: number) => Buffer, number])[] = [
  ['nested multiparts', nested, 1e5],
  ['parts', flat, 1e5],
  ['enclosed messages', digest, 2e4],
  ['header fields', count => message('X-Field: one\n', 'the end\n', count), 1e5],
  ['empty header fields', count => message('X:\n', 'the end\n', count), 2e5],
  ['continuation lines', count => message(' folded\n', 'the end\n', count), 1e5],
  ['addresses', count => Buffer.from(`To: ${'a <a@example.org>, '.repeat(count)}\n\nx\n`), 4e4],
  ['fields of mojibake', count => message('Subject: cafÃ© isnâ€™t\n', 'the end\n', count), 4e4],
  ['open comments', count => Buffer.from(`To: ${'('.repeat(count)}\n\nx\n`), 5e5],
  ['encoded-words', count => Buffer.from(`Subject: ${'=?utf-8?q?x?= '.repeat(count)}\n\nx\n`), 6e4],
  ['bad encoded-words', count => Buffer.from(`Subject: ${'=?a?q?'.repeat(count)}\n\nx\n`), 1e5],
  [
    'parameters',
    count => Buffer.from(`Content-Type: text/plain${';a=b'.repeat(count)}\n\nx\n`),
    2e5,
  ],
  [
    'references',
    count => Buffer.from(`From: a\nReferences: ${'<a@b> '.repeat(count)}\n\nx\n`),
    1e5,
  ],
  ['From_ lines', repeat('From a@example.org Mon Mar  1 09:00:00 2021\n'), 1e6],
  ['From_ lines in text', repeat('From a@example.org Mon Mar  1 09:00:00 2021\n\nx\n\n'), 1e5],
  ['lines that are nearly From_ lines', repeat('From a\n'), 1e6],
]

describe('messages', () => {
  test.each(messages)('of many %s are linear', (_, make, count) => {
    const [once, twice] = [make(count / 2), make(count)]
    expect(growth(text, once, twice)).toBeLessThan(mostGrowth)
  })

  test.each(messages)('of many %s are linear as JSON', (_, make, count) => {
    const [once, twice] = [make(count / 8), make(count / 4)]
    expect(growth(json, once, twice)).toBeLessThan(mostGrowth)
  })

  test.each([
    ['header fields', message('X-Field: one\n', 'the end\n', 1e4)],
    ['continuation lines', message(' folded\n', 'the end\n', 1e4)],
    ['addresses', Buffer.from(`To: ${'a <a@example.org>, '.repeat(1e4)}\n\nthe end\n`)],
  ])('of many %s come to their end', (_, octets) => {
    expect(text(octets).output.toString()).toMatch(/the end\n$/)
  })

  test('nested too deep show what is left, and tell', () => {
    const {output, findings} = text(nested(1000))
    expect(output.toString()).toContain('Subject: x')
    expect(findings.map(({rule}) => rule)).toContain('limit-reached')
  })

  test('with too many parts tell once', () => {
    const {findings} = text(flat(20_000))
    expect(findings.filter(({rule}) => rule === 'limit-reached')).toHaveLength(1)
  })
})

describe('a thread', () => {
  const answer = (words: string) => (count: number) => {
    const [body, head] = [words.repeat(count), 'From x@example.org Thu Jan  1 00:00:00 2026\n']
    const first = `${head}Message-ID: <1@example.org>\n\n${body}\n\n`
    return Buffer.from(`${first}${head}In-Reply-To: <1@example.org>\n\n> ${body}\n`)
  }
  test.each([
    ['the same word again and again', answer('word '), 2e5],
    ['the same words on lines', answer('one and two and three\n> '), 5e4],
    ['numbers', answer('1 22 333 4444 '), 1e5],
  ])('of %s is linear', (_, make, count) => {
    const read = (octets: Buffer): Result => asJson('-', octets, cuts(octets), {thread: true})
    expect(growth(read, make(count / 2), make(count))).toBeLessThan(mostGrowth)
  })
})
