/**
 * The ways into CI that the README shows, each tried: its lines are taken from the README and run over a
 * repository with damaged and with sound mail, by the built program.
 */
import {spawnSync} from 'node:child_process'
import {chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {delimiter, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {clean, leaked, mail} from './cli/linting.ts'
import {checkBuilt, program} from './program.ts'
import {root} from './run.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** The block of the README that begins with a comment of this file's name. */
function snippet(file: string): string {
  const found = [...readme.matchAll(/^```\w+\n# ([^\n]+)\n(.*?)^```$/gms)].find(
    ([, name]) => name === file,
  )
  return found![2]!
}

let place = ''
beforeEach(() => {
  checkBuilt()
  place = mkdtempSync(join(tmpdir(), 'requote-ci-'))
  for (const folder of ['bin', 'repository/lists', 'repository/old']) {
    mkdirSync(join(place, folder), {recursive: true})
  }
  // Here npx has nothing to fetch: it runs the program behind its options.
  const npx = '#!/bin/sh\nwhile case $1 in -*) ;; *) false ;; esac; do shift; done\nexec "$@"\n'
  const requote = `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`
  for (const [name, text] of Object.entries({npx, requote})) {
    writeFileSync(join(place, 'bin', name), text)
    chmodSync(join(place, 'bin', name), 0o755)
  }
  write('lists/sound.eml', mail(clean, 1))
  write('lists/damaged.eml', mail(leaked, 2))
  write('lists/notes.txt', mail(leaked, 3))
})
afterEach(() => rmSync(place, {recursive: true, force: true}))

const inRepository = (name: string): string => join(place, 'repository', name)

function write(name: string, text: string): void {
  writeFileSync(inRepository(name), text)
}

function read(name: string): string {
  return readFileSync(inRepository(name), 'utf8')
}

interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Runs a program in the repository. */
function run(words: readonly string[], env: Readonly<Record<string, string>> = {}): Ended {
  const {PATH = '', HOME = ''} = process.env
  const {status, stdout, stderr} = spawnSync(words[0]!, words.slice(1), {
    cwd: join(place, 'repository'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {PATH: [join(place, 'bin'), PATH].join(delimiter), HOME, ...env},
  })
  return {status, out: stdout, err: stderr}
}

const has = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined
const found = 'lists/damaged.eml:7:1: error: leaked UTF-7: "+AD4-" should be ">" [utf7-leak]'

test('each is under ten lines', () => {
  const files = [
    '.github/workflows/mail.yml',
    '.gitlab-ci.yml',
    '.pre-commit-config.yaml',
    'Makefile',
  ]
  for (const file of files) expect(snippet(file).trim().split('\n').length).toBeLessThan(10)
})

describe('on GitHub', () => {
  const {steps} = parse(snippet('.github/workflows/mail.yml')).jobs.mail
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'))

  /** The step as the runner does it: the action's own step, its inputs in the environment. */
  function runStep(): Ended & {readonly output: string; readonly summary: string} {
    const {with: inputs} = steps.find(({uses}: {uses: string}) => uses.includes('/requote@'))
    for (const name of Object.keys(inputs)) expect(action.inputs).toHaveProperty(name)
    const [step] = action.runs.steps
    const given = Object.entries<string>(step.env).map(([name, value]) => {
      const input = /^\${{ inputs\.([\w-]+) }}$/.exec(value)![1]!
      return [name, inputs[input] ?? action.inputs[input].default] as const
    })
    for (const name of ['output', 'summary']) writeFileSync(join(place, name), '')
    const ended = run(['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: root,
      GITHUB_OUTPUT: join(place, 'output'),
      GITHUB_STEP_SUMMARY: join(place, 'summary'),
      ...Object.fromEntries(given),
    })
    const [output, summary] = ['output', 'summary'].map(name => {
      return readFileSync(join(place, name), 'utf8')
    })
    return {...ended, output: output!, summary: summary!}
  }

  test('findings are annotations, a summary and a SARIF report', () => {
    const {status, out, err, output, summary} = runStep()
    expect([status, err]).toEqual([1, ''])
    expect(out).toMatch(/^::error file=lists\/damaged\.eml,line=7,.*title=utf7-leak::leaked UTF-7/)
    expect(output).toBe('status=1\nsarif=requote.sarif\n')
    expect(summary).toMatch(/^## requote lint\n\n2 files, 2 messages: 2 errors\. 2 can be fixed/)
    expect(JSON.parse(read('requote.sarif')).runs[0].results).toHaveLength(2)
  })

  test('sound mail passes', () => {
    write('lists/damaged.eml', mail(clean, 2))
    expect(runStep()).toMatchObject({status: 0, out: '', output: 'status=0\nsarif=requote.sarif\n'})
  })
})

test('on GitLab: a log, and a report for the widget', () => {
  const {mail: job} = parse(snippet('.gitlab-ci.yml'))
  const {status, out} = run(['bash', '-c', job.script.join('\n')])
  expect([status, out.split('\n')[0]]).toEqual([1, found])
  const report = JSON.parse(read(job.artifacts.reports.codequality))
  expect(report.map(({location}: {location: {path: string}}) => location.path)).toEqual([
    'lists/damaged.eml',
    'lists/damaged.eml',
  ])
})

test.skipIf(!has('make'))('by make', () => {
  write('Makefile', snippet('Makefile'))
  const {status, out} = run(['make', 'check-mail'])
  expect(status).toBe(2)
  expect(out).toContain(`\n${found}\n`)
})

describe.skipIf(!has('git'))('before a commit', () => {
  const shipped = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'))
  const [{hooks}] = parse(snippet('.pre-commit-config.yaml')).repos

  /** Runs the hooks as pre-commit does: each with the staged files that it is for. */
  function commit(): Map<string, Ended> {
    const staged = run(['git', 'diff', '--cached', '--name-only', '-z']).out.split('\0')
    const ended = new Map<string, Ended>()
    for (const {id} of hooks) {
      const hook = shipped.find((one: {id: string}) => one.id === id)
      const files = staged.filter(file => new RegExp(hook.files).test(file))
      ended.set(id, run([...hook.entry.split(' '), ...files]))
    }
    return ended
  }

  beforeEach(() => {
    run(['git', 'init', '-q'])
    write('old/kept.eml', mail(leaked, 4))
    write('.requoteignore', 'old/\n')
    run(['git', 'add', '.'])
  })

  test('staged mail is mended, and then nothing is left to tell', () => {
    const ended = commit()
    expect(ended.get('requote-fix')).toMatchObject({status: 0, out: ''})
    expect(read('lists/damaged.eml')).toBe(mail(leaked.replaceAll('+AD4-', '>'), 2))
    expect(run(['git', 'diff', '--name-only']).out).toBe('lists/damaged.eml\n')
    expect(ended.get('requote-lint')).toEqual({status: 0, out: '', err: ''})
  })

  test('what an ignore file names is left alone, and other files too', () => {
    commit()
    expect(read('old/kept.eml')).toBe(mail(leaked, 4))
    expect(read('lists/notes.txt')).toBe(mail(leaked, 3))
  })

  test('damage that nobody mended stops the commit', () => {
    const {entry} = shipped.find(({id}: {id: string}) => id === 'requote-lint')
    const {status, out} = run([...entry.split(' '), 'lists/damaged.eml', 'old/kept.eml'])
    expect([status, out.split('\n')[0]]).toEqual([1, found])
    expect(out).not.toContain('kept')
  })
})
