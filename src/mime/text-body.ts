/**
 * The body of one text part: raw octets in, decoded windows out (RFC 2045 §6).
 *
 * Raw octets are gathered up to `windowOctets`, always filled before they are cut, so the windows
 * depend on the content alone. A part that came in one span and needs no decoding is not copied.
 */
import {CharsetDecoder} from '../charset/decode.ts'
import {CR, EQUALS, LF} from '../lines/octets.ts'
import type {EntityHandler, FindingRule, MessageFields, Severity, TextPart} from '../types.ts'
import {Base64Decoder} from './base64.ts'
import {OctetStore} from './octet-store.ts'
import {withoutEol} from './octets.ts'
import type {SectionPlace} from './places.ts'
import {decodeQuotedPrintable} from './quoted-printable.ts'

/** Raw octets of a part that are decoded together. */
export const windowOctets: number = 1 << 20
/** Decoded text of a part, in octets, beyond which it is reported. */
export const maxText: number = 64 << 20

/** @param line line of the body, from 0, that it is about */
export type TellBody = (
  rule: FindingRule,
  severity: Severity,
  message: string,
  line?: number,
) => void

const identity = new Set([
  '7bit',
  '8bit',
  'binary',
  '7-bit',
  '8-bit',
  'x-uuencode',
  'uuencode',
  'x-uue',
  'uue',
])

/** Reads one body at a time; reused. */
export class TextBody {
  private readonly handler: EntityHandler
  private readonly fallback: string
  private readonly tell: TellBody
  private readonly raw = new OctetStore()
  private readonly decoded = new OctetStore()
  /** The unfinished last line of the window before, decoded. */
  private readonly tail = new OctetStore()
  private part: TextPart | null = null
  private enclosed: MessageFields | null = null
  private section: SectionPlace | null = null
  private started = false
  private base64: Base64Decoder | null = null
  private charset: CharsetDecoder | null = null
  private continued = false
  private octets = 0
  private onStart: () => void = () => {}

  constructor(handler: EntityHandler, fallback: string, tell: TellBody) {
    this.handler = handler
    this.fallback = fallback
    this.tell = tell
  }

  /**
   * @param enclosed fields of the enclosed message that it stands in
   * @param section where the fields stand that describe it
   * @param onStart called when the part is known to be one, just before `partStart`
   */
  begin(
    part: TextPart,
    enclosed: MessageFields | null = null,
    section: SectionPlace | null = null,
    onStart: () => void = () => {},
  ): void {
    this.part = part
    this.enclosed = enclosed
    this.section = section
    this.onStart = onStart
    this.started = false
    this.raw.length = 0
    this.tail.length = 0
    this.continued = false
    this.octets = 0
    this.base64 = part.transferEncoding === 'base64' ? new Base64Decoder() : null
    this.charset = new CharsetDecoder(part.charset, this.fallback, this.tell)
  }

  write(bytes: Buffer, start: number, end: number): void {
    let at = start
    while (at < end) {
      const to = Math.min(end, at + windowOctets - this.raw.length)
      this.raw.append(bytes, at, to)
      at = to
      if (this.raw.length === windowOctets) this.decodeWindow()
    }
  }

  /**
   * The last octets.
   * @param dropEol the eol at the end belongs to the delimiter that follows
   */
  end(bytes: Buffer, start: number, end: number, dropEol: boolean): void {
    if (this.raw.length > 0 || this.started || end - start >= windowOctets) {
      this.write(bytes, start, end)
      const raw = this.raw
      this.decode(raw.bytes, 0, dropEol ? withoutEol(raw.bytes, 0, raw.length) : raw.length, true)
    } else this.decode(bytes, start, dropEol ? withoutEol(bytes, start, end) : end, true)
    this.tellTransfer()
    this.handler.partEnd(this.charset!.readAs)
  }

  private decodeWindow(): void {
    const cut = cutOf(this.raw.bytes, this.raw.length)
    this.decode(this.raw.bytes, 0, cut, false)
    this.raw.drop(cut)
  }

  private decode(bytes: Buffer, start: number, end: number, last: boolean): void {
    if (!this.started) this.startPart()
    const charset = this.charset!
    const encoding = this.part!.transferEncoding
    if (encoding === 'base64' || encoding === 'quoted-printable') {
      const decoded = this.decoded
      decoded.length = 0
      const span = bytes.subarray(start, end)
      if (this.base64 !== null) this.base64.decode(span, 0, span.length, last, decoded)
      else decodeQuotedPrintable(span, 0, span.length, last, decoded)
      charset.decode(decoded.bytes, 0, decoded.length, last)
    } else charset.decode(bytes, start, end, last)
    this.pass(charset.bytes, charset.start, charset.end, last)
  }

  /** Hands on whole lines; what a window leaves unfinished waits for the next one. */
  private pass(bytes: Buffer, start: number, end: number, last: boolean): void {
    const lf = last ? -1 : bytes.subarray(start, end).lastIndexOf(LF)
    const to = lf === -1 ? end : start + lf + 1
    if (this.tail.length > 0) {
      this.tail.append(bytes, start, to)
      this.give(this.tail.bytes, 0, this.tail.length, last)
      this.tail.length = 0
    } else if (last || to > start) this.give(bytes, start, to, last)
    if (to < end) this.tail.append(bytes, to, end)
  }

  private give(bytes: Buffer, start: number, end: number, last: boolean): void {
    const within = this.octets <= maxText
    this.octets += end - start
    if (within && this.octets > maxText) {
      this.tell('limit-reached', 'warning', 'more than 64 MiB of text in one part')
    }
    this.handler.body(bytes, start, end, this.continued, last)
    this.continued = end > start ? bytes[end - 1] !== LF : this.continued
  }

  private startPart(): void {
    this.started = true
    this.onStart()
    this.handler.partStart(this.part!, this.enclosed, this.section)
  }

  private tellTransfer(): void {
    const {base64, part, tell} = this
    if (base64 !== null && (base64.junk > 0 || base64.truncated || base64.clear)) {
      tell('base64-invalid', 'warning', base64Trouble(base64))
    }
    const encoding = part!.transferEncoding
    if (base64 === null && encoding !== 'quoted-printable' && !identity.has(encoding)) {
      tell(
        'transfer-encoding-unknown',
        'warning',
        `transfer encoding "${encoding}" is unknown; text kept as it is`,
      )
    }
  }
}

function base64Trouble(base64: Base64Decoder): string {
  if (base64.clear) return 'text in the clear follows the base64 text; kept as it is'
  if (base64.junk > 0) return `${base64.junk} octets in the base64 text are no base64; skipped`
  return 'the base64 text ends in the middle of a group; what is there was decoded'
}

/**
 * Where a full window is cut: behind its last line end, else near its end but not inside an eol or
 * an escape. The last two octets wait, for they may be the eol that belongs to a delimiter.
 */
function cutOf(bytes: Buffer, length: number): number {
  const limit = length - 2
  const lf = bytes.subarray(0, limit).lastIndexOf(LF)
  if (lf !== -1) return lf + 1
  if (bytes[limit - 2] === EQUALS) return limit - 2
  return bytes[limit - 1] === EQUALS || bytes[limit - 1] === CR ? limit - 1 : limit
}
