/**
 * The README is true: its commands give what stands below them, its library example runs, its tables
 * name what there is.
 */
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {ruleOf, rules} from '../src/lint/rules.ts'
import {allRepairs} from '../src/repair/order.ts'
import type {RepairName} from '../src/types.ts'
import {checkBuilt, requote, shell} from './program.ts'
import {root} from './run.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** The blocks of a language. */
function blocks(language: string): string[] {
  return [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, found]) => found === language)
    .map(([, , content]) => content!)
}

interface Example {
  readonly command: string
  readonly output: string
}

function examplesOf(block: string): Example[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map(example => {
      const end = example.indexOf('\n')
      return {command: example.slice(0, end), output: example.slice(end + 1)}
    })
}

let place = ''
beforeAll(() => {
  checkBuilt()
  place = mkdtempSync(join(tmpdir(), 'requote-readme-'))
})
afterAll(() => rmSync(place, {recursive: true, force: true}))

describe('commands', () => {
  const examples = blocks('console').flatMap(examplesOf)

  test('are there', () => {
    expect(examples.length).toBeGreaterThan(10)
  })

  test.each(examples)('$command', ({command, output}) => {
    const {out, err} = shell(command, {env: {TMPDIR: place}})
    expect(err + out).toBe(output)
  })
})

describe('the library example', () => {
  test('prints what the block below it says', () => {
    const [, example, printed] = /^```js\n(.*?)^```\n+```text\n(.*?)^```$/ms.exec(readme)!
    const words = ['--input-type=module', '--eval', example!]
    expect(execFileSync(process.execPath, words, {cwd: root, encoding: 'utf8'})).toBe(printed)
  })
})

describe('the JSON example', () => {
  test('is what the program writes', () => {
    const [example] = blocks('json')
    const {out} = requote(['--json', 'fixtures/cases/styles.txt'])
    expect(JSON.parse(out)).toEqual(JSON.parse(example!))
  })
})

describe('tables', () => {
  /** First cells of the rows below this head. */
  function names(head: string): string[] {
    const table = readme.slice(readme.indexOf(`| ${head} |`)).split('\n\n')[0]!
    return [...table.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, name]) => name!)
  }

  test('name every repair', () => {
    expect(names('repair').sort()).toEqual([...allRepairs].sort())
  })

  test.each([
    ['option', []],
    ['`fix` option', ['fix']],
    ['`lint` option', ['lint']],
  ])('name every %s', (head, words) => {
    const help = requote([...words, '--help']).out
    const options = [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, name]) => name!)
    const table = readme.slice(readme.indexOf(`| ${head} |`)).split('\n\n')[0]!
    expect(options.filter(option => !table.includes(`\`${option}\``))).toEqual([])
    const named = [...table.matchAll(/`(--[a-z-]+)`/g)].map(([, name]) => name!)
    expect(named.filter(option => !options.includes(option))).toEqual([])
  })

  test('name every depth rule', () => {
    expect(names('depth rule').sort()).toEqual(rulesIn('src/quote', 'DepthRule').sort())
  })

  test('name only findings that there are', () => {
    const types = [...unionOf('FindingRule'), ...unionOf('RepairName')]
    const found = names('finding')
    expect(found.length).toBeGreaterThan(10)
    expect(found.filter(name => !types.includes(name))).toEqual([])
  })

  test('give findings the severity that lint gives them', () => {
    const table = readme.slice(readme.indexOf('| finding |')).split('\n\n')[0]!
    const rows = [...table.matchAll(/^\| `([a-z0-9-]+)` \| ([a-z, ]+) \|/gm)]
    expect(rows.length).toBeGreaterThan(10)
    // Lint shows no text, so it has nothing to tell of how signed text is shown.
    const known = rows.filter(([, name]) => rules.some(({id}) => id === name))
    const others = known.filter(([, name, said]) => {
      // A suspicion has the name of the repair, and is less than what is repaired.
      const severity = allRepairs.has(name as RepairName) ? 'info' : ruleOf(name!).severity
      return !said!.split(', ').includes(severity)
    })
    expect(others.map(([row]) => row)).toEqual([])
  })
})

/** The members of a union of names in src/types.ts. */
function unionOf(type: string): string[] {
  const types = readFileSync(join(root, 'src/types.ts'), 'utf8')
  const [union] = types.slice(types.indexOf(`export type ${type} =`)).split('\n\n')
  return [...union!.matchAll(/\| '([a-z0-9-]+)'/g)].map(([, name]) => name!)
}

/** Those members of a union that stand in the sources of a room. */
function rulesIn(room: string, type: string): string[] {
  const sources = readdirSync(join(root, room)).map(name =>
    readFileSync(join(root, room, name), 'utf8'),
  )
  return unionOf(type).filter(rule => sources.some(source => source.includes(`'${rule}'`)))
}
