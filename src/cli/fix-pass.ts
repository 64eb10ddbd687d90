/** One input's octets through the fixer, chunk by chunk, with a report of what happens on the way. */
import type {Expectation} from '../fix/expectation.ts'
import {fixer} from '../fix/fixer.ts'
import type {FixOptions} from '../fix/types.ts'
import {OutputBuffer} from '../write/output.ts'
import type {FileReport} from './fix-report.ts'

/** Octets for what comes out of a file, at first: most members of a folder are short. */
const leastCapacity = 1 << 14

export interface Pass {
  /** As the user wrote it; `-` for stdin. */
  readonly file: string
  /** Lent, chunk by chunk. */
  readonly chunks: AsyncIterable<Buffer>
  readonly options: FixOptions
  /** Takes the octets that come out, copied at once; null: nobody wants them. */
  readonly out: ((bytes: Buffer) => void) | null
  /** Told all that comes out, for a check of what was written; null: nobody checks. */
  readonly expectation: Expectation | null
  readonly report: FileReport
  /** Awaited after each chunk; it may throw to end the pass. */
  readonly turn: () => Promise<void>
}

/** Settles at the input's end; whatever the chunks, the output or a turn throws is thrown. */
export async function pass(given: Pass): Promise<void> {
  const {file, chunks, options, out, expectation, report, turn} = given
  const held = new OutputBuffer(out ?? (() => {}), leastCapacity)
  const passOn = async (): Promise<void> => {
    if (held.length > 0) out?.(held.take())
    held.reset()
    await report.drained()
    await turn()
  }
  const fixing = fixer(file, options, held, report.message, expectation)
  for await (const chunk of chunks) {
    report.read(chunk)
    fixing.write(chunk)
    await passOn()
  }
  report.inputEnd()
  fixing.end()
  await passOn()
}
