/** Bodies for the tests of this room: a text in, the repaired text and all that was told out. */
import {expect} from 'vitest'
import {countMarks} from '../../src/lines/marks.ts'
import {LineTable} from '../../src/lines/table.ts'
import {allRepairs, type RepairContext, repairBody} from '../../src/repair/order.ts'
import type {Body, Finding, Repair} from '../../src/types.ts'

export interface Told extends RepairContext {
  readonly repairs: Repair[]
  readonly findings: Finding[]
  counted: number
}

export function context(wanted = true, declaredUtf7 = false): Told {
  const told: Told = {
    repairs: [],
    findings: [],
    counted: 0,
    enabled: allRepairs,
    declaredUtf7,
    report: finding => told.findings.push(finding),
    log: {
      wanted,
      add: repair => told.repairs.push(repair),
      count: (_rule, places) => {
        told.counted += places
      },
    },
  }
  return told
}

/** A body that begins inside a buffer, as windows do, and ends with it. */
export function bodyOf(text: string, changes: Partial<Body> = {}): Body {
  const bytes = Buffer.from(`\`+AD4- \n${text}+AD4-\`\n`).subarray(0, -7)
  const lines = new LineTable()
  lines.build(bytes, 8, bytes.length)
  countMarks(bytes, lines, 0, lines.count)
  const part = {
    part: '1',
    type: 'text/plain',
    charset: null,
    transferEncoding: '7bit',
    flowed: false,
    delSp: false,
    sourceLine: 1,
  }
  return {bytes, lines, firstLine: 1, continued: false, last: true, part, ...changes}
}

export function textOf({bytes, lines}: Body): string {
  return bytes.toString('utf8', lines.start[0], lines.start[lines.count])
}

/** Repairs a text; sees that the table of lines fits and that a second run changes nothing. */
export function repaired(text: string, told: Told = context()): string {
  const body = bodyOf(text)
  repairBody(body, told)
  const result = textOf(body)
  expectTableOf(body, result)
  const again = bodyOf(result)
  repairBody(again, context())
  expect(textOf(again)).toBe(result)
  return result
}

export function expectTableOf(body: Body, text: string): void {
  expect(body.lines.start[body.lines.count]).toBe(body.bytes.length)
  const fresh = bodyOf(text)
  const shift = fresh.lines.start[0]! - body.lines.start[0]!
  const rows = ({lines}: Body, by: number): number[][] =>
    Array.from({length: lines.count}, (_, row) => [
      lines.start[row]! + by,
      lines.end[row]! + by,
      lines.content[row]! + by,
      lines.marks[row]!,
    ])
  expect(rows(body, shift)).toEqual(rows(fresh, 0))
}
