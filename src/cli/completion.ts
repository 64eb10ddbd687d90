/** The program of `requote completion`: a shell's name in, its completion out (0 done, 2 wrong use). */
import {allCommands} from './commands.ts'
import {bashCompletion} from './completion-bash.ts'
import {fishCompletion} from './completion-fish.ts'
import {completedCommand} from './completion-model.ts'
import {parseCompletionArguments, type Shell} from './completion-program.ts'
import {zshCompletion} from './completion-zsh.ts'
import {DescriptorSink} from './sink.ts'
import {done} from './status.ts'
import {refuse, startCommand} from './talk.ts'

declare const __REQUOTE_VERSION__: string

const writers = {bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion}

async function main([, ...argv]: readonly string[]): Promise<number> {
  const invocation = parseCompletionArguments(argv, __REQUOTE_VERSION__)
  if (invocation.kind === 'wrong') return refuse(invocation.text, 'requote completion')
  new DescriptorSink(1, 'the output').write(Buffer.from(textOf(invocation)))
  return done
}

type Spoken = Exclude<ReturnType<typeof parseCompletionArguments>, {kind: 'wrong'}>

function textOf(invocation: Spoken): string {
  if (invocation.kind === 'tell') return invocation.text
  const commands = allCommands(__REQUOTE_VERSION__).map(({name, text, command}) =>
    completedCommand(command, name, text),
  )
  return writers[invocation.files[0] as Shell](commands)
}

startCommand(main)
