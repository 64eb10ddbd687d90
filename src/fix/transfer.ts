/**
 * A changed text back into its transfer encoding (RFC 2045 §6): lines that did not change keep their
 * encoded octets, save in base64, which has no lines of its own.
 */
import {isAscii} from 'node:buffer'
import {LF} from '../lines/octets.ts'
import {Base64Decoder} from '../mime/base64.ts'
import {OctetStore} from '../mime/octet-store.ts'
import {hasLongLine} from '../mime/octets.ts'
import {decodeQuotedPrintable} from '../mime/quoted-printable.ts'
import {encodeBase64} from './base64.ts'
import {applied, type Edit} from './edit.ts'
import type {LineEdits} from './line-edits.ts'
import {encodeQuotedPrintable, eolOf, qpLineStarts, qpStyleOf} from './quoted-printable.ts'

/** A body as it is encoded. */
export interface EncodedBody {
  readonly raw: Buffer
  /** Lower-case Content-Transfer-Encoding; `7bit` when none is given. */
  readonly encoding: string
  /** What `raw` says, its transfer encoding taken off. */
  readonly octets: Buffer
  /** Line end of the header section. */
  readonly eol: string
}

export interface Transfer {
  /** Of `raw`. */
  readonly edits: readonly Edit[]
  /** What the part's encoding is now called, or null: as before. */
  readonly encoding: '8bit' | 'quoted-printable' | null
}

/** The octets that a body says; an unknown encoding is none. */
export function decodeTransfer(raw: Buffer, encoding: string): Buffer {
  const out = new OctetStore()
  if (encoding === 'base64') new Base64Decoder().decode(raw, 0, raw.length, true, out)
  else if (encoding !== 'quoted-printable') return raw
  else decodeQuotedPrintable(raw, 0, raw.length, true, out)
  return out.copy()
}

/** Edits nearer to each other than this are made as one, where lines are not encoded. */
const nearby = 256

/**
 * @param edits of `body.octets`
 * @param relabel the header section may be changed; without it 8-bit text stays as it is
 */
export function transferEdits(body: EncodedBody, edits: LineEdits, relabel: boolean): Transfer {
  const {encoding, octets} = body
  if (encoding === 'base64') {
    return {edits: edits.isEmpty ? [] : [base64Edit(body, edits)], encoding: null}
  }
  if (encoding === 'quoted-printable') return {edits: qpEdits(body, edits.list()), encoding: null}
  const own = edits.merged(octets, nearby).list()
  if (!/^[78]-?bit$/.test(encoding) || !relabel) return {edits: own, encoding: null}
  const after = edits.appliedTo(octets)
  // Lines that soft breaks no longer cut may be longer than mail allows.
  if (hasLongLine(after) && !hasLongLine(octets)) return asQuotedPrintable(body, after)
  if (encoding.startsWith('8')) return {edits: own, encoding: null}
  if (!isAscii(octets)) return {edits: own, encoding: '8bit'}
  if (own.every(({bytes}) => isAscii(bytes))) return {edits: own, encoding: null}
  return asQuotedPrintable(body, after)
}

function asQuotedPrintable({raw, eol}: EncodedBody, text: Buffer): Transfer {
  const style = qpStyleOf(Buffer.alloc(0), eolOf(raw, eol))
  const bytes = encodeQuotedPrintable(text, style, true)
  return {edits: [{start: 0, end: raw.length, bytes}], encoding: 'quoted-printable'}
}

function base64Edit({raw, octets, eol}: EncodedBody, edits: LineEdits): Edit {
  const bytes = encodeBase64(edits.appliedTo(octets), raw, eolOf(raw, eol))
  return {start: 0, end: raw.length, bytes}
}

/** Each run of encoded lines that has an edit in it is encoded anew. */
function qpEdits({raw, octets, eol}: EncodedBody, edits: readonly Edit[]): Edit[] {
  const starts = qpLineStarts(raw)
  const style = qpStyleOf(raw, eolOf(raw, eol))
  const found: Edit[] = []
  let next = 0
  let at = 0
  for (let line = 0; line < starts.length && next < edits.length; ) {
    const first = line
    const from = at
    at += decodedLength(raw, starts, line++)
    const own: Edit[] = []
    while (next < edits.length && edits[next]!.start < at) {
      const edit = edits[next++]!
      while (edit.end > at && line < starts.length) at += decodedLength(raw, starts, line++)
      own.push({...edit, start: edit.start - from, end: edit.end - from})
    }
    if (own.length === 0) continue
    const text = applied(octets.subarray(from, at), own)
    // An eol that was written =0A is not the encoding's own: then only the last one is.
    const hard = countLf(octets.subarray(from, at)) <= line - first
    const bytes = encodeQuotedPrintable(text, style, hard)
    found.push({start: starts[first]!, end: starts[line] ?? raw.length, bytes})
  }
  return found
}

const scratch = new OctetStore()

function decodedLength(raw: Buffer, starts: readonly number[], line: number): number {
  const next = starts[line + 1] ?? raw.length
  const out = scratch
  out.length = 0
  decodeQuotedPrintable(raw, starts[line]!, next, next === raw.length, out)
  return out.length
}

function countLf(bytes: Buffer): number {
  let count = 0
  for (let lf = bytes.indexOf(LF); lf !== -1; lf = bytes.indexOf(LF, lf + 1)) count++
  return count
}
