/**
 * What the octets of a message show as they are stored: lines that are too long, `From ` lines that
 * mail programs would take for separators, a Content-Length that is wrong.
 */
import {LF} from '../lines/octets.ts'
import {maxLine} from '../mime/octets.ts'
import {type AddDraft, lineSpot, remark} from './draft.ts'
import type {RawLines} from './raw-lines.ts'

const from = Buffer.from('\nFrom ')
/** A date and a time of day, as separators have; `git mailsplit` asks for no more. */
const separatorLike = /\d\d?:\d\d(?::\d\d)?.*\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b.*\d\d?:\d\d/

/** Tells each line over 998 octets. */
export function longLines(raw: RawLines, add: AddDraft): void {
  const {bytes} = raw
  let at = 0
  while (bytes.length - at > maxLine) {
    const lf = bytes.lastIndexOf(LF, at + maxLine)
    if (lf >= at) {
      at = lf + 1
      continue
    }
    const next = raw.next(at)
    const octets = raw.endOf(at) - at
    if (octets > maxLine) {
      const message = `a line of ${octets} octets; RFC 5322 allows ${maxLine}`
      if (!add(remark('line-too-long', message, lineSpot(raw.lineOf(at))))) return
    }
    at = next
  }
}

/** Tells lines of an mbox's message that begin with `From ` and are not its separator. */
export function unescapedFrom(raw: RawLines, add: AddDraft): void {
  const {bytes} = raw
  for (let lf = bytes.indexOf(from); lf !== -1; lf = bytes.indexOf(from, lf + 1)) {
    const at = lf + 1
    const text = bytes.toString('latin1', at, Math.min(raw.endOf(at), at + 200))
    const isApart = raw.endOf(raw.lineStart(lf)) === raw.lineStart(lf)
    const isDated = separatorLike.test(text)
    const who = isDated ? 'mail programs split' : isApart ? 'many programs split' : 'some split'
    const message = `a line of the text begins with "From ": ${who} the mailbox there`
    const isWeak = !isDated && !isApart
    if (!add(remark('mbox-from-unescaped', message, lineSpot(raw.lineOf(at)), isWeak))) return
  }
}

/**
 * Tells a Content-Length that is not the length of the body; one eol more or less is a matter of taste.
 * @param start first octet of the header section
 * @param body first octet of the body
 */
export function wrongContentLength(
  raw: RawLines,
  start: number,
  body: number,
  add: AddDraft,
): void {
  const {bytes} = raw
  const section = bytes.subarray(start, body)
  if (!section.includes('ength:')) return
  const match = /^content-length:[ \t]*(\d{1,15})[ \t]*\r?$/im.exec(section.toString('latin1'))
  if (match === null) return
  const claimed = Number(match[1])
  // The empty line at the end may be the container's.
  const octets = bytes.length - body
  if (claimed <= octets + 2 && claimed >= octets - 4) return
  const message = `Content-Length says ${claimed}, the body has ${octets} octets`
  add(remark('content-length-wrong', message, lineSpot(raw.lineOf(start + match.index))))
}

/** Octet behind the empty line that ends the header section at `start`; -1 when nothing ends it. */
export function bodyStart(raw: RawLines, start: number): number {
  const {bytes} = raw
  for (let at = start; at < bytes.length; at = raw.next(at)) {
    if (raw.endOf(at) === at) return raw.next(at)
  }
  return -1
}
