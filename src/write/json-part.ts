/**
 * A text part as JSON: its blocks while the windows come, then the lists that had to wait.
 *
 * A block is a run of lines of equal depth, kind and author. It also ends where a window does; a line
 * that is cut by a window's end stands in two blocks, whose line numbers overlap by that line.
 */
import {blockKinds} from '../quote/kinds.ts'
import type {
  Attribution,
  Body,
  DepthChange,
  Finding,
  MessageFields,
  Origin,
  Person,
  Reading,
  Repair,
  TextPart,
} from '../types.ts'
import {Entries} from './entries.ts'
import {escapeLineEnd, escapeSpan} from './escape.ts'
import type {OutputBuffer} from './output.ts'

const kindNames = blockKinds.map(kind => JSON.stringify(kind))

export class JsonPart {
  private readonly out: OutputBuffer
  private readonly onBlock: () => void
  private readonly attributions = new Entries()
  private readonly depthChanges = new Entries()
  private readonly repairs = new Entries()
  /** `lines.author` → the person as JSON; filled when first asked for. */
  private authors: string[] = []
  private blocks = 0
  private address = ''

  /** @param onBlock is called behind every block: the place to write out a record grown long */
  constructor(out: OutputBuffer, onBlock: () => void) {
    this.out = out
    this.onBlock = onBlock
  }

  /** @param enclosed fields of the enclosed message that it stands in: its sender is another */
  start(textPart: TextPart, enclosed: MessageFields | null): void {
    const {part, type, charset, transferEncoding, flowed, delSp, sourceLine} = textPart
    const from = enclosed && {from: enclosed.from.map(person)}
    const members = {part, type, charset, transferEncoding, flowed, delSp, sourceLine, ...from}
    this.out.text(`${JSON.stringify(members).slice(0, -1)},"blocks":[`)
    this.blocks = 0
    this.authors = []
    this.address = part
  }

  body(body: Body, reading: Reading): void {
    const {depth, kind, author, count} = body.lines
    const origins = reading.origins ? filledOrigins(reading.origins, depth) : null
    for (let first = 0, last = 0; first < count; first = ++last) {
      while (
        last + 1 < count &&
        depth[last + 1] === depth[first] &&
        kind[last + 1] === kind[first] &&
        author[last + 1] === author[first] &&
        (origins === null || origins[last + 1]?.id === origins[first]?.id)
      ) {
        last++
      }
      this.block(body, reading, first, last, origins?.slice(first, last + 1) ?? null)
    }
    for (const attribution of reading.attributions) this.attributions.add(ordered(attribution))
    for (const change of reading.depthChanges) this.depthChanges.add(orderedChange(change))
  }

  /** Gives findings that name what a bound left out. */
  end(repairs: readonly Repair[]): Finding[] {
    for (const {rule, line, column, before, after, confidence} of repairs) {
      this.repairs.add({rule, line, column, before, after, confidence})
    }
    const findings: Finding[] = []
    this.list('],"attributions":', 'attributions', this.attributions, findings)
    this.list(',"repairs":', 'repairs', this.repairs, findings)
    this.list(',"depthChanges":', 'depth changes', this.depthChanges, findings)
    this.out.text('}')
    return findings
  }

  private block(
    body: Body,
    reading: Reading,
    first: number,
    last: number,
    origins: readonly (Origin | null)[] | null,
  ): void {
    const {out} = this
    const {bytes, lines, firstLine} = body
    // Piece by piece: a joined string would only be taken apart again.
    out.text(this.blocks++ > 0 ? ',{"firstLine":' : '{"firstLine":')
    out.text(String(firstLine + lines.firstLineOf(first)))
    out.text(',"lastLine":')
    out.text(String(firstLine + lines.lastLineOf(last)))
    out.text(',"depth":')
    out.text(String(lines.depth[first]!))
    out.text(',"kind":')
    out.text(kindNames[lines.kind[first]!]!)
    out.text(',"author":')
    out.text(this.author(reading, lines.author[first]!))
    out.text(',"text":"')
    for (let row = first; row <= last; row++) {
      if (row > first) escapeLineEnd(out)
      escapeSpan(out, bytes, lines.content[row]!, lines.end[row]!)
    }
    out.text(origins === null ? '"}' : `","origin":${originOf(origins)}}`)
    this.onBlock()
  }

  private author(reading: Reading, index: number): string {
    if (index < 0) return 'null'
    const known = this.authors[index]
    if (known !== undefined) return known
    const json = JSON.stringify(person(reading.authors[index]!))
    this.authors[index] = json
    return json
  }

  private list(opening: string, what: string, entries: Entries, findings: Finding[]): void {
    const {dropped} = entries
    if (dropped > 0) {
      const message = `${dropped} more ${what} are not listed`
      const part = this.address
      findings.push({rule: 'limit-reached', severity: 'warning', message, line: null, part})
    }
    this.out.text(opening)
    entries.writeTo(this.out)
  }
}

/** Lines too short to prove anything are of the message that the lines of their depth around them are of. */
function filledOrigins(origins: readonly (Origin | null)[], depth: Int32Array): (Origin | null)[] {
  const filled = [...origins]
  let last = -1
  for (const [row, origin] of origins.entries()) {
    // An answer in between is its own.
    if (last >= 0 && depth[row] !== depth[last]) last = -1
    if (origin === null) continue
    if (last >= 0 && origins[last]!.id === origin.id) filled.fill(origins[last]!, last + 1, row)
    last = row
  }
  return filled
}

/** The message and lines where the words of a block were first written. */
function originOf(origins: readonly (Origin | null)[]): string {
  const lines = origins.flatMap(origin => (origin === null ? [] : [origin.line]))
  if (lines.length === 0) return 'null'
  const firstLine = lines.reduce((least, line) => Math.min(least, line))
  const lastLine = lines.reduce((most, line) => Math.max(most, line))
  return JSON.stringify({id: origins.find(Boolean)!.id, firstLine, lastLine})
}

function person({name, address}: Person): Person {
  return {name, address}
}

function ordered(attribution: Attribution): Attribution {
  const {firstLine, lastLine, depth, introduces, author, date} = attribution
  return {firstLine, lastLine, depth, introduces, author: person(author), date}
}

function orderedChange(change: DepthChange): DepthChange {
  const {firstLine, lastLine, from, to, rule, confidence, why} = change
  return {firstLine, lastLine, from, to, rule, confidence, why}
}
