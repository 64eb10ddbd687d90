/** The whole way from octets to output in the test's own process, in pieces cut where a test wants. */
import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, parse} from 'node:path'
import {fileURLToPath} from 'node:url'
import {type PipelineOptions, pipeline} from '../src/pipeline.ts'
import {allRepairs} from '../src/repair/order.ts'
import type {Finding, MessageWriter} from '../src/types.ts'
import {jsonWriter} from '../src/write/json.ts'
import {OutputBuffer} from '../src/write/output.ts'
import {type TextOptions, textWriter} from '../src/write/text.ts'

export const root: string = dirname(dirname(fileURLToPath(import.meta.url)))

export interface Fixture {
  /** Path below the repository. */
  readonly file: string
  /** Path of its goldens without their extension. */
  readonly golden: string
  readonly octets: Buffer
}

/** The inputs in a folder of fixtures. */
export function fixturesOf(folder: string): Fixture[] {
  return readdirSync(join(root, folder))
    .filter(name => /\.(?:eml|mbox|txt)$/.test(name))
    .map(name => ({
      file: `${folder}/${name}`,
      golden: join(root, folder, parse(name).name),
      octets: readFileSync(join(root, folder, name)),
    }))
}

export interface Result {
  readonly output: Buffer
  readonly findings: readonly Finding[]
}

const reading: PipelineOptions = {
  format: null,
  mbox: null,
  repairs: allRepairs,
  requote: 'full',
  fallbackCharset: 'windows-1252',
  wantRepairs: false,
  wantStructure: false,
  shown: {rejoin: false},
}
const writing: TextOptions = {
  headers: 'brief',
  marks: 'compact',
  maxDepth: null,
  signature: true,
  rejoin: false,
  part: null,
  style: null,
  safe: false,
}

export type Options = Partial<PipelineOptions> & Partial<TextOptions>

/** Text of an input that comes cut before each of `cuts`. */
export function asText(octets: Buffer, options: Options = {}, cuts: Iterable<number> = []): Result {
  const out = new OutputBuffer()
  return run(
    '-',
    octets,
    {...reading, shown: {rejoin: options.rejoin ?? false}, ...options},
    textWriter({...writing, ...options}, out),
    out,
    cuts,
  )
}

/** JSON lines of an input that comes cut before each of `cuts`. */
export function asJson(
  file: string,
  octets: Buffer,
  cuts: Iterable<number> = [],
  more: Partial<PipelineOptions> = {},
): Result {
  const out = new OutputBuffer()
  const options = {...reading, wantRepairs: true, wantStructure: true, ...more}
  return run(file, octets, options, jsonWriter({part: null, safe: false}, out), out, cuts)
}

/** The records of JSON lines. */
export function records({output}: Result): unknown[] {
  return output
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))
}

/** Every chunk is lent, and overwritten after the call. */
function run(
  file: string,
  octets: Buffer,
  options: PipelineOptions,
  writer: MessageWriter,
  out: OutputBuffer,
  cuts: Iterable<number>,
): Result {
  const outputs: Buffer[] = []
  const findings: Finding[] = []
  const pipe = pipeline(file, options, writer, found => findings.push(...found))
  const take = (): void => {
    if (out.length > 0) outputs.push(Buffer.from(out.take()))
    out.reset()
  }
  let from = 0
  for (const to of [...cuts, octets.length]) {
    const chunk = Buffer.from(octets.subarray(from, to))
    pipe.write(chunk)
    chunk.fill(0x58)
    from = to
    take()
  }
  pipe.end()
  take()
  return {output: Buffer.concat(outputs), findings}
}
