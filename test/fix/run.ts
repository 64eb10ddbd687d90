/** An input through the fixer in the test's own process; what comes out is read back and fixed again. */
import {expect, onTestFinished} from 'vitest'
import {Expectation} from '../../src/fix/expectation.ts'
import {fixer} from '../../src/fix/fixer.ts'
import {ReadBack} from '../../src/fix/read-back.ts'
import type {FixOptions, MessageReport} from '../../src/fix/types.ts'
import {allRepairs} from '../../src/repair/order.ts'
import {OutputBuffer} from '../../src/write/output.ts'

export const defaults: FixOptions = {
  format: null,
  mbox: null,
  repairs: allRepairs,
  requote: 'safe',
  fallbackCharset: 'windows-1252',
  keepSigned: false,
  charset: null,
}

export interface Fixed {
  readonly output: Buffer
  readonly reports: readonly MessageReport[]
  readonly expectation: Expectation
}

/** Every chunk is lent, and overwritten after the call. @param cuts where the input is cut */
export function run(
  octets: Buffer,
  options: Partial<FixOptions> = {},
  cuts: Iterable<number> = [],
): Fixed {
  const all = {...defaults, ...options}
  const out = new OutputBuffer()
  const outputs: Buffer[] = []
  const reports: MessageReport[] = []
  const expectation = new Expectation(all)
  const take = ({change, ...report}: MessageReport): void => {
    const copied = change && {before: Buffer.from(change.before), after: Buffer.from(change.after)}
    reports.push({...report, change: copied})
  }
  const fixing = fixer('-', all, out, take, expectation)
  let from = 0
  for (const to of [...cuts, octets.length]) {
    const chunk = Buffer.from(octets.subarray(from, to))
    fixing.write(chunk)
    chunk.fill(0x58)
    from = to
    outputs.push(Buffer.from(out.take()))
    out.reset()
  }
  fixing.end()
  outputs.push(Buffer.from(out.take()))
  return {output: Buffer.concat(outputs), reports, expectation}
}

/** Fixes octets given as latin-1 characters; a second run finds nothing, and the file reads back. */
export function fixed(mail: string, options: Partial<FixOptions> = {}): string {
  return fixedOctets(Buffer.from(mail, 'latin1'), options).output.toString('latin1')
}

export function fixedOctets(octets: Buffer, options: Partial<FixOptions> = {}): Fixed {
  const once = run(octets, options)
  const twice = run(once.output, options)
  expect(twice.output.toString('latin1')).toBe(once.output.toString('latin1'))
  expect(twice.reports.filter(report => report.change !== null)).toEqual([])
  expect(pieces(octets, once.reports)).toEqual(once.output.toString('latin1'))
  onTestFinished(async () => {
    expect(await readBack(once.expectation, octets, once.output)).toBeNull()
  })
  return once
}

/** What is wrong with `output`, which was made of `input`; both come in pieces, which are lent. */
export async function readBack(
  expectation: Expectation,
  input: Buffer,
  output: Buffer,
): Promise<string | null> {
  const reading = new ReadBack(expectation, lent(input, 5))
  for await (const chunk of lent(output, 7)) await reading.write(chunk)
  return reading.end()
}

async function* lent(octets: Buffer, size: number): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(size)
  for (let at = 0; at < octets.length; at += size) {
    yield chunk.subarray(0, octets.copy(chunk, 0, at, at + size))
  }
}

/** The output as the reports tell it: the input with every changed message put in its place. */
function pieces(octets: Buffer, reports: readonly MessageReport[]): string {
  const put: Buffer[] = []
  let at = 0
  for (const {change, offset, length} of reports) {
    if (change === null) continue
    expect(octets.subarray(offset, offset + length).equals(change.before)).toBe(true)
    put.push(octets.subarray(at, offset), change.after)
    at = offset + length
  }
  return Buffer.concat([...put, octets.subarray(at)]).toString('latin1')
}

/** The octets of a text in UTF-8, as latin-1 characters. */
export function utf8(text: string): string {
  return Buffer.from(text).toString('latin1')
}

/** What was refused: part and reason. */
export function refusals(mail: string, options: Partial<FixOptions> = {}): string[] {
  const {reports} = run(Buffer.from(mail, 'latin1'), options)
  return reports.flatMap(({refused}) => refused.map(({part, reason}) => `${part ?? '-'} ${reason}`))
}
