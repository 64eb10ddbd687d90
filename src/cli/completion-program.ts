/** The command line of `requote completion`: commander's declarations, and nothing done yet. */
import {Argument, Command} from 'commander'
import {type Invocation, interpret} from './arguments.ts'

export const shells = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof shells)[number]

const before = `requote completion prints what a shell has to read to complete requote's commands and options.

Examples:
  source <(requote completion bash)                      in ~/.bashrc
  requote completion zsh > "\${fpath[1]}/_requote"        once, for zsh
  requote completion fish | source                       in ~/.config/fish/config.fish
`

/** @param argv the words behind `completion` */
export function parseCompletionArguments(
  argv: readonly string[],
  version: string,
): Invocation<object> {
  return interpret(completionCommand(version), argv)
}

/** The declarations, for the parser, the completions and the manual. */
export function completionCommand(version: string): Command {
  return new Command('requote completion')
    .usage('<shell>')
    .addArgument(new Argument('<shell>', 'the shell to print for').choices(shells))
    .helpOption('-h, --help', 'show this help')
    .version(version, '-V, --version', 'show the version')
    .addHelpText('before', before)
}
