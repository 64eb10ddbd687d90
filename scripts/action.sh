#!/usr/bin/env bash
# What action.yml runs: `requote lint` with the action's inputs, which come as INPUT_* variables, and
# the action's outputs into the file $GITHUB_OUTPUT. Ends with the exit status of requote.
#
# Nothing of an input is read by a shell or becomes a workflow command. Works with bash 3.2 (macOS).
set -euo pipefail

folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

fail() {
  printf '::error title=requote::%s\n' "$1"
  exit 2
}

# Adds each line of $1 that is not blank to `words`.
read_lines() {
  words=()
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    if [ -n "${line//[[:space:]]/}" ]; then words+=("$line"); fi
  done <<<"$1"
}

# The action's own program; a checkout of the action has not been built yet.
prepare() {
  if [ -d "$folder/dist" ]; then return; fi
  echo '::group::Build requote'
  (cd "$folder" && npm ci --no-audit --no-fund)
  echo '::endgroup::'
}

run_requote() {
  if [ -z "$INPUT_VERSION" ]; then
    node "$folder/bin/requote.js" "$@"
  else
    npm exec --yes --package="requote@$INPUT_VERSION" -- requote "$@"
  fi
}

# A version, not a URL or a folder: whatever stands behind the `@` is installed and run.
if [[ ! $INPUT_VERSION =~ ^[0-9A-Za-z.^~+-]*$ ]]; then
  fail 'The input version is no version'
fi
if [[ $INPUT_SARIF == *$'\n'* ]]; then
  fail 'The input sarif names more than one file'
fi

arguments=(lint --fail-on "$INPUT_FAIL_ON")
read_lines "$INPUT_FORMAT"
for format in ${words[@]+"${words[@]}"}; do arguments+=(--format "$format"); done
if [ -n "$INPUT_SARIF" ]; then arguments+=(--format "sarif:$INPUT_SARIF"); fi
read_lines "$INPUT_PATHS"
if [ ${#words[@]} -eq 0 ]; then fail 'The input paths names nothing to look at'; fi

if [ -z "$INPUT_VERSION" ]; then prepare; fi
status=0
run_requote "${arguments[@]}" -- "${words[@]}" || status=$?

{
  printf 'status=%s\n' "$status"
  if [ -n "$INPUT_SARIF" ] && [ -f "$INPUT_SARIF" ]; then printf 'sarif=%s\n' "$INPUT_SARIF"; fi
} >>"$GITHUB_OUTPUT"
exit "$status"
