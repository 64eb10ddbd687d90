/** The command line of `requote lint`: what it means, and what is refused. */
import {describe, expect, test} from 'vitest'
import {parseLintArguments} from '../../src/cli/lint-program.ts'
import {checkoutRoot, fixCommand} from '../../src/cli/lint-surroundings.ts'

function parsed(...argv: string[]) {
  const found = parseLintArguments(argv, '1.2.3')
  if (found.kind !== 'run') throw new Error(found.text)
  return found
}

describe('wrong use', () => {
  test.each([
    [['--rule', 'utf7-leek=off'], "There is no rule 'utf7-leek'; did you mean 'utf7-leak'"],
    [['--rule', 'utf7-leak=loud'], 'The level of a rule is off, info, warning or error'],
    [['--explain', 'no-such-thing'], 'requote lint --list-rules shows them'],
    [['--format', 'pretti'], 'did you mean pretty?'],
    [['--format', 'json', '--format', 'sarif'], 'cannot both go to stdout'],
    [['--max-warnings', '-1'], 'A count is a whole number from 0'],
    [['--config', ''], 'Name a file'],
    [['--fail-on', 'fatal'], 'Allowed choices are error, warning, info'],
    [['--colour'], '(Did you mean --color?)'],
    [['-q', '-v'], '-q and -v contradict each other'],
    [['-0'], '-0 tells how --files-from is read'],
    [['--files-from', 'list', 'a.eml'], 'name paths or a list of them'],
    [['--files-from', 'list', '--stdin-filename', 'a.eml'], 'choose one'],
    [['--stdin-filename', 'a.eml', 'b.eml'], 'name no other path than -'],
    [['--no-baseline', '--write-baseline'], 'contradict each other'],
    [['--baseline', 'a', '--write-baseline=b'], 'name two files'],
  ])('%j', (words, told) => {
    const found = parseLintArguments(words, '1.2.3')
    expect(found).toMatchObject({kind: 'wrong', text: expect.stringContaining(told)})
  })
})

test('--write-baseline does not take the word behind it', () => {
  const {files, options} = parsed('--write-baseline', 'a.eml')
  expect([files, options.writeBaseline]).toEqual([['a.eml'], ''])
  expect(parsed('--write-baseline=b.json').options.writeBaseline).toBe('b.json')
  expect(parsed('--', '--write-baseline').files).toEqual(['--write-baseline'])
})

test('knows which reading options the command line says', () => {
  expect(parsed().options.given).toEqual({})
  const {given, reading} = parsed('--requote', 'full', '--mbox', 'mboxrd').options
  expect(given).toEqual({requote: 'full', mbox: 'mboxrd'})
  expect(reading).toMatchObject({requote: 'full', mbox: 'mboxrd', input: 'auto'})
})

test.each([
  [['.'], 'requote lint --fix .'],
  [['a b.eml'], "requote lint --fix 'a b.eml'"],
  [['*.eml'], "requote lint --fix '*.eml'"],
  [['-x', 'y'], 'requote lint --fix -- -x y'],
  [['-'], 'requote fix < IN > OUT'],
  [['a', 'b', 'c', 'd'], 'requote lint --fix PATH...'],
])('%j is mended with %j', (paths, command) => {
  expect(fixCommand(paths)).toBe(command)
})

test('the root of the checkout is never beside the folder', () => {
  expect(checkoutRoot('/no/such/folder', {GITHUB_WORKSPACE: '/usr'})).toBe('/no/such/folder')
  expect(checkoutRoot('/no/such/folder', {CI_PROJECT_DIR: '/'})).toBe('/')
})
