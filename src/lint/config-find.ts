/**
 * Finds and reads configuration files: the nearest folder first, then those above it.
 *
 * The search ends at a file with `root: true`, at the root of the repository, and at the home
 * directory; what lies above belongs to somebody else.
 */
import {closeSync, existsSync, fstatSync, openSync, readSync, statSync} from 'node:fs'
import {homedir} from 'node:os'
import {basename, dirname, extname, join, resolve} from 'node:path'
import {explain} from '../input/error.ts'
import {ConfigError, configError} from './config-error.ts'
import type {ConfigFile} from './config-file.ts'
import type {Reader} from './config-readers.ts'
import {type MapTree, parseTree, type Tree} from './config-tree.ts'

/** A file that was read, and where it lies; both absolute. */
export interface FoundConfig {
  readonly file: string
  readonly folder: string
  readonly config: ConfigFile
}

const maxOctets = 1 << 20
const names: readonly string[] = ['.requoterc.json', '.requoterc.yaml', '.requoterc.yml']

/**
 * The files that count for `folder`, the nearest first.
 * @throws ConfigError when one of them cannot be used
 */
export function findConfigs(folder: string, reader: Reader<ConfigFile>): FoundConfig[] {
  const found: FoundConfig[] = []
  const home = homedir()
  for (let at = resolve(folder); ; at = dirname(at)) {
    const here = configIn(at, reader)
    if (here !== null) found.push(here)
    const isLast = here?.config.root === true || existsSync(join(at, '.git')) || at === home
    if (isLast || at === dirname(at)) return found
  }
}

/**
 * The file that the user named.
 * @throws ConfigError when it cannot be used
 */
export function readNamedConfig(path: string, reader: Reader<ConfigFile>): FoundConfig {
  const file = resolve(path)
  if (!['.json', '.yaml', '.yml'].includes(extname(file))) {
    throw configError(file, 'a configuration is .json, .yaml or .yml')
  }
  const read = readConfigFile(file, reader)
  if (read === null) throw configError(file, "it has no key 'requote'")
  return read
}

function configIn(folder: string, reader: Reader<ConfigFile>): FoundConfig | null {
  const files = names.map(name => join(folder, name)).filter(isFile)
  if (files.length > 1) {
    throw configError(files[0]!, `there is ${basename(files[1]!)} too; keep one of them`)
  }
  const manifest = join(folder, 'package.json')
  const inManifest = isFile(manifest) ? readConfigFile(manifest, reader) : null
  if (files.length === 0) return inManifest
  if (inManifest === null) return readConfigFile(files[0]!, reader)
  throw configError(files[0]!, "there is a key 'requote' in package.json too; keep one of them")
}

/** Null: a package.json that has nothing for us. */
function readConfigFile(file: string, reader: Reader<ConfigFile>): FoundConfig | null {
  const isManifest = basename(file) === 'package.json'
  const text = readText(file)
  // Somebody else's file: what is wrong with it is not ours to tell.
  if (isManifest && !mayHaveOurKey(text)) return null
  const {tree, problems} = parseTree(text, extname(file) === '.json' ? 'json' : 'yaml')
  const ours = isManifest ? requoteKey(tree) : tree
  const all = [...problems]
  const config = ours === null ? {} : reader(ours, isManifest ? 'requote' : '', p => all.push(p))
  if (all.length > 0) throw new ConfigError(file, all)
  return {file, folder: dirname(file), config: config ?? {}}
}

function mayHaveOurKey(text: string): boolean {
  try {
    const manifest: unknown = JSON.parse(text)
    return typeof manifest === 'object' && manifest !== null && Object.hasOwn(manifest, 'requote')
  } catch {
    return false
  }
}

function requoteKey(tree: Tree | null): Tree | null {
  return (tree as MapTree | null)?.entries.find(({key}) => key === 'requote')?.value ?? null
}

function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() === true
}

function readText(file: string): string {
  try {
    const fd = openSync(file, 'r')
    try {
      const {size} = fstatSync(fd)
      if (size > maxOctets) throw new Error('longer than 1 MiB; that is no configuration')
      const octets = Buffer.alloc(size)
      return octets.toString('utf8', 0, readSync(fd, octets, 0, size, 0))
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    throw configError(file, explain(error))
  }
}
