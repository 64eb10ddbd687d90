/**
 * A unified diff of a file as `fix` would write it, hunk by hunk while the messages come. It applies
 * with `patch -p1` and `git apply`.
 *
 * Octets stay octets (each is one character of a latin1 string), so CRLF, a missing line end and text in
 * any charset survive. Context stays within a message but for the line that follows it: both programs
 * take a hunk without a line behind it for the file's end, and `patch` one with more lines before
 * than behind.
 */
import type {Output} from '../types.ts'
import {safeText} from '../write/safe.ts'
import type {Around} from '../write/style.ts'
import {type Edit, editsOf} from './diff-edits.ts'
import {DiffInput} from './diff-input.ts'
import {patchName} from './diff-name.ts'
import type {MessageReport} from './types.ts'

/** The colours of a diff. */
export interface DiffStyle {
  readonly file: Around
  readonly place: Around
  readonly removed: Around
  readonly added: Around
}

export interface DiffOptions {
  /** Null: none. */
  readonly style: DiffStyle | null
  /** For a terminal: control characters are shown, the CR of a CRLF is left out. */
  readonly safe: boolean
}

export type DiffedMessage = Pick<MessageReport, 'change' | 'line' | 'offset' | 'length'>

interface Hunk {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly edits: readonly Edit[]
  /** Line of the input on which `before` starts. */
  readonly line: number
  /** Nothing follows the message. */
  readonly isLast: boolean
}

const contextLines = 3
const noEnd = '\\ No newline at end of file'
const plain: Around = {open: '', close: ''}
const plainStyle: DiffStyle = {file: plain, place: plain, removed: plain, added: plain}

/** Writes the diff of one input. */
export class DiffWriter {
  private readonly name: string
  private readonly options: DiffOptions
  private readonly style: DiffStyle
  private readonly out: Output
  private readonly input = new DiffInput()
  private begun = false
  /** Lines by which what came before has grown. */
  private grown = 0
  /** Number of the first line that no hunk has shown yet. */
  private nextLine = 1
  /** The message before ended where a line does. */
  private startsLine = true

  /** @param name of the file, as the user wrote it */
  constructor(name: string, options: DiffOptions, out: Output) {
    this.name = name
    this.options = options
    this.style = options.style ?? plainStyle
    this.out = out
  }

  /** Takes the input's octets, before the reports of what is in them. */
  read(chunk: Buffer): void {
    this.input.read(chunk)
  }

  /** Call it before the reports that come at the input's end. */
  end(): void {
    this.input.end()
  }

  message({change, line, offset, length}: DiffedMessage): void {
    const end = offset + length
    const {startsLine} = this
    this.startsLine = this.input.isLineEnd(end)
    if (change === null) return
    if (!startsLine || !this.startsLine) {
      this.tellWithoutLines()
      return
    }
    const next = this.input.lineAt(end)
    const before = linesOf(change.before.toString('latin1') + next)
    const after = linesOf(change.after.toString('latin1') + next)
    const isLast = this.input.isEnd(end)
    for (const edits of hunksOf(editsOf(before, after))) {
      this.hunk({before, after, edits, line, isLast})
    }
    this.grown += after.length - before.length
  }

  /** Messages of a file whose lines end in bare CR stand on one line of a diff: it cannot be shown. */
  private tellWithoutLines(): void {
    if (this.begun) return
    this.begun = true
    const [from, to] = [patchName('a', this.name), patchName('b', this.name)]
    this.line(this.style.file, `Binary files ${from} and ${to} differ\n`)
  }

  private hunk({before, after, edits, line, isLast}: Hunk): void {
    const first = edits[0]!
    const last = edits.at(-1)!
    const behind = Math.min(contextLines, before.length - last.oldEnd)
    // More lines before than behind mean the file's end to `patch`.
    const most = isLast ? contextLines : behind
    const ahead = Math.min(most, first.oldStart - Math.max(0, this.nextLine - line))
    const oldStart = first.oldStart - ahead
    const oldEnd = last.oldEnd + behind
    const newStart = first.newStart - ahead
    const newEnd = last.newEnd + behind
    this.begin()
    const from = range(line + oldStart, oldEnd - oldStart)
    const to = range(line + this.grown + newStart, newEnd - newStart)
    this.line(this.style.place, `@@ -${from} +${to} @@\n`)
    let at = oldStart
    for (const edit of edits) {
      this.lines(plain, ' ', before, at, edit.oldStart)
      this.lines(this.style.removed, '-', before, edit.oldStart, edit.oldEnd)
      this.lines(this.style.added, '+', after, edit.newStart, edit.newEnd)
      at = edit.oldEnd
    }
    this.lines(plain, ' ', before, at, oldEnd)
    this.nextLine = line + oldEnd
  }

  private begin(): void {
    if (this.begun) return
    this.begun = true
    this.line(this.style.file, `--- ${patchName('a', this.name)}\n`)
    this.line(this.style.file, `+++ ${patchName('b', this.name)}\n`)
  }

  private lines(
    around: Around,
    sign: string,
    lines: readonly string[],
    start: number,
    end: number,
  ): void {
    for (let at = start; at < end; at++) {
      const line = lines[at]!
      if (line.endsWith('\n')) this.line(around, sign + line)
      else {
        this.line(around, `${sign}${line}\n`)
        this.line(plain, `${noEnd}\n`)
      }
    }
  }

  /** One line of the diff. Octets go out as they are, but to a terminal as text that it cannot obey. */
  private line({open, close}: Around, line: string): void {
    if (!this.options.safe) {
      const octets = Buffer.from(line, 'latin1')
      this.out.span(octets, 0, octets.length)
      return
    }
    const text = Buffer.from(line.replace(/\r?\n$/, ''), 'latin1').toString('utf8')
    this.out.text(`${open}${safeText(text)}${close}\n`)
  }
}

/** Edits so near to each other that their context would touch stand in one hunk. */
function hunksOf(edits: readonly Edit[]): Edit[][] {
  const hunks: Edit[][] = []
  for (const edit of edits) {
    const last = hunks.at(-1)
    if (last && edit.oldStart - last.at(-1)!.oldEnd <= 2 * contextLines) last.push(edit)
    else hunks.push([edit])
  }
  return hunks
}

/** As in `@@ -3,7 +3,8 @@`; an empty range stands behind the line before it. */
function range(start: number, lines: number): string {
  return `${lines === 0 ? start - 1 : start},${lines}`
}

/** Lines with their ends; the last one may have none. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? []
}
