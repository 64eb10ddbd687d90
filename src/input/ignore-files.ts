/**
 * What `.gitignore` and the like leave out, read on the way down (gitignore(5)).
 *
 * A scope stands for the inside of one folder. A rule of a deeper file wins over one of a shallower
 * file, and an ignore file named later over one named earlier, wherever they lie. Nothing below an
 * ignored folder comes back: the walk does not go there.
 */
import {closeSync, fstatSync, lstatSync, openSync, readSync} from 'node:fs'
import {dirname, sep} from 'node:path'
import ignore, {type Ignore} from 'ignore'

/** A longer ignore file is no ignore file. */
const maxOctets = 1 << 20
/** The package keeps a verdict for each path that it is asked about; a fresh one forgets them. */
const maxAsked = 8192

/** Told of an ignore file that cannot be read. */
export type OnUnreadable = (path: string, error: unknown) => void

export class IgnoreScope {
  private readonly names: readonly string[]
  /** For each of `names` the files that count here, the deepest last. */
  private readonly files: readonly (readonly IgnoreFile[])[]

  private constructor(names: readonly string[], files: readonly (readonly IgnoreFile[])[]) {
    this.names = names
    this.files = files
  }

  /** @param names of ignore files, the one that has the last word last */
  static outside(names: readonly string[]): IgnoreScope {
    return new IgnoreScope(
      names,
      names.map(() => []),
    )
  }

  /**
   * The scope inside a folder.
   * @param folder absolute
   * @param has whether an entry of that name is in the folder
   */
  enter(folder: string, has: (name: string) => boolean, onUnreadable: OnUnreadable): IgnoreScope {
    // The rules of git end where another repository begins.
    const repository = this.names.includes('.gitignore') && has('.git')
    const found = this.names.filter(has)
    if (!repository && found.length === 0) return this
    const files = this.names.map((name, at) => {
      const outer = repository && name === '.gitignore' ? [] : this.files[at]!
      const text = found.includes(name)
        ? readRules(`${withSlash(folder)}${name}`, onUnreadable)
        : null
      return text === null ? outer : [...outer, new IgnoreFile(withSlash(folder), text)]
    })
    return new IgnoreScope(this.names, files)
  }

  /** Whether the file or folder at the absolute `path`, right in this scope's folder, is left out. */
  ignores(path: string, isFolder: boolean): boolean {
    for (let at = this.files.length - 1; at >= 0; at--) {
      const verdict = lastVerdict(this.files[at]!, path, isFolder)
      if (verdict !== null) return verdict
    }
    return false
  }
}

function lastVerdict(
  files: readonly IgnoreFile[],
  path: string,
  isFolder: boolean,
): boolean | null {
  for (let at = files.length - 1; at >= 0; at--) {
    const verdict = files[at]!.verdict(path, isFolder)
    if (verdict !== null) return verdict
  }
  return null
}

class IgnoreFile {
  private readonly folder: string
  private readonly text: string
  private rules: Ignore
  private asked = 0

  /** @param folder absolute, ends in a slash */
  constructor(folder: string, text: string) {
    this.folder = folder
    this.text = text
    this.rules = parseRules(text)
  }

  /** True: left out; false: brought back by a `!` rule; null: no rule speaks of it. */
  verdict(path: string, isFolder: boolean): boolean | null {
    if (++this.asked % maxAsked === 0) this.rules = parseRules(this.text)
    const relative = path.slice(this.folder.length)
    // We stand in the parent folder, so what would leave it out was overruled: named by the user, or
    // brought back by another file.
    const parent = dirname(relative)
    if (parent !== '.' && this.rules.test(`${parent}/`).ignored) return null
    const {ignored, unignored} = this.rules.test(isFolder ? `${relative}/` : relative)
    return ignored ? true : unignored ? false : null
  }
}

function parseRules(text: string): Ignore {
  return ignore({ignorecase: false}).add(text)
}

/** The text of an ignore file; null when it is no plain file (git, too, does not follow links here). */
function readRules(path: string, onUnreadable: OnUnreadable): string | null {
  try {
    if (!lstatSync(path).isFile()) return null
    return readText(path)
  } catch (error) {
    onUnreadable(path, error)
    return null
  }
}

function readText(path: string): string {
  const fd = openSync(path, 'r')
  try {
    if (fstatSync(fd).size > maxOctets) throw new Error('longer than 1 MiB; its rules do not count')
    const octets = Buffer.alloc(maxOctets)
    return octets.toString('utf8', 0, readSync(fd, octets, 0, maxOctets, 0)).replace(/^\uFEFF/, '')
  } finally {
    closeSync(fd)
  }
}

function withSlash(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep
}
