/** What is never altered, and what is said of it. */
import {describe, expect, test} from 'vitest'
import {fixed, refusals, run, utf8} from './run.ts'

const leak = '+AD4- Shall we?\n+AD4- Bo says +ACI-no+ACI-.\nYes.\n'
const head = 'From: ana@example.org\nSubject: plan\nMIME-Version: 1.0\n'

const multipart = (type: string, part: string): string =>
  `${head}Content-Type: ${type}; boundary=b\n\n--b\n${part}\n--b--\n`

describe('stays octet for octet, and is refused', () => {
  test.each([
    ['multipart/signed', multipart('multipart/signed', `Content-Type: text/plain\n\n${leak}`), '1'],
    [
      'a message in multipart/signed',
      multipart('multipart/signed', `Content-Type: message/rfc822\n\nSubject: x\n\n${leak}`),
      '1.1',
    ],
    [
      'a multipart in multipart/signed',
      multipart(
        'multipart/signed',
        `Content-Type: multipart/mixed; boundary=c\n\n--c\n\n${leak}\n--c--\n`,
      ),
      '1.1',
    ],
    ['OpenPGP', `${head}\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${leak}`, '1'],
    ['a label in signed text', multipart('multipart/signed', `\n${utf8('é')}\n`), '1'],
  ])('%s', (_name, mail, part) => {
    expect(fixed(mail)).toBe(mail)
    expect(refusals(mail)).toEqual([`${part} signed`])
  })

  test.each([
    ['multipart/encrypted', multipart('multipart/encrypted', `\n${leak}`)],
    ['OpenPGP', `${head}\n${leak}-----BEGIN PGP MESSAGE-----\n\nabcd\n-----END PGP MESSAGE-----\n`],
  ])('encrypted: %s', (_name, mail) => {
    expect(fixed(mail)).toBe(mail)
    expect(refusals(mail)).toEqual(['1 encrypted'])
  })

  test('a header field of a signed message', () => {
    const mail = multipart('multipart/signed', '\nSound.\n').replace(
      'plan',
      '= ?utf-8?q?Caf=C3=A9? =',
    )
    expect(fixed(mail)).toBe(mail)
    expect(refusals(mail)).toEqual(['- signed'])
  })

  test('a message with signature fields, where that is asked for', () => {
    const mail = `DKIM-Signature: v=1; b=x\nX-Developer-Signature: v=1\n${head}\n${leak}`
    expect(fixed(mail, {keepSigned: true})).toBe(mail)
    expect(refusals(mail, {keepSigned: true})).toEqual(['- signed'])
    expect(run(Buffer.from(mail)).reports[0]).toMatchObject({brokeSignature: true, refused: []})
  })

  test('text of a multipart without parts that would need a label', () => {
    const mail = `${head}Content-Type: multipart/mixed; boundary=b\n\n${leak}caf+AOk-\n`
    expect(fixed(mail)).toBe(mail)
    expect(refusals(mail)).toEqual(['1 not-representable'])
  })
})

describe('stays octet for octet, and is nobody’s business', () => {
  test.each([
    ['an attachment', `Content-Disposition: attachment; filename=x.txt\n\n${leak}`],
    ['HTML', `Content-Type: text/html\n\n${leak}`],
    ['another type', `Content-Type: application/octet-stream\n\n${leak}`],
    ['an S/MIME body', `Content-Type: application/pkcs7-mime\n\n${leak}`],
  ])('%s', (_name, part) => {
    const mail = multipart('multipart/mixed', part)
    expect(fixed(mail)).toBe(mail)
    expect(refusals(mail)).toEqual([])
  })

  test('sound text in signed mail', () => {
    const mail = multipart('multipart/signed', '\nSound.\n')
    expect(fixed(mail)).toBe(mail)
    expect(refusals(mail)).toEqual([])
  })
})

test('only the signed one of two parts stays', () => {
  const signed = `Content-Type: multipart/signed; boundary=c\n\n--c\n\n${leak}\n--c--\n`
  const mail = `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\n${signed}--b\n\n${leak}\n--b--\n`
  const healed = '> Shall we?\n> Bo says "no".\nYes.\n'
  expect(fixed(mail)).toBe(mail.replace(`--b\n\n${leak}`, `--b\n\n${healed}`))
  expect(refusals(mail)).toEqual(['1.1 signed'])
})

test('text that would be taken for an mbox', () => {
  const mail = '>From ana@example.org Mon Mar  1 09:00:00 2021\n\nHi.\n'
  expect(fixed(mail)).toBe(mail)
  expect(refusals(mail)).toEqual(['- not-settled'])
})

describe('limits', () => {
  test('a message over 8 MiB leaves as it came, and those behind it are fixed', () => {
    const from = 'From ana@example.org Thu Jan  1 00:00:00 1970\n'
    const attachment = `${'x'.repeat(76)}\n`.repeat(130_000)
    const big = `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n${leak}\n--b\nContent-Type: image/png\n\n${attachment}\n--b--\n`
    const octets = Buffer.from(`${from}${big}\n${from}${head}\n${leak}`)
    const cuts = Array.from({length: octets.length >> 16}, (_, index) => (index + 1) << 16)
    const {output, reports} = run(octets, {}, cuts)
    expect(reports.map(({refused}) => refused.map(({reason}) => reason))).toEqual([
      ['limit-reached'],
      [],
    ])
    const at = from.length + big.length + 1
    expect(output.subarray(0, at).equals(octets.subarray(0, at))).toBe(true)
    expect(output.subarray(at).toString()).toBe(
      `${from}${head}\n> Shall we?\n> Bo says "no".\nYes.\n`,
    )
  })

  test('a text part over 2 MiB stays', () => {
    const line = 'This is a line of a very long mail, and there are many of its kind.\n'
    const mail = `${head}\n${leak}${line.repeat(40_000)}`
    const {output, reports} = run(Buffer.from(mail))
    expect(output.equals(Buffer.from(mail))).toBe(true)
    expect(reports[0]!.refused).toMatchObject([{part: '1', reason: 'limit-reached'}])
  })
})
