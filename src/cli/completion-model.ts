/**
 * What a shell can complete of a command line, taken from commander's declarations: the same that parse
 * it and make its help.
 */
import type {Command, Option} from 'commander'
import {levels} from '../lint/levels.ts'
import {formatNames} from '../lint/report/formats.ts'
import {rules} from '../lint/rules.ts'
import {repairNames} from './options.ts'

/** What stands behind an option or in the place of an argument. */
export type Value =
  | {readonly kind: 'nothing' | 'anything' | 'file' | 'folder' | 'path'}
  /** `word`: one of them; `list`: with commas between them; `format`: one, or one, a colon and a file. */
  | {readonly kind: 'word' | 'list' | 'format'; readonly words: readonly string[]}
  /** One of `words`, `=` and one of `levels`. */
  | {readonly kind: 'level'; readonly words: readonly string[]; readonly levels: readonly string[]}

export interface CompletedOption {
  /** `-q`, or null. */
  readonly short: string | null
  /** `--quiet`. */
  readonly long: string
  readonly text: string
  readonly value: Value
  /** The value may be missing; it stands behind `=`. */
  readonly isOptional: boolean
  readonly isRepeatable: boolean
}

export interface CompletedCommand {
  /** The word behind the program's name; empty: none. */
  readonly name: string
  /** One line. */
  readonly text: string
  readonly options: readonly CompletedOption[]
  /** In the place of each argument. */
  readonly arguments: Value
}

const ruleIds = rules.map(({id}) => id)
const repairWords = ['all', 'none', ...repairNames, ...repairNames.map(name => `-${name}`)]

/** By the name that the declarations give to a value, where they list no choices. */
const values: Readonly<Record<string, Value>> = {
  file: {kind: 'file'},
  dir: {kind: 'folder'},
  rule: {kind: 'word', words: ruleIds},
  'id=level': {kind: 'level', words: ruleIds, levels},
  format: {kind: 'format', words: formatNames},
  list: {kind: 'list', words: repairWords},
}

/**
 * @param name the word behind the program's name
 * @param text what the command does, in one line
 */
export function completedCommand(command: Command, name: string, text: string): CompletedCommand {
  const help = command.createHelp()
  const [argument] = command.registeredArguments
  const words = argument?.argChoices
  return {
    name,
    text,
    options: help.visibleOptions(command).map(completedOption),
    arguments: words === undefined ? {kind: 'path'} : {kind: 'word', words},
  }
}

function completedOption(option: Option): CompletedOption {
  const {short = null, long, flags, description, optional, defaultValue} = option
  return {
    short: short ?? null,
    long: long!,
    text: description,
    value: takenBy(option, /[<[](.+)[>\]]/.exec(flags)?.[1] ?? null),
    isOptional: optional,
    isRepeatable: Array.isArray(defaultValue),
  }
}

/** @param name as in `--config <name>`; null: the option has no value */
function takenBy({argChoices: words}: Option, name: string | null): Value {
  if (name === null) return {kind: 'nothing'}
  if (words !== undefined) return {kind: 'word', words}
  return values[name] ?? {kind: 'anything'}
}
