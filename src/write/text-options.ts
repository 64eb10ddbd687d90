/** What the user asked of text output; the defaults are the command line's. */
import type {MarkStyle} from '../lines/prefix.ts'
import type {LineStyle} from './style.ts'

export interface TextOptions {
  readonly headers: 'brief' | 'all' | 'none'
  readonly marks: MarkStyle
  /** Deeper lines are left out, and said to be; null for none. */
  readonly maxDepth: number | null
  /** False leaves signatures out. */
  readonly signature: boolean
  /** Joins lines that a later wrap broke. */
  readonly rejoin: boolean
  /** Only this part (`2.1`); null for all. */
  readonly part: string | null
  /** Colours by depth; null for none. */
  readonly style: LineStyle | null
  /** Makes control characters visible, as a terminal needs. */
  readonly safe: boolean
}
