/**
 * `requote fix` as a filter: mail from stdin, the same mail repaired to stdout.
 *
 * What is compressed with gzip comes out compressed. An input that breaks off is passed on as far as
 * it goes, and told.
 */
import {compressionOf, decompress} from '../input/decompress.ts'
import {InputError} from '../input/error.ts'
import {readChunks} from '../input/read.ts'
import {CompressingSink} from './compressing-sink.ts'
import {type FixCommandOptions, fixOptions} from './fix-options.ts'
import {pass} from './fix-pass.ts'
import {type FileOutcome, FileReport} from './fix-report.ts'
import type {ReportTarget} from './jobs.ts'
import type {Sink} from './sink.ts'

const stdin = 0
const name = '-'

/** @param mail takes the octets of the mail, and is ended. Throws ClosedPipe and OutputError. */
export async function filter(
  options: FixCommandOptions,
  mail: Sink,
  target: ReportTarget,
): Promise<FileOutcome> {
  const report = new FileReport(name, null, options, null, target)
  const input = new FilterInput()
  const output = new MailOutput(mail, input)
  await pass({
    file: name,
    chunks: input.chunks(),
    options: fixOptions(options, null),
    out: bytes => output.sink.write(bytes),
    expectation: null,
    report,
    turn: () => output.sink.drained(),
  })
  await output.end()
  return report.end(input.failure, null)
}

/** Where the mail goes, or what compresses for it: chosen when the input's first octets are known. */
class MailOutput {
  private readonly mail: Sink
  private readonly input: FilterInput
  private gzip: CompressingSink | null = null

  constructor(mail: Sink, input: FilterInput) {
    this.mail = mail
    this.input = input
  }

  get sink(): Sink {
    if (!this.input.isGzip) return this.mail
    this.gzip ??= new CompressingSink(this.mail)
    return this.gzip
  }

  async end(): Promise<void> {
    if (this.sink !== this.mail) await this.sink.end()
    await this.mail.end()
  }
}

/** Stdin, decompressed, up to where it breaks off. */
class FilterInput {
  /** Why not all could be read; null when all was. */
  failure: string | null = null
  isGzip = false

  async *chunks(): AsyncGenerator<Buffer> {
    try {
      yield* decompress(this.raw(), name)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      this.failure = error.message
    }
  }

  private async *raw(): AsyncGenerator<Buffer> {
    let isFirst = true
    for await (const chunk of readChunks(stdin, name)) {
      if (isFirst) this.sniff(chunk)
      isFirst = false
      yield chunk
    }
  }

  private sniff(first: Buffer): void {
    const compression = compressionOf(first)
    this.isGzip = compression === 'gzip'
    if (compression === 'zstd') {
      throw new InputError(name, 'zstd can be read but not written: zstd -dc FILE | requote fix')
    }
  }
}
