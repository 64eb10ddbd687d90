/** What people are told where the text that they are shown is not the text that was signed. */
import {describe, expect, test} from 'vitest'
import type {Finding} from '../../src/types.ts'
import {run as fix} from '../fix/run.ts'
import {lintAll} from '../lint/lint.ts'
import {asJson, asText, type Options} from '../run.ts'

const head = 'From: ana@example.org\nSubject: Re: gate\nMIME-Version: 1.0\n'
const clean = 'Bo wrote:\n> > The gate is shut at nine.\n> Bring the key.\nWhich key?\n'
const leak = 'Bo wrote:\n+AD4- The gate is shut at nine.\n+AD4- Bring the key.\nWhich key?\n'
const entities =
  'Bo wrote:\n&gt; The gate is shut at nine.\n&gt; Bring the &quot;key&quot;.\n&gt; And a lamp.\nWhich key?\n'
const softBreaks =
  'Bo wrote:\n=3E=20The gate is shut at nine=2E\n=3E=20Bring the key=2C please=2E\n=3E=20And a lamp=2E=20\nWhich key=3F\n'
const nbsp =
  'Bo wrote:\n>\u00a0> The ladder stands behind the shed.\n>\u00a0> It has twelve rungs.\n> One of them is broken.\nI know.\n'
const tail = [
  'Bo wrote:',
  '> The pump at the lower lock has been running since the night of the',
  'storm, and',
  '> the water behind the gate is still as high as it was when we opened',
  'the sluice',
  '> on the far side of the island last week.',
  'I see.\n',
].join('\n')
/** Every line has its marks: a wrap left tails for `--rejoin` alone. */
const wrapped = [
  'Bo wrote:',
  '> This is the second version of the patches to upstream the support',
  '> and',
  '> into the driver.',
  'I see.\n',
].join('\n')

const utf8 = 'Content-Type: text/plain; charset=utf-8\n'

const signatureOf = (type: string): string => `--b\nContent-Type: ${type}\n\nx\n--b--\n`
const multipart = (type: string, part: string, signature: string): string =>
  `${head}Content-Type: ${type}; boundary=b\n\n--b\n${part}\n${signatureOf(signature)}`
/** The body starts on line 8 of the mail. */
const pgp = (body: string, fields = ''): string =>
  multipart('multipart/signed', `${fields}\n${body}`, 'application/pgp-signature')
const smime = (body: string): string =>
  multipart('multipart/signed', `\n${body}`, 'application/pkcs7-signature')

const begin = '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n'
const end = '\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n'
/** The signed text starts on line 8 of the mail. */
const inline = (text: string, below = ''): string => `${head}\n${begin}${text}${end}${below}`
const cutOff = (text: string): string => `${head}\n${begin}${text}`

const tell = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({rule}) => rule === 'signed-content')
    .map(({severity, part, line, message}) => `${part}:${line} ${severity} ${message}`)

/** What is told of a mail shown as text; as JSON it is the same but for lines that are joined. */
function told(mail: string, options: Options = {}): string[] {
  const octets = Buffer.from(mail)
  const found = tell(asText(octets, options).findings)
  if (!options.rejoin) expect(tell(asJson('-', octets, [], options).findings)).toEqual(found)
  return found
}

const sentence = 'info the text shown is not the text signed'
const inSigned = `${sentence} (inside multipart/signed)`
const inText = `${sentence} (OpenPGP in the text)`

describe('takes', () => {
  test.each<[string, string, string]>([
    ['leaked UTF-7', pgp(leak), `1:9 ${inSigned}: repaired (utf7-leak)`],
    ['leaked UTF-7 in S/MIME', smime(leak), `1:9 ${inSigned}: repaired (utf7-leak)`],
    ['leaked quoted-printable', pgp(softBreaks), `1:9 ${inSigned}: repaired (qp-leak)`],
    ['leaked character references', pgp(entities), `1:9 ${inSigned}: repaired (entity-leak)`],
    ['white space among marks', pgp(nbsp, utf8), `1:10 ${inSigned}: repaired (mark-space)`],
    ['a depth', pgp(tail), `1:10 ${inSigned}: depth changed (wrap-broken)`],
    [
      'both, at the first of them',
      pgp(`${tail}\n${leak}`),
      `1:10 ${inSigned}: repaired (utf7-leak), depth changed (wrap-broken)`,
    ],
    [
      'a wrong label, which is signed with its text',
      pgp('Café at nine?\n', 'Content-Type: text/plain; charset=us-ascii\n'),
      `1:9 ${inSigned}: repaired (charset-label)`,
    ],
    [
      'a part of what is signed as a whole',
      pgp(
        `--c\n\n${clean}\n--c\n\n${leak}\n--c--\n`,
        'Content-Type: multipart/mixed; boundary=c\n',
      ),
      `1.2:19 ${inSigned}: repaired (utf7-leak)`,
    ],
    [
      'a signed message that another encloses',
      `${head}Content-Type: message/rfc822\n\n${pgp(leak)}`,
      `1.1:14 ${inSigned}: repaired (utf7-leak)`,
    ],
    ['a depth in OpenPGP', inline(tail), `1:10 ${inText}: depth changed (wrap-broken)`],
    [
      'a depth in the second of two signed texts',
      inline(clean, `\n${begin}${tail}${end}`),
      `1:23 ${inText}: depth changed (wrap-broken)`,
    ],
    ['OpenPGP cut off', cutOff(leak), `1:9 ${inText}: repaired (utf7-leak)`],
    [
      'OpenPGP cut off, and not the part behind it',
      `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n${begin}${tail}\n--b\n\n${tail}\n--b--\n`,
      `1:13 ${inText}: depth changed (wrap-broken)`,
    ],
    ['white space in it', cutOff(nbsp), `1:9 ${inText}: repaired (mark-space)`],
  ])('%s', (_name, mail, expected) => {
    expect(told(mail)).toEqual([expected])
  })

  test.each<[string, string, string]>([
    ['a multipart/signed', pgp(wrapped), `1:10 ${inSigned}: lines joined`],
    ['OpenPGP', inline(wrapped), `1:10 ${inText}: lines joined`],
    [
      'a tail that lost its marks as well',
      pgp(tail),
      `1:10 ${inSigned}: depth changed (wrap-broken), lines joined`,
    ],
  ])('lines that --rejoin joins in %s', (_name, mail, expected) => {
    expect(told(mail, {rejoin: true})).toEqual([expected])
  })

  test('each part by itself', () => {
    const parts = `--c\n\n${wrapped}\n--c\n\n${leak}\n--c\n\n${leak}\n--c\n\n${clean}\n--c--\n`
    const mail = pgp(parts, 'Content-Type: multipart/mixed; boundary=c\n')
    expect(told(mail, {rejoin: true})).toEqual([
      `1.1:13 ${inSigned}: lines joined`,
      `1.2:20 ${inSigned}: repaired (utf7-leak)`,
      `1.3:27 ${inSigned}: repaired (utf7-leak)`,
    ])
  })
})

describe('leaves', () => {
  test.each<[string, string]>([
    ['sound text', pgp(clean)],
    ['sound text in S/MIME', smime(clean)],
    ['sound text in OpenPGP', inline(clean)],
    ['lines to be joined, as long as nobody asks', pgp(wrapped)],
    ['what a repair spares in OpenPGP', inline(leak)],
    ['what stands below a signature', inline(clean, `\n${tail}`)],
    ['what stands above one', `${head}\n${tail}\n${begin}${clean}${end}`],
    ['a repair below a signature', inline(clean, `\n${nbsp}`)],
    ['OpenPGP that is quoted', `${head}\n> ${begin.trim()}\n>\n${tail}`],
    ['OpenPGP that is spoken of', `${head}\nWrite -----BEGIN PGP SIGNED MESSAGE-----\n${tail}`],
    ['text that nobody signed', `${head}\n${leak}${tail}`],
    ['a label of OpenPGP, which it does not sign', inline('Café at nine?\n')],
    [
      'the footer of a list below signed text',
      `${head}Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/signed; boundary=b\n\n--b\n\n${clean}\n${signatureOf('application/pgp-signature')}\n--a\n\n${leak}\n--a--\n`,
    ],
    ['what is encrypted', multipart('multipart/encrypted', `\n${leak}`, 'application/x')],
    ['what is shown to nobody', `${head}Content-Type: application/pkcs7-mime\n\n${leak}`],
    [
      'header fields, which a signed part does not cover',
      pgp(clean).replace('gate', '= ?utf-8?q?Caf=C3=A9? ='),
    ],
  ])('%s', (_name, mail) => {
    expect(told(mail)).toEqual([])
  })

  test('all, where nothing is repaired and depth is left', () => {
    expect(told(pgp(leak), {repairs: new Set()})).toEqual([])
    expect(told(pgp(tail), {requote: 'off'})).toEqual([])
  })

  test('lines that --rejoin joins below a signature', () => {
    const mail = inline(clean, `\n${wrapped}`)
    expect(asText(Buffer.from(mail), {rejoin: true}).output.toString()).toContain('support and')
    expect(told(mail, {rejoin: true})).toEqual([])
  })

  test('flowed lines, which are made to be joined', () => {
    const mail = pgp('The gate \nis shut.\n', 'Content-Type: text/plain; format=flowed\n')
    expect(asText(Buffer.from(mail), {rejoin: true}).output.toString()).toContain('gate is shut')
    expect(told(mail, {rejoin: true})).toEqual([])
  })

  test('what is shown to nobody: lint and fix have words of their own', () => {
    const rules = lintAll(pgp(leak)).findings.map(({rule}) => rule)
    expect(rules).toContain('signed-damaged')
    expect(rules).not.toContain('signed-content')
    const [report] = fix(Buffer.from(pgp(leak))).reports
    expect(report).toMatchObject({refused: [{part: '1', reason: 'signed'}], findings: []})
  })
})

describe('long text, which comes in windows', () => {
  const line = 'This is a line of a very long mail, and there are many of its kind.\n'
  const filler = line.repeat(17_000)

  test('goes on being signed', () => {
    const expected = `1:17009 ${inText}: repaired (utf7-leak)`
    expect(told(cutOff(filler + leak))).toEqual([expected])
    expect(told(inline(filler + tail))).toEqual([`1:17010 ${inText}: depth changed (wrap-broken)`])
  })

  test('begins with a line, not where a window does', () => {
    const windowEnd = 'x'.repeat((1 << 20) - 2)
    expect(told(`${head}\n${windowEnd}${begin}${tail}`)).toEqual([])
    expect(told(`${head}\n${windowEnd.slice(1)}\n${begin}${tail}`)).toHaveLength(1)
  })

  test('is told of once, however much is repaired', () => {
    const octets = Buffer.from(pgp(`Bo wrote:\n${'+AD4- Shall we?\n'.repeat(20_001)}Yes.\n`))
    const rules = ({findings}: {findings: readonly Finding[]}): string[] =>
      findings.map(({rule}) => rule)
    expect(rules(asText(octets))).toEqual(['signed-content'])
    expect(rules(asJson('-', octets))).toEqual(['signed-content', 'limit-reached'])
  })

  test('ends with its signature', () => {
    expect(told(inline(filler, `\n${tail}`))).toEqual([])
    expect(told(inline(clean, `\n${filler}${leak}`))).toEqual([])
  })
})

test('however the octets are cut, it is told the same', () => {
  const octets = Buffer.from(pgp(`${tail}\n${leak}`))
  const whole = tell(asText(octets).findings)
  const each = Array.from({length: octets.length - 1}, (_, at) => at + 1)
  expect(whole).toHaveLength(1)
  expect(tell(asText(octets, {}, each).findings)).toEqual(whole)
})
