/**
 * Encoded words (RFC 2047) that a header field still shows after it was decoded: damaged on the way,
 * or encoded twice.
 *
 *     = ?utf-8?q?Ana_Ru=C3=ADz? =          blanks, where the word was folded or wrapped
 *     =?utf-8?q?Ana_Ru=C3=ADz <a@…>        its end is missing
 */
import type {FieldRepair} from '../types.ts'
import {type DecodedWord, decodeWord, endOfRun} from './word-leak-decode.ts'

/** A field whose text is changed in place. */
interface Field {
  readonly name: string
  readonly line: number
  text: string
}

const rule = 'word-leak'
/** Fields in which people write; identifiers mean what they say. */
const addressed = new Set(['from', 'to', 'cc', 'reply-to', 'sender'])
const unstructured = new Set(['subject', 'comments', 'thread-topic'])
/** A name with one of them would be read as an address's syntax. */
const specials = /[()<>[\]:;@\\,"]/
/** Each piece ends at the next question mark, so that no octet is looked at often. */
const spaced = /= ?\? ?([\w.:-]{1,40}) ?\? ?([bq]) ?\? ?([^?]+)\? ?=(?!\?)/iy
const unclosed = /=\?([\w.:-]{1,40})\?([bq])\?([^\s?<>",;]+)\??(?=[\s<>",;]|$)/iy
/** Without an escape nothing shows that it was encoded. */
const escaped = /=[0-9a-f]{2}/i
const confidence = 0.9
const maxLayers = 3

/** Decodes in place what can be decoded fully; tells what it did. */
export function repairWordFields(fields: readonly Field[]): FieldRepair[] {
  return fields.flatMap(field => {
    const before = field.text
    const found: FieldRepair[] = []
    for (let layer = 0; layer <= maxLayers; layer++) {
      if (!repairOnce(field, found)) return found
    }
    field.text = before
    return []
  })
}

function repairOnce(field: Field, repairs: FieldRepair[]): boolean {
  const {text, line} = field
  const isAddressed = addressed.has(field.name.toLowerCase())
  if (!isAddressed && !unstructured.has(field.name.toLowerCase())) return false
  if (!text.includes('?')) return false
  const out: string[] = []
  let from = 0
  for (let at = text.indexOf('='); at !== -1; at = text.indexOf('=', Math.max(from, at + 1))) {
    const word = readDamaged(text, at)
    if (word === null || (isAddressed && specials.test(word.text))) {
      at = Math.max(at, endOfRun(text, at) - 1)
      continue
    }
    const before = text.slice(at, word.end)
    const column = at + 1
    repairs.push({rule, field: field.name, line, column, before, after: word.text, confidence})
    out.push(text.slice(from, at), word.text)
    from = word.end
  }
  if (from === 0) return false
  field.text = out.join('') + text.slice(from)
  return true
}

function readDamaged(text: string, at: number): DecodedWord | null {
  return decodeWord(text, at) ?? mended(spaced, text, at) ?? mended(unclosed, text, at)
}

/** Puts the pieces of a damaged word together and decodes it. */
function mended(shape: RegExp, text: string, at: number): DecodedWord | null {
  shape.lastIndex = at
  const match = shape.exec(text)
  if (match === null) return null
  const [found, charset, encoding, content] = match
  const isB = encoding!.toLowerCase() === 'b'
  if (!isB && !escaped.test(content!)) return null
  const whole = isB ? content!.replaceAll(' ', '') : content!.trimEnd().replaceAll(' ', '_')
  const word = decodeWord(`=?${charset}?${encoding}?${whole}?=`, 0)
  return word && {text: word.text, end: at + found.length}
}
