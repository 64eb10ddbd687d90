/** The kinds of a block (DESIGN §3), and their numbers in the table of lines. */
import type {BlockKind} from '../types.ts'

/** `lines.kind[row]` is an index into this list. */
export const blockKinds: readonly BlockKind[] = [
  'text',
  'attribution',
  'header-block',
  'signature',
  'footer',
  'patch',
  'verbatim',
  'forwarded',
]

export const TEXT = 0
export const ATTRIBUTION = 1
export const HEADER_BLOCK = 2
export const SIGNATURE = 3
export const FOOTER = 4
export const PATCH = 5
export const VERBATIM = 6
export const FORWARDED = 7

/** Rows in which nothing but the outer marks counts. */
export function isProtected(kind: number): boolean {
  return kind === PATCH || kind === VERBATIM
}
