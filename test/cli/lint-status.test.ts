/** What `requote lint` ends with, and what counts for that. */
import {describe, expect, test} from 'vitest'
import {shell} from '../program.ts'
import {
  at,
  clean,
  leaked,
  leakIn,
  lint,
  mail,
  mbox,
  noted,
  told,
  usePlace,
  warned,
  write,
} from './linting.ts'

usePlace()

const two = [leakIn('a.eml'), leakIn('a.eml', 8)]

test('0: nothing was found', () => {
  write({'a.eml': mail(clean)})
  expect(lint(['a.eml'])).toEqual({status: 0, out: '', err: ''})
})

test('1: something was found', () => {
  write({'a.eml': mail(leaked)})
  expect(told('a.eml')).toEqual([1, two])
})

test('2: wrong use', () => {
  const {status, out, err} = lint(['--fail-on', 'errors', 'a.eml'])
  expect([status, out]).toEqual([2, ''])
  expect(err).toMatch(/^requote: option '--fail-on <severity>' argument 'errors' is invalid\./)
  expect(err).toMatch(/see requote lint --help\n$/)
})

test('2: a configuration that cannot be used', () => {
  write({'a.eml': mail(leaked), '.requoterc.yaml': 'rules:\n  utf7-leek: off\n'})
  expect(lint(['a.eml'])).toEqual({
    status: 2,
    out: '',
    err: "requote: .requoterc.yaml:2: rules: there is no rule 'utf7-leek'; did you mean 'utf7-leak'?\n",
  })
})

test('3: an input could not be read, and the others were', () => {
  write({'a.eml': mail(leaked)})
  const words = ['gone.eml', 'a.eml']
  expect(told(...words)).toEqual([3, ['gone.eml: error: no such file or directory', ...two]])
})

test('3: a report could not be written', () => {
  write({'a.eml': mail(clean)})
  expect(lint(['--format', 'sarif:no/out.sarif', 'a.eml'])).toEqual({
    status: 3,
    out: '',
    err: 'requote: cannot write no/out.sarif: no such file or directory\n',
  })
})

describe('what counts', () => {
  test.each([
    ['an error', leaked, [], 1],
    ['a warning', warned, [], 1],
    ['an info', null, [], 0],
    ['an info', null, ['--fail-on', 'info'], 1],
    ['a warning', warned, ['--fail-on', 'error'], 0],
    ['an error', leaked, ['--fail-on', 'error'], 1],
    ['an error', leaked, ['--exit-zero'], 0],
    ['a warning', warned, ['--max-warnings', '1'], 0],
    ['a warning', warned, ['--max-warnings', '0'], 1],
    ['a warning', warned, ['--fail-on', 'error', '--max-warnings', '0'], 1],
    ['two errors', leaked, ['--max-warnings', '9'], 1],
    ['a warning', warned, ['--quiet'], 0],
    ['a warning', warned, ['--quiet', '--max-warnings', '0'], 1],
    ['an error', leaked, ['--rule', 'utf7-leak=info'], 0],
    ['an error', leaked, ['--rule', 'utf7-leak=off', '--fail-on', 'info'], 0],
    ['a warning', warned, ['--fail-on', 'error', '--rule', 'word-leak=error'], 1],
  ])('%s in %j with %j', (_, body, words, status) => {
    write({'a.eml': body === null ? noted : mail(body)})
    expect(lint([...words, 'a.eml']).status).toBe(status)
  })

  test('the configuration says it where the command line does not', () => {
    const config = {rules: {'utf7-leak': 'warning'}, failOn: 'error', maxWarnings: 1}
    write({'a.eml': mail(leaked), '.requoterc.json': JSON.stringify(config)})
    expect(lint(['a.eml']).status).toBe(1)
    expect(lint(['--max-warnings', '2', 'a.eml']).status).toBe(0)
    expect(lint(['--rule', 'utf7-leak=error', '--max-warnings', '2', 'a.eml']).status).toBe(1)
    expect(lint(['--no-config', '--fail-on', 'error', 'a.eml']).status).toBe(1)
  })

  test('too many warnings are told', () => {
    write({'a.eml': mail(warned)})
    const {err} = lint(['--fail-on', 'error', '--max-warnings', '0', 'a.eml'])
    expect(err).toBe('requote: 1 warning is more than --max-warnings 0\n')
  })
})

test('errors only, with --quiet', () => {
  write({'a.eml': mail(leaked), 'b.eml': mail(warned, 2), 'c.eml': noted})
  expect(told('--quiet')).toEqual([1, two])
})

test('500 inputs that cannot be read are all told, and stop nothing', () => {
  const broken = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(40, 0xff)])
  const files: Record<string, string | Buffer> = {'zz.eml': mail(leaked)}
  for (let number = 0; number < 500; number++) files[`${1000 + number}.eml`] = broken
  write(files)
  const [status, lines] = told('.')
  expect(status).toBe(3)
  expect(lines.slice(0, 500).map(line => line.slice(0, 16))).toEqual(
    Array.from({length: 500}, (_, number) => `${1000 + number}.eml: error:`),
  )
  expect(lines.slice(500)).toEqual([leakIn('zz.eml'), leakIn('zz.eml', 8)])
})

test('a closed pipe ends quietly', () => {
  // More than a pipe holds.
  write({'a.mbox': mbox(...Array.from({length: 1000}, () => leaked))})
  const script = 'requote lint a.mbox | true; echo "$PIPESTATUS"'
  expect(shell(script, {cwd: at()})).toEqual({status: 0, out: '0\n', err: ''})
})
