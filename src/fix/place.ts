/**
 * Where a rewritten file is read, made and put; what may not be rewritten is refused here.
 *
 * Names are resolved once. What is done later is done with the names found here.
 */
import {basename, dirname, join, sep} from 'node:path'
import {attempt, FileError} from './file-error.ts'
import {isSameFile} from './metadata.ts'
import {codeOf, lookUp, type Stats, type System} from './system.ts'

/** `--output-dir`. */
export interface OutputPlace {
  /** Exists. */
  readonly directory: string
  /** Path of the new file below `directory`, with `/`; directories on the way are made. */
  readonly name: string
}

export interface PlaceOptions {
  /** The directory below which `path` was found; a link that leads out of it is refused. Null: none. */
  readonly tree: string | null
  readonly followSymlinks: boolean
  readonly breakHardLinks: boolean
  readonly output: OutputPlace | null
}

export interface Place {
  /** The file that is read, links resolved. */
  readonly source: string
  /** The file that is replaced or made. */
  readonly target: string
  /** Where the temporary file is made, on the file system of `target`. */
  readonly workshop: string
  /** `source` is a member of a Maildir: its name may tell its size. */
  readonly inMaildir: boolean
  /** Mail programs lock mailboxes; nobody adds to a file that is one message. */
  readonly needsLock: boolean
}

const messageFile = /\.eml(?:\.gz)?$/i

/** @throws FileError when the file may not be rewritten, or not without an option */
export function findPlace(path: string, options: PlaceOptions, system: System): Place {
  const source = resolveSource(path, options, system)
  // Before it is opened: opening a device may have effects.
  checkKind(
    path,
    attempt(path, 'open it', () => system.lstat(source)),
  )
  const tmp = attempt(path, 'look at its Maildir', () => maildirTmp(source, system))
  const inMaildir = tmp !== null
  const needsLock = !inMaildir && !messageFile.test(source)
  if (options.output === null) {
    return {source, target: source, workshop: tmp ?? dirname(source), inMaildir, needsLock}
  }
  const target = resolveOutput(path, options.output, system)
  const there = attempt(path, `look at ${target}`, () => lookUp(target, system))
  if (there !== null) checkOutput(path, source, there, system)
  return {source, target, workshop: dirname(target), inMaildir, needsLock}
}

// ── what is read ─────────────────────────────────────────────────────────────────────────────────

function resolveSource(path: string, options: PlaceOptions, system: System): string {
  return attempt(path, 'open it', () => {
    const isLink = system.lstat(path).isSymbolicLink()
    const source = isLink
      ? system.realpath(path)
      : join(system.realpath(dirname(path)), basename(path))
    if (!options.followSymlinks) checkInside(path, isLink, source, options.tree, system)
    return source
  })
}

function checkInside(
  path: string,
  isLink: boolean,
  source: string,
  tree: string | null,
  system: System,
): void {
  if (tree !== null && isBelow(source, system.realpath(tree))) return
  const option = '--follow-symlinks rewrites the file that it leads to'
  if (tree !== null) throw new FileError(path, `leads out of ${tree}; ${option}`)
  if (isLink) throw new FileError(path, `is a symbolic link; ${option}`)
}

function isBelow(path: string, directory: string): boolean {
  return path.startsWith(directory.endsWith(sep) ? directory : directory + sep)
}

/** @throws FileError unless `stats` are those of a regular file */
export function checkKind(file: string, stats: Stats): void {
  if (stats.isFile()) return
  if (stats.isDirectory()) throw new FileError(file, 'is a directory')
  const what = stats.isFIFO()
    ? 'a FIFO'
    : stats.isSocket()
      ? 'a socket'
      : stats.isSymbolicLink()
        ? 'a symbolic link'
        : 'a device'
  throw new FileError(
    file,
    `is ${what}, not a file; requote fix reads it from stdin: requote fix < FILE`,
  )
}

/** @throws FileError when the file has other names, which would keep the old octets */
export function checkNames(file: string, names: bigint): void {
  if (names <= 1n) return
  const message = `has ${names} names (hard links), and only this one would lead to the new file`
  throw new FileError(file, `${message}; --break-hard-links allows it`)
}

/** The `tmp/` of the Maildir that `source` is in (maildir(5)); null when it is in none. */
function maildirTmp(source: string, system: System): string | null {
  const folder = dirname(source)
  if (!['cur', 'new'].includes(basename(folder))) return null
  const tmp = join(dirname(folder), 'tmp')
  const stats = lookUp(tmp, system)
  // Files move between directories of one file system only.
  return stats?.isDirectory() && stats.dev === system.lstat(folder).dev ? tmp : null
}

// ── --output-dir ─────────────────────────────────────────────────────────────────────────────────

/** The path of the new file: below the directory, whatever links stand there. */
function resolveOutput(path: string, {directory, name}: OutputPlace, system: System): string {
  const segments = name.split('/')
  const isPlain = segments.every(segment => !['', '.', '..'].includes(segment))
  if (!isPlain || name.includes('\0'))
    throw new FileError(path, `${name} is no name below a directory`)
  return attempt(path, `make ${name} in ${directory}`, () => {
    const root = system.realpath(directory)
    let at = root
    for (const segment of segments.slice(0, -1)) {
      makeDirectory(join(at, segment), system)
      at = system.realpath(join(at, segment))
      if (!isBelow(at, root)) throw new FileError(path, `${name} leads out of ${directory}`)
    }
    return join(at, segments.at(-1)!)
  })
}

function makeDirectory(path: string, system: System): void {
  try {
    system.mkdir(path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

/** What stands in the output's place is replaced only if it is an ordinary file, and not the input. */
function checkOutput(path: string, source: string, there: Stats, system: System): void {
  const isInput = isSameFile(
    there,
    attempt(path, 'open it', () => system.lstat(source)),
  )
  if (isInput)
    throw new FileError(path, 'its output would be the file itself; leave out --output-dir')
  if (!there.isFile()) throw new FileError(path, 'what stands in its output’s place is not a file')
}
