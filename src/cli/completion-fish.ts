/** Completion for fish 3: a `complete` a word that can be completed. */
import type {CompletedCommand, CompletedOption, Value} from './completion-model.ts'

export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({name}) => name).filter(name => name !== '')
  const lines = commands.flatMap(command => [
    ...commandLine(command),
    ...command.options.map(option => optionLine(command, option)),
    ...argumentLine(command),
  ])
  return `${start(names.join(' '))}${lines.join('\n')}\n`
}

function start(names: string): string {
  return `# fish completion for requote:  requote completion fish | source

# Whether the command line is one of this command; empty: of none.
function __requote_is
    set -l words (commandline -opc)
    if contains -- "$words[2]" ${names}
        test "$words[2]" = "$argv[1]"
    else
        test -z "$argv[1]"
    end
end

# A list with commas: what stands there, and one word more.
function __requote_list
    set -l before (commandline -ct | string replace -r '^--[a-z-]+=' '' | string match -r '^.*,')
    printf '%s\\n' "$before"$argv
end

complete -c requote -e
`
}

function commandLine({name, text}: CompletedCommand): string[] {
  if (name === '') return []
  const first = quoted('test (count (commandline -opc)) -eq 1')
  return [`complete -c requote -n ${first} -a ${name} -d ${quoted(text)}`]
}

function optionLine(
  command: CompletedCommand,
  {short, long, text, value, isOptional}: CompletedOption,
): string {
  const flags = [short === null ? '' : ` -s ${short.slice(1)}`, ` -l ${long.slice(2)}`].join('')
  const taken = isOptional ? '' : taking(value)
  return `complete -c requote -n ${condition(command)}${flags}${taken} -d ${quoted(text)}`
}

function argumentLine(command: CompletedCommand): string[] {
  const {arguments: value} = command
  if (value.kind !== 'word') return []
  return [`complete -c requote -n ${condition(command)} -f -a ${quoted(value.words.join(' '))}`]
}

function condition({name}: CompletedCommand): string {
  return quoted(name === '' ? "__requote_is ''" : `__requote_is ${name}`)
}

function taking(value: Value): string {
  switch (value.kind) {
    case 'nothing':
      return ''
    case 'file':
    case 'path':
      return ' -r -F'
    case 'folder':
      return ` -x -a ${quoted('(__fish_complete_directories)')}`
    case 'anything':
      return ' -x'
    case 'list':
      return ` -x -a ${quoted(`(__requote_list ${value.words.join(' ')})`)}`
    case 'level':
      return ` -x -a ${quoted(pairs(value.words, value.levels).join(' '))}`
    default:
      return ` -x -a ${quoted(value.words.join(' '))}`
  }
}

function pairs(words: readonly string[], levels: readonly string[]): string[] {
  return words.flatMap(word => levels.map(level => `${word}=${level}`))
}

/** One word for fish, as it is. */
function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
