/**
 * requote as a library: the same job as the program's, for a text at hand or a stream of octets.
 *
 * ```js
 * import {readText} from 'requote'
 * const {parts} = readText('+AD4- Shall we?\nYes.\n')
 * ```
 */
import {pipeline} from './pipeline.ts'
import type {MessageRecord} from './record.ts'
import {allRepairs} from './repair/order.ts'
import type {InputFormat, MboxDialect, RepairName, RequoteLevel} from './types.ts'
import {jsonWriter} from './write/json.ts'
import {OutputBuffer} from './write/output.ts'

export type {Block, BlockOrigin, MessageRecord, PartRecord, RecordSource} from './record.ts'
export type {
  Attachment,
  Attribution,
  BlockKind,
  DepthChange,
  DepthRule,
  FieldRepair,
  Finding,
  FindingRule,
  InputFormat,
  MboxDialect,
  Person,
  Repair,
  RepairName,
  RequoteLevel,
  Severity,
} from './types.ts'
export {allRepairs}

export interface ReadOptions {
  /** Named in `source.file`. @defaultValue `'-'` */
  readonly file?: string
  /** @defaultValue told from content */
  readonly format?: InputFormat
  /** @defaultValue told from the file */
  readonly mbox?: MboxDialect
  /** @defaultValue all of them */
  readonly repairs?: Iterable<RepairName>
  /** @defaultValue `'full'` */
  readonly requote?: RequoteLevel
  /** Earlier messages are evidence for later ones; blocks tell their `origin`. @defaultValue false */
  readonly thread?: boolean
  /** Charset of text that is not UTF-8 and has no usable label. @defaultValue `'windows-1252'` */
  readonly fallbackCharset?: string
}

/**
 * Reads a text that is at hand: a message, a mailbox with one message, an archive page, bare text.
 *
 * @returns the message, or the first one of a mailbox; null when the text is empty
 */
export function readText(text: string, options: ReadOptions = {}): MessageRecord | null {
  return readAll(Buffer.from(text, 'utf8'), options)[0] ?? null
}

/** Reads all messages of octets that are at hand. */
export function readAll(octets: Uint8Array, options: ReadOptions = {}): MessageRecord[] {
  const reader = new RecordReader(options)
  return [...reader.write(octets), ...reader.end()]
}

/**
 * Reads a stream of octets, message by message: a file's stream, `process.stdin`, a response body.
 * Memory does not grow with the number of messages. Errors of the stream are thrown as they are.
 */
export async function* readMessages(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<MessageRecord> {
  const reader = new RecordReader(options)
  for await (const chunk of chunks) yield* reader.write(chunk)
  yield* reader.end()
}

/** Chunks in, records out: what the JSON writer wrote since the last chunk. */
class RecordReader {
  private readonly out = new OutputBuffer()
  private readonly pipe: ReturnType<typeof pipeline>
  /** A record that the last chunk left unfinished. */
  private unfinished = ''

  constructor(options: ReadOptions) {
    this.pipe = pipeline(
      options.file ?? '-',
      {
        format: options.format ?? null,
        mbox: options.mbox ?? null,
        repairs: new Set(options.repairs ?? allRepairs),
        requote: options.requote ?? 'full',
        thread: options.thread ?? false,
        fallbackCharset: options.fallbackCharset ?? 'windows-1252',
        wantRepairs: true,
        wantStructure: true,
        shown: {rejoin: false},
      },
      jsonWriter({part: null, safe: false}, this.out),
      () => undefined,
    )
  }

  write(chunk: Uint8Array): MessageRecord[] {
    this.pipe.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    return this.take()
  }

  end(): MessageRecord[] {
    this.pipe.end()
    return this.take()
  }

  private take(): MessageRecord[] {
    const lines = (this.unfinished + this.out.take().toString('utf8')).split('\n')
    this.out.reset()
    this.unfinished = lines.pop() ?? ''
    return lines.map(line => JSON.parse(line) as MessageRecord)
  }
}
