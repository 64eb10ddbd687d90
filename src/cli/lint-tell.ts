/** What `requote lint` tells without reading mail: its rules, and one of them. */
import {ruleOf, rules} from '../lint/rules.ts'
import type {Rule} from '../lint/types.ts'
import {safeText} from '../write/safe.ts'
import {wrapped} from './help-sections.ts'

const columns = 92

/** `--list-rules`: a line each. */
export function ruleList(): string {
  const wide = Math.max(...rules.map(({id}) => id.length))
  return rules
    .map(({id, severity, summary, fixable}) => {
      const tail = fixable ? ' (fixable)' : ''
      return `${id.padEnd(wide)}  ${severity.padEnd(7)}  ${summary}${tail}\n`
    })
    .join('')
}

/** `--explain`: all that the table has of a rule, for a terminal. */
export function ruleText(id: string): string {
  const rule = ruleOf(id)
  return [
    `${rule.id}: ${rule.summary}`,
    `${rule.severity} · ${rule.fixable ? 'requote lint --fix mends it' : 'for a person to mend'}`,
    wrapped(rule.why, columns).join('\n'),
    `Found in:\n\n${sample(rule, 'bad')}`,
    `Not found in:\n\n${sample(rule, 'good')}`,
  ].join('\n\n')
}

/** What nobody would see is shown. */
function sample(rule: Rule, which: 'bad' | 'good'): string {
  return rule[which]
    .replace(/\n$/, '')
    .split('\n')
    .map(line => `  ${safeText(line)}`.trimEnd())
    .join('\n')
    .concat('\n')
}
