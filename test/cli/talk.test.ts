import {describe, expect, test} from 'vitest'
import {Diagnostics} from '../../src/cli/diagnostics.ts'
import {Progress} from '../../src/cli/progress.ts'
import {Stats} from '../../src/cli/stats.ts'
import type {Finding} from '../../src/types.ts'

const usual = {quiet: false, verbose: false, json: false}

function finding(given: Partial<Finding> = {}): Finding {
  return {rule: 'mbox-junk', severity: 'warning', message: 'text', line: 7, part: null, ...given}
}

function lines(options: object, findings: Finding[], message = 0): string[] {
  const said: string[] = []
  const diagnostics = new Diagnostics({...usual, ...options}, line => said.push(line))
  diagnostics.findings('a.mbox', findings, message)
  diagnostics.end()
  return said
}

describe('findings', () => {
  const both = [finding(), finding({severity: 'info', line: null})]
  const warning = 'requote: a.mbox:7: text [mbox-junk]'
  const info = 'requote: a.mbox: text [mbox-junk]'

  test.each([
    ['warnings by default', {}, 0, [warning]],
    ['all with -v', {verbose: true}, 0, [warning, info]],
    ['none with -q', {quiet: true}, 0, []],
    ['none that are in the record', {json: true}, 0, []],
    ['those in no record', {json: true}, -1, [warning]],
    ['those in the record too with -v', {json: true, verbose: true}, 0, [warning, info]],
  ])('tells %s', (_, options, message, said) => {
    expect(lines(options, both, message)).toEqual(said)
  })

  test('makes names and messages safe for a terminal', () => {
    const said: string[] = []
    const diagnostics = new Diagnostics(usual, line => said.push(line))
    diagnostics.findings('a\x1b[2J', [finding({message: 'b\nc\u202e'})], 0)
    diagnostics.failure('a\nb', 'no such file or directory')
    expect(said).toEqual([
      'requote: a\\x1b[2J:7: b c<U+202E> [mbox-junk]',
      'requote: a b: no such file or directory',
    ])
  })

  test('tells of one trouble twenty times, and then how often', () => {
    const many = new Array<Finding>(25).fill(finding())
    const said = lines({}, many)
    expect(said).toHaveLength(21)
    expect(said[20]).toBe('requote: 5 more [mbox-junk] (-v tells all)')
    expect(lines({verbose: true}, many)).toHaveLength(25)
  })
})

test('progress appears after a second, five times a second, and goes', () => {
  const written: string[] = []
  let now = 0
  const progress = new Progress(
    text => written.push(text),
    () => now,
  )
  progress.advance(1e6, 1, 1e6)
  progress.clear()
  expect(written).toEqual([])
  now = 1000
  progress.advance(99e6, 12_345, 50e6)
  expect(written).toEqual(['\r\x1b[Krequote: 100 MB, 12,345 messages, 100 MB/s, 1 s left'])
  now = 1100
  progress.advance(1e6, 12_346, null)
  expect(written).toHaveLength(1)
  now = 2000
  progress.advance(1e6, 12_346, null)
  expect(written[1]).toBe('\r\x1b[Krequote: 102 MB, 12,346 messages, 51 MB/s')
  progress.clear()
  progress.clear()
  expect(written.slice(2)).toEqual(['\r\x1b[K'])
})

test('stats add up', () => {
  const stats = new Stats()
  stats.octets = 10
  const counts = {parts: 1, lines: 2, repairs: new Map([['utf7-leak', 3]]), depthChanges: new Map()}
  stats.message(counts)
  stats.message(counts)
  stats.findings([finding()])
  expect(stats.summary(1.234)).toEqual([
    'requote: messages 2, text parts 2, lines 4, octets 10, seconds 1.23',
    'requote: repairs: utf7-leak 6',
    'requote: lines with another depth: none',
    'requote: findings: mbox-junk 1',
  ])
})
