# Prints what fish would complete. $argv[1]: the file with the completion; $argv[2]: the command line so far.
source $argv[1]
complete -C $argv[2] | string replace -r '\t.*' ''
