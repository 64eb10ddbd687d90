/**
 * The rule `wrap-broken`: the tail of a quoted line, broken off by a later wrap that did not repeat
 * the marks ("comb quoting").
 *
 *     > > We use it as a signal generator, and adjust the gain to make
 *     > the power from -90dbm to 0dbm.            1 mark, true depth 2
 *     > > Next line.
 *
 * The first word of the tail would not have fitted, the sentence runs on into it, and the text goes
 * back to the deeper level behind it. A one-line answer wedged into a quotation has none of these by
 * more than chance.
 */
import {COLON, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {Evidence, Proposal} from './evidence.ts'
import {PATCH} from './kinds.ts'
import {closesParenthesis} from './parentheses.ts'
import {
  firstWord,
  maxPieces,
  maxWords,
  stepRange,
  type WrapWidth,
  type WrapWidths,
  widest,
  wrapRange,
} from './widths.ts'
import {
  countWords,
  endsInWord,
  endsOpen,
  endsSentence,
  isLetter,
  isLower,
  startsCapitalized,
  startsLower,
  trimmedEnd,
} from './words.ts'
import {codeEvidence, isComment} from './wrapped-code.ts'
import {urlEvidence} from './wrapped-url.ts'

const DOT = 0x2e
/** A tail of more lines is a paragraph. */
const maxTail = 6
/** Without other steps to compare with: the columns at which nearly all programs wrap. */
const usualLeast = 70
const usualMost = 80
/** A dash between words is shorter than what rules something off. */
const minRule = 5
/** Rows of a paragraph in which a capital is looked for. */
const maxLook = 8
/** Octets of a row that are looked at for an answer. */
const maxAnswer = 40
/** Octets that lines of a log share at their beginning. */
const alike = 4
/** Columns of a word that hardly any line has room for: a link, a file, an option. */
const longWord = 40
/** Lines of a tail may be wider than the first one by the mark that only that one has. */
const innerMark = 2

/** @param row the last line before the step down to the tail */
export function wrapBroken(body: Body, row: number, widths: WrapWidths): Proposal | null {
  const {bytes, lines} = body
  const tail = row + 1
  if (tail >= lines.count || lines.depth[tail]! >= lines.depth[row]!) return null
  if (lines.marks[tail] !== lines.depth[tail]) return null
  if (lines.isBlank(bytes, row) || lines.isBlank(bytes, tail)) return null
  if (isElision(body, tail) || isDrawn(body, tail)) return null
  const width = widths.at(lines.depth[tail]!)
  if (!width || !fits(stepRange(body, row), width)) return null
  const last = tailEnd(body, tail, width)
  if (last < 0) return null
  const evidence = weigh(body, row, last, width)
  if (widths.isRepeated(row)) evidence.push(repeated)
  return {rule: 'wrap-broken', first: tail, last, depth: lines.depth[row]!, evidence}
}

function fits(
  {least, most}: {least: number; most: number},
  {columns, narrowest, support}: WrapWidth,
): boolean {
  if (support < 2) return least <= usualMost && most >= usualLeast
  return least <= columns && most >= narrowest
}

/** `[...]`, `<snip>`: the answerer's mark that something was left out. */
function isElision({bytes, lines}: Body, row: number): boolean {
  return /^ ?[[<({]*(?:\.\.|…|snip|cut|deleted|elided)/i.test(lines.text(bytes, row, 24))
}

/** `^^^^^`, `_____`: points at the line above, or rules something off. */
function isDrawn({bytes, lines}: Body, row: number): boolean {
  const text = lines.text(bytes, row, widest).trim()
  return /^[\s^~_=|-]+$/.test(text) && (text.length >= minRule || text.includes('^'))
}

/** Last row of the tail: lines of its depth, each but the last one full. -1 when it is no tail. */
function tailEnd(body: Body, tail: number, {loosest, narrowest}: WrapWidth): number {
  const {bytes, lines} = body
  const depth = lines.depth[tail]!
  let last = tail
  while (
    last + 1 < lines.count &&
    lines.marks[last + 1] === depth &&
    !lines.isBlank(bytes, last + 1)
  ) {
    const {least, most} = wrapRange(body, last)
    if (isDrawn(body, last + 1)) return -1
    if (least > loosest + innerMark || most < narrowest || last - tail >= maxTail) return -1
    last++
  }
  return last
}

function weigh(body: Body, row: number, last: number, width: WrapWidth): Evidence[] {
  const evidence: Evidence[] = [
    {
      weight: 4,
      says: `the line above is full: the next word did not fit into ${width.columns} columns`,
    },
    ...(urlEvidence(body, row) ?? dataEvidence(body, row, last) ?? flowEvidence(body, row, last)),
    ...returnEvidence(body, row, last),
  ]
  if (last > row + 1) evidence.push({weight: 1, says: 'its own lines are full, too'})
  const others = Math.min(width.support - 1, 4) - Math.min(width.against, 4) * 0.5
  if (others !== 0) {
    evidence.push({
      weight: others * 0.7,
      says: `${width.support - 1} more lines were wrapped there`,
    })
  }
  return evidence
}

const repeated: Evidence = {weight: 4, says: 'the same line was broken there more than once'}
const inPatch: Evidence = {weight: 1.5, says: 'it stands inside a patch'}

/** In a patch or a log sentences tell nothing; null where it is neither. */
function dataEvidence(body: Body, row: number, last: number): Evidence[] | null {
  if (body.lines.kind[row] === PATCH) return patchEvidence(body, row, last)
  if (!beginAlike(body, row, last + 1) || beginAlike(body, row, row + 1)) return null
  // Lower case tells more in a log than in indented text, whose lines begin alike as well.
  const {bytes, lines} = body
  const isOdd = bytes[lines.content[row]!] !== SP && startsLower(body, row + 1)
  return [
    {
      weight: isOdd ? 3.5 : 2.5,
      says: 'the lines above and below begin alike, as in a log; it does not',
    },
  ]
}

/** A comment has sentences, and code what it opens and closes. */
function patchEvidence(body: Body, row: number, last: number): Evidence[] {
  const flow = isComment(body, row) ? flowEvidence(body, row, last) : []
  if (flow.reduce((sum, {weight}) => sum + weight, 0) > inPatch.weight) return flow
  return [inPatch, ...codeEvidence(body, row, last)]
}

/** Both rows begin with the same octets, not all of them letters: `[25338.5`. */
function beginAlike({bytes, lines}: Body, row: number, other: number): boolean {
  if (other >= lines.count) return false
  const from = lines.content[row]!
  const to = lines.content[other]!
  if (lines.end[row]! - from < alike || lines.end[other]! - to < alike) return false
  if (isLetter(bytes[from]!)) return false
  return bytes.compare(bytes, to, to + alike, from, from + alike) === 0
}

/** Does the sentence run from the line above into the tail? */
function flowEvidence(body: Body, row: number, last: number): Evidence[] {
  const tail = row + 1
  const found: Evidence[] = []
  if (isSentenceOver(body, row, last)) {
    const says = 'the line above ends its sentence, and the one below is in the midst of another'
    if (isBegun(body, row, last)) found.push({weight: 2.5, says})
    else found.push({weight: -4, says: 'the line above ends its sentence'})
  } else if (endsInWord(body, row)) {
    found.push({weight: 1.5, says: 'the line above is in mid-sentence'})
  }
  if (endsOpen(body, row))
    found.push({weight: 1.5, says: 'the line above ends in a word that needs another'})
  if (closesParenthesis(body, row, last)) {
    found.push({weight: 2, says: 'it closes a parenthesis of the line above'})
  }
  if (startsLower(body, tail)) found.push({weight: 2, says: 'it goes on in lower case'})
  if (last === tail && isAnswer(body, tail)) {
    found.push({weight: -5, says: 'it is what people answer with'})
  }
  if (startsCapitalized(body, tail)) {
    found.push({weight: -0.5, says: 'it begins with a capital'})
    if (endsSentence(body, last)) found.push({weight: -2, says: 'it is a sentence of its own'})
  }
  return found
}

/** All that somebody wedged in: `same here`, `no`. As the rest of a sentence it stands seldom alone. */
const answers =
  /^(?:(?:yes|yep|yeah|no|nope|ok|okay|sure|agreed|great|nice|cool|thanks|thx|same here|me too|not really|why not|got it|will do|makes sense|good point|good idea|no idea|lol|hm+|\+1|-1)[ ,]*){1,3}[.!?:;)( -]*$/i

function isAnswer({bytes, lines}: Body, row: number): boolean {
  return answers.test(lines.text(bytes, row, maxAnswer).trim())
}

/** A colon leads over to a link, and the dot of `e.g.` to whatever follows. */
function isSentenceOver(body: Body, row: number, last: number): boolean {
  if (!endsSentence(body, row)) return false
  const {bytes, lines} = body
  const end = trimmedEnd(bytes, lines, row)
  if (bytes[end - 1] === COLON) return !isLongWord(body, row + 1, last)
  return bytes[end - 1] !== DOT || bytes[end - 3] !== DOT || !isLower(bytes[end - 2]!)
}

/**
 * The sentence that the deeper text is in below the tail can only have begun in the tail: whoever
 * writes it begins others with a capital.
 */
function isBegun(body: Body, row: number, last: number): boolean {
  const {depth, count} = body.lines
  const below = last + 1
  if (below >= count || depth[below] !== depth[row] || !startsLower(body, below)) return false
  if (endsSentence(body, last) || !startsCapitalized(body, row + 1)) return false
  const stop = Math.max(0, row - maxLook)
  for (let at = row; at >= stop && depth[at] === depth[row]; at--) {
    if (startsCapitalized(body, at)) return true
  }
  return false
}

/** The tail is one long word. */
function isLongWord(body: Body, tail: number, last: number): boolean {
  return last === tail && countWords(body, tail, 2) === 1 && firstWord(body, tail) >= longWord
}

/**
 * The row behind the tail and, where the line above was wrapped before, behind the tails of that:
 *
 *     > >>> I like the idea but am not familiar with
 *     > openhatch/lock/mender                           the last wrap
 *     > >> or                                           the one before: goes on with the same line
 *     > >>> what that would look like
 */
function behindPieces(body: Body, row: number, last: number): number {
  const {marks, depth, count} = body.lines
  const stop = Math.min(count, last + 1 + maxPieces)
  let next = last + 1
  while (next < stop && marks[next]! > marks[next - 1]! && marks[next]! < depth[row]!) {
    if (countWords(body, next, maxWords + 1) > maxWords || endsSentence(body, next)) break
    next++
  }
  return next
}

/** Does the text go back to the deeper level behind the tail? */
function returnEvidence(body: Body, row: number, last: number): Evidence[] {
  const {bytes, lines} = body
  const next = behindPieces(body, row, last)
  if (next >= lines.count) return [{weight: -2, says: 'the body ends there'}]
  const depth = lines.marks[next]!
  if (depth >= lines.depth[row]!) {
    const found = [{weight: 3, says: 'the text goes back to the deeper level right below'}]
    if (isLongWord(body, row + 1, last)) {
      // A link's lower case has been counted already; a path begins with none.
      const weight = startsLower(body, row + 1) ? 1 : 3
      found.push({weight, says: 'it is one long word'})
    }
    return found
  }
  // A paragraph that does not go back may as well be an answer that got a mark on its first line.
  const paragraph = last > row + 1 ? 1 : 0
  const isBlank = lines.isBlank(bytes, next)
  return [
    {
      weight: (isBlank ? -1 : -4) - paragraph,
      says: 'the text does not go back to the deeper level',
    },
  ]
}
