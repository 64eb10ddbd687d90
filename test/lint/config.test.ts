/** Configuration files in real folders: what they come to, and how their mistakes are told. */
import {mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {homedir, tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, beforeEach, describe, expect, test} from 'vitest'
import {type Config, ConfigError, loadConfig, printConfig} from '../../src/lint/config.ts'

const start = process.cwd()
const home = homedir()
const root = realpathSync(mkdtempSync(join(tmpdir(), 'requote-config-')))
let folder = ''
let count = 0

beforeEach(() => {
  folder = join(root, String(count++))
  mkdirSync(join(folder, '.git'), {recursive: true})
  process.chdir(folder)
  process.env['HOME'] = home
})

afterAll(() => {
  process.chdir(start)
  rmSync(root, {recursive: true})
})

function put(name: string, text: string): void {
  mkdirSync(dirname(name), {recursive: true})
  writeFileSync(name, text)
}

const ruleIds = ['mojibake', 'utf7-leak', 'depth-jump']

function load(from = '.', explicit: string | null = null): Config {
  return loadConfig({from: join(folder, from), explicit, none: false, ruleIds})
}

/** What stands in the error, or `accepted`. */
function trouble(from = '.', explicit: string | null = null): string {
  try {
    load(from, explicit)
    return 'accepted'
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.message
  }
}

/** The levels for a file, as an object. */
const rules = (config: Config, path = 'a.mbox'): unknown =>
  Object.fromEntries(config.forFile(path).levels)

describe('a configuration', () => {
  const text = `
    rules: {mojibake: 'off', depth-jump: error}
    options:
      input: mbox
      mbox: mboxrd
      repair: [utf7-leak, mojibake]
      requote: safe
      fallbackCharset: koi8-r
    exclude: [drafts/**, '*.old.mbox']
    baseline: ci/known.json
    failOn: warning
    maxWarnings: 3
  `
  const json = JSON.stringify({
    $schema: './node_modules/requote/schema/requoterc-1.schema.json',
    rules: {mojibake: 'off', 'depth-jump': 'error'},
    options: {
      input: 'mbox',
      mbox: 'mboxrd',
      repair: ['utf7-leak', 'mojibake'],
      requote: 'safe',
      fallbackCharset: 'koi8-r',
    },
    exclude: ['drafts/**', '*.old.mbox'],
    baseline: 'ci/known.json',
    failOn: 'warning',
    maxWarnings: 3,
  })

  test.each([
    ['.requoterc.yaml', text],
    ['.requoterc.yml', text],
    ['.requoterc.json', json],
    ['.requoterc.json', `\uFEFF${json.replaceAll(',', ',\r\n\t')}`],
    ['package.json', `{"name": "lists", "requote": ${json}}`],
  ])('is read from %s', (name, content) => {
    put(name, content)
    const config = load()
    expect(config.files).toEqual([join(folder, name)])
    expect(config.forFile('a.mbox')).toEqual({
      levels: new Map([
        ['mojibake', 'off'],
        ['depth-jump', 'error'],
      ]),
      options: {
        input: 'mbox',
        mbox: 'mboxrd',
        repair: new Set(['utf7-leak', 'mojibake']),
        requote: 'safe',
        fallbackCharset: 'koi8-r',
      },
    })
    expect(config.exclude).toEqual([{from: folder, globs: ['drafts/**', '*.old.mbox']}])
    expect(config.baseline).toBe(join(folder, 'ci/known.json'))
    expect(config.failOn).toBe('warning')
    expect(config.maxWarnings).toBe(3)
  })

  test.each([
    ['none there is', () => {}],
    ['it is empty', () => put('.requoterc.yaml', '# nothing yet\n')],
    ['package.json has no key for us', () => put('package.json', '{"name": "requote"}')],
    ['package.json is broken', () => put('package.json', '{"requote": ')],
  ])('says nothing where %s', (_, prepare) => {
    prepare()
    const {files: _files, forFile, ...rest} = load()
    expect(forFile('a.mbox')).toEqual({levels: new Map(), options: {}})
    expect(rest).toEqual({exclude: [], baseline: null, failOn: null, maxWarnings: null})
  })

  test('is not looked for with --no-config', () => {
    put('.requoterc.yaml', 'failOn: info')
    const config = loadConfig({from: folder, explicit: null, none: true, ruleIds})
    expect(config).toMatchObject({files: [], failOn: null})
  })

  test.each([
    ['all', 8],
    ['none', 0],
    ['[]', 0],
    ['[-mojibake]', 7],
    ['[-mojibake, mojibake]', 8],
    ['[mojibake, -mojibake, word-leak]', 1],
  ])('repair: %s is %i repairs', (list, size) => {
    put('.requoterc.yaml', `options: {repair: ${list}}`)
    expect(load().forFile('a.mbox').options.repair?.size).toBe(size)
  })

  test('may repeat itself by an alias', () => {
    put('.requoterc.yaml', 'rules: &r {mojibake: info}\noverrides: [{files: x, rules: *r}]')
    expect(rules(load(), 'x')).toEqual({mojibake: 'info'})
  })
})

describe('overrides', () => {
  test('count for the files that match, later ones over earlier ones', () => {
    put(
      '.requoterc.yaml',
      `
      rules: {mojibake: error, depth-jump: info}
      options: {requote: full, mbox: mboxo}
      overrides:
        - files: '*.eml'
          rules: {mojibake: warning}
        - files: [old/**, 'new/{a,b}.eml']
          rules: {mojibake: 'off'}
          options: {requote: safe}
      `,
    )
    const config = load()
    expect(rules(config, 'a.mbox')).toEqual({mojibake: 'error', 'depth-jump': 'info'})
    expect(rules(config, 'sub/a.eml')).toEqual({mojibake: 'warning', 'depth-jump': 'info'})
    expect(rules(config, 'old/1/a.eml')).toEqual({mojibake: 'off', 'depth-jump': 'info'})
    expect(rules(config, join(folder, 'new/b.eml'))).toMatchObject({mojibake: 'off'})
    expect(config.forFile('new/a.eml').options).toEqual({requote: 'safe', mbox: 'mboxo'})
    expect(config.forFile('new/c.eml').options).toEqual({requote: 'full', mbox: 'mboxo'})
    expect(rules(config, '../old/a.eml')).toEqual({mojibake: 'error', 'depth-jump': 'info'})
  })

  test('give files of the same settings one object', () => {
    put('.requoterc.yaml', 'overrides: [{files: "*.eml", rules: {mojibake: info}}]')
    const {forFile} = load()
    expect(forFile('a.eml')).toBe(forFile('b.eml'))
    expect(forFile('a.eml')).not.toBe(forFile('b.mbox'))
  })
})

describe('of several files', () => {
  test('the nearer one wins, and each is relative to its own folder', () => {
    put(
      '.requoterc.json',
      '{"rules": {"mojibake": "off", "depth-jump": "off"}, "exclude": ["x"],\n "overrides": [{"files": "sub/a.eml", "rules": {"utf7-leak": "info"}}], "failOn": "info"}',
    )
    put('sub/package.json', '{"requote": {"rules": {"mojibake": "error"}, "exclude": ["y"]}}')
    put('sub/deep/x', '')
    process.chdir('sub/deep')
    const config = load('sub/deep')
    expect(config.files).toEqual([
      join(folder, 'sub/package.json'),
      join(folder, '.requoterc.json'),
    ])
    expect(rules(config, '../a.eml')).toEqual({
      mojibake: 'error',
      'depth-jump': 'off',
      'utf7-leak': 'info',
    })
    expect(config.exclude).toEqual([
      {from: join(folder, 'sub'), globs: ['y']},
      {from: folder, globs: ['x']},
    ])
    expect(config.failOn).toBe('info')
  })

  test('none counts above one with root: true', () => {
    put('.requoterc.yaml', 'failOn: info')
    put('sub/.requoterc.yaml', 'root: true')
    expect(load('sub')).toMatchObject({files: [join(folder, 'sub/.requoterc.yaml')], failOn: null})
  })

  test('none counts above the repository', () => {
    put('.requoterc.yaml', 'failOn: info')
    put('sub/.git', 'gitdir: elsewhere')
    expect(load('sub').files).toEqual([])
  })

  test('none counts above the home directory', () => {
    put('.requoterc.yaml', 'failOn: info')
    put('sub/.requoterc.yaml', 'maxWarnings: 1')
    put('sub/mail/x', '')
    process.env['HOME'] = join(folder, 'sub')
    expect(load('sub/mail')).toMatchObject({failOn: null, maxWarnings: 1})
  })

  test('the one that is named counts alone', () => {
    put('.requoterc.yaml', 'failOn: info')
    put('ci/lint.yaml', 'maxWarnings: 0\nexclude: [x]')
    expect(load('.', 'ci/lint.yaml')).toMatchObject({
      failOn: null,
      maxWarnings: 0,
      exclude: [{from: join(folder, 'ci'), globs: ['x']}],
    })
  })

  test('two in one folder are too many', () => {
    put('.requoterc.yaml', '')
    put('package.json', '{"requote": {}}')
    expect(trouble()).toBe(
      ".requoterc.yaml: there is a key 'requote' in package.json too; keep one of them",
    )
    put('.requoterc.json', '{}')
    expect(trouble()).toBe('.requoterc.json: there is .requoterc.yaml too; keep one of them')
  })
})

describe('what is wrong is told with its line', () => {
  test.each([
    ['rule: {}', "1: unknown key 'rule'; did you mean 'rules'?"],
    [
      '\nwrite: true',
      "2: unknown key 'write'; keys are $schema, root, rules, options, overrides, exclude, baseline, failOn, maxWarnings",
    ],
    ['rules:\n  mojibak: off', "2: rules: there is no rule 'mojibak'; did you mean 'mojibake'?"],
    [
      'rules: {everything: off}',
      "1: rules: there is no rule 'everything'; requote lint --list-rules shows them",
    ],
    [
      'rules:\n  mojibake: warn\n  depth-jump: eror',
      [
        '2: rules.mojibake must be off, info, warning or error, not "warn"; did you mean warning?',
        '3: rules.depth-jump must be off, info, warning or error, not "eror"; did you mean error?',
      ],
    ],
    ['rules: [mojibake]', '1: rules must be keys and values, not a list'],
    ['rules:', '1: rules must be keys and values, not null'],
    ['- a', '1: the file must be keys and values, not a list'],
    ['root: yes', '1: root must be true or false, not "yes"'],
    ['maxWarnings: -1', '1: maxWarnings must be a whole number from 0, not -1'],
    ['maxWarnings: 1.5', '1: maxWarnings must be a whole number from 0, not 1.5'],
    ['failOn: never', '1: failOn must be error, warning or info, not "never"'],
    [
      'options: {output: x}',
      "1: unknown key 'options.output'; keys are input, mbox, repair, requote, fallbackCharset",
    ],
    [
      'options: {input: mbx}',
      '1: options.input must be auto, message, mbox, maildir, page or text, not "mbx"; did you mean mbox?',
    ],
    ['options: {repair: mojibake}', '1: options.repair must be all or none, not "mojibake"'],
    [
      'options: {fallbackCharset: klingon}',
      '1: options.fallbackCharset must be the label of a charset, such as windows-1251 or gb18030, not "klingon"',
    ],
    ['overrides:\n- rules: {}', '2: overrides[0] must have files'],
    ['overrides:\n- files: []', '2: overrides[0].files must be a list of one at least, not a list'],
    ['exclude: "*.old"', '1: exclude must be a list, not "*.old"'],
    [
      'exclude:\n- "!keep"',
      '2: exclude[0] must be a glob below the folder of the configuration, without ! in front, not "!keep"',
    ],
    [
      'exclude: [../x]',
      '1: exclude[0] must be a glob below the folder of the configuration, without ! in front, not "../x"',
    ],
    [
      'baseline: /etc/passwd',
      '1: baseline must be the path of a file below the folder of the configuration, not "/etc/passwd"',
    ],
    [
      'baseline: a/../../b',
      '1: baseline must be the path of a file below the folder of the configuration, not "a/../../b"',
    ],
    ['root: true\nroot: true', '2: the key "root" is there already, on line 1'],
    ['a: [1', '1: a ] is missing'],
    ['a: 1\n---\nb: 1', '2: Source contains multiple documents'],
    ['root: !!js/function x', '1: Unresolved tag: tag:yaml.org,2002:js/function'],
    ['root: *x', '1: *x stands for nothing that comes before it'],
    ['rules: &x {mojibake: *x}', '1: *x stands for nothing that comes before it'],
    ['? [a]\n: 1', '1: a key must be a word'],
  ])('%j', (text, expected) => {
    put('.requoterc.yaml', text)
    const lines = typeof expected === 'string' ? [expected] : expected
    expect(trouble().split('\n').slice(0, lines.length)).toEqual(
      lines.map(line => `.requoterc.yaml:${line}`),
    )
  })

  test.each([
    ['{"root": true,\n "rules" {}}', '2: Missing , or : between { and }'],
    [
      '{\n  // ours\n  "root": true\n}',
      '2: not JSON: "// ours \\"root\\""; JSON has no comments; YAML has',
    ],
    ['{"failOn":\n "info"\n "root": true}', '3: Missing , between { and }'],
    ['{"maxWarnings":\n 1\n "root": true}', '2: a comma is missing, or double quotes'],
    ["{'root': true}", '1: not JSON: "root"; a comma is missing, or double quotes'],
    ['{"failOn": info}', '1: not JSON: "info"; a comma is missing, or double quotes'],
    ['{"failOn":}', '1: a value is missing'],
    ['root: true', '1: JSON has braces around keys, and brackets around a list'],
    ['{"root": true', '1: a } is missing'],
    [
      '{\n"rules": {\n"mojibake": "off",\n"mojibake": "info"}}',
      '4: the key "mojibake" is there already, on line 3',
    ],
  ])('%j in JSON', (text, expected) => {
    put('.requoterc.json', text)
    expect(trouble().split('\n')[0]).toBe(`.requoterc.json:${expected}`)
  })

  test('in package.json, under its key', () => {
    put('package.json', '{\n"name": "x",\n"requote": {\n"rules": {"mojibake": 2}}}')
    expect(trouble()).toBe(
      'package.json:4: requote.rules.mojibake must be off, info, warning or error, not 2',
    )
  })

  test('up to twenty times', () => {
    put('.requoterc.yaml', Array.from({length: 30}, (_, at) => `key${at}: 1\n`).join(''))
    expect(trouble().split('\n')).toHaveLength(21)
    expect(trouble().split('\n').at(-1)).toBe('.requoterc.yaml: and 10 more')
  })

  test.each([
    ['missing.yaml', 'missing.yaml: no such file or directory'],
    ['lint.toml', 'lint.toml: a configuration is .json, .yaml or .yml'],
    ['package.json', "package.json: it has no key 'requote'"],
    ['long.yaml', 'long.yaml: longer than 1 MiB; that is no configuration'],
  ])('%s is named', (name, message) => {
    put('package.json', '{}')
    put('long.yaml', '#'.repeat((1 << 20) + 1))
    expect(trouble('.', name)).toBe(message)
  })
})

test('the example of the README is right', () => {
  const readme = readFileSync(join(start, 'README.md'), 'utf8')
  const schema = JSON.parse(readFileSync(join(start, 'schema/requoterc-1.schema.json'), 'utf8'))
  put('.requoterc.yaml', /^```yaml\n(rules:.*?)^```$/ms.exec(readme)![1]!)
  const ids = schema.definitions.rules.propertyNames.enum
  const config = loadConfig({from: folder, explicit: null, none: false, ruleIds: ids})
  expect(config.maxWarnings).toBe(0)
  expect(rules(config, '2003/a.mbox')).toMatchObject({'header-missing': 'off'})
})

test('--print-config shows what counts for a file', () => {
  put(
    '.requoterc.yaml',
    'options: {repair: [mojibake]}\noverrides: [{files: a, rules: {mojibake: info}}]',
  )
  const config = load()
  expect(JSON.parse(printConfig(config, 'a', config.forFile('a').levels))).toEqual({
    files: [join(folder, '.requoterc.yaml')],
    rules: {mojibake: 'info'},
    options: {repair: ['mojibake']},
    exclude: [],
    baseline: null,
    failOn: null,
    maxWarnings: null,
  })
})
