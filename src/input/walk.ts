/**
 * The files that paths stand for: files, folders of mail, globs; in order, each once.
 *
 * What the user names is given whatever its name; what the walk finds has to look like mail and must
 * not be left out by an ignore file or the configuration. A file whose name looks like a glob is
 * taken as it is.
 */
import {existsSync, readdirSync, statSync} from 'node:fs'
import {basename, dirname, join, resolve, sep} from 'node:path'
import {nearest} from '../lines/nearest.ts'
import {explain} from './error.ts'
import {type GlobSet, globMatcher, globWalk, isGlob} from './glob.ts'
import {IgnoreScope} from './ignore-files.ts'
import {type Folder, TreeWalker, type WalkedFile, type WalkFailure} from './tree.ts'

export type {WalkedFile, WalkFailure} from './tree.ts'

/** The ignore files of a project that keeps mail; the last one has the last word. */
export const usualIgnoreFiles: readonly string[] = ['.gitignore', '.requoteignore']

export interface WalkOptions {
  /** Names of ignore files that count, the last word last. */
  readonly ignoreFiles: readonly string[]
  /** Named paths too are left out when an ignore file or `exclude` says so. */
  readonly forceExclude: boolean
  /** Left out, from the configuration. */
  readonly exclude: readonly GlobSet[]
}

/**
 * The files in order; `-` is given as it is. With several paths the names given are remembered, since
 * each file is given once; else memory holds only the listings of the folders on the way.
 */
export function* walk(
  paths: readonly string[],
  options: WalkOptions,
  onFailure: (failure: WalkFailure) => void,
): Generator<WalkedFile> {
  const walker = new PathWalker(options, onFailure)
  const given = paths.length > 1 ? new Set<string>() : null
  for (const path of paths) {
    for (const file of walker.files(path)) {
      const key = file.path === '-' ? '-' : resolve(file.path)
      if (given?.has(key)) continue
      given?.add(key)
      yield file
    }
  }
}

/** The inside of a folder that lies above a named path. */
interface Surroundings {
  readonly scope: IgnoreScope
  /** An ignore file leaves out the folder, or one above it. */
  readonly leftOut: boolean
}

class PathWalker {
  private readonly options: WalkOptions
  private readonly onFailure: (failure: WalkFailure) => void
  private readonly excludes: (absolute: string) => boolean
  private readonly surroundings = new Map<string, Surroundings>()
  private failures = 0

  constructor(options: WalkOptions, onFailure: (failure: WalkFailure) => void) {
    this.options = options
    this.onFailure = failure => {
      this.failures++
      onFailure(failure)
    }
    const matchers = options.exclude.map(globMatcher)
    this.excludes = absolute => matchers.some(matches => matches(absolute))
  }

  *files(path: string): Generator<WalkedFile> {
    if (path === '-') return yield {path, format: null}
    const kind = this.kindOf(path)
    if (kind === 'folder') yield* this.folder(path)
    else if (kind === 'glob') yield* this.glob(path)
    else if (kind === 'file' && !this.forcedOut(path, false)) yield {path, format: null}
  }

  /** Null: it is none, and that was told. */
  private kindOf(path: string): 'file' | 'folder' | 'glob' | null {
    try {
      return statSync(path).isDirectory() ? 'folder' : 'file'
    } catch (error) {
      if (isGlob(path)) return 'glob'
      const {code} = error as NodeJS.ErrnoException
      const isUnmatched = code === 'ENOENT' || code === 'ENOTDIR'
      const hint = code === 'ENOENT' ? hintFor(path) : ''
      this.onFailure({path, message: explain(error) + hint, isUnmatched})
      return null
    }
  }

  private *folder(path: string): Generator<WalkedFile> {
    if (this.forcedOut(path, true)) return
    const prefix = path === '.' || path === './' ? '' : path.endsWith('/') ? path : `${path}/`
    const nothing = 'no .eml, .mbox, .mbx or .mail file and no Maildir in it'
    yield* this.tree(path, {prefix, glob: null}, nothing)
  }

  private *glob(path: string): Generator<WalkedFile> {
    const glob = globWalk(path)
    const nothing = 'no file matches'
    const base = glob.base === '' ? '.' : glob.base
    if (!existsSync(base)) {
      const message = `${nothing}; there is no folder ${base}`
      return this.onFailure({path, message, isUnmatched: true})
    }
    if (this.forcedOut(base, true)) return
    yield* this.tree(path, {prefix: glob.base, glob}, nothing)
  }

  /** @param nothing what to say when nothing is found */
  private *tree(
    path: string,
    from: Pick<Folder, 'prefix' | 'glob'>,
    nothing: string,
  ): Generator<WalkedFile> {
    const absolute = resolve(from.prefix)
    // What is named is wanted, though the configuration leaves it out.
    const excludes = this.excludesAbove(absolute) ? () => false : this.excludes
    const walker = new TreeWalker(excludes, this.onFailure)
    const before = this.failures
    let found = 0
    for (const file of walker.files({
      ...from,
      absolute,
      scope: this.around(absolute).scope,
      inMaildir: false,
    })) {
      found++
      yield file
    }
    if (found > 0 || this.failures > before) return
    const ignored = walker.leftOut > 0
    if (ignored && this.options.forceExclude) return
    const message = ignored ? `${nothing} that is not ignored` : nothing
    this.onFailure({path, message, isUnmatched: true})
  }

  private forcedOut(path: string, isFolder: boolean): boolean {
    if (!this.options.forceExclude) return false
    const absolute = resolve(path)
    if (this.excludesAbove(absolute)) return true
    const {scope, leftOut} = this.around(absolute)
    return leftOut || scope.ignores(absolute, isFolder)
  }

  /** Whether `exclude` leaves out the path or a folder above it. */
  private excludesAbove(absolute: string): boolean {
    for (let path = absolute; path !== dirname(path); path = dirname(path)) {
      if (this.excludes(path)) return true
    }
    return false
  }

  /** What the folders above leave out of the folder in which `absolute` lies. */
  private around(absolute: string): Surroundings {
    const {ignoreFiles} = this.options
    const outside = {scope: IgnoreScope.outside(ignoreFiles), leftOut: false}
    const top = ignoreFiles.length === 0 ? absolute : topOf(absolute)
    return absolute === top ? outside : this.inside(dirname(absolute), top, outside)
  }

  private inside(folder: string, top: string, outside: Surroundings): Surroundings {
    const known = this.surroundings.get(folder)
    if (known !== undefined) return known
    const outer = folder === top ? outside : this.inside(dirname(folder), top, outside)
    const has = (name: string): boolean => existsSync(join(folder, name))
    const scope = outer.scope.enter(folder, has, (path, error) =>
      this.onFailure({path, message: explain(error), isUnmatched: false}),
    )
    const made = {scope, leftOut: outer.leftOut || outer.scope.ignores(folder, true)}
    this.surroundings.set(folder, made)
    return made
  }
}

/**
 * The highest folder whose ignore files count: the root of the repository; without one the working
 * directory; for paths outside of that, the path itself.
 */
function topOf(absolute: string): string {
  for (let path = absolute; path !== dirname(path); path = dirname(path)) {
    if (existsSync(join(path, '.git'))) return path
  }
  const here = resolve('.')
  return absolute.startsWith(here + sep) ? here : absolute
}

/** Names shorter than this are near to all that are as short. */
const shortestHinted = 4

function hintFor(path: string): string {
  if (basename(path).length < shortestHinted) return ''
  try {
    const meant = nearest(basename(path), readdirSync(dirname(path)))
    return meant === null ? '' : `; did you mean ${join(dirname(path), meant)}?`
  } catch {
    return ''
  }
}
