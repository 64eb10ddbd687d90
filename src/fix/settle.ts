/**
 * One message, repaired until nothing is left to do: what is written is read again, says what was
 * meant, and gets no further change. Else the message stays as it was.
 */
import type {DepthRule, MessageStart, RepairName} from '../types.ts'
import type {HeldMessage} from './held-message.ts'
import {withLengths} from './lengths.ts'
import type {Plan, Said} from './plan.ts'
import type {MessageDraft, Planner, PlanOptions} from './planner.ts'
import {shapeOf, shapeOfMessage} from './shape.ts'
import {signatureFields} from './signature-fields.ts'
import type {FixOptions, Refusal} from './types.ts'

/** What one repair lays bare the next round may have to repair. */
const maxRounds = 4

export interface Settled {
  /** Null: it stays as it was. */
  readonly message: HeldMessage | null
  readonly repairs: ReadonlyMap<RepairName, number>
  readonly depthChanges: ReadonlyMap<DepthRule, number>
  readonly refused: readonly Refusal[]
  readonly brokeSignature: boolean
  /** Its depths and authors are read from what they were read from before, on whatever evidence. */
  readonly readsAlike: boolean
}

/** How some rounds over one message ended. */
type Outcome =
  | {readonly kind: 'done'; readonly message: HeldMessage; readonly done: Done}
  /** Parts whose depths do not read back: they are to keep their marks. */
  | {readonly kind: 'unsettled'; readonly parts: ReadonlySet<string>}
  /** Depths change, and nobody has looked at the authors. */
  | {readonly kind: 'requoted'}
  | {readonly kind: 'refused'; readonly refusal: Refusal}

type Done = Pick<Settled, 'repairs' | 'depthChanges' | 'readsAlike'>

/**
 * @param start of the message that is held
 * @param withAuthors depths are known to change
 * @param first of the message, if it was read by such a planner already, and in that way
 */
export function settle(
  message: HeldMessage,
  start: MessageStart,
  planner: Planner,
  options: FixOptions,
  withAuthors: boolean,
  first: MessageDraft | null,
): Settled {
  const keptMarks = new Set<string>()
  let how: PlanOptions = {keptMarks, withAuthors}
  const {content} = message
  let plan = planner.planOf(first ?? planner.read(content, start, how), content, start)
  const signatures = plan.edits.length > 0 ? signaturesOf(message, start, options) : []
  while (plan.edits.length > 0) {
    const refused = [...plan.refused, ...[...keptMarks].map(unsettledDepth)]
    if (signatures.length > 0 && options.keepSigned) return left([...refused, signed(signatures)])
    const outcome = new Rounds(message, start, planner, how).run(plan, options)
    if (outcome.kind === 'refused') return left([...refused, outcome.refusal])
    if (outcome.kind === 'done') {
      if (!isSameShape(message, outcome.message, start, options))
        return left([...refused, reshaped])
      // What the mailbox escapes again was no change.
      if (outcome.message.raw.equals(message.raw)) return left(refused)
      const brokeSignature = signatures.length > 0
      return {message: outcome.message, ...outcome.done, refused, brokeSignature}
    }
    if (outcome.kind === 'requoted') how = {keptMarks, withAuthors: true}
    else for (const part of outcome.parts) keptMarks.add(part)
    plan = planner.plan(content, start, how)
  }
  return left([...plan.refused, ...[...keptMarks].map(unsettledDepth)])
}

/** Writes and reads one message in turns. */
class Rounds {
  private held: HeldMessage
  private readonly start: MessageStart
  private readonly planner: Planner
  private readonly how: PlanOptions

  constructor(message: HeldMessage, start: MessageStart, planner: Planner, how: PlanOptions) {
    this.held = message
    this.start = start
    this.planner = planner
    this.how = how
  }

  /** @param first the plan for the message as it came */
  run(first: Plan, options: FixOptions): Outcome {
    const repairs = new Map(first.repairs)
    const depthChanges = new Map(first.depthChanges)
    let {changesFields} = first
    let plan = first
    for (let round = 0; round < maxRounds; round++) {
      if (plan.depthChanges.size > 0 && !this.how.withAuthors) return {kind: 'requoted'}
      const next = this.held.apply(plan.edits)
      if (next === null) return {kind: 'refused', refusal: unwritable}
      this.held = plan.changesBody ? withLengths(next, options.fallbackCharset) : next
      const read = this.planner.plan(this.held.content, this.start, this.how)
      const parts = misread(plan, read)
      if (parts === null) break
      if (parts.size > 0) return {kind: 'unsettled', parts}
      const message = this.held
      if (read.edits.length === 0) {
        const readsAlike = isAlike(first, read) && !changesFields
        return {kind: 'done', message, done: {repairs, depthChanges, readsAlike}}
      }
      changesFields ||= read.changesFields
      addAll(repairs, read.repairs)
      addAll(depthChanges, read.depthChanges)
      plan = read
    }
    return {kind: 'refused', refusal: unreadable}
  }
}

/**
 * The parts whose marks changed and that now read in another way than was meant, or would change
 * again. Null: something else reads in another way.
 */
function misread(meant: Plan, read: Plan): Set<string> | null {
  if (meant.parts.length !== read.parts.length) return null
  const wrong = new Set<string>()
  for (const [index, before] of meant.parts.entries()) {
    const after = read.parts[index]!
    if (before.part !== after.part || !isSame(before.says, after.said)) return null
    const isKept = before.reading === after.reading && !after.isWritten
    if (!isKept && before.isRequoted) wrong.add(before.part)
    else if (!isKept && !after.isWritten) return null
  }
  return wrong
}

/** Every part gives the quote room what it gave it before. */
function isAlike(first: Plan, last: Plan): boolean {
  return first.parts.every(({given}, index) => {
    const after = last.parts[index]!.given
    return given !== null && after !== null && isSame(given, after)
  })
}

function isSame(one: Said, other: Said): boolean {
  return one.name === other.name && one.text.equals(other.text)
}

function unsettledDepth(part: string): Refusal {
  const message = 'with the depths put right its lines would read in another way again'
  return {part, reason: 'not-settled', message}
}

function isSameShape(
  {raw, dialect}: HeldMessage,
  after: HeldMessage,
  start: MessageStart,
  options: FixOptions,
): boolean {
  // Only the first message of an input tells what the input is.
  const told = start.index === 0 ? options.format : start.format
  const shape = shapeOf(after.raw, told, dialect)
  return shape === shapeOfMessage(start) || shape === shapeOf(raw, told, dialect)
}

const reshaped: Refusal = {
  part: null,
  reason: 'not-settled',
  message: 'the repaired message would be taken for something else',
}

const unwritable: Refusal = {
  part: null,
  reason: 'not-representable',
  message: 'the mailbox cannot carry a line of the repaired text',
}

const unreadable: Refusal = {
  part: null,
  reason: 'not-settled',
  message: 'the repaired message does not read back as it was meant',
}

function signed(fields: readonly string[]): Refusal {
  return {part: null, reason: 'signed', message: `carries ${fields.join(', ')}`}
}

function left(refused: readonly Refusal[]): Settled {
  const none = new Map<never, number>()
  const nothing = {message: null, repairs: none, depthChanges: none, brokeSignature: false}
  return {...nothing, refused, readsAlike: true}
}

function signaturesOf({content}: HeldMessage, start: MessageStart, options: FixOptions): string[] {
  if (start.header !== 'section') return []
  return signatureFields(content, options.fallbackCharset)
}

function addAll<Name>(to: Map<Name, number>, from: ReadonlyMap<Name, number>): void {
  for (const [name, count] of from) to.set(name, (to.get(name) ?? 0) + count)
}
