# Prints what zsh would complete. $1: the file with the completion; $2: the command line so far.
#
# An interactive zsh on a terminal of its own is given the line and a tab; each word that its
# completion adds goes into a file.
zmodload zsh/zpty
folder=$(mktemp -d)
cp "$1" $folder/_requote
zpty shell zsh -f -i
zpty -w shell "PROMPT=; words_file=$folder/words; fpath=($folder \$fpath)"
zpty -w shell "autoload -Uz compinit; compinit -u -D; bindkey '^I' complete-word"
zpty -w shell "zstyle ':completion:*' insert-tab false"
zpty -w shell 'compadd() {
  local -a hits
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi
  builtin compadd -A hits "$@"
  print -l -- $hits >>$words_file
  builtin compadd "$@"
}'
zpty -w shell 'finish() { print -- end of words >>$words_file; exit }; comppostfuncs=(finish)'
zpty -w -n shell "$2"$'\t'
repeat 300; do
  sleep 0.1
  if [[ "$(tail -n 1 $folder/words 2>/dev/null)" == 'end of words' ]]; then break; fi
  # What it shows is taken off its terminal, which is full otherwise.
  zpty -r -t shell line
done
sed '$d' $folder/words
rm -r $folder
