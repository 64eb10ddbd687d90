/**
 * Command lines by commander, for every command: nothing is done here, and nothing written.
 *
 * `interpret` gives what to run, or what to say instead: help, the version, or what is wrong (commander
 * would exit with 1 there, and write before we know where to).
 */
import {type Command, CommanderError, Option} from 'commander'
import type {RequoteLevel} from '../types.ts'
import {
  inputChoices,
  mboxChoices,
  parseCharset,
  parseRepairs,
  repairNames,
  requoteChoices,
} from './options.ts'

export type Invocation<Options> =
  | {readonly kind: 'run'; readonly files: readonly string[]; readonly options: Options}
  /** Help or version, for stdout. */
  | {readonly kind: 'tell'; readonly text: string}
  /** Wrong use; `text` says what is wrong. */
  | {readonly kind: 'wrong'; readonly text: string}

/** @param argv the words behind the command's name */
export function interpret<Options>(command: Command, argv: readonly string[]): Invocation<Options> {
  let told = ''
  let wrong = ''
  command
    .configureHelp({optionDescription})
    .exitOverride()
    .configureOutput({
      writeOut: text => {
        told += text
      },
      writeErr: text => {
        wrong += text
      },
      getOutHelpWidth: () => 92,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
  try {
    command.parse(argv, {from: 'user'})
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return {kind: 'tell', text: told}
    return {kind: 'wrong', text: (wrong || error.message).replace(/^error: /, '').trim()}
  }
  return {kind: 'run', files: command.args, options: command.opts() as Options}
}

/** Declares how mail is read: the same options in every command. */
export function declareReading(command: Command, requote: RequoteLevel): void {
  const names = `repairs: all, none, or names, -name to leave one out (${repairNames.join(', ')})`
  command
    .optionsGroup('Reading:')
    .addOption(choice('--input <format>', 'format of the input', inputChoices, 'auto'))
    .addOption(choice('--mbox <dialect>', 'dialect of an mbox', mboxChoices, 'auto'))
    .addOption(
      new Option('--repair <list>', names)
        .argParser(parseRepairs)
        .default(parseRepairs('all'), 'all'),
    )
    .addOption(choice('--requote <level>', 'depth from evidence', requoteChoices, requote))
    .addOption(
      new Option('--fallback-charset <label>', 'for text without a usable label')
        .argParser(parseCharset)
        .default('windows-1252'),
    )
}

/** Declares an option that takes one of a few words. */
export function choice(
  flags: string,
  text: string,
  choices: readonly string[],
  value: string,
): Option {
  return new Option(flags, text).choices(choices).default(value)
}

/** What help says of an option: as commander's own, in fewer words. */
export function optionDescription({
  description,
  argChoices,
  defaultValue,
  defaultValueDescription,
}: Option): string {
  const choices = argChoices === undefined ? '' : `: ${argChoices.join(', ')}`
  const value = defaultValueDescription ?? defaultValue
  return `${description}${choices}${typeof value === 'string' ? ` (default ${value})` : ''}`
}
