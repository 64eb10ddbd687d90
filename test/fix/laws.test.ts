/**
 * Laws of fix over generated mail: clean mail is a fixed point, twice is once, what is mangled comes
 * back, and nothing but what is reported changes.
 */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {encodeText} from '../../src/charset/encode.ts'
import {findCharset} from '../../src/charset/labels.ts'
import {encodeUtf7} from '../../src/charset/utf7-encode.ts'
import {encodeQuotedPrintable} from '../../src/fix/quoted-printable.ts'
import {fixedOctets, run} from './run.ts'

const words = [
  'Shall',
  'we',
  'meet',
  'at',
  'the',
  'café',
  'on',
  'Monday',
  'naïve',
  '“so”',
  'Größe',
  'day',
]
const sentence = fc
  .array(fc.constantFrom(...words), {minLength: 3, maxLength: 9})
  .map(all => `${all.join(' ')}.`)
/** A reply: quoted lines, then an answer. Leaked UTF-7 needs two escapes at least. */
const text = fc
  .tuple(fc.array(sentence, {minLength: 2, maxLength: 6}), fc.array(sentence, {maxLength: 4}))
  .map(([quoted, own]) => [...quoted.map(line => `> ${line}`), '', ...own, ''].join('\n'))

const encodings = ['7bit', '8bit', 'quoted-printable', 'base64'] as const
type Encoding = (typeof encodings)[number]

function transfer(octets: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'quoted-printable') {
    return encodeQuotedPrintable(octets, {lineLength: 60, eol: Buffer.from('\n')}, true)
  }
  if (encoding !== 'base64') return octets
  return Buffer.from(
    octets
      .toString('base64')
      .replace(/.{72}(?!$)/g, '$&\n')
      .concat('\n'),
  )
}

function mail(charset: string, encoding: Encoding, octets: Buffer): Buffer {
  const head =
    'From: Ana Ruiz <ana@example.org>\nSubject: plan\nMIME-Version: 1.0\n' +
    `Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: ${encoding}\n\n`
  return Buffer.concat([Buffer.from(head), transfer(octets, encoding)])
}

/** In the three containers. */
const containers = ['message', 'crlf', 'mbox'] as const

function contained(message: Buffer, container: (typeof containers)[number]): Buffer {
  if (container === 'message') return message
  const latin1 = message.toString('latin1')
  if (container === 'crlf') return Buffer.from(latin1.replaceAll('\n', '\r\n'), 'latin1')
  const from = 'From ana@example.org Thu Jan  1 00:00:00 1970\n'
  const other = `${from}Subject: sound\n\nSound.\n\n`
  return Buffer.from(`${other}${from}${latin1}\n${other}`, 'latin1')
}

/** UTF-7 with nothing direct but RFC 2152 set D: all but letters, digits, blanks and a few marks is encoded. */
function leaked(text: string): Buffer {
  const coded = /[^A-Za-z0-9'(),\-./:?\t\n ]+/g
  return Buffer.from(
    text.replace(coded, run => {
      const octets = Buffer.from(run, 'utf16le').swap16()
      return `+${octets.toString('base64').replaceAll('=', '')}-`
    }),
  )
}

describe('clean mail is a fixed point', () => {
  test.each(['utf-8', 'windows-1252', 'utf-7', 'gb18030'])('in %s', charset => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(...encodings),
        fc.constantFrom(...containers),
        (body, encoding, container) => {
          const octets = encodeText(Buffer.from(body), findCharset(charset)!)!
          if (encoding === '7bit' && charset !== 'utf-7') return
          const input = contained(mail(charset, encoding, octets), container)
          const {output, reports} = run(input)
          expect(output.equals(input)).toBe(true)
          expect(reports.flatMap(({refused}) => refused)).toEqual([])
        },
      ),
    )
  })
})

describe('what is mangled comes back', () => {
  test('UTF-7 without its label', () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(...encodings),
        fc.constantFrom(...containers),
        (body, encoding, container) => {
          const input = contained(mail('us-ascii', encoding, leaked(body)), container)
          const isAscii = !/[^\0-\x7f]/.test(body)
          const {output} = fixedOctets(input)
          // What needs another charset gets its label, and from 7bit another encoding.
          const to = encoding === '7bit' && !isAscii ? 'quoted-printable' : encoding
          const octets = Buffer.from(body)
          const whole = mail(isAscii ? 'us-ascii' : 'utf-8', to, octets)
          const expected = contained(whole, container).toString('latin1')
          const got = output.toString('latin1')
          if (to === 'quoted-printable') expect(unfolded(got)).toBe(unfolded(expected))
          else expect(got).toBe(expected)
        },
      ),
    )
  })

  test('UTF-8 under another label', () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('us-ascii', 'iso-8859-1', 'y'),
        fc.constantFrom('8bit' as const, 'quoted-printable' as const, 'base64' as const),
        (body, label, encoding) => {
          fc.pre(/[^\0-\x7f]/.test(body))
          const octets = Buffer.from(body)
          const {output} = fixedOctets(mail(label, encoding, octets))
          expect(output.toString()).toBe(mail('utf-8', encoding, octets).toString())
        },
      ),
    )
  })
})

/** Soft line breaks may come elsewhere. */
function unfolded(octets: string): string {
  return octets.replace(/=\r?\n/g, '')
}

/** What mail is made of, so that random lines meet the rules. */
const pieces = [
  '>',
  '> ',
  ' ',
  '>From ',
  'From a@example.org Mon Mar  1 09:00:00 2021',
  'On Mon, Ana Ruiz wrote:',
  'From: Bo Lind <bo@example.org>',
  'Date: Mon, 1 Mar 2021 09:00:00 +0000',
  'Subject: = ?utf-8?q?x=C3=A9? =',
  'Content-Type: text/plain; charset=y',
  'Content-Type: multipart/mixed; boundary=b',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Transfer-Encoding: base64',
  'Content-Length: 12',
  '--b',
  '--b--',
  '-----BEGIN PGP MESSAGE-----',
  '+AD4-',
  '+AD4 +ACI-',
  '+AOk-',
  '=3E=20',
  '=C3=A9=',
  '&gt; &quot;',
  '=?utf-8?q?=C3=A9?=',
  'Ã©',
  'é',
  'word',
  '\0',
  '\r',
]
const line = fc.array(
  fc.oneof({weight: 6, arbitrary: fc.constantFrom(...pieces)}, fc.string({unit: 'binary-ascii'})),
  {maxLength: 3},
)
const anything = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n', '\n\n')), {maxLength: 25})
  .map(all => Buffer.from(all.map(([parts, eol]) => parts.join('') + eol).join('')))

test('twice is once, whatever comes', () => {
  fc.assert(
    fc.property(anything, fc.constantFrom('safe' as const, 'full' as const), (octets, requote) => {
      fixedOctets(octets, {requote})
    }),
    {numRuns: 300},
  )
})

test('any two cuts give the same output', () => {
  fc.assert(
    fc.property(anything, fc.nat(), fc.nat(), (octets, first, second) => {
      const cuts = [first, second].map(cut => cut % (octets.length + 1)).sort((a, b) => a - b)
      expect(run(octets, {}, cuts).output.equals(run(octets).output)).toBe(true)
    }),
    {numRuns: 300},
  )
})

test('utf-8 that is asked for says the same', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...encodings), (body, encoding) => {
      const {output} = fixedOctets(mail('utf-7', encoding, encodeUtf7(body)), {charset: 'utf-8'})
      const isAscii = !/[^\0-\x7f]/.test(body)
      const to = encoding === '7bit' && !isAscii ? 'quoted-printable' : encoding
      const label = isAscii ? 'utf-7' : 'utf-8'
      expect(unfolded(output.toString())).toBe(
        unfolded(mail(label, to, Buffer.from(body)).toString()),
      )
    }),
  )
})
