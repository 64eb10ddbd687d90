/**
 * All that lint looks for: the one table of which `--list-rules`, `--explain`, the metadata of SARIF
 * and docs/rules.md are made. The order is that of the documentation.
 */
import {depthRules} from './rules/depth.ts'
import {headerRules} from './rules/header.ts'
import {inputRules} from './rules/input.ts'
import {textRules} from './rules/text.ts'
import type {Rule} from './types.ts'

export const rules: readonly Rule[] = [...textRules, ...depthRules, ...headerRules, ...inputRules]

const byId: ReadonlyMap<string, Rule> = new Map(rules.map(rule => [rule.id, rule]))

/** @throws Error when there is no such rule: ids of users are checked before */
export function ruleOf(id: string): Rule {
  const rule = byId.get(id)
  if (rule === undefined) throw new Error(`no rule ${id}`)
  return rule
}
