/** Which reports `requote lint` writes, and where. */
import {mkdirSync, realpathSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {at, leaked, leakIn, lint, mail, read, told, usePlace, warned, write} from './linting.ts'

usePlace()

const compact = `${leakIn('a.eml')}\n${leakIn('a.eml', 8)}\n`

describe('without --format', () => {
  test('compact, in a pipe', () => {
    write({'a.eml': mail(leaked)})
    expect(lint([]).out).toBe(compact)
  })

  test('github, where GITHUB_ACTIONS is true', () => {
    write({'a.eml': mail(leaked)})
    const {out} = lint([], {env: {GITHUB_ACTIONS: 'true'}})
    expect(out).toMatch(/^::error file=a\.eml,line=7,endLine=7,col=1,endColumn=6,title=utf7-leak::/)
    expect(lint(['--format', 'compact'], {env: {GITHUB_ACTIONS: 'true'}}).out).toBe(compact)
  })
})

test('several reports at once', () => {
  write({'a.eml': mail(leaked)})
  const words = ['sarif:out.sarif', 'compact', 'json:out.jsonl', 'junit:out.xml']
  expect(lint(words.flatMap(word => ['--format', word])).out).toBe(compact)
  expect(JSON.parse(read('out.sarif')).runs[0].results).toHaveLength(2)
  const lines = read('out.jsonl').trimEnd().split('\n')
  expect(lines.map(line => JSON.parse(line).type)).toEqual(['finding', 'finding', 'summary'])
  expect(read('out.xml')).toMatch(/^<\?xml .*<\/testsuites>\n$/s)
})

test('a report is written over no mail', () => {
  write({'a.eml': mail(leaked), notes: mail(leaked)})
  const {status, err} = lint(['--format', 'json:notes', 'notes'])
  expect([status, err.split('\n')[0]]).toEqual([2, 'requote: notes is both input and report'])
  expect(lint(['--format', 'json:a.eml', 'notes']).status).toBe(2)
  expect([read('notes'), read('a.eml')]).toEqual([mail(leaked), mail(leaked)])
})

test('reports in files are whole when nobody reads stdout', () => {
  write({'a.eml': mail(leaked)})
  const {status} = lint(['--format', 'json:out.jsonl', '.'])
  expect(status).toBe(1)
  expect(JSON.parse(read('out.jsonl').trimEnd().split('\n').at(-1)!).errors).toBe(2)
})

describe('what cannot be read', () => {
  test('is told in the report for people', () => {
    expect(lint(['gone'])).toEqual({
      status: 3,
      out: 'gone: error: no such file or directory\n',
      err: '',
    })
  })

  test('is told on stderr too where the report is for programs', () => {
    const {out, err} = lint(['--format', 'json', 'gone'])
    expect(JSON.parse(out.split('\n')[0]!)).toMatchObject({type: 'failure', file: 'gone'})
    expect(err).toBe('requote: gone: no such file or directory\n')
  })
})

describe('on GitHub', () => {
  test('the summary of the step is added to what is there', () => {
    write({'a.eml': mail(leaked), summary: 'before\n'})
    const env = {GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: at('summary')}
    lint(['a.eml'], {env})
    expect(read('summary')).toMatch(/^before\n## requote lint\n\n1 file, 1 message: 2 errors\./)
    expect(lint(['--format', 'compact', 'a.eml'], {env}).out).toBe(compact)
    expect(read('summary').match(/## requote lint/g)).toHaveLength(1)
  })

  test('names start at the root of the checkout', () => {
    write({'a.eml': mail(leaked)})
    const env = {GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: realpathSync(at('..'))}
    expect(lint(['a.eml'], {env}).out).toMatch(/^::error file=requote-lint-\w+\/a\.eml,/)
    mkdirSync(at('.git'))
    expect(lint(['a.eml'], {env: {GITHUB_ACTIONS: 'true'}}).out).toMatch(/^::error file=a\.eml,/)
  })
})

describe('pretty', () => {
  test('shows how to mend what is found', () => {
    write({'a.eml': mail(leaked), "it's.eml": mail(warned, 2)})
    const {out} = lint(['--format', 'pretty', 'a.eml', "it's.eml"])
    expect(out).toBe(`a.eml
  7:1 error utf7-leak leaked UTF-7: "+AD4-" should be ">"
     7 | +AD4- The gate is shut.
       | ^^^^^ becomes ">"
  8:1 error utf7-leak leaked UTF-7: "+AD4-" should be ">"
     8 | +AD4- Bring the key.
       | ^^^^^ becomes ">"

it's.eml
  6:1 warning word-leak an encoded word left in the text: "=?utf-8?q?Ana_Ru=C3=ADz?=" should be "Ana Ruíz"
     6 | =?utf-8?q?Ana_Ru=C3=ADz?= wrote:
       | ^^^^^^^^^^^^^^^^^^^^^^^^^ becomes "Ana Ruíz"

2 errors, 1 warning in 2 of 2 files
  2 utf7-leak
  1 word-leak
3 can be fixed: requote lint --fix a.eml 'it'\\''s.eml'
`)
  })

  test('has colours when it is told to, and no report in a file has any', () => {
    write({'a.eml': mail(leaked)})
    const words = ['--color', 'always', '--format', 'pretty', '--format', 'pretty:out.txt']
    expect(lint(words).out).toContain('\x1b[')
    expect(read('out.txt')).not.toContain('\x1b[')
  })
})

describe('on stderr', () => {
  test('--statistics tells findings by rule', () => {
    write({'a.eml': mail(leaked), 'b.eml': mail(warned, 2)})
    const {err} = lint(['--statistics'])
    expect(err).toBe('requote: utf7-leak 2\nrequote: word-leak 1\n')
  })

  test('-v tells each file, --stats what was read', () => {
    write({'a.eml': mail(leaked), 'b.eml': mail(warned, 2)})
    const {err} = lint(['-v', '--stats'])
    expect(err).toMatch(
      /^requote: a\.eml\nrequote: b\.eml\nrequote: files 2, messages 2, octets \d+, seconds [\d.]+\n$/,
    )
  })
})

test('escapes of a mail reach no report', () => {
  write({'a.eml': mail('\x1b]0;x\x07+AD4- a\n+AD4- b\nc\n', 1), '\x1b[31mb.eml': mail(leaked, 2)})
  for (const format of ['pretty', 'compact', 'github', 'json', 'sarif', 'junit']) {
    expect(lint(['--format', format]).out).not.toMatch(/[\x1b\x07]/)
  }
})

test('--list-rules has a line a rule, and --explain its samples', () => {
  const [, lines] = told('--list-rules')
  expect(lines.length).toBeGreaterThan(30)
  expect(lines).toContain(
    'utf7-leak                     error    UTF-7 stands in the text undecoded (fixable)',
  )
  const [status, text] = told('--explain', 'utf7-leak')
  expect(status).toBe(0)
  expect(text).toContain('  +AD4- The gate is shut at nine.')
  expect(lint(['--explain', 'utf7']).status).toBe(2)
})
