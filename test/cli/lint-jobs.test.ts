/** `requote lint --jobs`: several processes tell what one would. */
import {describe, expect, test} from 'vitest'
import {clean, leaked, lint, mail, mbox, noted, usePlace, warned, write} from './linting.ts'

usePlace()

/** Small files, large ones, Message-IDs that come again, inputs that cannot be read. */
function many(): Record<string, string | Buffer> {
  const files: Record<string, string | Buffer> = {
    'lists/broken.mbox.gz': Buffer.from([0x1f, 0x8b, 8, 0, 0xff, 0xff, 0xff]),
    'lists/noted.eml': noted,
    '.requoterc.json': '{"overrides": [{"files": ["box/cur/*7"], "rules": {"utf7-leak": "info"}}]}',
  }
  for (let number = 100; number < 150; number++) {
    files[`box/cur/${number}`] = mail(number % 7 === 0 ? leaked : clean, 1 + (number % 28))
  }
  for (let number = 0; number < 3; number++) {
    const bodies = new Array<string>(300).fill(clean)
    files[`lists/${number}.mbox`] = mbox(...bodies, leaked, warned, ...bodies)
  }
  return files
}

const words = ['lists', 'none', 'box', 'lists/0.mbox']

describe('gives the same', () => {
  test.each([
    ['compact', []],
    ['json', ['--format', 'json', '--statistics', '--fail-on', 'error']],
    ['sarif', ['--format', 'sarif']],
    ['pretty', ['--format', 'pretty', '--rule', 'utf7-leak=off', '--max-warnings', '2']],
    ['junit', ['--format', 'junit', '--no-error-on-unmatched', '--no-config']],
  ])('%s', (_, options) => {
    write(many())
    const alone = lint([...options, ...words])
    expect(alone.out.length).toBeGreaterThan(100)
    expect(lint(['--jobs', '3', ...options, ...words])).toEqual(alone)
  })

  test('baseline', () => {
    write(many())
    lint(['--write-baseline=alone.json', 'lists', 'box'])
    lint(['--jobs', '3', '--write-baseline=together.json', 'lists', 'box'])
    const quiet = lint(['--jobs', '3', '--baseline', 'alone.json', 'lists', 'box'])
    expect(lint(['--baseline', 'together.json', 'lists', 'box'])).toEqual(quiet)
    expect(quiet.out).toMatch(/^lists\/broken\.mbox\.gz: error: [^\n]+\n$/)
  })
})

test('is for looking only', () => {
  const {status, err} = lint(['--jobs', '2', '--fix', 'a.eml'])
  expect(status).toBe(2)
  expect(err).toMatch(/^requote: --jobs is for looking; .*requote fix --jobs\n/)
})
