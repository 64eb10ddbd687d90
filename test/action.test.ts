/**
 * The action for GitHub: its script is run as the runner runs it, with requote played by a program that
 * tells how it was called; and its description fits the script.
 */
import {spawnSync} from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {delimiter, join} from 'node:path'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {parse} from 'yaml'

const root = new URL('..', import.meta.url).pathname
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'))
const script = readFileSync(join(root, 'scripts/action.sh'), 'utf8')

/** Says how it was called, writes the reports it was asked for, and ends as STATUS says. */
const actor = `#!/usr/bin/env node
const {appendFileSync, writeFileSync} = require('node:fs')
const {basename} = require('node:path')
const words = process.argv.slice(2)
console.log(JSON.stringify([basename(process.argv[1]), ...words]))
const report = words.find(word => word.startsWith('sarif:'))
if (report && process.env.STATUS !== '2') writeFileSync(report.slice(6), '{}')
if (words.includes('github')) appendFileSync(process.env.GITHUB_STEP_SUMMARY, '## requote lint\\n')
process.exit(Number(process.env.STATUS ?? 0))
`

let place = ''
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'requote-action-'))
  for (const folder of ['action/scripts', 'action/bin', 'bin', 'work']) {
    mkdirSync(join(place, folder), {recursive: true})
  }
  copyFileSync(join(root, 'scripts/action.sh'), join(place, 'action/scripts/action.sh'))
  for (const program of ['action/bin/requote.js', 'bin/npm']) {
    writeFileSync(join(place, program), actor)
    chmodSync(join(place, program), 0o755)
  }
})
beforeEach(() => {
  mkdirSync(join(place, 'action/dist'), {recursive: true})
  for (const file of ['output', 'summary']) writeFileSync(join(place, file), '')
  rmSync(join(place, 'work/out.sarif'), {force: true})
})
afterAll(() => rmSync(place, {recursive: true, force: true}))

interface Inputs {
  paths?: string
  format?: string
  'fail-on'?: string
  version?: string
  sarif?: string
}

interface Run {
  status: number | null
  /** What stdout says, line by line; a call of a program as its words. */
  calls: (string | string[])[]
  output: string
  summary: string
}

/** Runs the action's step as the runner does: inputs, or their defaults, in the step's environment. */
function runAction(inputs: Inputs, env: Record<string, string> = {}): Run {
  const [step] = action.runs.steps
  const given = Object.entries<string>(step.env).map(([name, value]) => {
    const input = /^\${{ inputs\.([\w-]+) }}$/.exec(value)![1]!
    return [name, inputs[input as keyof Inputs] ?? action.inputs[input].default] as const
  })
  const {status, stdout, stderr} = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run],
    {
      // A socket would make bash think that it is a login from afar and read ~/.bashrc.
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: join(place, 'work'),
      encoding: 'utf8',
      env: {
        PATH: [join(place, 'bin'), process.env['PATH']].join(delimiter),
        GITHUB_ACTION_PATH: join(place, 'action'),
        GITHUB_OUTPUT: join(place, 'output'),
        GITHUB_STEP_SUMMARY: join(place, 'summary'),
        ...Object.fromEntries(given),
        ...env,
      },
    },
  )
  expect(stderr).toBe('')
  const lines = stdout.split('\n').slice(0, -1)
  return {
    status,
    calls: lines.map(line => (line.startsWith('[') ? JSON.parse(line) : line)),
    output: readFileSync(join(place, 'output'), 'utf8'),
    summary: readFileSync(join(place, 'summary'), 'utf8'),
  }
}

describe('the script of the action', () => {
  test('looks at the checkout and annotates, when nothing is said', () => {
    expect(runAction({})).toEqual({
      status: 0,
      calls: [['requote.js', 'lint', '--fail-on', 'warning', '--format', 'github', '--', '.']],
      output: 'status=0\n',
      summary: '## requote lint\n',
    })
  })

  test('takes paths and formats by the line, and as they are', () => {
    const paths = 'a b.mbox\r\n\n  \n*.eml\n-q\n$(touch broken)`x`'
    const {calls} = runAction({paths, format: 'pretty\njunit:a b.xml', 'fail-on': 'error; x'})
    const formats = ['--format', 'pretty', '--format', 'junit:a b.xml']
    const named = ['a b.mbox', '*.eml', '-q', '$(touch broken)`x`']
    expect(calls).toEqual([
      ['requote.js', 'lint', '--fail-on', 'error; x', ...formats, '--', ...named],
    ])
    expect(existsSync(join(place, 'work/broken'))).toBe(false)
  })

  test.each([0, 1, 2, 3])('ends with exit status %j and tells it', status => {
    const run = runAction({}, {STATUS: String(status)})
    expect([run.status, run.output]).toEqual([status, `status=${status}\n`])
  })

  test('names the SARIF report, when there are findings too', () => {
    const run = runAction({sarif: 'out.sarif'}, {STATUS: '1'})
    expect(run.calls[0]).toContain('sarif:out.sarif')
    expect([run.status, run.output]).toEqual([1, 'status=1\nsarif=out.sarif\n'])
  })

  test('names no SARIF report that was not written', () => {
    expect(runAction({sarif: 'out.sarif'}, {STATUS: '2'}).output).toBe('status=2\n')
  })

  test('takes another version from the registry', () => {
    const {calls} = runAction({version: '^1.2', format: ''})
    const lint = ['requote', 'lint', '--fail-on', 'warning', '--', '.']
    expect(calls).toEqual([['npm', 'exec', '--yes', '--package=requote@^1.2', '--', ...lint]])
  })

  test('builds a checkout of itself first', () => {
    rmSync(join(place, 'action/dist'), {recursive: true})
    expect(runAction({}).calls.slice(0, 3)).toEqual([
      '::group::Build requote',
      ['npm', 'ci', '--no-audit', '--no-fund'],
      '::endgroup::',
    ])
  })

  test.each([
    [{version: 'https://example.org/x.tgz'}, 'The input version is no version'],
    [{version: '1.0 --x'}, 'The input version is no version'],
    [{sarif: 'a\nstatus=0'}, 'The input sarif names more than one file'],
    [{paths: ' \n'}, 'The input paths names nothing to look at'],
  ])('refuses %j', (inputs, message) => {
    expect(runAction(inputs)).toEqual({
      status: 2,
      calls: [`::error title=requote::${message}`],
      output: '',
      summary: '',
    })
  })
})

describe('action.yml', () => {
  test('hands every input to the script, and no more', () => {
    const [step] = action.runs.steps
    const handed = Object.values<string>(step.env).map(value => /inputs\.([\w-]+)/.exec(value)![1])
    expect(handed.sort()).toEqual(Object.keys(action.inputs).sort())
    const read = new Set([...script.matchAll(/\bINPUT_\w+/g)].map(([name]) => name))
    expect([...read, 'INPUT_*'].sort()).toEqual(['INPUT_*', ...Object.keys(step.env)].sort())
  })

  test('lets no input become part of a command', () => {
    for (const {run} of action.runs.steps) expect(run).not.toContain('${{')
  })

  test('takes every output from the script', () => {
    for (const [name, {value}] of Object.entries<{value: string}>(action.outputs)) {
      expect(value).toBe(`\${{ steps.lint.outputs.${name} }}`)
      expect(script).toContain(`'${name}=%s\\n'`)
    }
  })
})

describe('.pre-commit-hooks.yaml', () => {
  const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'))

  test('names the program of the package', () => {
    const {bin} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    for (const {entry, language} of hooks) {
      expect(bin).toHaveProperty(entry.split(' ')[0])
      expect(language).toBe('node')
    }
    expect(hooks.map(({id}: {id: string}) => id)).toEqual(['requote-lint', 'requote-fix'])
  })

  test.each([
    ['lists/plan.mbox', true],
    ['lists/plan.mbox.gz', true],
    ['1.eml', true],
    ['1.mbx', true],
    ['plan.mbox.txt', false],
    ['mbox', false],
    ['plan.emlx', false],
  ])('looks at %j: %j', (file, isTaken) => {
    for (const {files} of hooks) expect(new RegExp(files).test(file)).toBe(isTaken)
  })
})
