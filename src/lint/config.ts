/**
 * The configuration of a run: what all files say together, and what that means for one mail file.
 *
 * Of two files the nearer one wins, of two places in a file the later one: rules and options, then
 * each override whose globs match. What the command line says comes after all that.
 */
import {resolve} from 'node:path'
import {type GlobSet, globMatcher} from '../input/glob.ts'
import type {Severity} from '../types.ts'
import {configReader, type ReadingOptions, type Settings} from './config-file.ts'
import {type FoundConfig, findConfigs, readNamedConfig} from './config-find.ts'
import type {Level} from './types.ts'

export {ConfigError} from './config-error.ts'
export type {ReadingOptions} from './config-file.ts'

export interface ConfigRequest {
  /** Where the search begins: the working directory. */
  readonly from: string
  /** `--config`: this file and no other. */
  readonly explicit: string | null
  /** `--no-config`: no file counts. */
  readonly none: boolean
  readonly ruleIds: readonly string[]
}

export interface Config {
  /** Absolute, the nearest first. */
  readonly files: readonly string[]
  /**
   * What counts for one file; the same object for files of the same settings.
   * @param path relative to the working directory, or absolute
   */
  forFile(path: string): FileSettings
  readonly exclude: readonly GlobSet[]
  /** Absolute. */
  readonly baseline: string | null
  readonly failOn: Severity | null
  readonly maxWarnings: number | null
}

export interface FileSettings {
  /** Only of rules that a file names; `ruleLevels` has all. */
  readonly levels: ReadonlyMap<string, Level>
  readonly options: ReadingOptions
}

/**
 * Reads the configuration; no file gives one that says nothing.
 * @throws ConfigError when a file cannot be used; its message has `FILE:LINE: …` for each problem
 */
export function loadConfig({from, explicit, none, ruleIds}: ConfigRequest): Config {
  if (none) return merge([])
  const reader = configReader(ruleIds)
  return merge(explicit === null ? findConfigs(from, reader) : [readNamedConfig(explicit, reader)])
}

/** @param found the nearest first */
function merge(found: readonly FoundConfig[]): Config {
  const nearest = <T>(get: (one: FoundConfig) => T | undefined): T | null =>
    found.map(get).find(value => value !== undefined) ?? null
  return {
    files: found.map(({file}) => file),
    forFile: settingsByFile(found.toReversed().flatMap(stepsOf)),
    exclude: found.flatMap(({folder, config}) =>
      config.exclude === undefined ? [] : [{from: folder, globs: config.exclude}],
    ),
    baseline: nearest(({folder, config}) =>
      config.baseline === undefined ? undefined : resolve(folder, config.baseline),
    ),
    failOn: nearest(({config}) => config.failOn),
    maxWarnings: nearest(({config}) => config.maxWarnings),
  }
}

/** Settings that count for some files. */
interface Step {
  readonly matches: (absolute: string) => boolean
  readonly settings: Settings
}

function stepsOf({folder, config}: FoundConfig): Step[] {
  const overrides = (config.overrides ?? []).map(override => ({
    matches: globMatcher({from: folder, globs: override.files}),
    settings: override,
  }))
  return [{matches: () => true, settings: config}, ...overrides]
}

function settingsByFile(steps: readonly Step[]): (path: string) => FileSettings {
  const made = new Map<string, FileSettings>()
  return path => {
    const absolute = resolve(path)
    const that = steps.filter(step => step.matches(absolute))
    const key = that.map(step => steps.indexOf(step)).join()
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = {
      levels: new Map(that.flatMap(({settings}) => [...(settings.rules ?? [])])),
      options: Object.assign({}, ...that.map(({settings}) => settings.options)) as ReadingOptions,
    }
    made.set(key, fresh)
    return fresh
  }
}

/**
 * What `--print-config` shows, as JSON: the files that count, and what they come to.
 * @param path a mail file, whose overrides are taken in
 * @param levels of every rule for that file, the command line's included
 */
export function printConfig(
  config: Config,
  path: string,
  levels: ReadonlyMap<string, Level>,
): string {
  const {options} = config.forFile(path)
  const shown = {
    files: config.files,
    rules: Object.fromEntries([...levels].sort(([one], [other]) => (one < other ? -1 : 1))),
    options: {...options, ...(options.repair && {repair: [...options.repair]})},
    exclude: config.exclude,
    baseline: config.baseline,
    failOn: config.failOn,
    maxWarnings: config.maxWarnings,
  }
  return `${JSON.stringify(shown, null, 2)}\n`
}
