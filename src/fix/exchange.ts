/**
 * The last step: the new file gets the old one's name. Whenever the process ends, the name leads to
 * the old octets or to the new ones, all of them.
 *
 *     old ──link──→ kept (the backup, or a second name for the time being)
 *     new ──rename→ name
 *     old written to meanwhile?  kept ──rename→ name: the old file, with what was added, is back
 *
 * A Maildir member whose size fields change is first given its new name, then the new octets: it is
 * never missing and never there twice, and the next run mends what a kill leaves in between.
 */
import {basename, dirname, join} from 'node:path'
import {asItWas, attempt, FileError, fileError} from './file-error.ts'
import {keepMetadata} from './metadata.ts'
import {readFully} from './octets.ts'
import type {SourceFile} from './source.ts'
import {codeOf, isLinkUnsupported, lookUp, openFlags, type System} from './system.ts'
import {NewFile, quietly, temporaryPath} from './temporary.ts'

export interface Exchange {
  /** What the user calls the file, for messages. */
  readonly file: string
  /** The old file's path. */
  readonly path: string
  /** The new file's path: the same, but for the sizes in a Maildir member's name. */
  readonly newPath: string
  /** Where the old file gets its second name when there is no backup. */
  readonly workshop: string
  /** Path of the backup, or null. */
  readonly backup: string | null
}

/** Where a backup goes. In a Maildir a dot keeps mail programs from taking it for a message. */
export function backupPath(path: string, suffix: string, inMaildir: boolean): string {
  return join(dirname(path), `${inMaildir ? '.' : ''}${basename(path)}${suffix}`)
}

/** @throws FileError when the backup would overwrite something */
export function checkBackup(file: string, path: string, source: SourceFile, system: System): void {
  const isThere = attempt(file, 'look at its backup', () => lookUp(path, system) !== null)
  if (isThere && !source.hasName(path)) throw backupExists(file, path)
}

function backupExists(file: string, path: string): FileError {
  const message = `its backup ${basename(path)} is there already; move it, or use --backup=SUFFIX`
  return new FileError(file, message, 'EEXIST')
}

/**
 * Puts `fresh` in the place of `source`, which is closed by its owner.
 * @throws FileError; the old file has its name still, unless the message says that it was rewritten
 */
export function exchange(
  names: Exchange,
  fresh: NewFile,
  source: SourceFile,
  system: System,
): void {
  const {file, path, newPath, backup} = names
  const kept = attempt(file, 'keep the old file', () => keepOld(names, source, system))
  try {
    attempt(file, 'rename the new file', () => rename(names, fresh, system), asItWas)
  } catch (error) {
    if (kept !== null) quietly(() => system.unlink(kept))
    throw error
  }
  try {
    if (kept !== null && source.wasWritten()) {
      system.rename(kept, path)
      if (newPath !== path) system.unlink(newPath)
      throw source.changed()
    }
    syncDirectory(dirname(newPath), system)
  } catch (error) {
    throw fileError(file, 'was rewritten, but may not be safe on the disk', error)
  } finally {
    if (backup === null && kept !== null) quietly(() => system.unlink(kept))
  }
}

/** Sees that a new name is on the disk, where the file system can be asked for that. */
export function syncDirectory(directory: string, system: System): void {
  try {
    const fd = system.open(directory, openFlags.directory, 0)
    try {
      system.fsync(fd)
    } finally {
      quietly(() => system.close(fd))
    }
  } catch (error) {
    const tolerated = ['EACCES', 'EPERM', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EOPNOTSUPP']
    if (!tolerated.includes(codeOf(error) ?? '')) throw error
  }
}

/** The old file's second name; null where files have but one. */
function keepOld(names: Exchange, source: SourceFile, system: System): string | null {
  const {file, path, workshop, backup} = names
  // A run that was killed has come this far before.
  if (backup !== null && source.hasName(backup)) return backup
  const kept = backup ?? temporaryPath(workshop, basename(path), system)
  try {
    system.link(path, kept)
    return kept
  } catch (error) {
    if (backup !== null && codeOf(error) === 'EEXIST') throw backupExists(file, backup)
    if (!isLinkUnsupported(error)) throw error
  }
  if (backup !== null) copyOld(source, backup, system)
  return backup
}

function copyOld(source: SourceFile, backup: string, system: System): void {
  const copy = new NewFile(backup, system)
  try {
    const buffer = Buffer.allocUnsafeSlow(1 << 20)
    for (let length = -1; length !== 0; ) {
      length = readFully(source.fd, buffer, buffer.length, copy.octets, system)
      copy.write(buffer.subarray(0, length))
    }
    keepMetadata(copy.fd, source.stats, system)
    copy.finish()
    copy.keepName()
  } finally {
    copy.discard()
  }
}

function rename({file, path, newPath}: Exchange, fresh: NewFile, system: System): void {
  if (newPath === path) {
    fresh.rename(path)
    return
  }
  if (lookUp(newPath, system) !== null) {
    throw new FileError(file, `cannot be renamed: ${basename(newPath)} is there already`)
  }
  system.rename(path, newPath)
  try {
    fresh.rename(newPath)
  } catch (error) {
    quietly(() => system.rename(newPath, path))
    throw error
  }
}
