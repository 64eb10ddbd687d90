/** What a mailbox's reader tells beside the messages' content, for who puts it back. Types only. */
import type {MessageHandler} from '../types.ts'

export interface MailboxHandler extends MessageHandler {
  /** @param offset octet of the input that is an mbox escape: it is not written */
  escape?(offset: number): void
}
