/**
 * The fields that count a body: Content-Length (mboxcl, mboxcl2) in octets, Lines (RFC 1036 §2.2.12)
 * in lines. Only those that stand there are corrected, and only where the body changed.
 */

import {countLines} from '../lines/count.ts'
import {LF} from '../lines/octets.ts'
import type {Edit} from './edit.ts'
import {HeaderSection, mayHaveField, messageSection} from './header-section.ts'
import type {HeldMessage} from './held-message.ts'

const lengthLine = /^(?:content-length|lines)[ \t]*:/im

export interface Measure {
  readonly octets: number
  readonly lines: number
}

export function measure(body: Buffer): Measure {
  const unfinished = body.length > 0 && body[body.length - 1] !== LF ? 1 : 0
  return {octets: body.length, lines: countLines(body, 0, body.length) + unfinished}
}

export function lengthEdits(header: HeaderSection, {octets, lines}: Measure): Edit[] {
  const edits: Edit[] = []
  for (const field of header.fields) {
    const value = field.key === 'content-length' ? octets : field.key === 'lines' ? lines : null
    if (value === null || !/^\s*\d+\s*$/.test(field.body)) continue
    if (Number(field.body) !== value) edits.push(header.withBody(field, ` ${value}`))
  }
  return edits
}

/** The message with the lengths in its own header section right: those of its body as written. */
export function withLengths(message: HeldMessage, fallback: string): HeldMessage {
  const {content} = message
  if (!mayHaveField(content, lengthLine)) return message
  const place = messageSection(content, fallback)
  const body = measure(content.subarray(place.body))
  const size = {...body, octets: message.octetsFrom(place.body)}
  const edits = lengthEdits(new HeaderSection(content, place), size)
  return edits.length === 0 ? message : (message.apply(edits) ?? message)
}
