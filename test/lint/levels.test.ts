import {describe, expect, test} from 'vitest'
import {parseRuleLevel, ruleLevels} from '../../src/lint/levels.ts'

const ids = ['mojibake', 'utf7-leak']

describe('--rule', () => {
  test('takes id=level', () => {
    expect(parseRuleLevel('mojibake=off', ids)).toEqual({id: 'mojibake', level: 'off'})
    expect(parseRuleLevel(' utf7-leak = warning', ids)).toEqual({id: 'utf7-leak', level: 'warning'})
  })

  test.each([
    ['mojibake', 'A rule is set as id=level, where the level is off, info, warning or error.'],
    ['a=b=c', 'A rule is set as id=level, where the level is off, info, warning or error.'],
    ['mojibak=off', "There is no rule 'mojibak'; did you mean 'mojibake'?"],
    ['x=off', "There is no rule 'x'; requote lint --list-rules shows them"],
    ['mojibake=warn', "The level of a rule is off, info, warning or error, not 'warn'."],
  ])('leaves %s', (text, message) => {
    expect(() => parseRuleLevel(text, ids)).toThrow(new Error(message))
  })
})

test('the command line wins over the configuration, and that over the rule itself', () => {
  const rules = [
    {id: 'mojibake', severity: 'warning'},
    {id: 'utf7-leak', severity: 'warning'},
    {id: 'depth-jump', severity: 'info'},
    {id: 'nul-octet', severity: 'info'},
  ] as const
  const configured = new Map([
    ['utf7-leak', 'off'],
    ['depth-jump', 'off'],
  ] as const)
  const flags = [
    {id: 'depth-jump', level: 'info'},
    {id: 'depth-jump', level: 'error'},
  ] as const
  expect([...ruleLevels(rules, configured, flags)]).toEqual([
    ['mojibake', 'warning'],
    ['utf7-leak', 'off'],
    ['depth-jump', 'error'],
    ['nul-octet', 'info'],
  ])
})
