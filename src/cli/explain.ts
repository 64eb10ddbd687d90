/**
 * `--explain-repair FILE:LINE`: the lines of the decoded body at one line of an input, and what each
 * repair thought of them, for people who ask why something was repaired, or was not.
 */
import {InputError} from '../input/error.ts'
import {openSources} from '../input/source.ts'
import {countMarks} from '../lines/marks.ts'
import {LineTable} from '../lines/table.ts'
import {type Explanation, explainers} from '../repair/explainers.ts'
import {type RepairContext, type RepairStep, repairs} from '../repair/order.ts'
import type {Body, Finding, Repair} from '../types.ts'
import {safeLine} from '../write/safe.ts'
import {explainLabel} from './explain-label.ts'
import {type Place, PlaceFinder} from './explain-place.ts'
import {chosen, type Options} from './options.ts'

/** @returns the lines to print, or in `failure` why there are none */
export async function explainRepair(options: Options): Promise<{text: string; failure: string}> {
  const {file, line} = options.explainRepair!
  let failure = ''
  for await (const source of openSources([file], ({message}) => {
    failure = message
  })) {
    const format = source.format ?? chosen(options.input)
    const mbox = chosen(options.mbox)
    const finder = new PlaceFinder(line, {format, mbox, fallbackCharset: options.fallbackCharset})
    try {
      for await (const chunk of source.chunks) finder.mailbox.write(chunk)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      failure = error.message
      continue
    }
    finder.mailbox.end()
    const place = finder.place()
    if (place === null) failure = `line ${line} is in no text part`
    else return {text: `${explainPlace(place, options).map(safeLine).join('\n')}\n`, failure: ''}
  }
  return {text: '', failure}
}

function explainPlace(place: Place, options: Options): string[] {
  const {message, part, firstRow, lastRow} = place
  const {type, charset, transferEncoding} = part
  const said: string[] = [
    `message ${message + 1}, part ${part.part} (${type}; charset ${charset ?? 'not declared'}; ${transferEncoding})`,
  ]
  const body = bodyOf(place)
  const log = new Log()
  const context: RepairContext = {
    enabled: options.repair,
    log,
    report: finding => log.findings.push(finding),
    isReply: place.isReply,
    declaredUtf7: /utf-?7/.test(charset ?? ''),
  }
  for (let row = firstRow; row <= lastRow; row++) said.push(lineOf(body, rowAt(body, row)))
  if (context.enabled.has('charset-label')) said.push(...explainLabel(place))
  for (const step of repairs) {
    if (!context.enabled.has(step.name)) continue
    for (let line = firstRow; line <= lastRow; line++) {
      const row = rowAt(body, line)
      said.push(...explainers[step.name](body, row, context).flatMap(one => tell(one, step, body)))
    }
    step.repair(body, context)
    said.push(...log.take(firstRow + 1, lastRow + 1))
  }
  said.push('after all repairs')
  const last = rowAt(body, lastRow)
  for (let row = rowAt(body, firstRow); row <= last; row++) said.push(lineOf(body, row))
  return said
}

function bodyOf({part, body: bytes}: Place): Body {
  const lines = new LineTable()
  lines.build(bytes, 0, bytes.length)
  countMarks(bytes, lines, 0, lines.count, part.flowed)
  return {bytes, lines, firstLine: 1, continued: false, last: true, part}
}

/** The row that holds a line of the body as it came. */
function rowAt({lines}: Body, line: number): number {
  let row = Math.min(line, lines.count - 1)
  while (row > 0 && lines.firstLineOf(row) > line) row--
  return row
}

function lineOf({bytes, lines}: Body, row: number): string {
  const text = bytes.toString('utf8', lines.start[row]!, lines.end[row]!)
  return `  line ${lines.firstLineOf(row) + 1}, ${lines.marks[row]} marks: ${text}`
}

function tell(one: Explanation, {name}: RepairStep, {lines}: Body): string[] {
  const becomes = one.after === null ? '' : ` = ${JSON.stringify(one.after)}`
  const [first, last] = [lines.firstLineOf(one.firstRow) + 1, lines.lastLineOf(one.lastRow) + 1]
  return [
    `${name}: column ${one.column}, ${JSON.stringify(one.before)}${becomes}`,
    `    class     ${one.class}`,
    `    region    lines ${first} to ${last}`,
    `    evidence  ${one.evidence}`,
    `    decision  ${one.decision}`,
  ]
}

/** Takes what the repairs tell, and gives what is about the lines asked for. */
class Log {
  readonly wanted = true
  readonly findings: Finding[] = []
  private repairs: Repair[] = []

  add(repair: Repair): void {
    this.repairs.push(repair)
  }

  count(): void {}

  take(firstLine: number, lastLine: number): string[] {
    const said = this.repairs
      .filter(({line}) => line >= firstLine && line <= lastLine)
      .map(
        ({rule, column, before, after, confidence}) =>
          `${rule}: made at column ${column}: ${JSON.stringify(before)} to ${JSON.stringify(after)}, confidence ${confidence}`,
      )
    for (const {rule, message, line} of this.findings) {
      said.push(
        `${rule}: suspected${line === null ? '' : ` at line ${line} of the input`}: ${message}`,
      )
    }
    this.repairs = []
    this.findings.length = 0
    return said
  }
}
