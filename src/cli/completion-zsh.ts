/** Completion for zsh 5: a function a command, whose options are specifications of `_arguments`. */
import type {CompletedCommand, CompletedOption, Value} from './completion-model.ts'

export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const named = commands.filter(({name}) => name !== '')
  const described = named.map(({name, text}) => `    ${quoted(`${name}:${text}`)}\n`).join('')
  const names = named.map(({name}) => name).join('|')
  return start(described, names) + commands.map(commandFunction).join('') + end
}

function start(described: string, names: string): string {
  return `#compdef requote
# zsh completion for requote:  requote completion zsh > "\${fpath[1]}/_requote"

_requote_first() {
  local -a commands
  commands=(
${described}  )
  _describe -t commands command commands
  _files
}

# A report, or a report, a colon and its file.
_requote_format() {
  if compset -P '*:'; then _files; else compadd -- "$@"; fi
}

# A rule, an equals sign and one of the words behind --.
_requote_level() {
  local -a all
  all=("$@")
  local -i middle=\${all[(i)--]}
  if compset -P '*='; then compadd -- "\${(@)all[middle + 1,-1]}"
  else compadd -S = -q -- "\${(@)all[1,middle - 1]}"; fi
}

# Words with commas between them.
_requote_list() {
  compset -P '*,'
  compadd -S '' -- "$@"
}

_requote() {
  local command=
  if ((CURRENT > 2)) && [[ $words[2] == (${names}) ]]; then
    command=_$words[2]
    shift words
    ((CURRENT--))
  fi
  _requote_of$command
}
`
}

const end = `
if [[ $funcstack[1] == _requote ]]; then _requote "$@"; else compdef _requote requote; fi
`

function commandFunction(command: CompletedCommand): string {
  const {name, options, arguments: value} = command
  const words = [...options.flatMap(optionWords), ...argumentWords(name, value)]
  return `
_requote_of${name === '' ? '' : `_${name}`}() {
  _arguments -s -S : \\
${words.map(word => `    ${word}`).join(' \\\n')}
}
`
}

function argumentWords(name: string, value: Value): string[] {
  if (value.kind === 'word') return [quoted(`1:shell:(${value.words.join(' ')})`)]
  const first = name === '' ? [quoted('1: :_requote_first')] : []
  return [...first, quoted('*:path:_files')]
}

function optionWords({
  short,
  long,
  text,
  value,
  isOptional,
  isRepeatable,
}: CompletedOption): string[] {
  const told = `[${text.replace(/[[\]\\]/g, '\\$&')}]`
  const taken = value.kind === 'nothing' ? '' : `:${isOptional ? ':' : ''}value:${action(value)}`
  const sign = value.kind === 'nothing' ? '' : isOptional ? '=-' : '='
  if (isRepeatable) return [quoted(`*${long}${sign}${told}${taken}`)]
  if (short === null) return [quoted(`${long}${sign}${told}${taken}`)]
  const others = `(${short} ${long})`
  return [
    quoted(`${others}${short}${value.kind === 'nothing' ? '' : '+'}${told}${taken}`),
    quoted(`${others}${long}${sign}${told}${taken}`),
  ]
}

/** What completes a value, in the terms of `_arguments`. */
function action(value: Value): string {
  if (value.kind === 'file' || value.kind === 'path') return '_files'
  if (value.kind === 'folder') return '_files -/'
  if (value.kind === 'word') return `(${value.words.join(' ')})`
  if (value.kind === 'list') return `{_requote_list ${value.words.join(' ')}}`
  if (value.kind === 'format') return `{_requote_format ${value.words.join(' ')}}`
  if (value.kind === 'level') {
    return `{_requote_level ${value.words.join(' ')} -- ${value.levels.join(' ')}}`
  }
  return ''
}

/** One word for zsh, as it is. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`
}
