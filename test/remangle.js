/** Mangles a text, has it repaired, and tells whether anything came back that was never there. */
import {manglers, piecewise, quote} from './manglers.js'

/** The verdict on what came back. */
function judge(pieces, text, mangled, result) {
  // Behind a mark of `>text` a space has to tell the mark from an escape.
  if (result.replace(/^((?:> ?)*>) From /gm, '$1From ') === text) return 'exact'
  if (result === text) return 'exact'
  if (result === mangled) return 'left'
  if (pieces !== null) return isPieced(pieces, result) ? 'part' : 'wrong'
  return wrongLine(text, mangled, result) === undefined ? 'part' : 'wrong'
}

/** True when each piece of the result is as it was or still mangled. */
function isPieced(pieces, result) {
  let ends = new Set([0])
  for (const pair of pieces) {
    const next = new Set()
    for (const at of ends) {
      for (const piece of pair) if (result.startsWith(piece, at)) next.add(at + piece.length)
    }
    ends = next
  }
  return ends.has(result.length)
}

/** The first line of a result that is neither as it was nor as it came. */
function wrongLine(text, mangled, result) {
  const known = new Set([...text.split('\n'), ...mangled.split('\n')].map(line => line.trimEnd()))
  return result.split('\n').find(line => !known.has(line.trimEnd()))
}

const answer = 'Thanks, that is what I meant.\n\n'
const wrappers = {
  whole: {wrap: text => text, wrapPiece: piece => piece, head: ''},
  quoted: {
    wrap: text => answer + quote(text.replace(/\n+$/, '')),
    wrapPiece: piece => piece.replaceAll('\n', '\n> '),
    head: `${answer}> `,
  },
}

/** Whole: all of a body was mangled; quoted: it was, and somebody quoted it below an answer. */
export const ways = Object.keys(wrappers)

/**
 * Mangles a text, repairs it and judges what came back.
 *
 * exact    as it was                       part     each place is as it was, or still mangled
 * left     nothing was repaired            wrong    a place is neither
 *
 * @returns null when nothing is mangled; `line` is the first wrong one, where it is told
 */
export function remangle(text, mangler, way, repair) {
  const {wrap, wrapPiece, head} = wrappers[way]
  const given = wrap(text)
  const mangled = wrap(manglers[mangler](text))
  if (mangled === given) return null
  const result = repair(mangled)
  const body = head === '' ? text : text.replace(/\n+$/, '')
  const pieces = piecewise[mangler]?.(body).map(pair => pair.map(wrapPiece)) ?? null
  const verdict = judge(pieces && [[head], ...pieces], given, mangled, result)
  return {verdict, line: verdict === 'wrong' ? wrongLine(given, mangled, result) : null}
}
