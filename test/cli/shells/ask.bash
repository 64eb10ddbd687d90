# Prints what bash would complete. $1: the file with the completion; $2: the command line so far.
source "$1"
COMP_LINE=$2 COMP_POINT=${#2}
read -ra COMP_WORDS <<<"$2"
if [[ $2 == *' ' ]]; then COMP_WORDS+=(''); fi
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
function=$(complete -p requote)
function=${function##*-F }
${function%% *}
printf '%s\n' "${COMPREPLY[@]}"
# readline's own, where the function has none.
if [[ ${#COMPREPLY[@]} -eq 0 && $(complete -p requote) == *'-o default'* ]]; then
  compgen -f -- "${COMP_LINE##*[[:space:]=:]}"
fi
