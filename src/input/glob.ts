/**
 * Globs: `*`, `**`, `?`, `[ab]`, `{a,b}` and `@(a|b)`, as picomatch reads them, between slashes.
 *
 * On the command line a glob is expanded by walking down from the folder before its first special
 * character; in a configuration it is compared with a path.
 */
import {sep} from 'node:path'
import picomatch from 'picomatch'

const special = /[*?[\]{}()!+@|\\]/
/** A brace, group or class with a slash inside: such a glob cannot be cut at its slashes. */
const spansFolders = /[{([][^})\]]*\//

/** No system has longer paths, and picomatch refuses much longer globs. */
const longest = 4096

/** Whether `text` may stand for other names than its own. */
export function isGlob(text: string): boolean {
  return text.length <= longest && /[*?[{\\]|[@+!]\(/.test(text)
}

/** What a glob takes below its base. Paths are relative to the base, with `/`. */
export interface GlobWalk {
  /** The folder to start from as the user wrote it: empty, or ending in `/`. */
  readonly base: string
  /** The glob ended in `/`: only folders are meant. */
  readonly foldersOnly: boolean
  /** A folder that matches is taken whole, as the shell's would be; `**` means files only. */
  readonly takesFolders: boolean
  takes(path: string): boolean
  /** Whether something below the folder `path` can match. */
  enters(path: string): boolean
}

/** Takes a glob of the command line apart. */
export function globWalk(glob: string): GlobWalk {
  const base = glob.slice(0, glob.lastIndexOf('/', glob.search(special)) + 1)
  const rest = glob
    .slice(base.length)
    .replace(/\/+$/, '')
    .replace(/\/{2,}/g, '/')
  const matches = matcher(rest)
  const globstar = rest.includes('**')
  return {
    base,
    foldersOnly: glob.endsWith('/'),
    takesFolders: !globstar,
    takes: path => matches(path),
    enters: spansFolders.test(rest) ? isPlain : folderTest(rest.split('/')),
  }
}

/** A `!` in front is no negation: shells do not take it for one, and it would match nearly all. */
function matcher(glob: string, dot = false): (path: string) => boolean {
  return picomatch(glob, {nonegate: true, dot})
}

function folderTest(segments: readonly string[]): (path: string) => boolean {
  const globstar = segments.findIndex(segment => segment.includes('**'))
  const exact = globstar === -1 ? segments.length - 1 : globstar
  const tests = segments.slice(0, exact).map(segment => matcher(segment))
  return path => {
    const names = path.split('/')
    if (globstar === -1 && names.length > exact) return false
    const [own, beyond] = [names.slice(0, exact), names.slice(exact)]
    return own.every((name, at) => tests[at]!(name)) && beyond.every(isPlain)
  }
}

/** Below `**` folders such as `.git` are not looked into. */
function isPlain(path: string): boolean {
  return !path.slice(path.lastIndexOf('/') + 1).startsWith('.')
}

/** Globs of a configuration, and the folder that they are relative to. */
export interface GlobSet {
  /** Absolute. */
  readonly from: string
  readonly globs: readonly string[]
}

/**
 * Compares paths with the globs of a configuration. A glob without a slash is compared with the last
 * name of a path; others with the path below `from`, a leading `./` or `/` meaning the same as none.
 * @returns takes an absolute path; what lies outside of `from` never matches
 */
export function globMatcher({from, globs}: GlobSet): (absolute: string) => boolean {
  const tests = globs.filter(isUsableGlob).map(glob => {
    return {matches: matcher(plainGlob(glob), true), byName: !/\/./.test(glob)}
  })
  const start = from.endsWith(sep) ? from : from + sep
  return absolute => {
    if (!absolute.startsWith(start)) return false
    const path = absolute.slice(start.length).split(sep).join('/')
    const name = path.slice(path.lastIndexOf('/') + 1)
    return tests.some(({matches, byName}) => matches(byName ? name : path))
  }
}

/** Whether a glob of a configuration can match anything. */
export function isUsableGlob(glob: string): boolean {
  return glob.length <= longest && plainGlob(glob) !== ''
}

function plainGlob(glob: string): string {
  return glob.replace(/^\.?\/+/, '').replace(/\/+$/, '')
}
