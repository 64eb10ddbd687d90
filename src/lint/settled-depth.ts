/**
 * Whether depths that are put right would be read as they were meant: `fix` leaves the marks of a part
 * that would not, and so nothing of it can be mended.
 */

import {findCharset} from '../charset/labels.ts'
import {DraftOutput, PartDraft} from '../fix/part-draft.ts'
import {countMarks} from '../lines/marks.ts'
import {LineTable} from '../lines/table.ts'
import type {QuotedMessage} from '../quote/reader.ts'
import {type RepairContext, repairBody} from '../repair/order.ts'
import type {Body, RepairName, TextPart} from '../types.ts'
import {type ReadBody, SecondReading} from './second-reading.ts'

const scratch = new LineTable()
/** One part at a time is drafted, and once more. */
const outputs: readonly [DraftOutput, DraftOutput] = [new DraftOutput(), new DraftOutput()]
const none: ReadonlyMap<string, number> = new Map()

/** Takes the windows of one part as they are read with proven evidence alone. */
export class SettledDepth {
  private readonly message: QuotedMessage
  private readonly part: TextPart
  private readonly repairs: ReadonlySet<RepairName>
  private readonly draft: PartDraft

  /** @param message one for all parts, and for no other reading of them */
  constructor(message: QuotedMessage, part: TextPart, repairs: ReadonlySet<RepairName>) {
    this.message = message
    this.repairs = repairs
    this.part = part
    this.draft = new PartDraft(part, none, true, outputs[0])
  }

  add({body, reading}: ReadBody): void {
    this.draft.add(body, reading)
  }

  /** To be asked once the part is over. */
  get isSettled(): boolean {
    const {part, draft} = this
    if (draft.isTooLong) return false
    draft.end(none)
    const bytes = draft.text
    const lines = new LineTable()
    lines.build(bytes, 0, bytes.length)
    countMarks(bytes, lines, 0, lines.count, part.flowed)
    const body: Body = {bytes, lines, part, firstLine: 1, continued: false, last: true}
    // New marks may look like damage: `fix` would go on mending.
    repairBody(body, this.context())
    if (body.bytes !== bytes) return false
    const again = new PartDraft(part, none, true, outputs[1])
    const {body: read, reading} = new SecondReading(this.message, 'safe', scratch).read(body)
    again.add(read, reading)
    again.end(none)
    return again.reading === draft.reading && again.text.equals(bytes)
  }

  private context(): RepairContext {
    return {
      enabled: this.repairs,
      log: {wanted: false, add() {}, count() {}},
      report() {},
      isReply: this.message.isReply,
      declaredUtf7: findCharset(this.part.charset)?.by === 'utf-7',
    }
  }
}
