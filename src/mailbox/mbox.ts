/**
 * An mbox's messages (RFC 4155, mbox(5), and what programs really write).
 *
 * A separator line starts a message: at the input's start, behind an empty line, or, exact and with
 * a header field behind it, anywhere. The one empty line before it, or before the input's end, is
 * the container's. Text before the first separator is a message too, and reported.
 *
 * Only lines that begin with `From ` or `>…From ` are looked at; everything between them goes on in
 * one span. Each decision that looks ahead has a bound (`dialect.ts`, `content-length.ts`).
 */
import type {LineEnds} from '../lines/line-ends.ts'
import {hasFrom} from '../lines/line-facts.ts'
import {CR, GT, LF} from '../lines/octets.ts'
import type {MboxDialect, Report} from '../types.ts'
import {claimMargin, claimReach, parseContentLength, separatorBehind} from './content-length.ts'
import {countMarks, Dialect, proofReach} from './dialect.ts'
import {fieldKind, lineAfter} from './fields.ts'
import type {MailboxHandler} from './handler.ts'
import type {InputLines} from './input-lines.ts'
import {eolAt, hasExactDate, isFrom, isFromBehindMarks, parseSeparator} from './separator.ts'
import type {LineReader} from './window.ts'

const from = Buffer.from('From ')
const emptyLines: readonly Buffer[] = [Buffer.from(''), Buffer.from('\n'), Buffer.from('\r\n')]
const none = Buffer.alloc(0)

/** What a line that begins with `From ` or an escape turns out to be; `wait`: not seen enough. */
type Verdict = 'yes' | 'no' | 'wait'

export class MboxReader implements LineReader {
  need = 0
  private readonly unmarked: 'section' | 'none'
  private readonly handler: MailboxHandler
  private readonly report: Report
  private readonly lines: InputLines
  private readonly ends: LineEnds
  readonly dialect: Dialect

  // The span that is being taken.
  private bytes: Buffer = none
  private end = 0
  private final = false
  /** Octet of the input at `bytes[0]`. */
  private base = 0
  /** First octet that was not written yet, nor made ready. */
  private run = 0
  /** What is to be written once it is known whether a separator follows. */
  private readyFrom = 0
  private readyTo = 0
  /** First octet whose line was not counted yet. */
  private counted = 0

  // The message that is open.
  private index = -1
  private messageOffset = 0
  private inHeader = false
  /** Octet of the input at which its body ends by Content-Length; -1 when it makes no claim. */
  private claim = -1
  private claimed = 0
  /** No separator stands before this octet of the input, and one stands here: a proven claim. */
  private proven = -1

  // What the octets before the span were, for cuts between spans.
  /** Octets of an empty line that is kept back: it may be the one before a separator. */
  private empty: 0 | 1 | 2 = 0
  private midLine = false
  private marksBefore = 0
  private limitTold = false

  /** @param unmarked what text before the first separator begins with */
  constructor(
    dialect: MboxDialect | null,
    unmarked: 'section' | 'none',
    handler: MailboxHandler,
    report: Report,
    lines: InputLines,
    ends: LineEnds,
  ) {
    this.dialect = new Dialect(dialect)
    this.unmarked = unmarked
    this.handler = handler
    this.report = report
    this.lines = lines
    this.ends = ends
  }

  take(bytes: Buffer, start: number, end: number, offset: number, final: boolean): number {
    this.bytes = bytes
    this.end = end
    this.final = final
    this.base = offset - start
    this.run = this.counted = this.readyFrom = this.readyTo = start
    this.lines.look(bytes, start, end)
    const taken = this.takeLines(start)
    this.count(taken)
    if (final && this.index >= 0) this.closeMessage(taken)
    this.bytes = none
    this.lines.forget()
    return taken
  }

  private takeLines(start: number): number {
    let at = start
    while (at < this.end) {
      const line = this.nextFromLine(at)
      this.ready(line)
      if (line === this.end) break
      const next = this.ends.after(line)
      const isEscape = this.bytes[line] === GT
      const verdict = isEscape ? this.isEscaped(line) : this.isSeparator(line, next)
      this.flush(verdict === 'yes' && !isEscape)
      if (verdict === 'wait') return line
      if (verdict === 'yes' && isEscape) this.takeOff(line)
      else if (verdict === 'yes') this.startMessage(line, next)
      at = next
    }
    this.ready(this.end)
    this.flush(this.final)
    return this.end
  }

  // ── lines that may matter ──────────────────────────────────────────────────────────────────────

  /** The start of the next line `From ` or `>…From `, or the span's end. */
  private nextFromLine(start: number): number {
    const {bytes, end, ends} = this
    let at = this.midLine && start === this.run ? ends.after(start) : start
    if (this.inHeader) at = this.skipFields(at)
    if (this.inHeader) return at
    for (at = ends.nextWith(hasFrom, at); at < end; at = ends.nextWith(hasFrom, ends.after(at))) {
      if (isFromBehindMarks(bytes, at, end)) return at
    }
    return end
  }

  /** Reads the header section by lines, up to its end or to a line `From `. */
  private skipFields(start: number): number {
    const {bytes, end, ends} = this
    let at = start
    while (at < end && !isFrom(bytes, at, end)) {
      const next = ends.after(at)
      if (eolAt(bytes, at, end) > 0) {
        this.inHeader = false
        if (this.claimed > 0) this.claim = this.base + next + this.claimed
        return next
      }
      this.claimed = parseContentLength(bytes, at, next) ?? this.claimed
      at = next
    }
    return at
  }

  private isEscaped(line: number): Verdict {
    const {bytes, dialect} = this
    const marks = bytes.indexOf(from, line) - line
    dialect.escape(marks, this.marksBefore)
    if (dialect.name === null) {
      const reach = line + proofReach
      if (this.waitsFor(reach)) return 'wait'
      dialect.lookAhead(bytes, line, Math.min(reach, this.end), this.base + line)
    }
    return dialect.removesMark(marks) ? 'yes' : 'no'
  }

  private isSeparator(line: number, next: number): Verdict {
    const here = this.base + line
    if (here <= this.proven) return here === this.proven ? 'yes' : 'no'
    const sender = parseSeparator(this.bytes, line, next)
    if (sender === null) return 'no'
    if (this.index >= 0 && this.empty === 0) {
      if (!hasExactDate(this.bytes, line, next)) return 'no'
      if (this.waitsFor(next + 1)) return 'wait'
      const afterNext = lineAfter(this.bytes, next, this.end)
      if (fieldKind(this.bytes, next, afterNext) !== 'well-known') return 'no'
    }
    const verdict = this.isInsideBody(here)
    if (verdict === 'yes') this.dialect.sender(sender)
    return verdict
  }

  /** Asks Content-Length about the separator at octet `here` of the input: `no` when it is body. */
  private isInsideBody(here: number): Verdict {
    const {base} = this
    const claim = this.claim
    if (here >= claim || !this.dialect.believesContentLength) return 'yes'
    if (claim - here > claimReach) return this.tellLimit()
    if (this.waitsFor(claim - base + claimMargin)) return 'wait'
    const behind = separatorBehind(this.bytes, claim - base, this.end, this.final)
    if (behind === -1) return 'yes'
    this.proven = base + behind
    return 'no'
  }

  /** True when the octets before `bytes[at]` are not all there and still may come. */
  private waitsFor(at: number): boolean {
    if (at <= this.end || this.final) return false
    this.need = this.base + at
    return true
  }

  private takeOff(line: number): void {
    this.run = line + 1
    this.handler.escape?.(this.base + line)
  }

  // ── messages ───────────────────────────────────────────────────────────────────────────────────

  private startMessage(line: number, next: number): void {
    this.count(line)
    if (this.index >= 0) this.closeMessage(line)
    this.openMessage(line, next, 'section')
    this.inHeader = true
    this.run = next
  }

  /** @param first the first octet that will be written */
  private openMessage(at: number, first: number, header: 'section' | 'none'): void {
    this.index++
    this.messageOffset = this.base + at
    this.claim = -1
    this.claimed = 0
    this.empty = 0
    const {index, messageOffset: offset} = this
    const {line} = this.lines
    const firstLine = first > at ? line + 1 : line
    this.handler.messageStart({format: 'mbox', index, offset, line, firstLine, header})
  }

  private closeMessage(at: number): void {
    this.empty = 0
    this.handler.messageEnd(this.base + at - this.messageOffset)
  }

  /** Text before the first separator: nothing is lost. */
  private openUnmarked(): void {
    this.report({
      rule: 'mbox-junk',
      severity: 'warning',
      message: 'text before the first separator line; it is read as a message',
      line: this.lines.line,
      part: null,
    })
    this.openMessage(this.run, this.run, this.unmarked)
  }

  private tellLimit(): Verdict {
    if (!this.limitTold) {
      this.limitTold = true
      const message = 'a Content-Length over 16 MiB behind a separator line is not believed'
      const {line} = this.lines
      this.report({rule: 'limit-reached', severity: 'info', message, line, part: null})
    }
    return 'yes'
  }

  // ── octets ─────────────────────────────────────────────────────────────────────────────────────

  /** Makes ready what `flush` writes: all up to `to`, but for an empty line at its end. */
  private ready(to: number): void {
    const {bytes, run, handler} = this
    if (to === run) return
    if (this.index < 0) this.openUnmarked()
    if (this.empty > 0) handler.write(emptyLines[this.empty]!, 0, this.empty)
    this.empty = this.emptyLineAtEnd(to)
    this.readyFrom = run
    this.readyTo = to - this.empty
    if (this.dialect.name === null) this.noteMarks(to)
    this.midLine = bytes[to - 1] !== LF
    this.run = to
  }

  /** @param last the message has no more octets */
  private flush(last: boolean): void {
    const {bytes, readyFrom, readyTo, handler} = this
    if (readyTo > readyFrom) handler.write(bytes, readyFrom, readyTo, last)
    this.readyFrom = this.readyTo
  }

  private emptyLineAtEnd(to: number): 0 | 1 | 2 {
    const {bytes, run} = this
    if (bytes[to - 1] !== LF) return 0
    const eol = to - 2 >= run && bytes[to - 2] === CR ? 2 : 1
    const isEmpty = to - eol === run ? !this.midLine : bytes[to - eol - 1] === LF
    return isEmpty ? eol : 0
  }

  /** Marks of the last line before `to`; a line that began before `run` has been noted. */
  private noteMarks(to: number): void {
    const {bytes, run} = this
    const lf = to - 2 < run ? -1 : bytes.lastIndexOf(LF, to - 2)
    if (lf >= run) this.marksBefore = countMarks(bytes, lf + 1, to)
    else if (!this.midLine) this.marksBefore = countMarks(bytes, run, to)
  }

  private count(to: number): void {
    this.lines.pass(this.bytes, this.counted, to)
    this.counted = to
  }
}
