/**
 * A stretch of a session: rows between two blank ones, some with the marks of a prompt, some without.
 *
 *     > x <- c(1, 2, 3)    a prompt, with a statement behind it
 *     > mean(x)
 *     [1] 2                an answer: it has not the prompt's marks
 */
import {type Answer, answersAs, isTelltale, type Language, typedAs} from './session-code.ts'
import {answersAtConsole, consoleMarks, typedAtConsole} from './session-console.ts'

/** What a stretch says for itself, in points; sessions.ts adds what stands around it. */
const points = {sureAnswer: 4, likelyAnswer: 2, telltale: 2, statement: 1, ownPrompt: 2} as const
/** Statements of which each but the first says more. */
const several = 3

/** Marks of Python's prompt. */
export const pythonMarks = 3

/** Gathers the rows of one stretch, from its first prompt on. */
export class Stretch {
  readonly first: number
  /** Quote marks of its prompts' rows as counted, the prompt with them. */
  readonly marks: number
  /** Depth of the one who shows it. */
  readonly outer: number
  private readonly language: Language | 'console'
  /** The last row taken, and what was typed last. */
  private lastRow = -1
  private typed = ''
  readonly prompts: number[] = []
  /** Rows below prompts that look like answers of the program. */
  readonly answers: number[] = []
  private statements = 0
  private telltales = 0
  private sureAnswers = 0

  constructor(first: number, marks: number, outer: number) {
    this.first = first
    this.marks = marks
    this.outer = outer
    this.language = languageOf(marks - outer)
  }

  /**
   * Takes a row with the prompt's marks.
   * @param text what stands behind them
   * @returns false where it is prose, and this no session
   */
  type(row: number, text: string): boolean {
    const {language} = this
    const typed = language === 'console' ? typedAtConsole(text) : typedAs(text, language)
    if (typed === 'prose') return false
    this.prompts.push(row)
    this.lastRow = row
    this.typed = text
    if (typed === 'statement') this.statements++
    if (language !== 'console' && isTelltale(text, language)) this.telltales++
    return true
  }

  /** Takes a row without the prompt's marks: an answer, if it follows a prompt or an answer. */
  answer(row: number, text: string): void {
    if (this.lastRow !== row - 1) return
    const answer = this.answersAs(text)
    if (answer === 'none') return
    this.answers.push(row)
    this.lastRow = row
    if (answer === 'sure') this.sureAnswers++
  }

  /**
   * Takes a blank row before an answer of a program that sets its answers off.
   * @returns false where the blank row ends the stretch
   */
  space(row: number): boolean {
    if (this.language !== 'console' || this.lastRow !== row - 1) return false
    this.lastRow = row
    return true
  }

  private answersAs(text: string): Answer {
    return this.language === 'console'
      ? answersAtConsole(text, this.typed)
      : answersAs(text, this.typed)
  }

  /** Something in it nobody but a program says, or says to a program. */
  get isPossible(): boolean {
    return this.statements > 0 || this.isAnswered
  }

  /** A program has answered for sure. */
  get isAnswered(): boolean {
    return this.sureAnswers > 0
  }

  get score(): number {
    const {sureAnswer, likelyAnswer, telltale, statement, ownPrompt} = points
    const answered = this.answers.length > 0 ? likelyAnswer : 0
    return (
      (this.isAnswered ? sureAnswer : answered) +
      (this.telltales > 0 ? telltale : 0) +
      Math.max(0, Math.min(this.statements, several) - 1) * statement +
      (this.language === 'R' ? 0 : ownPrompt)
    )
  }
}

function languageOf(marks: number): Language | 'console' {
  if (marks === pythonMarks) return 'Python'
  return marks === consoleMarks ? 'console' : 'R'
}
