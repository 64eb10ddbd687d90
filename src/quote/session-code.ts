/**
 * Tells what a person types at a program's prompt, and what the program answers, from prose.
 *
 *     x <- c(1, 2, 3)                  a statement
 *     x                                a word: at a prompt it asks for a value, elsewhere it is an answer
 *     I use plot(x) for that           prose
 *     [1] 1 2 3                        an answer that nothing else looks like
 *
 * Knows R and Python, whose prompts are `>` and `>>>`, and Node, whose prompt is R's. Works on one short line.
 */
import {SP} from '../lines/octets.ts'

/** Octets of a line that are looked at. */
export const maxLine = 160
/** Blanks between the prompt and what is typed. */
const maxIndent = 8
/** Octets of the longest word that a statement begins with. */
const maxWord = 6
/** Octets of names, those that stand behind a name in a statement, and those that open one. */
const nameOctets = octetsOf(/[\w.$:@]/)
const behindName = octetsOf(/[([<=+*^]/)
const behindBlank = octetsOf(/[<=_+*/^]/)
const opening = octetsOf(/[({?#]/)
/** What `firstWords` begin with: few words of prose are made into a string. */
const wordInitials = octetsOf(/[cdfilpvw]/)

/** The languages whose prompts begin with a mark. */
export type Language = 'R' | 'Python'

/** What stands behind a mark that may be a prompt; `word` is neither here nor there. */
export type Typed = 'statement' | 'word' | 'prose'

/** How much the line below a prompt looks like a program's answer. */
export type Answer = 'sure' | 'likely' | 'none'

const quoted = /"[^"]*"|'[^']*'/g
const comment = /(?:^|\s)#.*$/
/** Three words with nothing between them but blanks and commas: no language of a prompt has that. */
const sentence = /\p{L}[\p{L}']*\p{L},? \p{L}+,? \p{L}+/u
/** Statements of Python that are words. */
const worded =
  /^(?:import [\w.]+(?: as \w+)?(?:, ?[\w.]+)*|from [\w.]+ import [\w*, ]+|(?:for|if|elif|while|with|def|class) .*:|(?:try|else):|del \w+|print .+)$/
/** R has `=` as well, but so has every list of settings. */
const assignments: Readonly<Record<Language, RegExp>> = {
  R: /^[\w.$@[\],:]+ {0,2}(?:<<?-|_(?= |\w+\())|^(?:const|let|var) [\w$]+ = \S/,
  Python: /^[\w.[\],:]+ {0,2}=(?![=>])/,
}
const call = /^[A-Za-z.][\w.:$@]*\(/
const part = /^[A-Za-z.][\w.]*(?:\[|\$\w)/
const asked = /^\?{1,2}\w/
const shortest = /^[\w.]*$/
/** Sums and the like, and what remains of a statement that goes on: brackets and signs, few words. */
const formula = /^[\w.\s()[\]{},:"'$@<>=!+*/%^|&~?-]+$/

/** Words that statements of Python and Node begin with. */
const firstWords = new Set([
  'class',
  'const',
  'def',
  'del',
  'for',
  'from',
  'if',
  'import',
  'let',
  'print',
  'var',
  'while',
  'with',
])
/** Octets of a name that are looked at. */
const maxName = 40

/** Cheap: false for most prose, whose first word has a blank and a letter behind it. */
export function mayBeTyped(bytes: Buffer, content: number, end: number): boolean {
  let at = content
  while (at < end && at < content + maxIndent && bytes[at] === SP) at++
  const from = at
  while (at < end && at < from + maxName && nameOctets[bytes[at]!] === 1) at++
  if (at === end) return true
  const next = bytes[at]!
  if (next !== SP) return (at > from ? behindName : opening)[next] === 1
  if (behindBlank[bytes[at + 1]!] === 1 || isBlank(bytes, at + 1, end)) return true
  const isShort = at - from <= maxWord && wordInitials[bytes[from]!] === 1
  return isShort && firstWords.has(bytes.toString('latin1', from, at))
}

function isBlank(bytes: Buffer, from: number, end: number): boolean {
  let at = from
  while (at < end && bytes[at] === SP) at++
  return at === end
}

/** What is typed, its strings emptied: words in them are no prose. */
export function withoutStrings(text: string): string {
  return text.replaceAll(quoted, '""')
}

/** Three words in a row, as no statement has them. */
export function hasSentence(text: string): boolean {
  return sentence.test(text)
}

/** @param text what stands behind the marks, without blanks around it */
export function typedAs(text: string, language: Language): Typed {
  // Statements of C end so, and reviews quote them.
  if (text.endsWith(';')) return 'prose'
  if (worded.test(text)) return language === 'Python' ? 'statement' : 'prose'
  const bare = withoutStrings(text).replace(comment, '').trim()
  if (shortest.test(bare)) return 'word'
  if (hasSentence(bare)) return 'prose'
  const isStatement = [assignments[language], call, part, asked].some(form => form.test(bare))
  if (isStatement) return 'statement'
  return formula.test(bare) && /[^\w\s.,'-]/.test(bare) ? 'word' : 'prose'
}

const telltales: Readonly<Record<Language, RegExp>> = {
  R: /^[\w.$@[\],"]+ {0,2}<<?- ?[\w("'.-]|^(?:library|require|data|source|read\.\w+)\(/,
  Python: /^(?:import|from) [\w.]+/,
}

/** `x <- 3`, `library(mass)`, `import math`: few people write that but to a program. */
export function isTelltale(text: string, language: Language): boolean {
  return telltales[language].test(text)
}

/** What only a program answers: vectors with their index, errors, and lines that go on. */
const sureAnswers = [
  /^\s*\[\d{1,7}\]\s+(?:-?\d[\d.e+-]*(?=\s|$)|"|NaN?\b|TRUE\b|FALSE\b|[TF](?=\s|$)|-?Inf\b|<)/,
  /^\s+\[,\d{1,3}\]|^\[\d{1,7},\]/,
  /^(?:NULL|(?:numeric|character|integer|logical)\(0\)|Traceback \(most recent call last\):)$/,
  /^\s{0,4}(?:Error|Fehler|Erreur|Errore|Erro)(?::| (?:in|dans|en|em) \S*\()|^[A-Z]\w*Error: /,
  /^(?:Warning message|Warnmeldung|Message d.avis)(?:s| in| dans)?.{0,80}:$/,
  /^Call:|^<environment/,
  /^\+ \S.{0,100}[-+*/,{}()]$/,
]
/** What a program may answer, and people may write: numbers, columns, other messages. */
const likelyAnswers = [
  /^(?:Warning|Loading|Attaching|Read \d|Segmentation fault|Bus error|Abort|zsh:|bash:|Levels:)/,
  /\bcore dumped\b|^function ?\(|^(?:True|False|undefined)$|^[[({<'"].*[\])}>'"]$/,
  /^\s*-?\d[\d.]*(?:\s+-?\d[\d.]*){0,20}\s*$|\S {2,}-?\d[\d.]*(?:\s|$)/,
  /^\S+(?: {2,}\S+){2,}$|^ {2,}\S+(?: +\S+)*$/,
  /^\.\.\.(?: |$)|^\+(?: |$)/,
]

const command = /^.{0,60}[$#%>] ?(?:\S*\/)?(?:i?python[\d.]*|R|node)(?: -.*)?$/
const greeting =
  /^Type ["'‘]q\(\)|^Type ["'‘]\.help["'’] for more information\.$|^\[Previously saved workspace restored\]$|["']license["'] for more information\.$/

/** `$ python3`, and the last lines with which R and Python greet. */
export function startsProgram(text: string): boolean {
  return command.test(text) || greeting.test(text)
}

/** A name and nothing else: R prints what it stands for. */
const name = /^[A-Za-z.][\w.]*$/
const printedFunction = /^ ?function ?\(.*[),{]$/

/**
 * @param text the line below a prompt, at the depth of the one who shows it
 * @param typed what stands behind the prompt
 */
export function answersAs(text: string, typed: string = ''): Answer {
  if (printedFunction.test(text) && name.test(typed)) return 'sure'
  if (sureAnswers.some(answer => answer.test(text))) return 'sure'
  return likelyAnswers.some(answer => answer.test(text)) ? 'likely' : 'none'
}

function octetsOf(allowed: RegExp): Uint8Array {
  return Uint8Array.from({length: 256}, (_, octet) =>
    octet < 0x80 && allowed.test(String.fromCharCode(octet)) ? 1 : 0,
  )
}
