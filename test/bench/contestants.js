/**
 * Who runs in the bench: requote in three ways, `sed` as the measure of the machine, `cat` as the
 * limit, and the peers that this machine has. A slow peer gets only the beginning of an input.
 */
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {ask, works} from './measure.js'

/** @typedef {import('./inputs.js').InputKind} InputKind */

/**
 * @typedef {object} Contestant
 * @property {string} name as the table shows it
 * @property {(file: string) => string[]} argv
 * @property {Record<string, string>} [env]
 * @property {number} [mb] the most it is given, in 10⁶ octets
 * @property {InputKind[]} [kinds] the inputs it can read; all when not given
 */

const here = dirname(fileURLToPath(import.meta.url))
const peer = name => join(here, 'peers', name)

/** The name of the row that all times are measured against. */
export const yardstick = "sed 's/+AD4-/>/g'"

/** Python's own path: version managers put a slow shell script before it. */
export function findPython() {
  return ask('python3', ['-c', 'import sys; print(sys.executable)'])
}

/**
 * @param {string[]} requote the words that start requote
 * @param {string | null} python
 * @returns {{contestants: Contestant[], missing: string[]}}
 */
export function findContestants(requote, python) {
  const contestants = [
    {name: 'cat', argv: file => ['cat', file]},
    {name: yardstick, argv: file => ['sed', 's/+AD4-/>/g', file], env: {LC_ALL: 'C'}},
    {name: 'requote', argv: file => [...requote, file]},
    {name: 'requote --repair none', argv: file => [...requote, '--repair', 'none', file]},
    {name: 'requote --json', argv: file => [...requote, '--json', file]},
    {
      name: 'naive readline + regex',
      argv: file => [process.execPath, peer('naive.js'), file],
      mb: 25,
    },
  ]
  const missing = ['mailparser, postal-mime: not dependencies, never run here']
  if (python === null) missing.push('Python email: no python3')
  else {
    const argv = file => [python, peer('email_words.py'), file]
    contestants.push({name: 'Python email', argv, mb: 25, kinds: ['clean', 'mime']})
  }
  if (!works('perl', ['-MText::Quoted', '-e1'])) missing.push('Text::Quoted: not installed')
  else {
    const argv = file => ['perl', peer('text_quoted.pl'), file]
    contestants.push({name: 'Text::Quoted', argv, mb: 2, kinds: ['clean']})
  }
  return {contestants, missing}
}
