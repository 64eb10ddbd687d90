/** Colours of the `pretty` report: escape sequences around words. Who decides is `cli/terminal.ts`. */
import type {Severity} from '../../types.ts'
import type {Around} from '../../write/style.ts'

export interface Paint {
  /** Around the name of a file. */
  readonly file: Around
  readonly severity: Readonly<Record<Severity, Around>>
  /** Around the id of a rule. */
  readonly rule: Around
  /** Around the carets under the damaged place. */
  readonly caret: Around
  /** Around what would be written instead. */
  readonly change: Around
  /** Around line numbers and other words of less weight. */
  readonly faint: Around
}

const nothing: Around = {open: '', close: ''}

/** No colour. */
export const plainPaint: Paint = {
  file: nothing,
  severity: {error: nothing, warning: nothing, info: nothing},
  rule: nothing,
  caret: nothing,
  change: nothing,
  faint: nothing,
}

/** Puts a colour around words that are safe for a terminal already. */
export function painted({open, close}: Around, words: string): string {
  return open + words + close
}
