/**
 * Content-Length and Lines of the entities that a rewritten part stands in: the fields of a forwarded
 * message count a body that grew with the part.
 *
 *     Content-Type: message/rfc822
 *
 *     Content-Type: multipart/mixed; boundary=b
 *     Lines: 9                                       counts the part's lines, too
 *
 * What was right stays right: the fields grow as their body did. (No standard counts in a part's
 * fields, and where such a body ends is a matter of taste: with the eol before the delimiter or not.)
 */
import {countLines} from '../lines/count.ts'
import type {SectionPlace} from '../mime/places.ts'
import type {Edit} from './edit.ts'
import {HeaderSection} from './header-section.ts'

/** A part that gets edits, and its own header section. */
export interface WrittenPart {
  readonly section: SectionPlace | null
  readonly edits: readonly Edit[]
}

/** By how much a body is longer. */
interface Growth {
  octets: number
  lines: number
}

/** Edits of the sections between the parts' own and the message's, which counts what its container has. */
export function outerLengthEdits(content: Buffer, parts: readonly WrittenPart[]): Edit[] {
  const growths = new Map<SectionPlace, Growth>()
  for (const {section, edits} of parts) addGrowth(growths, section, growthOf(content, edits))
  const found: Edit[] = []
  // From the innermost: another number may have more digits, and the body around it grows by them.
  for (const [section, growth] of [...growths].sort(([a], [b]) => b.start - a.start)) {
    if (growth.octets === 0 && growth.lines === 0) continue
    const edits = grownFields(new HeaderSection(content, section), growth)
    addGrowth(growths, section, growthOf(content, edits))
    found.push(...edits)
  }
  return found
}

/** To all bodies that the section stands in, but for the message's. */
function addGrowth(
  growths: Map<SectionPlace, Growth>,
  section: SectionPlace | null,
  {octets, lines}: Growth,
): void {
  let outer = section?.outer ?? null
  for (; outer !== null && outer.outer !== null; outer = outer.outer) {
    const growth = growths.get(outer) ?? {octets: 0, lines: 0}
    growth.octets += octets
    growth.lines += lines
    growths.set(outer, growth)
  }
}

function growthOf(content: Buffer, edits: readonly Edit[]): Growth {
  const growth = {octets: 0, lines: 0}
  for (const {start, end, bytes} of edits) {
    growth.octets += bytes.length - (end - start)
    const old = content.subarray(start, end)
    growth.lines += countLines(bytes, 0, bytes.length) - countLines(old, 0, old.length)
  }
  return growth
}

function grownFields(header: HeaderSection, {octets, lines}: Growth): Edit[] {
  return header.fields.flatMap(field => {
    const grown = field.key === 'content-length' ? octets : field.key === 'lines' ? lines : 0
    if (grown === 0 || !/^\s*\d{1,15}\s*$/.test(field.body)) return []
    return [header.withBody(field, ` ${Math.max(0, Number(field.body) + grown)}`)]
  })
}
