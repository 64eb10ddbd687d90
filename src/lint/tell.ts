/**
 * Drafts of one message to findings: placed in the raw file, in its order, with level and fingerprint.
 */
import type {Severity, TextPart} from '../types.ts'
import type {Draft, Spot} from './draft.ts'
import type {Fingerprints} from './fingerprint.ts'
import type {Locator, RawPlace} from './locate.ts'
import type {IsMended} from './mending.ts'
import type {LintFinding} from './types.ts'
import {wordingOf} from './wording.ts'

/** UTF-16 units of a damaged stretch that are told. */
const maxStretch = 500
const nothing = Buffer.alloc(0)

/** A message as its findings name it. */
export interface Told {
  readonly file: string
  /** -1: the file itself. */
  readonly index: number
  readonly id: string | null
  /** Input line on which its header section starts. */
  readonly sectionLine: number
  readonly locator: Locator
  readonly fingerprints: Fingerprints
  /** The raw line of an octet. */
  readonly lineAt: (at: number) => Buffer
  readonly severityOf: (rule: string, isWeak: boolean) => Severity
  readonly isMended: IsMended
}

interface Placed {
  readonly draft: Draft
  message: string
  before: string | null
  after: string | null
  place: RawPlace | null
}

/** The findings of one message, sorted by line, column and rule. */
export function tellDrafts(drafts: readonly Draft[], told: Told): LintFinding[] {
  const placed = drafts.map(draft => {
    const {message, before, after} = draft
    return {draft, message, before, after, place: null as RawPlace | null}
  })
  placeAll(placed, told)
  return placed.sort(compare).map(one => findingOf(one, told))
}

function findingOf({draft, message, before, after, place}: Placed, told: Told): LintFinding {
  const {rule, isWeak, part, spot} = draft
  const fixable = told.isMended(draft)
  // Damage is shown with what it stands for, though nobody may write that.
  const shows = fixable || spot.kind === 'repair' || spot.kind === 'field-repair'
  const {file, index: messageIndex, id: messageId} = told
  const line = place && place.at >= 0 ? told.lineAt(place.at) : nothing
  return {
    rule,
    severity: told.severityOf(rule, isWeak),
    message,
    file,
    line: place?.line ?? null,
    column: place?.column ?? null,
    endLine: place?.endLine ?? null,
    endColumn: place?.endColumn ?? null,
    source: place?.source ?? null,
    before: shows ? stretchOf(before) : null,
    after: shows ? stretchOf(after) : null,
    fixable,
    messageIndex,
    messageId,
    part,
    fingerprint: told.fingerprints.of(rule, line),
  }
}

function stretchOf(text: string | null): string | null {
  return text?.slice(0, maxStretch) ?? null
}

function compare(a: Placed, b: Placed): number {
  const lines =
    (a.place?.line ?? Number.POSITIVE_INFINITY) - (b.place?.line ?? Number.POSITIVE_INFINITY)
  if (lines !== 0 && !Number.isNaN(lines)) return lines
  const columns = (a.place?.column ?? 0) - (b.place?.column ?? 0)
  if (columns !== 0) return columns
  return a.draft.rule < b.draft.rule ? -1 : a.draft.rule > b.draft.rule ? 1 : 0
}

/** A look at one line of a body, to be done in the order of lines. */
interface Look {
  readonly part: TextPart
  readonly line: number
  readonly look: () => void
}

function placeAll(placed: readonly Placed[], told: Told): void {
  const looks: Look[] = []
  for (const one of placed) {
    const {spot} = one.draft
    if ('part' in spot && spot.kind !== 'label') looks.push(...looksOf(one, spot, told.locator))
    else one.place = placeOf(one, spot, told)
  }
  const order = new Map<TextPart, number>()
  for (const {part} of looks) if (!order.has(part)) order.set(part, order.size)
  looks.sort((a, b) => order.get(a.part)! - order.get(b.part)! || a.line - b.line)
  for (const {look} of looks) look()
}

type BodySpot = Extract<Spot, {kind: 'body' | 'character' | 'repair'}>

function looksOf(one: Placed, spot: BodySpot, locator: Locator): Look[] {
  const {part} = spot
  if (spot.kind === 'character') {
    const {line, text} = spot
    return [{part, line, look: () => put(one, locator.character(part, line, text))}]
  }
  if (spot.kind === 'repair') {
    const {line, repairs} = spot
    return [{part, line, look: () => putRepair(one, locator.repairs(part, line, repairs))}]
  }
  const {first, last} = spot
  const begin = {part, line: first, look: () => put(one, locator.bodyLine(part, first))}
  if (first === last) return [begin]
  const end = (): void => {
    const {line} = locator.bodyLine(part, last)
    one.place = {...one.place!, endLine: Math.max(line, one.place!.line)}
  }
  return [begin, {part, line: last, look: end}]
}

function placeOf(one: Placed, spot: Exclude<Spot, BodySpot>, told: Told): RawPlace | null {
  const {locator} = told
  if (spot.kind === 'lines') return locator.inputLines(spot.first, spot.last)
  if (spot.kind === 'label') return locator.label(spot.part)
  if (spot.kind === 'field') return locator.firstField(told.sectionLine, spot.name, spot.text)
  if (spot.kind === 'file') return null
  putRepair(one, locator.fieldRepairs(spot.line, spot.name, spot.repairs))
  return one.place
}

function put(one: Placed, place: RawPlace): void {
  one.place = place
}

function putRepair(one: Placed, retraced: ReturnType<Locator['repairs']>): void {
  const found = retraced.find(({stretch}) => stretch.rule === one.draft.rule)!
  const {before, after} = found.stretch
  one.place = found.place
  one.before = before
  one.after = after
  one.message = wordingOf(found.stretch)
}
