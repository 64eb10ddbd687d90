/**
 * Which findings of a message `fix` would mend: it is asked, so that both say the same.
 *
 *     drafts ─any that could be mended?─▶ fix's own repair of the message ─▶ those that it writes
 *
 * A repair that is sound in itself may still be left: it would not read back as it was meant, or would
 * take away what tells the depth of other lines.
 */
import {OpenMessage} from '../fix/open-message.ts'
import {type Steadied, SteadyFixer} from '../fix/steady.ts'
import type {Mailbox} from '../mailbox/reader.ts'
import type {MessageStart} from '../types.ts'
import type {Draft} from './draft.ts'
import {repairOptions} from './repair-options.ts'
import type {LintOptions} from './types.ts'

/** Says of a draft whether it would be mended. */
export type IsMended = (draft: Draft) => boolean

export const mendsNothing: IsMended = () => false

/** Is told of one message after the other, as its mailbox is read. */
export class Mending {
  private readonly fixer: SteadyFixer
  private message: OpenMessage | null = null

  constructor(file: string, options: LintOptions) {
    this.fixer = new SteadyFixer(file, repairOptions(options))
  }

  messageStart(start: MessageStart): void {
    this.message = new OpenMessage(start)
  }

  write(bytes: Buffer, start: number, end: number): void {
    this.message!.write(bytes, start, end)
  }

  escape(offset: number): void {
    this.message!.escape(offset)
  }

  /**
   * To be asked when the message is over, before the next one starts.
   * @param raw its octets in the input; null where they are not held
   * @param mailbox what has read it
   */
  of(drafts: readonly Draft[], raw: Buffer | null, mailbox: Mailbox): IsMended {
    const message = this.message!
    const isHopeless = drafts.every(({mendedAt}) => mendedAt === null || mendedAt === 'full')
    if (isHopeless || raw === null || message.limit !== null) return mendsNothing
    const requotes = drafts.some(({mendedAt}) => mendedAt === 'safe')
    const settled = this.fixer.fix(message.held(raw, mailbox), message.start, requotes, null)
    return settled.message === null ? mendsNothing : draft => isWritten(draft, settled)
  }
}

function isWritten({mendedAt, part}: Draft, {level, refused}: Steadied): boolean {
  if (mendedAt === null || (mendedAt === 'full' && level !== 'full')) return false
  const isDepth = mendedAt !== 'off'
  // Of a part whose depths do not settle all else is written.
  return refused.every(
    refusal => refusal.part !== part || (refusal.reason === 'not-settled' && !isDepth),
  )
}
