/**
 * A finding before its place in the raw file is known: what a room or a check tells of one message,
 * kept until the message is over.
 */
import type {Repair, RequoteLevel, TextPart} from '../types.ts'

/** Findings of one message that are told. */
export const maxFindings = 1000

/** Where a finding is, in the terms of who found it. */
export type Spot =
  | {readonly kind: 'file'}
  /** Input lines. */
  | {readonly kind: 'lines'; readonly first: number; readonly last: number}
  /** Lines of a part's decoded body, from 1. */
  | {readonly kind: 'body'; readonly part: TextPart; readonly first: number; readonly last: number}
  /** A character of such a line. */
  | {
      readonly kind: 'character'
      readonly part: TextPart
      readonly line: number
      readonly text: string
    }
  /** What one rule did to such a line; all repairs of the line, as they were made. */
  | {
      readonly kind: 'repair'
      readonly part: TextPart
      readonly line: number
      readonly repairs: readonly Repair[]
    }
  /** What one rule did to a header field at an input line; all repairs of the field. */
  | {
      readonly kind: 'field-repair'
      readonly line: number
      readonly name: string
      readonly repairs: readonly Repair[]
    }
  /** The message's first header field of this name; `text` is a stretch of its decoded body. */
  | {readonly kind: 'field'; readonly name: string; readonly text: string}
  /** The charset's label in a part's header section. */
  | {readonly kind: 'label'; readonly part: TextPart}

export interface Draft {
  readonly rule: string
  /** A suspicion, or the lesser of a rule's cases: told as `info`, whatever the rule's level. */
  readonly isWeak: boolean
  /** For `repair` and `field-repair` it is made of what stands there. */
  readonly message: string
  readonly part: string | null
  /**
   * `fix` mends it where this much of depth is written (`off`: none needs to be) and nothing forbids
   * that; null: never.
   */
  readonly mendedAt: RequoteLevel | null
  /** Where it would be mended: what stands there, and what would. */
  readonly before: string | null
  readonly after: string | null
  readonly spot: Spot
}

/** Takes drafts; false: no more are wanted of this message. */
export type AddDraft = (draft: Draft) => boolean

/** A draft of what nothing would be written for. */
export function remark(rule: string, message: string, spot: Spot, isWeak: boolean = false): Draft {
  const part = 'part' in spot ? spot.part.part : null
  return {rule, isWeak, message, part, mendedAt: null, before: null, after: null, spot}
}

export function lineSpot(first: number, last: number = first): Spot {
  return {kind: 'lines', first, last}
}

export function fieldSpot(name: string, text: string): Spot {
  return {kind: 'field', name, text}
}
