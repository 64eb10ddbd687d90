/**
 * Messages of the bench's mailboxes, each with its separator line (RFC 4155), its header section
 * and the empty line that an mbox puts behind it. All are well-formed: what they cost is the
 * ordinary path.
 */
import {base64, encodedWord, escapeFrom, quotedPrintable, utf7, utf7Runs} from './encode.js'
import {date, domain, paragraphs, person, phrase, replyLines, word} from './text.js'

/** @typedef {import('./text.js').Random} Random */
/** @typedef {import('./text.js').Paragraph} Paragraph */

/** @param {Random} random */
function messageId(random) {
  const half = () => random.below(0x100000000).toString(16).padStart(8, '0')
  return `<${half()}.${half()}@${domain(random)}>`
}

/** @param {Random} random */
function mailboxes(random, count) {
  const one = () => {
    const {name, address} = person(random)
    return `${encodedWord(name)} <${address}>`
  }
  return Array.from({length: count}, one).join(',\n ')
}

/** @param {Random} random @param {string} when */
function received(random, when) {
  return `Received: from ${domain(random)} (${domain(random)} [192.0.2.${random.below(256)}])
\tby ${domain(random)} (Postfix) with ESMTPS id ${random.below(0x40000000).toString(16)}
\tfor <list@${domain(random)}>; ${when}`
}

/** @param {Random} random */
function subject(random) {
  const list = phrase(random, 3, 8).split(' ')
  if (random.chance(0.2)) list[1] = encodedWord(`${list[1]}é`)
  return `Subject: Re: [${word(random)}] ${list.join(' ')}`
}

/**
 * Separator line and header section.
 * @param {Random} random
 * @param {string[]} content the fields that describe the body
 */
function head(random, content) {
  const {name, address} = person(random)
  const {rfc5322, asctime} = date(random)
  const hops = Array.from({length: random.between(2, 4)}, () => received(random, rfc5322))
  const ids = Array.from({length: random.between(1, 4)}, () => messageId(random))
  const fields = [
    `Return-Path: <${address}>`,
    ...hops,
    `From: ${encodedWord(name)} <${address}>`,
    `To: list@${domain(random)}`,
    `Cc: ${mailboxes(random, random.between(1, 3))}`,
    subject(random),
    `Date: ${rfc5322}`,
    `Message-ID: ${messageId(random)}`,
    `In-Reply-To: ${ids[ids.length - 1]}`,
    `References: ${ids.join('\n ')}`,
    `List-Id: <list.${domain(random)}>`,
    'MIME-Version: 1.0',
    ...content,
  ]
  return Buffer.from(`From ${address} ${asctime}\n${fields.join('\n')}\n\n`)
}

const emptyLine = Buffer.from('\n')

/** @param {string} type @param {string} transferEncoding */
function describe(type, transferEncoding) {
  return [`Content-Type: ${type}`, `Content-Transfer-Encoding: ${transferEncoding}`]
}

/** Every 97th paragraph begins as a separator line does, every 970th as an escaped one. */
function plantFrom(pool) {
  for (let at = 0; at < pool.length; at += 97) {
    pool[at].lines[0] = `${at % 970 === 0 ? '>' : ''}From ${pool[at].lines[0]}`
  }
  return pool
}

/**
 * Plain messages of about 4 KB with quoted replies, three in ten of them 8-bit UTF-8.
 * @param {Random} random
 * @returns {() => Buffer}
 */
export function cleanMessages(random) {
  const ascii = plantFrom(paragraphs(random, 'ascii', 4000))
  const unicode = paragraphs(random, 'unicode', 2000)
  return () => {
    const wide = random.chance(0.3)
    const text = `${replyLines(random, wide ? unicode : ascii).join('\n')}\n`
    const content = wide
      ? describe('text/plain; charset=utf-8', '8bit')
      : describe('text/plain; charset=us-ascii', '7bit')
    // A signature may hold a name outside ASCII; a body declared us-ascii must not.
    const body = Buffer.from(wide ? text : text.replace(/[^\x00-\x7f]/g, 'x'))
    return Buffer.concat([head(random, content), escapeFrom(body), emptyLine])
  }
}

/**
 * A single text body and its fields, in one of the ways in which mail is written.
 * @param {Random} random
 * @param {Record<'ascii' | 'latin' | 'unicode', Paragraph[]>} pools
 * @returns {{content: string[], body: Buffer}}
 */
function textBody(random, pools) {
  const reply = (pool, flowed) => `${replyLines(random, pool, flowed).join('\n')}\n`
  const kind = random.next()
  if (kind < 0.36) {
    const content = describe('text/plain; charset="utf-8"', 'quoted-printable')
    return {content, body: quotedPrintable(Buffer.from(reply(pools.unicode)))}
  }
  if (kind < 0.52) {
    const content = describe('text/plain; charset=iso-8859-1', '8bit')
    return {content, body: Buffer.from(reply(pools.latin), 'latin1')}
  }
  if (kind < 0.7) {
    const content = describe('text/plain; charset="UTF-8"', 'base64')
    return {content, body: base64(Buffer.from(reply(pools.unicode)))}
  }
  if (kind < 0.84) {
    const content = describe('text/plain; charset=UTF-8; format=flowed; delsp=no', '8bit')
    return {content, body: Buffer.from(reply(pools.unicode, true))}
  }
  if (kind < 0.9) {
    const content = describe('text/plain; charset=utf-7', 'quoted-printable')
    return {content, body: quotedPrintable(Buffer.from(utf7Runs(reply(pools.latin))))}
  }
  const content = describe('text/plain; charset=us-ascii', '7bit')
  if (kind < 0.94) return {content, body: Buffer.from(utf7(reply(pools.latin)))}
  return {content, body: Buffer.from(reply(pools.ascii).replace(/[^\x00-\x7f]/g, 'x'))}
}

/** @param {string} boundary @param {string[]} content @param {Buffer} body */
function bodyPart(boundary, content, body) {
  const opening = Buffer.from(`--${boundary}\n${content.join('\n')}\n\n`)
  return Buffer.concat([opening, body, emptyLine])
}

/** @param {string} text */
function html(text) {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const lines = escaped.trimEnd().replace(/\n/g, '<br>\n')
  return `<html><head><meta charset="utf-8"></head><body><div dir="ltr">${lines}</div></body></html>\n`
}

/**
 * Messages of every kind: 62 % one text body, 33 % multipart/alternative, 5 % with an attachment
 * of 50 to 200 KB.
 * @param {Random} random
 * @returns {() => Buffer}
 */
export function mimeMessages(random) {
  const pools = {
    ascii: plantFrom(paragraphs(random, 'ascii', 2000)),
    latin: paragraphs(random, 'latin', 2000),
    unicode: paragraphs(random, 'unicode', 2000),
  }
  const noise = Buffer.alloc(4 << 20)
  for (let at = 0; at < noise.length; at += 4) noise.writeUInt32LE(random.below(0x100000000), at)

  const alternative = boundary => {
    const text = `${replyLines(random, pools.unicode).join('\n')}\n`
    const plain = describe('text/plain; charset="utf-8"', 'quoted-printable')
    const rich = describe('text/html; charset="utf-8"', 'quoted-printable')
    return [
      bodyPart(boundary, plain, quotedPrintable(Buffer.from(text))),
      bodyPart(boundary, rich, quotedPrintable(Buffer.from(html(text)))),
    ]
  }
  const mixed = boundary => {
    const {content, body} = textBody(random, pools)
    const octets = random.between(50_000, 200_000)
    const from = random.below(noise.length - octets)
    const file = `report-${random.below(1000)}.pdf`
    const attachment = [
      ...describe(`application/pdf; name="${file}"`, 'base64'),
      `Content-Disposition: attachment;\n filename="${file}"`,
    ]
    return [
      bodyPart(boundary, content, body),
      bodyPart(boundary, attachment, base64(noise.subarray(from, from + octets))),
    ]
  }
  const multipart = (subtype, parts) => {
    const boundary = `----=_Part_${random.below(0x40000000).toString(16).padStart(8, '0')}`
    const content = [`Content-Type: multipart/${subtype};\n boundary="${boundary}"`]
    const preamble = Buffer.from('This is a multi-part message in MIME format.\n\n')
    const body = [preamble, ...parts(boundary), Buffer.from(`--${boundary}--\n`)]
    return {content, body: Buffer.concat(body)}
  }
  return () => {
    const kind = random.next()
    const {content, body} =
      kind < 0.62
        ? textBody(random, pools)
        : kind < 0.95
          ? multipart('alternative', alternative)
          : multipart('mixed', mixed)
    return Buffer.concat([head(random, content), escapeFrom(body), emptyLine])
  }
}
