/**
 * One message repaired so that it goes on saying what it said: whoever reads all that is likely
 * (`requote --json`) reads the same depths and authors in the repaired mail.
 *
 *     > > We use the board as a signal generator, and the gain must be set to
 *     > make                        likely a tail: five more lines were wrapped there
 *     > > the power …
 *
 * What is sure is written under `safe`, and no more, unless the likely rests on it: once the five are
 * mended nothing tells of the sixth. Then all that is likely is written, or nothing.
 */
import type {MessageStart, RequoteLevel} from '../types.ts'
import type {HeldMessage} from './held-message.ts'
import {type MessageDraft, Planner, type PlanOptions, readingOf} from './planner.ts'
import {type Settled, settle} from './settle.ts'
import type {FixOptions, Refusal} from './types.ts'

const everything: RequoteLevel = 'full'
const asIs: PlanOptions = {keptMarks: new Set(), withAuthors: true}

/** What was written, and on how much evidence. */
export interface Steadied extends Settled {
  /** `full` only where what is likely was written. */
  readonly level: RequoteLevel
}

/** Repairs the messages of one input. */
export class SteadyFixer {
  private readonly file: string
  private readonly options: FixOptions
  private readonly sure: Planner
  private all: Planner | null = null

  constructor(file: string, options: FixOptions) {
    this.file = file
    this.options = options
    this.sure = new Planner(file, options)
  }

  /**
   * @param requotes depths are known to change
   * @param first of the message, on the evidence and for the repairs that the options name; or null
   */
  fix(
    message: HeldMessage,
    start: MessageStart,
    requotes: boolean,
    first: MessageDraft | null,
  ): Steadied {
    const {options, sure} = this
    const proven = {
      ...settle(message, start, sure, options, requotes, first),
      level: options.requote,
    }
    if (options.requote !== 'safe' || (proven.readsAlike && isSettled(proven))) return proven
    const before = this.likely.read(message.content, start, asIs)
    const isKept = this.readsAlike(before, proven, start)
    if (isKept && isSettled(proven)) return proven
    const likely = {
      ...settle(message, start, this.likely, options, true, before),
      level: everything,
    }
    const isDone = isSettled(likely) && this.isFinal(likely, start)
    if (isDone || isKept) return isDone ? likely : proven
    return {...likely, message: null, ...nothing, refused: [...proven.refused, unsteady]}
  }

  private get likely(): Planner {
    this.all ??= new Planner(this.file, {...this.options, requote: everything})
    return this.all
  }

  /** @param before of the message as it came */
  private readsAlike(
    before: MessageDraft,
    {message, readsAlike}: Settled,
    start: MessageStart,
  ): boolean {
    if (message === null || readsAlike) return true
    return readingOf(before) === readingOf(this.likely.read(message.content, start, asIs))
  }

  /** What is likely is written, and what is sure without it asks for nothing else. */
  private isFinal({message}: Settled, start: MessageStart): boolean {
    if (message === null) return true
    return this.sure.plan(message.content, start, asIs).edits.length === 0
  }
}

function isSettled({refused}: Settled): boolean {
  return refused.every(({reason}) => reason !== 'not-settled')
}

const nothing = {
  repairs: new Map(),
  depthChanges: new Map(),
  brokeSignature: false,
  readsAlike: true,
}

const unsteady: Refusal = {
  part: null,
  reason: 'not-settled',
  message: 'the repair would take away what tells the depth of other lines',
}
