/**
 * Reads in the rows of a prefix itself who wrote them: a quoted signature, and attributions that were
 * quoted with what they introduce.
 *
 *     | Nobody knows who has the key.        | On 3 Feb 2025, Cy Diaz wrote:
 *     |                                      | > Who has the key?
 *     | Ana                                  | Not me.
 */
import {COLON, GT, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {classifyWords} from './attribution-words.ts'
import {isTagOf, nameTokens} from './names.ts'
import type {StyleContext, StyleUse} from './style-names.ts'
import {trimmedEnd} from './words.ts'

const maxName = 100
const maxText = 200
const fullName = /^(?:\p{Lu}[\p{L}.'-]* ){1,3}\p{Lu}[\p{L}'-]*$/u
/** A name alone; what else stands in a row of one to three words is mostly the end of a sentence. */
const signature = /^-{0,3} ?((?:\p{Lu}[\p{L}.'-]* ){0,2}\p{Lu}[\p{L}'-]+)$/u

/** A tagged line is the name of whose initials the tag is: a quoted signature. */
export function isSignedAs(body: Body, use: StyleUse, tag: string): boolean {
  return use.rows.some((_, index) => {
    const name = textOf(body, use, index, maxName)
      .replace(/[<(].*/, '')
      .trim()
    return fullName.test(name) && isTagOf(tag, name)
  })
}

/** One row is the name of somebody in the header section, and not of who sends the mail. */
export function isSignedByOther(body: Body, use: StyleUse, context: StyleContext): boolean {
  return use.rows.some((_, index) => {
    const name = signature.exec(textOf(body, use, index, maxName).trim())?.[1]
    if (name === undefined || !context.knows(name)) return false
    const own = nameTokens(context.sender?.name ?? '')
    return !nameTokens(name).some(token => own.includes(token))
  })
}

/** A row is an attribution with a day and a verb, and the next one has a `>` behind the mark. */
export function introducesDeeper(body: Body, use: StyleUse): boolean {
  const {bytes, lines} = body
  const {rows, ends} = use
  return rows.some((row, index) => {
    if (rows[index + 1] !== row + 1 || !isMarked(bytes, ends[index + 1]!)) return false
    const isEnd = bytes[trimmedEnd(bytes, lines, row) - 1] === COLON
    return isEnd && !isMarked(bytes, ends[index]!) && isDated(textOf(body, use, index, maxText))
  })
}

function isMarked(bytes: Buffer, end: number): boolean {
  return bytes[bytes[end] === SP ? end + 1 : end] === GT
}

function isDated(text: string): boolean {
  const classes = classifyWords(text).map(word => word.class)
  return classes.includes('verb') && classes.filter(name => name === 'date').length >= 2
}

function textOf(
  {bytes, lines}: Body,
  {rows, ends}: StyleUse,
  index: number,
  length: number,
): string {
  const from = ends[index]!
  return bytes.toString('utf8', from, Math.min(lines.end[rows[index]!]!, from + length))
}
