/**
 * The lines of a part's body with the raw octets that each of their octets came from: through
 * quoted-printable and its soft line breaks (RFC 2045 §6.7), base64 (§6.8), and mbox's escapes.
 *
 *     raw      Gr=C3=BC=C3=9F=        decoded   Grüße
 *              e                     from      0 1 2 5 8 11 16
 *
 * Read only for parts that have findings, line after line; charsets are the caller's.
 */
import {CR, EQUALS, LF} from '../lines/octets.ts'
import {OctetStore} from '../mime/octet-store.ts'
import {hexDigits, isBlank} from '../mime/octets.ts'
import type {TextPart} from '../types.ts'
import {Base64Lines} from './base64-lines.ts'
import type {DecodedLine, DecodedLines} from './decoded-line.ts'
import type {RawLines} from './raw-lines.ts'

/** @param isEscaped whether mbox's escape was taken off at a raw offset */
export function decodedLines(
  part: TextPart,
  raw: RawLines,
  isEscaped: (at: number) => boolean,
): DecodedLines {
  const {transferEncoding, sourceLine} = part
  if (transferEncoding === 'quoted-printable') return new EncodedLines(raw, sourceLine, isEscaped)
  if (transferEncoding === 'base64') return new Base64Lines(raw, sourceLine)
  return {at: line => plainLine(raw, sourceLine + line - 1, isEscaped)}
}

function plainLine(
  raw: RawLines,
  line: number,
  isEscaped: (at: number) => boolean,
): DecodedLine | null {
  const start = raw.startOf(line)
  if (start === -1) return null
  const content = isEscaped(start) ? start + 1 : start
  const octets = raw.bytes.subarray(content, raw.endOf(start))
  return {
    octets,
    start,
    isExact: true,
    from: index => content + index,
    to: index => content + index + 1,
  }
}

/** Quoted-printable, as `mime/quoted-printable.ts` reads it. */
class EncodedLines implements DecodedLines {
  private readonly raw: RawLines
  private readonly isEscaped: (at: number) => boolean
  /** Next raw octet. */
  private next: number
  private count = 0
  private start = 0
  private readonly octets = new OctetStore()
  private from: number[] = []
  private to: number[] = []

  constructor(raw: RawLines, sourceLine: number, isEscaped: (at: number) => boolean) {
    this.raw = raw
    this.isEscaped = isEscaped
    const start = raw.startOf(sourceLine)
    this.next = start === -1 ? raw.bytes.length : start
  }

  at(line: number): DecodedLine | null {
    while (this.count < line) if (!this.read()) return null
    return line < this.count ? null : this.line()
  }

  private line(): DecodedLine {
    const {from, to, start} = this
    let length = this.octets.length
    while (length > 0 && this.octets.bytes[length - 1] === CR) length--
    return {
      octets: this.octets.copy(0, length),
      start,
      isExact: true,
      from: index => from[index] ?? start,
      to: index => to[index] ?? start,
    }
  }

  private read(): boolean {
    const {bytes} = this.raw
    if (this.next >= bytes.length) return false
    this.octets.length = 0
    this.from = []
    this.to = []
    this.start = this.next
    this.count++
    while (this.next < bytes.length && !this.readRawLine()) {}
    return true
  }

  /** @returns true when the decoded line ended */
  private readRawLine(): boolean {
    const {raw, octets} = this
    const {bytes} = raw
    const next = raw.next(this.next)
    let content = eolStart(bytes, this.next, next)
    while (content > this.next && isBlank(bytes[content - 1]!)) content--
    octets.reserve(next - this.next)
    let at = this.next
    if (this.isEscaped(at)) at++
    for (; at < content; at++) {
      if (bytes[at] !== EQUALS) this.take(bytes[at]!, at, 1)
      else {
        const octet = escaped(bytes, at, content)
        if (octet === -1 && at + 1 === content) return this.pass(next, false)
        this.take(octet === -1 ? EQUALS : octet, at, octet === -1 ? 1 : 3)
        at += octet === -1 ? 0 : 2
        if (octet !== LF) continue
        // The line ends where its octets say so, inside the raw line.
        this.octets.length--
        this.next = at + 1
        return true
      }
    }
    return this.pass(next, true)
  }

  private take(octet: number, at: number, length: number): void {
    this.octets.bytes[this.octets.length++] = octet
    this.from.push(at)
    this.to.push(at + length)
  }

  private pass(next: number, isEnd: boolean): boolean {
    this.next = next
    return isEnd
  }
}

/** The octet that the escape at `at` stands for, or -1. */
function escaped(bytes: Buffer, at: number, end: number): number {
  if (at + 2 >= end) return -1
  const high = hexDigits[bytes[at + 1]!]!
  const low = hexDigits[bytes[at + 2]!]!
  return high < 0 || low < 0 ? -1 : (high << 4) | low
}

function eolStart(bytes: Buffer, at: number, next: number): number {
  if (bytes[next - 1] !== LF) return next
  return next - 1 > at && bytes[next - 2] === CR ? next - 2 : next - 1
}
