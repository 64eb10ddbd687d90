/** One message as `requote --json` writes it: the shape of schema/requote-1.schema.json. */
import type {
  Attachment,
  Attribution,
  BlockKind,
  DepthChange,
  FieldRepair,
  Finding,
  InputFormat,
  Person,
  Repair,
  TextPart,
} from './types.ts'

/** Where in the input a message stands. */
export interface RecordSource {
  readonly file: string
  readonly format: InputFormat
  readonly message: number
  /** Octets; an mbox's separator line is part of its message. */
  readonly offset: number
  readonly length: number
  readonly line: number
}

/** A run of body lines of equal depth, kind and author. */
export interface Block {
  readonly firstLine: number
  readonly lastLine: number
  readonly depth: number
  readonly kind: BlockKind
  readonly author: Person | null
  /** Marks taken off, repairs made, lines joined by LF. */
  readonly text: string
  /** With `thread`: where the words were first written; null where nothing tells, as of own words. */
  readonly origin?: BlockOrigin | null
}

/** A message, and lines of its part's body, from 1. */
export interface BlockOrigin {
  readonly id: string
  readonly firstLine: number
  readonly lastLine: number
}

export interface PartRecord extends TextPart {
  /** Who sent the enclosed message that the part is in; left out where it is in none. */
  readonly from?: readonly Person[]
  readonly blocks: readonly Block[]
  readonly attributions: readonly Attribution[]
  readonly repairs: readonly Repair[]
  readonly depthChanges: readonly DepthChange[]
}

export interface MessageRecord {
  readonly schema: 'requote/1'
  readonly source: RecordSource
  readonly id: string | null
  readonly subject: string | null
  readonly from: readonly Person[]
  readonly to: readonly Person[]
  readonly cc: readonly Person[]
  readonly date: string | null
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly parts: readonly PartRecord[]
  readonly attachments: readonly Attachment[]
  /** Repairs of header fields. */
  readonly repairs: readonly FieldRepair[]
  readonly findings: readonly Finding[]
}
