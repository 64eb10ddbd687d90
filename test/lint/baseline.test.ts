/** Known findings: what a baseline covers, what it tells to be gone, and how its file looks. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {afterAll, beforeEach, describe, expect, test} from 'vitest'
import {type BaselineFinding, baselineWriter, readBaseline} from '../../src/lint/baseline.ts'
import {ConfigError} from '../../src/lint/config-error.ts'
import {lint} from './lint.ts'

const start = process.cwd()
const root = realpathSync(mkdtempSync(join(tmpdir(), 'requote-baseline-')))
let count = 0

beforeEach(() => {
  const folder = join(root, String(count++))
  mkdirSync(join(folder, 'lists'), {recursive: true})
  process.chdir(folder)
  for (const name of ['lists/a.mbox', 'b.mbox']) writeFileSync(name, '')
})

afterAll(() => {
  process.chdir(start)
  rmSync(root, {recursive: true})
})

/** `file rule fingerprint` */
function finding(words: string, source: string | null = 'the line'): BaselineFinding {
  const [file, rule, fingerprint] = words.split(' ') as [string, string, string]
  return {file, rule, fingerprint, source, message: 'the message'}
}

function writeBaseline(...found: string[]): number {
  const writer = baselineWriter('known.json')
  for (const words of found) {
    writer.add(finding(words))
    writer.fileDone(words.split(' ')[0]!)
  }
  return writer.write()
}

const content = (): string => readFileSync('known.json', 'utf8')

/** The entries left over, as `file rule fingerprint count`. */
function staleAfter(found: readonly string[], files: readonly string[]): string[] {
  const baseline = readBaseline('known.json')
  for (const words of found) baseline.known(finding(words))
  for (const file of files) baseline.fileDone(file)
  return baseline
    .stale()
    .map(({file, rule, fingerprint, count}) => [file, rule, fingerprint, count].join(' '))
}

describe('the file', () => {
  test('has a finding a line, sorted, and its text for people', () => {
    const writer = baselineWriter('known.json')
    writer.add(finding('lists/a.mbox mojibake 22', `  GrÃ¼ÃŸe\t${'x'.repeat(100)}`))
    writer.add(finding('lists/a.mbox mojibake 11', null))
    writer.add(finding('b.mbox utf7-leak 33', '\u202e\ud800'))
    writer.add(finding('lists/a.mbox mojibake 11', null))
    expect(writer.write()).toBe(4)
    expect(content()).toBe(`{
  "version": 1,
  "findings": [
    {"file":"b.mbox","rule":"utf7-leak","fingerprint":"33","text":"\\u202e\\ud800"},
    {"file":"lists/a.mbox","rule":"mojibake","fingerprint":"11","text":"the message","count":2},
    {"file":"lists/a.mbox","rule":"mojibake","fingerprint":"22","text":"GrÃ¼ÃŸe ${'x'.repeat(72)}"}
  ]
}
`)
  })

  test('of no finding is a baseline too', () => {
    expect(writeBaseline()).toBe(0)
    expect(content()).toBe('{\n  "version": 1,\n  "findings": []\n}\n')
    expect(staleAfter([], ['b.mbox'])).toEqual([])
  })

  test('is the same in whatever order the findings came', () => {
    writeBaseline('b.mbox x 1', 'b.mbox x 2', 'lists/a.mbox x 1')
    const before = content()
    writeBaseline('lists/a.mbox x 1', 'b.mbox x 2', 'b.mbox x 1')
    expect(content()).toBe(before)
  })

  test('is relative to its own folder, from wherever lint runs', () => {
    process.chdir('lists')
    const writer = baselineWriter('../known.json')
    writer.add(finding('a.mbox x 1'))
    writer.add(finding(join(process.cwd(), '../b.mbox x 2')))
    writer.write()
    process.chdir('..')
    expect(staleAfter(['lists/a.mbox x 1', './b.mbox x 2'], ['b.mbox', 'lists/a.mbox'])).toEqual([])
  })

  test('keeps what it knew of files that were not read', () => {
    writeBaseline('lists/a.mbox x 1', 'b.mbox x 2', 'gone.mbox x 3')
    writeBaseline('b.mbox x 4')
    expect(staleAfter([], ['lists/a.mbox', 'b.mbox'])).toEqual([
      'b.mbox x 4 1',
      'lists/a.mbox x 1 1',
    ])
  })

  test('counts nothing twice of a file that could not be read to its end', () => {
    writeBaseline('b.mbox x 1', 'b.mbox x 2')
    const writer = baselineWriter('known.json')
    writer.add(finding('b.mbox x 1'))
    expect(writer.write()).toBe(1)
  })

  test('that cannot be put in its place leaves nothing behind', () => {
    const writer = baselineWriter('known.json')
    writer.add(finding('b.mbox x 2'))
    mkdirSync('known.json')
    expect(() => writer.write()).toThrow(/EISDIR|EEXIST|ENOTDIR/)
    expect(readdirSync('.').sort()).toEqual(['b.mbox', 'known.json', 'lists'])
  })

  test('that is a link is replaced, and what it points to stays', () => {
    writeFileSync('elsewhere', '')
    symlinkSync('elsewhere', 'known.json')
    writeBaseline('b.mbox x 1')
    expect(readFileSync('elsewhere', 'utf8')).toBe('')
    expect(content()).toContain('"fingerprint":"1"')
  })

  test('is not put in place of a file of another kind', () => {
    writeFileSync('b.mbox', 'From ana@example.org Thu Jan  1 00:00:00 1970\n')
    expect(() => baselineWriter('b.mbox')).toThrow(ConfigError)
  })
})

describe('a finding is known', () => {
  test('by file, rule and fingerprint', () => {
    writeBaseline('b.mbox mojibake 1')
    const {known} = readBaseline('known.json')
    expect(known(finding('lists/a.mbox mojibake 1'))).toBe(false)
    expect(known(finding('b.mbox utf7-leak 1'))).toBe(false)
    expect(known(finding('b.mbox mojibake 2'))).toBe(false)
    expect(known(finding('b.mbox mojibake 1', 'other text'))).toBe(true)
  })

  test('as often as the baseline has it', () => {
    writeBaseline('b.mbox x 1', 'b.mbox x 1')
    const {known} = readBaseline('known.json')
    const verdicts = [1, 2, 3].map(() => known(finding('./b.mbox x 1')))
    expect(verdicts).toEqual([true, true, false])
  })

  test('on stdin by its name', () => {
    writeBaseline('- x 1')
    expect(readBaseline('known.json').known(finding('- x 1'))).toBe(true)
  })
})

describe('an entry is stale', () => {
  test('when its file was read and does not have it', () => {
    writeBaseline('b.mbox x 1', 'b.mbox x 1', 'b.mbox x 2', 'lists/a.mbox x 3')
    expect(staleAfter(['b.mbox x 1'], ['b.mbox'])).toEqual(['b.mbox x 1 1', 'b.mbox x 2 1'])
  })

  test('when its file is gone', () => {
    writeBaseline('gone.mbox x 1')
    expect(staleAfter([], [])).toEqual(['gone.mbox x 1 1'])
  })

  test('not when its file was not read', () => {
    writeBaseline('b.mbox x 1')
    expect(staleAfter([], ['lists/a.mbox'])).toEqual([])
  })
})

describe('a file that somebody edited', () => {
  const entry = '{"file":"b.mbox","rule":"x","fingerprint":"1","text":"t"}'

  test.each([
    ['pretty', JSON.stringify({version: 1, findings: [JSON.parse(entry)]}, null, 4)],
    ['a comma too many', `{"version": 1, "findings": [${entry},]}`],
    ['the same twice', `{"version": 1, "findings": [${entry}, ${entry}]}`],
    ['a key more', `{"version": 1, "findings": [${entry.replace('{', '{"by":"ana",')}]}`],
  ])('%s: is read', (_, text) => {
    writeFileSync('known.json', text)
    expect(readBaseline('known.json').known(finding('b.mbox x 1'))).toBe(true)
  })

  test.each([
    ['{"version": 1,\n"findings": [\n{"file": 1}\n]}', '3: findings[0].file must be a text, not 1'],
    ['{"version": 1,\n"findings": [\n{}]}', '3: findings[0] must have file'],
    ['{"version": 1}', '1: the file must have findings'],
    ['{\n"version": 1\n"findings": []}', '2: a comma is missing, or double quotes'],
    [
      '{"version": 1,\n<<<<<<< ours\n"findings": []}',
      '2: a merge conflict is left; keep the lines of both sides',
    ],
    ['{"version": 2, "findings": []}', ' a later requote has written this baseline'],
    ['[]', '1: the file must be keys and values, not a list'],
  ])('%j is told', (text, message) => {
    writeFileSync('known.json', text)
    expect(() => readBaseline('known.json')).toThrow(ConfigError)
    try {
      readBaseline('known.json')
    } catch (error) {
      expect((error as Error).message.split('\n')[0]).toBe(`known.json:${message}`)
    }
  })

  test('one that is missing is told', () => {
    expect(() => readBaseline('known.json')).toThrow(
      'known.json: no such file or directory; --write-baseline makes one',
    )
  })

  test('an empty one knows nothing', () => {
    writeFileSync('known.json', '\n')
    expect(readBaseline('known.json').known(finding('b.mbox x 1'))).toBe(false)
  })
})

describe('whatever was found', () => {
  const words = fc.tuple(
    fc.constantFrom('b.mbox', 'lists/a.mbox', './b.mbox', '-'),
    fc.constantFrom('mojibake', 'utf7-leak'),
    fc.constantFrom('0a', '1b', '2c'),
  )
  const findings = fc.array(
    words.map(parts => parts.join(' ')),
    {maxLength: 12},
  )
  const files = ['b.mbox', 'lists/a.mbox', '-']

  test('is known afterwards, in any order, and nothing is stale', () => {
    fc.assert(
      fc.property(findings, fc.infiniteStream(fc.nat()), (found, random) => {
        rmSync('known.json', {force: true})
        expect(writeBaseline(...found)).toBe(found.length)
        const keys = new Map(found.map(words => [words, random.next().value]))
        const shuffled = found.toSorted((one, other) => keys.get(one)! - keys.get(other)!)
        const baseline = readBaseline('known.json')
        expect(shuffled.every(words => baseline.known(finding(words)))).toBe(true)
        for (const file of files) baseline.fileDone(file)
        expect(baseline.stale()).toEqual([])
      }),
      {numRuns: 200},
    )
  })

  test('what is new is told, what is gone is stale, and both add up', () => {
    fc.assert(
      fc.property(findings, findings, (before, after) => {
        rmSync('known.json', {force: true})
        writeBaseline(...before)
        const baseline = readBaseline('known.json')
        const fresh = after.filter(words => !baseline.known(finding(words)))
        for (const file of files) baseline.fileDone(file)
        const stale = baseline.stale().reduce((sum, {count}) => sum + (count ?? 1), 0)
        expect(before.length - stale).toBe(after.length - fresh.length)
      }),
      {numRuns: 200},
    )
  })

  test('writing twice gives the same file', () => {
    fc.assert(
      fc.property(findings, found => {
        rmSync('known.json', {force: true})
        writeBaseline(...found)
        const once = content()
        writeBaseline(...found)
        expect(content()).toBe(once)
      }),
      {numRuns: 100},
    )
  })
})

describe('an archive that was linted', () => {
  const lines = [
    'From ana@example.org Thu Mar  4 11:00:00 2021',
    'From: Ana Ruiz <ana@example.org>',
    'Date: Thu, 4 Mar 2021 11:00:00 +0000',
    'Message-ID: <1@example.org>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Good morning.',
    'GrÃ¼ÃŸe aus KÃ¶ln, schÃ¶ne GrÃ¼ÃŸe',
    'The gate is shut at nine.',
    'GrÃ¼ÃŸe aus KÃ¶ln, schÃ¶ne GrÃ¼ÃŸe',
    'tomorrow \u202eas well\u202c',
  ]
  beforeEach(() => {
    writeFileSync('thread.mbox', '')
    const writer = baselineWriter('known.json')
    for (const found of lint(lines.join('\n'))) writer.add(found)
    expect(writer.write()).toBe(3)
  })

  /** What lint tells beyond the baseline, and what is stale, as rules. */
  function against(changed: readonly string[]): {fresh: string[]; stale: string[]} {
    const baseline = readBaseline('known.json')
    const fresh = lint(changed.join('\n')).filter(found => !baseline.known(found))
    baseline.fileDone('thread.mbox')
    return {fresh: fresh.map(({rule}) => rule), stale: baseline.stale().map(({rule}) => rule)}
  }

  test.each([6, 8])('is quiet when line %i is taken out', at => {
    expect(against(lines.toSpliced(at, 1))).toEqual({fresh: [], stale: []})
  })

  test.each([6, 8, 11])('is quiet when lines are put in at %i', at => {
    expect(against(lines.toSpliced(at, 0, 'One.', 'Two.'))).toEqual({fresh: [], stale: []})
  })

  test('tells what is gone, of equal lines too', () => {
    expect(against(lines.toSpliced(9, 1))).toEqual({fresh: [], stale: ['mojibake']})
    expect(against(lines.toSpliced(10, 1))).toEqual({fresh: [], stale: ['invisible-control']})
  })

  test('tells what is new', () => {
    const again = 'GrÃ¼ÃŸe aus KÃ¶ln, schÃ¶ne GrÃ¼ÃŸe'
    expect(against([...lines, again])).toEqual({fresh: ['mojibake'], stale: []})
  })
})
