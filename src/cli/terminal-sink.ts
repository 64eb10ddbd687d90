/**
 * Mail for a terminal: what it might obey is made visible (CWE-150), a CRLF is a line end. The octets
 * that a filter promises go to pipes and files only.
 */
import {safeText} from '../write/safe.ts'
import type {Sink} from './sink.ts'

export class TerminalSink implements Sink {
  private readonly to: Sink
  /** Keeps a character that a cut left unfinished. */
  private readonly decoder = new TextDecoder('utf-8', {ignoreBOM: true})
  /** The CR that a cut parted from its LF. */
  private held = ''

  constructor(to: Sink) {
    this.to = to
  }

  write(bytes: Buffer): void {
    this.show(this.decoder.decode(bytes, {stream: true}), false)
  }

  drained(): Promise<void> {
    return this.to.drained()
  }

  /** Shows what a cut held back; the terminal stays open. */
  async end(): Promise<void> {
    this.show(this.decoder.decode(), true)
    await this.to.drained()
  }

  private show(text: string, isLast: boolean): void {
    const all = this.held + text
    this.held = !isLast && all.endsWith('\r') ? '\r' : ''
    const shown = all.slice(0, all.length - this.held.length).replaceAll('\r\n', '\n')
    if (shown !== '') this.to.write(Buffer.from(safeText(shown)))
  }
}
