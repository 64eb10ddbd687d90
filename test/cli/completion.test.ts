/** The completions of bash, zsh and fish: loaded into the shell, and asked. */
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {allCommands} from '../../src/cli/commands.ts'
import {completedCommand} from '../../src/cli/completion-model.ts'
import {rules} from '../../src/lint/rules.ts'
import {checkBuilt, requote} from '../program.ts'
import {root} from '../run.ts'

const asked = {bash: ['bash', '--norc'], zsh: ['zsh', '-f'], fish: ['fish', '--no-config']}

let place = ''
beforeAll(() => {
  checkBuilt()
  place = mkdtempSync(join(tmpdir(), 'requote-completion-'))
  mkdirSync(join(place, 'mail'))
  for (const name of ['list.mbox', 'lost.eml']) writeFileSync(join(place, 'mail', name), '')
  for (const shell of Object.keys(asked)) {
    writeFileSync(join(place, shell), requote(['completion', shell]).out)
  }
})
afterAll(() => rmSync(place, {recursive: true, force: true}))

function has(shell: string): boolean {
  return spawnSync(shell, ['-c', 'exit 0']).status === 0
}

/** What the shell completes, sorted. */
function complete(shell: keyof typeof asked, line: string): string[] {
  const [program, ...words] = asked[shell]
  const script = join(root, 'test/cli/shells', `ask.${shell}`)
  const {stdout, stderr} = spawnSync(program!, [...words, script, join(place, shell), line], {
    cwd: join(place, 'mail'),
    encoding: 'utf8',
    env: {...process.env, HOME: place, XDG_CONFIG_HOME: place, XDG_DATA_HOME: place},
  })
  expect(stderr).toBe('')
  const found = stdout.split('\n').filter(word => word !== '')
  // Some shells give what stands before the last = or , again, others only what comes behind it.
  return [...new Set(found.map(word => word.replace(/^.*[=,](?=.)/, '')))].sort()
}

describe.each(['bash', 'zsh', 'fish'] as const)('%s', shell => {
  test.skipIf(has(shell))(`is not installed, and was not asked`, context => context.skip())

  test.runIf(has(shell)).each([
    ['requote ', ['completion', 'fix', 'lint', 'list.mbox', 'lost.eml']],
    ['requote li', ['lint', 'list.mbox']],
    ['requote --he', ['--headers', '--help']],
    ['requote --marks ', ['compact', 'keep', 'spaced']],
    ['requote --repair=utf7-leak,mo', ['mojibake']],
    ['requote fix --b', ['--backup', '--break-hard-links']],
    ['requote fix lo', ['lost.eml']],
    ['requote lint --fail-on ', ['error', 'info', 'warning']],
    ['requote lint --fail-on=w', ['warning']],
    ['requote lint --format s', ['sarif']],
    ['requote lint --explain mark-', ['mark-extra', 'mark-lost', 'mark-space', 'mark-style']],
    ['requote lint --rule utf7-leak=', ['error', 'info', 'off', 'warning']],
    ['requote lint --baseline li', ['list.mbox']],
    ['requote lint -- l', ['list.mbox', 'lost.eml']],
    ['requote completion ', ['bash', 'fish', 'zsh']],
  ])('completes %j with %j', (line, words) => {
    expect(complete(shell, line)).toEqual(words)
  })

  test.runIf(has(shell))('has every option of every command', () => {
    for (const {name, command} of allCommands('1.2.3')) {
      const options = completedCommand(command, name, '').options.map(({long}) => long)
      const line = `requote ${name === '' ? '' : `${name} `}--`
      expect(complete(shell, line)).toEqual([...new Set(options)].sort())
    }
  })
})

test('offers every rule', () => {
  const {out} = requote(['completion', 'bash'])
  for (const {id} of rules) expect(out).toMatch(new RegExp(`'lint --explain'.* ${id}[ ']`))
})

test('requote --help lists what can be completed', () => {
  const {out} = requote(['--help'])
  for (const {name} of allCommands('1.2.3'))
    expect(out).toMatch(new RegExp(`^ +requote ${name}`, 'm'))
})

test('knows these shells only', () => {
  const {status, err} = requote(['completion', 'tcsh'])
  expect(status).toBe(2)
  expect(err).toContain('Allowed choices are bash, zsh, fish.')
})
