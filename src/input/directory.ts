/**
 * The members of a directory that holds mail: a Maildir (`cur/`, `new/`) or `.eml` files.
 *
 * Not recursive. The order is that of the file names, so that it is the same on every file system;
 * a Maildir's names begin with the time of delivery.
 */
import {readdirSync} from 'node:fs'

const emlFile = /\.eml(?:\.gz|\.zst)?$/i

/**
 * Paths of the messages, each beginning with `directory` as the user wrote it; null when the
 * directory is of neither kind.
 * @throws what the system throws when a directory cannot be listed
 */
export function listMessages(directory: string): string[] | null {
  const entries = readdirSync(directory, {withFileTypes: true})
  const prefix = directory.endsWith('/') ? directory : `${directory}/`
  const folders = ['cur', 'new'].filter(name =>
    entries.some(entry => entry.name === name && !entry.isFile()),
  )
  if (folders.length > 0)
    return folders.flatMap(name => listFolder(`${prefix}${name}`)).sort(byName)
  const files = entries.filter(entry => emlFile.test(entry.name) && !entry.isDirectory())
  return files.length > 0 ? files.map(entry => prefix + entry.name).sort(byName) : null
}

/** Dot files are not messages (maildir(5)). */
function listFolder(folder: string): string[] {
  return readdirSync(folder, {withFileTypes: true})
    .filter(entry => !entry.name.startsWith('.') && !entry.isDirectory())
    .map(entry => `${folder}/${entry.name}`)
}

function byName(one: string, other: string): number {
  const name = one.slice(one.lastIndexOf('/') + 1)
  const otherName = other.slice(other.lastIndexOf('/') + 1)
  return name < otherName ? -1 : name > otherName ? 1 : 0
}
