/** The shape of a row in the language data; languages.ts reads it. */
/** A language as its data file writes it: alternatives are separated by `|`. */
export interface LanguageRow {
  readonly code: string
  readonly verbs: string
  /** What somebody calls the own writing. */
  readonly self?: string
  /** Between the list and the person of a From field. */
  readonly behalf?: string
  readonly particles: string
  readonly weekdays: string
  readonly months: string
  readonly clock?: string
  readonly pronouns?: string
  /** From, Sent, To, Subject, Cc and Date, in this order, separated by ` / `. */
  readonly fields: string
  readonly original: string
  readonly forwarded: string
}
