/**
 * What one configuration file may say, key by key.
 *
 * The same rules are in schema/requoterc-1.schema.json, for editors. No key can make requote write
 * anything, or name a program: a configuration comes with the mail and is trusted no more than it.
 */
import {findCharset} from '../charset/labels.ts'
import {isUsableGlob} from '../input/glob.ts'
import {allRepairs} from '../repair/order.ts'
import type {InputFormat, MboxDialect, RepairName, RequoteLevel, Severity} from '../types.ts'
import {
  choice,
  count,
  fields,
  flag,
  listOf,
  mapOf,
  oneOrMore,
  type Reader,
  text,
} from './config-readers.ts'
import {levels, unknownRule} from './levels.ts'
import type {Level} from './types.ts'

/** How the mail is read; what is missing stays as the command line has it. */
export interface ReadingOptions {
  readonly input?: 'auto' | InputFormat
  readonly mbox?: 'auto' | MboxDialect
  readonly repair?: ReadonlySet<RepairName>
  readonly requote?: RequoteLevel
  readonly fallbackCharset?: string
}

export interface Settings {
  /** Only of rules that are named. */
  readonly rules?: ReadonlyMap<string, Level>
  readonly options?: ReadingOptions
}

export interface Override extends Settings {
  /** Globs of the files that it is for. */
  readonly files: readonly string[]
}

/** One file; its paths and globs are relative to its folder. */
export interface ConfigFile extends Settings {
  readonly $schema?: string
  /** No file further up counts. */
  readonly root?: boolean
  readonly overrides?: readonly Override[]
  /** Globs of what the walk leaves out. */
  readonly exclude?: readonly string[]
  readonly baseline?: string
  readonly failOn?: Severity
  readonly maxWarnings?: number
}

const inputs: readonly ('auto' | InputFormat)[] = [
  'auto',
  'message',
  'mbox',
  'maildir',
  'page',
  'text',
]
const dialects: readonly ('auto' | MboxDialect)[] = ['auto', 'mboxrd', 'mboxo', 'mboxcl', 'mboxcl2']
const requoteLevels: readonly RequoteLevel[] = ['off', 'safe', 'full']
const severities: readonly Severity[] = ['error', 'warning', 'info']

/** Neither absolute nor with `..`, which would leave the configuration's folder. */
const outer = /^\/|(?:^|\/)\.\.(?:\/|$)/
const control = /[\0-\x1f]/

const glob = text(
  'a glob below the folder of the configuration, without ! in front',
  glob =>
    isUsableGlob(glob) &&
    !/(?:^|\/)\.\.(?:\/|$)/.test(glob) &&
    !/^!(?!\()/.test(glob) &&
    !control.test(glob),
)

const innerPath = text(
  'the path of a file below the folder of the configuration',
  path => path !== '' && !outer.test(path) && !control.test(path),
)

const charset = text('the label of a charset, such as windows-1251 or gb18030', label => {
  const found = findCharset(label)
  return found !== null && found.by !== 'none'
})

const repairWords = [...allRepairs].flatMap(name => [name, `-${name}` as const])

/** `all`, `none`, or names and `-name`s, as the command line's `--repair` has them. */
const repairs: Reader<ReadonlySet<RepairName>> = (tree, name, tell) => {
  if (tree.kind !== 'list') {
    const word = choice(['all', 'none'])(tree, name, tell)
    return word === undefined ? undefined : new Set(word === 'all' ? allRepairs : [])
  }
  const words = listOf(choice(repairWords))(tree, name, tell) ?? []
  const set = new Set<RepairName>(words[0]?.startsWith('-') ? allRepairs : [])
  for (const word of words) {
    if (word.startsWith('-')) set.delete(word.slice(1) as RepairName)
    else set.add(word as RepairName)
  }
  return set
}

const options = fields<ReadingOptions>({
  input: choice(inputs),
  mbox: choice(dialects),
  repair: repairs,
  requote: choice(requoteLevels),
  fallbackCharset: charset,
})

/** The reader of a whole file. */
export function configReader(ruleIds: readonly string[]): Reader<ConfigFile> {
  const known = new Set(ruleIds)
  const rules = mapOf(id => (known.has(id) ? null : unknownRule(id, ruleIds)), choice(levels))
  const override = fields<Override>({files: oneOrMore(glob), rules, options}, ['files'])
  return fields<ConfigFile>({
    $schema: text('a text', () => true),
    root: flag,
    rules,
    options,
    overrides: listOf(override),
    exclude: listOf(glob),
    baseline: innerPath,
    failOn: choice(severities),
    maxWarnings: count,
  })
}
