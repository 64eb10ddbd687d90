/** All commands of requote, for what is made from their declarations: completions and the manual. */
import type {Command} from 'commander'
import {completionCommand} from './completion-program.ts'
import {fixCommand} from './fix-program.ts'
import {lintCommand} from './lint-program.ts'
import {textCommand} from './program.ts'

export interface DeclaredCommand {
  /** The word behind the program's name; empty: none. */
  readonly name: string
  /** What it does, in a few words. */
  readonly text: string
  readonly command: Command
}

export function allCommands(version: string): readonly DeclaredCommand[] {
  return [
    {name: '', text: 'clean text of damaged e-mail', command: textCommand(version)},
    {name: 'fix', text: 'the same mail back, repaired', command: fixCommand(version)},
    {name: 'lint', text: 'find damage in archived mail', command: lintCommand(version)},
    {
      name: 'completion',
      text: 'completion for bash, zsh or fish',
      command: completionCommand(version),
    },
  ]
}
