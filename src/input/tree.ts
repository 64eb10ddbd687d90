/**
 * Walks down one folder: mail files and Maildirs, or what a glob takes, in the order of their names.
 *
 * A folder is listed when it is reached, so memory holds the listings on the way down and no more.
 * Symbolic links are not followed, and only plain files are given.
 */
import {type Dirent, readdirSync} from 'node:fs'
import type {InputFormat} from '../types.ts'
import {explain} from './error.ts'
import type {GlobWalk} from './glob.ts'
import type {IgnoreScope} from './ignore-files.ts'

/** A file to read. */
export interface WalkedFile {
  /** As the user wrote it, or as the walk came to it from there. */
  readonly path: string
  /** What the directory tells; else null. */
  readonly format: InputFormat | null
}

/** A path of which nothing, or not all, can be given. */
export interface WalkFailure {
  readonly path: string
  /** One line without the path. */
  readonly message: string
  /** The path stands for no file. */
  readonly isUnmatched: boolean
}

export interface Folder {
  /** As shown, empty or ending in `/`. */
  readonly prefix: string
  readonly absolute: string
  /** What the folders above leave out. */
  readonly scope: IgnoreScope
  /** Null: mail by its name, and Maildirs. */
  readonly glob: GlobWalk | null
  /** A folder of the Maildir++ kind may begin with a dot. */
  readonly inMaildir: boolean
}

const mailFile = /\.(?:eml|mbox|mbx|mail)(?:\.gz|\.zst)?$/i

export class TreeWalker {
  /** Files and folders that an ignore file or `excludes` kept from being given. */
  leftOut = 0
  private readonly excludes: (absolute: string) => boolean
  private readonly onFailure: (failure: WalkFailure) => void

  constructor(excludes: (absolute: string) => boolean, onFailure: (failure: WalkFailure) => void) {
    this.excludes = excludes
    this.onFailure = onFailure
  }

  *files(root: Folder): Generator<WalkedFile> {
    const pending: (Folder | WalkedFile)[] = [root]
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if ('path' in next) yield next
      else for (const found of this.list(next).reverse()) pending.push(found)
    }
  }

  /** What is right in `folder`, in order; of a Maildir the messages come first. */
  private list(folder: Folder): (Folder | WalkedFile)[] {
    const entries = this.read(folder.absolute, folder.prefix)
    const has = (name: string): boolean => entries.some(entry => entry.name === name)
    const scope = folder.scope.enter(folder.absolute, has, (path, error) =>
      this.onFailure({path, message: explain(error), isUnmatched: false}),
    )
    const inside = {...folder, scope}
    if (folder.glob !== null || !isMaildir(entries)) {
      return entries.flatMap(entry => this.take(inside, entry))
    }
    const others = entries.filter(entry => !maildirFolders.includes(entry.name))
    const within = {...inside, inMaildir: true}
    return [...this.messages(inside), ...others.flatMap(entry => this.take(within, entry))]
  }

  /** The messages of a Maildir; their names begin with the time of delivery. */
  private messages(maildir: Folder): WalkedFile[] {
    const entries = ['cur', 'new'].flatMap(name => {
      const absolute = below(maildir.absolute, name)
      if (this.leavesOut(maildir.scope, absolute, true)) return []
      return this.read(absolute, `${maildir.prefix}${name}/`, true)
        .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
        .filter(entry => !this.leavesOut(maildir.scope, below(absolute, entry.name), false))
        .map(entry => ({name: entry.name, path: `${maildir.prefix}${name}/${entry.name}`}))
    })
    return entries.sort(byName).map(({path}) => ({path, format: 'maildir'}))
  }

  private take(folder: Folder, entry: Dirent): (Folder | WalkedFile)[] {
    const path = folder.prefix + entry.name
    const absolute = below(folder.absolute, entry.name)
    const isFolder = entry.isDirectory()
    const glob = isFolder ? folderChoice(folder, entry.name) : fileChoice(folder, entry.name)
    if (glob === undefined || this.leavesOut(folder.scope, absolute, isFolder)) return []
    return [isFolder ? {...folder, prefix: `${path}/`, absolute, glob} : {path, format: null}]
  }

  private leavesOut(scope: IgnoreScope, absolute: string, isFolder: boolean): boolean {
    const leavesOut = this.excludes(absolute) || scope.ignores(absolute, isFolder)
    if (leavesOut) this.leftOut++
    return leavesOut
  }

  /** @param optional a folder that is missing is an empty one */
  private read(absolute: string, prefix: string, optional = false): Dirent[] {
    try {
      return readdirSync(absolute, {withFileTypes: true})
        .filter(entry => entry.isFile() || entry.isDirectory())
        .sort(byName)
    } catch (error) {
      if (optional && (error as NodeJS.ErrnoException).code === 'ENOENT') return []
      const path = prefix.replace(/(?<=.)\/$/, '') || '.'
      this.onFailure({path, message: explain(error), isUnmatched: false})
      return []
    }
  }
}

const maildirFolders: readonly string[] = ['cur', 'new', 'tmp']

/** maildir(5). `new` alone, or `tmp`, is a name that folders of other things have as well. */
function isMaildir(entries: readonly Dirent[]): boolean {
  const has = (name: string): boolean =>
    entries.some(entry => entry.name === name && entry.isDirectory())
  return has('cur') || (has('new') && has('tmp'))
}

/** Undefined: not entered; else what counts below. */
function folderChoice(folder: Folder, name: string): GlobWalk | null | undefined {
  const {glob} = folder
  if (glob === null) return name.startsWith('.') && !folder.inMaildir ? undefined : null
  const path = folder.prefix.slice(glob.base.length) + name
  if (glob.takesFolders && glob.takes(path)) return null
  return glob.enters(path) ? glob : undefined
}

/** Undefined: not taken. */
function fileChoice({glob, prefix}: Folder, name: string): null | undefined {
  if (glob === null) return mailFile.test(name) ? null : undefined
  return !glob.foldersOnly && glob.takes(prefix.slice(glob.base.length) + name) ? null : undefined
}

function below(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`
}

/** By UTF-16 units, so that the order is the same on every system. */
function byName(one: {readonly name: string}, other: {readonly name: string}): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0
}
