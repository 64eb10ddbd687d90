/**
 * Who wrote a level while `depth-implied` reads a body, and what ends where that one has signed.
 */
import type {Body, Person} from '../types.ts'
import {readAttribution} from './attribution.ts'
import {type ImpliedContext, namesPerson} from './implied-evidence.ts'
import type {Ledger} from './implied-ledger.ts'
import type {ImpliedLevels} from './implied-levels.ts'
import type {Acquaintances} from './people.ts'

/** Rows below a sig-sep in which a name is looked for. */
const maxSignature = 3

export interface ImpliedMessage extends ImpliedContext, Acquaintances {}

/** What is known where the question is put. */
export interface OwnerContext {
  readonly body: Body
  readonly levels: ImpliedLevels
  readonly ledger: Ledger
  readonly message: ImpliedMessage
}

/** Who wrote the words at `depth`; null where nobody is known. */
export function ownerOf({body, ledger, message}: OwnerContext, depth: number): Person | null {
  if (depth === 0) return message.sender
  const owner = ledger.owner(depth)
  if (typeof owner !== 'number') return owner
  return readAttribution(body, owner, true, message)?.author ?? null
}

/** A sig-sep, and the name of the one who wrote what stands above the levels: they end here. */
export function closeAtSignature(context: OwnerContext, row: number): void {
  const {body, levels} = context
  const {marks, depth} = levels.placeOf(row)
  const owner = ownerOf(context, depth - levels.openAt(marks))
  if (!owner) return
  const last = Math.min(body.lines.count - 1, row + maxSignature)
  for (let at = row + 1; at <= last; at++) {
    if (namesPerson(body, at, owner)) levels.closeBelow(marks - 1, row)
  }
}
