/**
 * The lines of a body as text: true marks before the content, or what the user asked for instead.
 *
 * Lines that already stand as wanted leave in one span with their neighbours; clean mail is copied in
 * long runs. Only what a person asked for (colour, visible control characters, joined or left-out
 * lines) goes line by line.
 */
import {CR} from '../lines/octets.ts'
import {type Prefix, prefixOf} from '../lines/prefix.ts'
import {blockKinds} from '../quote/kinds.ts'
import {joinAsIs, joins} from '../quote/rejoin.ts'
import type {Body, Output} from '../types.ts'
import {safeSpan} from './safe.ts'
import {plainStyle} from './style.ts'
import type {TextOptions} from './text-options.ts'

const signatureKind = blockKinds.indexOf('signature')

export class TextBody {
  private readonly options: TextOptions
  private readonly out: Output
  private readonly byLine: boolean
  private prefix: Prefix
  /** The last line written has no end yet: its window was cut inside it, or the body ends without. */
  unfinished = false
  /** That line ends in a CR, which an LF behind it would make part of the line end. */
  private endsInCr = false
  /** Depth of that line, and whether it is being left out: its continuation shares its fate. */
  private depth = 0
  private hidden = false
  /** Lines over `maxDepth` left out since the last line written. */
  private omitted = 0

  constructor(options: TextOptions, out: Output) {
    this.options = options
    this.out = out
    this.prefix = prefixOf(options.marks)
    this.byLine =
      options.style !== null ||
      options.safe ||
      options.rejoin ||
      options.maxDepth !== null ||
      !options.signature
  }

  /** What was written last is forgotten. */
  begin(): void {
    this.unfinished = false
  }

  startMessage(): void {
    this.prefix = prefixOf(this.options.marks)
  }

  body(body: Body): void {
    const {lines} = body
    if (lines.count === 0) return
    if (!body.continued) this.finishLine()
    this.prefix.look(body)
    const first = body.continued ? 1 : 0
    if (body.continued) this.continueLine(body)
    if (this.byLine) this.writeLines(body, first)
    else this.copyLines(body, first)
    const end = lines.next(lines.count - 1)
    this.unfinished = !this.hidden && lines.end[lines.count - 1] === end
    this.endsInCr = body.bytes[end - 1] === CR
  }

  endPart(): void {
    this.tellOmitted()
    if (this.options.marks !== 'keep' && !this.endsInCr) this.finishLine()
    this.hidden = false
  }

  /** Ends a last line that has no end, so that something else can begin. */
  finishLine(): void {
    if (this.unfinished) this.out.text('\n')
    this.unfinished = false
  }

  /** The common way: unchanged runs whole. A run is what has not been written yet. */
  private copyLines(body: Body, first: number): void {
    const {bytes, lines} = body
    const {start, end, content, depth} = lines
    const {out, prefix} = this
    const eolStays = this.options.marks === 'keep'
    let run = start[first]!
    for (let row = first; row < lines.count; row++) {
      const next = start[row + 1]!
      const sound = eolStays || end[row]! + 1 === next
      // Lines of the sender's own are canonical in every style; only quoted ones are asked about.
      const own = depth[row] === 0 && content[row] === start[row]
      const canonical = (own && !eolStays) || prefix.isCanonical(bytes, lines, row)
      if (sound && canonical) continue
      if (!canonical) {
        if (run < start[row]!) out.span(bytes, run, start[row]!)
        run = this.writePrefix(body, row)
      }
      if (sound) continue
      out.span(bytes, run, end[row]!)
      if (end[row]! < next) out.text('\n')
      run = next
    }
    out.span(bytes, run, start[lines.count]!)
  }

  private writeLines(body: Body, first: number): void {
    const {lines} = body
    const joined = this.options.rejoin ? joins(body) : null
    for (let row = first; row < lines.count; row++) {
      const isFirst = row === first || this.hidden
      this.hidden = this.isLeftOut(body, row)
      if (this.hidden) continue
      const above = joined !== null && !isFirst ? joined[row]! : 0
      if (above === 0) this.tellOmitted()
      const goesOn = joined !== null && row + 1 < lines.count && !this.leaves(body, row + 1)
      this.writeLine(body, row, above, goesOn ? joined[row + 1]! : 0)
    }
  }

  /** @param above how this line is joined to the one above, 0 not at all; `below` how the next to it */
  private writeLine(body: Body, row: number, above: number, below: number): void {
    const {bytes, lines} = body
    const {open, close} = (this.options.style ?? plainStyle).depth(lines.depth[row]!)
    this.depth = lines.depth[row]!
    let from = lines.content[row]!
    if (above === 0) {
      this.out.text(open)
      if (this.prefix.isCanonical(bytes, lines, row)) from = lines.start[row]!
      else from = this.writePrefix(body, row)
    } else if (above !== joinAsIs) this.out.text(' ')
    this.put(bytes, from, lines.end[row]!)
    if (below !== 0) return
    this.out.text(close)
    this.writeEnd(body, row)
  }

  /** The rest of a line that the window before began: no prefix, and no line end between. */
  private continueLine(body: Body): void {
    const {bytes, lines} = body
    const goesOn = lines.end[0] === lines.next(0)
    if (!this.hidden) {
      const {open, close} = (this.options.style ?? plainStyle).depth(this.depth)
      this.out.text(open)
      this.put(bytes, lines.start[0]!, lines.end[0]!)
      this.out.text(close)
      this.writeEnd(body, 0)
    }
    if (!goesOn) this.hidden = false
  }

  /** Writes marks; gives the octet from which the row still has to be written. */
  private writePrefix(body: Body, row: number): number {
    const {bytes, lines} = body
    const depth = lines.depth[row]!
    const blank = depth > 0 && lines.isBlank(bytes, row)
    this.prefix.write(this.out, depth, blank)
    return blank ? lines.end[row]! : lines.content[row]!
  }

  private writeEnd(body: Body, row: number): void {
    const end = body.lines.end[row]!
    const next = body.lines.next(row)
    if (this.options.marks === 'keep') this.out.span(body.bytes, end, next)
    else if (end < next) this.out.text('\n')
  }

  private put(bytes: Buffer, start: number, end: number): void {
    if (this.options.safe) safeSpan(this.out, bytes, start, end)
    else this.out.span(bytes, start, end)
  }

  private leaves(body: Body, row: number): boolean {
    const {maxDepth, signature} = this.options
    if (maxDepth !== null && body.lines.depth[row]! > maxDepth) return true
    return !signature && body.lines.kind[row] === signatureKind
  }

  private isLeftOut(body: Body, row: number): boolean {
    if (!this.leaves(body, row)) return false
    const {maxDepth} = this.options
    if (maxDepth !== null && body.lines.depth[row]! > maxDepth) this.omitted++
    return true
  }

  /** Says in place of lines left out that there were some. */
  private tellOmitted(): void {
    if (this.omitted === 0) return
    const {open, close} = (this.options.style ?? plainStyle).notice
    this.out.text(open)
    this.prefix.write(this.out, this.options.maxDepth ?? 0, false)
    this.out.text(`[… ${this.omitted} quoted ${this.omitted === 1 ? 'line' : 'lines'} …]${close}\n`)
    this.omitted = 0
  }
}
