/** `requote lint` and what is known already. */
import {existsSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {
  at,
  leaked,
  leakIn,
  lint,
  mail,
  mbox,
  read,
  told,
  usePlace,
  warned,
  write,
} from './linting.ts'

usePlace()

const quiet = {status: 0, out: '', err: ''}

test('--write-baseline, and lint is quiet', () => {
  write({'a.mbox': mbox(leaked, warned), 'b.eml': mail(leaked, 3)})
  expect(lint(['--write-baseline'])).toEqual({
    ...quiet,
    err: 'requote: 5 findings are known from now on, in .requote-baseline.json\n',
  })
  expect(lint([])).toEqual(quiet)
  expect(lint(['--no-baseline']).status).toBe(1)
})

test('stays quiet when a line goes from the middle of a file', () => {
  write({'a.mbox': mbox('One.\n\nTwo.\n', leaked, warned)})
  lint(['--write-baseline'])
  write({'a.mbox': read('a.mbox').replace('\nTwo.\n', '\n')})
  expect(lint([])).toEqual(quiet)
})

test('tells what is new, and nothing else', () => {
  write({'a.mbox': mbox(warned)})
  lint(['--write-baseline'])
  write({'a.mbox': mbox(warned, leaked)})
  expect(told()).toEqual([1, [leakIn('a.mbox', 18), leakIn('a.mbox', 19)]])
})

test('tells what is gone, and forgets it when it is written again', () => {
  write({'a.eml': mail(leaked), 'b.eml': mail(warned, 2)})
  lint(['--write-baseline'])
  write({'a.eml': mail(leaked.replaceAll('+AD4-', '>'))})
  expect(lint([])).toEqual({
    ...quiet,
    err: `requote: .requote-baseline.json: 2 known findings are gone; --write-baseline forgets them
requote:   a.eml: +AD4- Bring the key. [utf7-leak]
requote:   a.eml: +AD4- The gate is shut. [utf7-leak]
`,
  })
  expect(lint(['--write-baseline']).err).toMatch(/^requote: 1 finding is known/)
  expect(lint([])).toEqual(quiet)
})

describe('its file', () => {
  test('is the one that is named', () => {
    write({'a.eml': mail(leaked)})
    lint(['--write-baseline=known.json'])
    expect(existsSync(at('.requote-baseline.json'))).toBe(false)
    expect(lint(['--baseline', 'known.json'])).toEqual(quiet)
    expect(lint([]).status).toBe(1)
  })

  test('is the one of the configuration', () => {
    write({'a.eml': mail(leaked), '.requoterc.yaml': 'baseline: known.json\n'})
    expect(lint([]).status).toBe(2)
    expect(lint(['--write-baseline', 'a.eml']).err).toContain('in known.json')
    expect(lint([])).toEqual(quiet)
  })

  test('has to be a baseline', () => {
    write({'a.eml': mail(leaked), 'known.json': '{"version": 1,\n"finds": []}'})
    const {status, err} = lint(['--baseline', 'known.json'])
    expect(status).toBe(2)
    expect(err).toMatch(/^requote: known\.json:2: /)
  })
})

test('is not written when a report cannot be', () => {
  write({'a.eml': mail(leaked)})
  expect(lint(['--write-baseline', '--format', 'sarif:no/x', 'a.eml']).status).toBe(3)
  expect(existsSync(at('.requote-baseline.json'))).toBe(false)
})
