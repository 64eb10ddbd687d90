/**
 * Text of a mail in Markdown as GitHub renders it: shown as it is, whatever it says.
 *
 * Backslashes stop links and emphasis, but `@name`, `#12` and addresses are made links later, from the
 * text that is left; in `<code>` they are let alone. Character references keep everything else (table
 * cells, HTML, backquotes) from being seen.
 */
import {logText} from './log-text.ts'

/** An inline element with the text, safe in a table cell too; of an empty text, nothing. */
export function markdownCode(text: string): string {
  return text === '' ? '' : `<code>${markdownText(text)}</code>`
}

/** The text with every character that Markdown or HTML might read as a reference. */
export function markdownText(text: string): string {
  return logText(text).replace(/[\t!#$&*.:<>@[\\\]^_`{|}~]/g, reference)
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`
}
