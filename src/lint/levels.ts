/**
 * How loud each rule is: its own severity, then the configuration, then `--rule id=level`.
 */
import {nearest} from '../lines/nearest.ts'
import type {Level, Rule} from './types.ts'

export const levels: readonly Level[] = ['off', 'info', 'warning', 'error']

/** One `--rule id=level`. */
export interface RuleLevel {
  readonly id: string
  readonly level: Level
}

/**
 * Reads the value of `--rule`.
 * @throws Error whose message, one line, says what would be right
 */
export function parseRuleLevel(text: string, ruleIds: readonly string[]): RuleLevel {
  const [id, word, ...more] = text.split('=').map(part => part.trim())
  if (id === undefined || word === undefined || more.length > 0) {
    throw new Error(`A rule is set as id=level, where the level is ${orList(levels)}.`)
  }
  if (!ruleIds.includes(id)) throw new Error(unknownRule(id, ruleIds).replace(/^t/, 'T'))
  const level = levels.find(known => known === word)
  if (level === undefined) {
    throw new Error(`The level of a rule is ${orList(levels)}, not '${word}'.`)
  }
  return {id, level}
}

/** The level of every rule; what comes later in `flags` wins. */
export function ruleLevels(
  rules: readonly Pick<Rule, 'id' | 'severity'>[],
  configured: ReadonlyMap<string, Level>,
  flags: readonly RuleLevel[],
): ReadonlyMap<string, Level> {
  const found = new Map<string, Level>(rules.map(({id, severity}) => [id, severity]))
  for (const [id, level] of configured) found.set(id, level)
  for (const {id, level} of flags) found.set(id, level)
  return found
}

/** Says that there is no such rule, and which may be meant. */
export function unknownRule(id: string, ruleIds: readonly string[]): string {
  const meant = nearest(id, ruleIds)
  const hint = meant === null ? 'requote lint --list-rules shows them' : `did you mean '${meant}'?`
  return `there is no rule '${id}'; ${hint}`
}

/** `a, b or c` */
export function orList(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
