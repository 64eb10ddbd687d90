/**
 * What attributions and header blocks are made of, language by language. The data is in
 * `languages-*.ts`; to teach requote a language, add a row there. Words are lower case, without the
 * punctuation behind them; an entry of several words is one phrase.
 */
import {once} from '../lines/once.ts'
import type {LanguageRow} from './language-row.ts'
import {asianLanguages} from './languages-asian.ts'
import {europeanLanguages} from './languages-european.ts'
import {germanicLanguages} from './languages-germanic.ts'
import {indicLanguages} from './languages-indic.ts'
import {romanceLanguages} from './languages-romance.ts'
import {slavicLanguages} from './languages-slavic.ts'
import {uralicLanguages} from './languages-uralic.ts'

/** The names that a mail program gives to header fields when it quotes a header section. */
export interface FieldNames {
  readonly from: readonly string[]
  readonly sent: readonly string[]
  readonly to: readonly string[]
  readonly subject: readonly string[]
  readonly cc: readonly string[]
  readonly date: readonly string[]
}

export interface Language {
  /** ISO 639-1, or 639-3 where that has none. */
  readonly code: string
  /** `wrote` in `On Monday, Ana wrote:`. */
  readonly verbs: readonly string[]
  /** `I wrote`: a verb of writing with the writer in it, who is whoever wrote the line. */
  readonly self: readonly string[]
  /** `on behalf of` in `list@example.org on behalf of Ana`. */
  readonly behalf: readonly string[]
  /** Words around the date and the name that belong to neither. */
  readonly particles: readonly string[]
  readonly weekdays: readonly string[]
  readonly months: readonly string[]
  /** Words of a clock or zone, such as `am`. */
  readonly clock: readonly string[]
  /** Words that can stand for a name but tell none. */
  readonly pronouns: readonly string[]
  readonly fieldNames: FieldNames
  /** `original message` in `-----Original Message-----`. */
  readonly originalMessage: readonly string[]
  /** `forwarded message`, `forwarded by` and the like, as a line of its own or between dashes. */
  readonly forwardedMessage: readonly string[]
}

function readRow(row: LanguageRow): Language {
  const [from, sent, to, subject, cc, date] = row.fields.split(' / ')
  return {
    code: row.code,
    verbs: listOf(row.verbs),
    self: listOf(row.self),
    behalf: listOf(row.behalf),
    particles: listOf(row.particles),
    weekdays: listOf(row.weekdays),
    months: listOf(row.months),
    clock: listOf(row.clock),
    pronouns: listOf(row.pronouns),
    fieldNames: {
      from: listOf(from),
      sent: listOf(sent),
      to: listOf(to),
      subject: listOf(subject),
      cc: listOf(cc),
      date: listOf(date),
    },
    originalMessage: listOf(row.original),
    forwardedMessage: listOf(row.forwarded),
  }
}

function listOf(words: string | undefined): readonly string[] {
  return words ? words.split('|') : []
}

/** The data as it is written. */
export const languageRows: readonly LanguageRow[] = [
  ...germanicLanguages,
  ...romanceLanguages,
  ...slavicLanguages,
  ...uralicLanguages,
  ...europeanLanguages,
  ...asianLanguages,
  ...indicLanguages,
]

export const languages: () => readonly Language[] = once(() => languageRows.map(readRow))
