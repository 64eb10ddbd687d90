/**
 * Values as JSON that every reader takes (RFC 8259 §8.2), on a terminal and in a CI log too.
 *
 * Control and bidi characters are written as the escapes that JSON has for them, so that the text
 * stays the same; a lone surrogate, which is no character, becomes U+FFFD.
 */
import {safeJson} from '../../write/safe.ts'
import {breakCommands} from './log-text.ts'

/** One line of JSON. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value)
  const wellFormed = text.includes('\\ud') ? JSON.stringify(value, replaceSurrogates) : text
  return breakCommands(safeJson(wellFormed), '\\u0023')
}

function replaceSurrogates(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\ufffd') : value
}
