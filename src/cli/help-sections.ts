/**
 * A command's help taken apart: what stands around commander's own part, by its headings.
 *
 *     requote lint finds …          description
 *     Examples:                     a heading
 *       requote lint   all mail …   a line of two columns
 *     Usage: …                      commander's part, made from the declarations
 */
import type {Command} from 'commander'

/** A line of two columns; the second may be empty. */
export type HelpRow = readonly [left: string, right: string]

export interface HelpSections {
  /** Paragraphs of free text, each in one line. */
  readonly paragraphs: readonly string[]
  /** By heading, without its colon. */
  readonly tables: ReadonlyMap<string, readonly HelpRow[]>
}

export function helpSections(command: Command): HelpSections {
  const paragraphs: string[] = []
  const tables = new Map<string, HelpRow[]>()
  for (const block of around(command).split(/\n{2,}/)) {
    const [first, ...rest] = block.trimEnd().split('\n')
    if (first === undefined || first === '') continue
    const heading = rest.length > 0 ? /^([A-Z][\w ]*):$/.exec(first)?.[1] : undefined
    if (heading === undefined) paragraphs.push([first, ...rest].join(' '))
    else tables.set(heading, rows(rest))
  }
  return {paragraphs, tables}
}

/** What the help says before and after commander's own part. */
function around(command: Command): string {
  let told = ''
  command.configureOutput({
    writeOut: text => {
      told += text
    },
    getOutHelpWidth: () => 92,
    getOutHasColors: () => false,
  })
  const own = command.helpInformation()
  command.outputHelp()
  return told.replace(own, '\n\n')
}

/** A line that is indented further goes on with the one above. */
function rows(lines: readonly string[]): HelpRow[] {
  const found: HelpRow[] = []
  for (const line of lines) {
    const [, left, right = ''] = /^ {2}(\S.*?)(?: {2,}(.*))?$/.exec(line) ?? []
    const last = found.at(-1)
    if (left !== undefined) found.push([left, right])
    else if (last !== undefined) found[found.length - 1] = [last[0], `${last[1]} ${line.trim()}`]
  }
  return found
}

/** Text in lines of at most `columns`, where its words allow that. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = ''
    }
    line += line === '' ? word : ` ${word}`
  }
  return [...lines, line]
}
