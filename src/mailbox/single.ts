/** An input that is one message: a header section and a body, a page's body, or bare text. */
import type {MessageHandler, MessageStart} from '../types.ts'
import type {InputLines} from './input-lines.ts'
import type {LineReader} from './window.ts'

/** Hands every octet on as it comes. */
export class SingleReader implements LineReader {
  readonly need = 0
  private readonly handler: MessageHandler
  private readonly lines: InputLines
  private length: number

  /** @param written octet of the input at which the octets that `take` gets start */
  constructor(start: MessageStart, written: number, handler: MessageHandler, lines: InputLines) {
    this.handler = handler
    this.lines = lines
    this.length = written - start.offset
    handler.messageStart(start)
  }

  take(bytes: Buffer, start: number, end: number, _offset: number, final: boolean): number {
    this.lines.pass(bytes, start, end)
    if (end > start) this.handler.write(bytes, start, end)
    this.length += end - start
    if (final) this.handler.messageEnd(this.length)
    return end
  }
}
