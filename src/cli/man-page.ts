/**
 * A page of the manual (man(7)), made from a command's help: name, use, options by their groups,
 * examples, exit status. scripts/man.js writes the pages.
 */
import type {Command, Option} from 'commander'
import {rules} from '../lint/rules.ts'
import {optionDescription} from './arguments.ts'
import {allCommands, type DeclaredCommand} from './commands.ts'
import {type HelpRow, helpSections, wrapped} from './help-sections.ts'

export interface ManPage {
  /** `requote-fix.1` */
  readonly file: string
  readonly text: string
}

/** Commands that have a page; the others are told on that of requote. */
const withPage: readonly string[] = ['', 'fix', 'lint']

/** @param date of the pages, as in 2021-03-01 */
export function manPages(version: string, date: string): ManPage[] {
  return allCommands(version)
    .filter(({name}) => withPage.includes(name))
    .map(declared => {
      const text = page(declared, version, date)
      return {file: `${titleOf(declared)}.1`, text}
    })
}

const longestLine = 78

function page(declared: DeclaredCommand, version: string, date: string): string {
  const {command, name, text} = declared
  const title = titleOf(declared)
  const {paragraphs, tables} = helpSections(command)
  const [used] = command.usage().split(' ').slice(-1)
  const others = allCommands(version).filter(other => other.name !== name)
  return [
    '.\\" Made by scripts/man.js from the help of the program.',
    `.TH "${escaped(title.toUpperCase())}" 1 "${date}" "requote ${version}" "User Commands"`,
    section('NAME', `${escaped(title)} \\- ${escaped(text)}`),
    section(
      'SYNOPSIS',
      `.B ${escaped(command.name())}\n[\\fIoptions\\fR] ${arguments_(used ?? '')}`,
    ),
    section('DESCRIPTION', paragraphs.map(prose).join('\n.PP\n')),
    ...table('COMMANDS', tables.get('Commands'), bold),
    section('OPTIONS', groups(command)),
    ...table('EXAMPLES', tables.get('Examples'), bold),
    ...(name === 'lint' ? [section('RULES', ruleList())] : []),
    ...table('EXIT STATUS', tables.get('Exit status'), bold),
    section('SEE ALSO', seeAlso(others)),
    '',
  ].join('\n')
}

function titleOf({name}: DeclaredCommand): string {
  return name === '' ? 'requote' : `requote-${name}`
}

function section(heading: string, text: string): string {
  return `.SH ${heading}\n${text}`
}

/** Nothing where the help has no such heading. */
function table(
  heading: string,
  rows: readonly HelpRow[] | undefined,
  left: (text: string) => string,
): string[] {
  if (rows === undefined) return []
  return [section(heading, rows.map(([one, other]) => item(left(one), other)).join('\n'))]
}

function groups(command: Command): string {
  const help = command.createHelp()
  const visible = help.visibleOptions(command)
  const found = help.groupItems([...command.options], visible, option => {
    return option.helpGroupHeading ?? 'General:'
  })
  return [...found]
    .map(([heading, options]) => {
      const items = options.map(option => item(flags(option), optionDescription(option)))
      return `.SS ${escaped(heading.replace(/:$/, ''))}\n${items.join('\n')}`
    })
    .join('\n')
}

/** `-q, --quiet` in bold, what they take in italics. */
function flags({flags}: Option): string {
  return flags
    .split(/(?=[<[])|(?<=[>\]])/)
    .map(piece => {
      if (/^[<[]/.test(piece)) {
        const name = `\\fI${escaped(piece.slice(1, -1))}\\fR`
        return piece.startsWith('[') ? `[=${name}]` : name
      }
      return piece
        .split(', ')
        .map(flag => {
          const tail = flag.endsWith(' ') && !flags.includes('[') ? ' ' : ''
          return bold(flag.trim()) + tail
        })
        .join(', ')
    })
    .join('')
}

function ruleList(): string {
  return rules
    .map(({id, severity, summary}) => item(bold(id), `${summary} (${severity}).`))
    .join('\n')
}

function seeAlso(others: readonly DeclaredCommand[]): string {
  return others
    .filter(({name}) => withPage.includes(name))
    .map(other => `.BR ${escaped(titleOf(other))} (1)`)
    .join(' ,\n')
}

function item(tag: string, text: string): string {
  return text === '' ? `.TP\n${tag}\n` : `.TP\n${tag}\n${prose(text)}`
}

function bold(text: string): string {
  return `\\fB${escaped(text)}\\fR`
}

/** `[path...]` with the name in italics. */
function arguments_(text: string): string {
  return escaped(text).replace(/[a-z]+/, '\\fI$&\\fR')
}

/** Text that is filled, in short lines; none of them begins with a control character of roff. */
function prose(text: string): string {
  return wrapped(escaped(text), longestLine)
    .map(line => line.replace(/^[.']/, '\\&$&'))
    .join('\n')
}

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('"', '\\(dq')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
}
