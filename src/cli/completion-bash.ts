/**
 * Completion for bash 3.2 and later, without the bash-completion package: words of the program by the
 * functions below, names of files by readline itself, which quotes them.
 */
import type {CompletedCommand, CompletedOption} from './completion-model.ts'

export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({name}) => name).filter(name => name !== '')
  const options = commands.map(({name, options}) => {
    return `    ${name || "''"}) echo '${options.map(({long}) => long).join(' ')}' ;;\n`
  })
  const values = commands.flatMap(command => [
    ...command.options.flatMap(option => optionValue(command, option)),
    ...argumentValue(command),
  ])
  return start + names.join(' ') + middle(options.join(''), values.join('')) + end
}

function optionValue({name}: CompletedCommand, option: CompletedOption): string[] {
  const {short, long, value, isOptional} = option
  if (value.kind === 'nothing' || isOptional) return []
  const words = 'words' in value ? value.words : []
  const levels = value.kind === 'level' ? ['--', ...value.levels] : []
  const patterns = [short, long].filter(flag => flag !== null).map(flag => `'${name} ${flag}'`)
  return [`    ${patterns.join(' | ')}) echo '${[value.kind, ...words, ...levels].join(' ')}' ;;\n`]
}

function argumentValue({name, arguments: value}: CompletedCommand): string[] {
  return value.kind === 'word' ? [`    '${name} ') echo 'word ${value.words.join(' ')}' ;;\n`] : []
}

const start = `# bash completion for requote:  source <(requote completion bash)

_requote_commands='`

function middle(options: string, values: string): string {
  return `'

# The options of a command.
_requote_options() {
  case $1 in
${options}  esac
}

# What an option of a command takes: a kind and its words. Without an option: its argument.
_requote_values() {
  case "$1 $2" in
${values}  esac
}
`
}

const end = `
# Takes those of the words behind $1 that go on from it.
_requote_reply() {
  local word char cur=$1 before
  shift
  for word; do
    if [[ $word == "$cur"* ]]; then COMPREPLY+=("$word"); fi
  done
  # readline replaces only what stands behind the last of these.
  for char in = :; do
    if [[ $cur == *"$char"* && $COMP_WORDBREAKS == *"$char"* ]]; then
      before=\${cur%"\${cur##*"$char"}"}
      COMPREPLY=("\${COMPREPLY[@]#"$before"}")
    fi
  done
  if [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}

# $1: what stands before the value in its word; $2: the value so far; then its kind and words.
_requote_value() {
  local prefix=$1 value=$2 kind=$3 word all=() is_level=''
  shift 3
  case $kind in
    word) all=("$@") ;;
    list) for word; do all+=("\${value%"\${value##*,}"}$word"); done ;;
    format) if [[ $value != *:* ]]; then all=("$@"); fi ;;
    level)
      for word; do
        if [[ $word == -- ]]; then is_level=1
        elif [[ $value != *=* && -z $is_level ]]; then all+=("$word=")
        elif [[ $value == *=* && -n $is_level ]]; then all+=("\${value%%=*}=$word"); fi
      done
      ;;
  esac
  _requote_reply "$prefix$value" "\${all[@]/#/$prefix}"
}

_requote() {
  local line=\${COMP_LINE:0:COMP_POINT} command='' option='' prefix='' value words file
  local cur=\${line##*[[:space:]]}
  local before=\${line%"$cur"}
  COMPREPLY=()
  if ((COMP_CWORD > 1)) && [[ " $_requote_commands " == *" \${COMP_WORDS[1]} "* ]]; then
    command=\${COMP_WORDS[1]}
  fi
  if [[ $before == *' -- '* ]]; then return; fi
  value=$cur
  case $cur in
    --*=*) option=\${cur%%=*} value=\${cur#*=} prefix=$option= ;;
    -*) ;;
    *) before=\${before%"\${before##*[![:space:]]}"} option=\${before##*[[:space:]]} ;;
  esac
  words=''
  if [[ $option == -* ]]; then words=$(_requote_values "$command" "$option"); fi
  if [[ -n $words ]]; then
    # shellcheck disable=SC2086
    _requote_value "$prefix" "$value" $words
  elif [[ $cur == -* && -z $prefix ]]; then
    # shellcheck disable=SC2046
    _requote_reply "$cur" $(_requote_options "$command")
  elif [[ -z $prefix ]]; then
    words=$(_requote_values "$command" '')
    # shellcheck disable=SC2086
    if [[ -n $words ]]; then _requote_value '' "$cur" $words; fi
    if ((COMP_CWORD == 1)); then
      # shellcheck disable=SC2086
      _requote_reply "$cur" $_requote_commands
      while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$cur")
      compopt -o filenames 2>/dev/null
    fi
  fi
}

# Where nothing is given, readline completes names of files.
complete -o default -F _requote requote
`
