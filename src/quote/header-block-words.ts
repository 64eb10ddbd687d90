/**
 * What the names of quoted header fields tell, and the words of divider lines. The names of each
 * language are in languages.ts; here are those that mailers write in no language's file.
 */
import {once} from '../lines/once.ts'
import {languages} from './languages.ts'

/** What a field tells, whatever its name is in the mailer's language. */
export type FieldClass = 'from' | 'date' | 'to' | 'subject' | 'other' | 'raw'

/** Fields that some mailers quote beside those that every language names. */
const other =
  'cc|bcc|cco|reply-to|reply to|organization|organisation|newsgroups|importance|priority|sensitivity|attachments|attachment|categories|followup-to|please respond to|sent by|mailed-by|signed-by'

/** Fields that no mailer copies above a quotation: a header section shown as text has them. */
const raw =
  'received|return-path|message-id|references|in-reply-to|mime-version|content-type|content-transfer-encoding|content-disposition|delivered-to|status|sender|errors-to|precedence|list-id|list-unsubscribe|lines|path|xref|user-agent|x-mailer|x-priority|x-newsreader|x-sender|x-status|resent-from|resent-to|resent-date|dkim-signature|authentication-results|x-loop|x-uidl|approved|distribution|nntp-posting-host'

/** Field name in lower case → what it tells. */
export const fieldClasses: () => ReadonlyMap<string, FieldClass> = once(collect)

/** `forwarded message` and the like, lower case. */
export const forwardWords: () => readonly string[] = once(() => [
  ...new Set(['forwarded', ...languages().flatMap(language => language.forwardedMessage)]),
])

/** `original message` and the like, lower case. */
export const originalWords: () => readonly string[] = once(() => [
  ...new Set(languages().flatMap(language => language.originalMessage)),
])

function collect(): Map<string, FieldClass> {
  const classes = new Map<string, FieldClass>()
  const add = (names: readonly string[], kind: FieldClass): void => {
    for (const word of names) {
      // Letters with marks of their own have two forms; mail has either.
      const name = word.normalize()
      if (!classes.has(name)) classes.set(name, kind)
    }
  }
  for (const {fieldNames} of languages()) add(fieldNames.from, 'from')
  for (const {fieldNames} of languages()) {
    add([...fieldNames.sent, ...fieldNames.date], 'date')
    add(fieldNames.to, 'to')
    add(fieldNames.subject, 'subject')
    add(fieldNames.cc, 'other')
  }
  add(other.split('|'), 'other')
  add(raw.split('|'), 'raw')
  return classes
}
