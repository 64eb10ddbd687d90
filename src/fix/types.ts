/**
 * The nouns of `fix`: what one message's repair came to, and who is told. Types only.
 *
 *   octets ─fixer→ the same octets, repaired, and one MessageReport a message
 *          ─replaceFile→ the file, old or new, never a mixture
 */
import type {
  DepthRule,
  Finding,
  InputFormat,
  MboxDialect,
  RepairName,
  RequoteLevel,
} from '../types.ts'

export interface FixOptions {
  /** Null: told from content. */
  readonly format: InputFormat | null
  readonly mbox: MboxDialect | null
  readonly repairs: ReadonlySet<RepairName>
  readonly requote: RequoteLevel
  readonly fallbackCharset: string
  /** Messages that carry DKIM, ARC or patatt signatures are left alone. */
  readonly keepSigned: boolean
  /** `utf-8`: text in any other charset is written in UTF-8 even when nothing is wrong with it. */
  readonly charset: 'utf-8' | null
}

/** Damage that was seen and left, and why. */
export interface Refusal {
  /** The part (`2.1`), or null: the message. */
  readonly part: string | null
  readonly reason: RefusalReason
  /** In words, for a person. */
  readonly message: string
}

export type RefusalReason =
  | 'signed'
  | 'encrypted'
  | 'limit-reached'
  | 'not-settled'
  | 'not-representable'

/** What was done to one message; told in input order, spans are lent. */
export interface MessageReport {
  /** Number of the message in its input, from 0. */
  readonly index: number
  /** Octets of the input. */
  readonly offset: number
  readonly length: number
  /** Input line on which the message starts, from 1. */
  readonly line: number
  readonly id: string | null
  /** The octets differ; `before` and `after` are them, as they stand in the container. Else null. */
  readonly change: {readonly before: Buffer; readonly after: Buffer} | null
  /** Places by repair and lines by rule, only of what was written. */
  readonly repairs: ReadonlyMap<RepairName, number>
  readonly depthChanges: ReadonlyMap<DepthRule, number>
  readonly refused: readonly Refusal[]
  /** It was changed and carried DKIM, ARC or patatt signatures, which do not hold any longer. */
  readonly brokeSignature: boolean
  readonly findings: readonly Finding[]
}

/** Takes one input chunk by chunk; what it completes has been written when `write` returns. */
export interface Fixer {
  write(chunk: Buffer): void
  end(): void
}
