/**
 * Messages as clean text: the header section decoded, an empty line, the bodies.
 *
 * Messages are parted by a form feed line, the text parts of one message by an empty line. With
 * `marks: 'keep'` and `headers: 'none'` a body leaves octet for octet but for its repairs.
 */
import type {Body, MessageHead, Output, Reading, TextPart} from '../types.ts'
import type {JoiningWriter} from './joining.ts'
import {oneLine, safeLine} from './safe.ts'
import {plainStyle} from './style.ts'
import {TextBody} from './text-body.ts'
import type {TextOptions} from './text-options.ts'

export type {TextOptions} from './text-options.ts'

/** Writes every message that it is told of; one writer for all inputs of a run. */
export function textWriter(options: TextOptions, out: Output): JoiningWriter {
  return new TextWriter(options, out)
}

class TextWriter implements JoiningWriter {
  private readonly options: TextOptions
  private readonly out: Output
  private readonly lines: TextBody
  private messages = 0
  private parts = 0
  private wanted = false

  constructor(options: TextOptions, out: Output) {
    this.options = options
    this.out = out
    this.lines = new TextBody(options, out)
  }

  begin(follows: boolean): void {
    this.messages = follows ? 1 : 0
    this.lines.begin()
  }

  get unfinished(): boolean {
    return this.lines.unfinished
  }

  messageStart(head: MessageHead): void {
    this.lines.finishLine()
    if (this.messages++ > 0) this.out.text('\f\n')
    this.parts = 0
    this.lines.startMessage()
    this.headerSection(head)
  }

  partStart(part: TextPart): void {
    this.wanted = this.options.part === null || this.options.part === part.part
    if (!this.wanted) return
    this.lines.finishLine()
    if (this.parts++ > 0) this.out.text('\n')
  }

  body(body: Body, _reading: Reading): void {
    if (this.wanted) this.lines.body(body)
  }

  partEnd(): void {
    if (this.wanted) this.lines.endPart()
  }

  attachment(): void {}

  messageEnd(): void {}

  private headerSection(head: MessageHead): void {
    const {headers, safe, style} = this.options
    if (headers === 'none') return
    const fields = headers === 'all' ? head.fields.all : head.fields.brief
    if (fields.length === 0) return
    const {open, close} = (style ?? plainStyle).fieldName
    const shown = safe ? safeLine : oneLine
    let lines = ''
    for (const {name, value, isPlain} of fields) {
      lines += `${open}${name}:${close} `
      lines += isPlain === true ? value : shown(value)
      lines += '\n'
    }
    lines += '\n'
    this.out.text(lines)
  }
}
