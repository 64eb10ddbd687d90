/**
 * Names of files as the services know them: relative to the root of a checkout, with `/` between
 * folders, wherever requote was started.
 */
import {isAbsolute, relative, resolve, sep} from 'node:path'
import type {ReportOptions} from './options.ts'

export interface RootedName {
  /** Relative where the file lies below the root, absolute elsewhere. */
  readonly name: string
  readonly isRelative: boolean
}

/** Gives the names of one report; findings come file by file, so the last name is remembered. */
export function rootedNames({
  folder,
  root,
}: Pick<ReportOptions, 'folder' | 'root'>): (file: string) => RootedName {
  let last: string | null = null
  let known: RootedName = {name: '', isRelative: true}
  return file => {
    if (file !== last) known = rootedName(file, folder, root)
    last = file
    return known
  }
}

function rootedName(file: string, folder: string, root: string): RootedName {
  // Stdin has no place in a checkout; its name is all there is.
  if (file === '-') return {name: '-', isRelative: true}
  const path = resolve(folder, file)
  const below = relative(root, path)
  const isRelative = below !== '' && !isAbsolute(below) && below !== '..' && !startsAbove(below)
  return {name: slashed(isRelative ? below : path), isRelative}
}

function startsAbove(path: string): boolean {
  return path.startsWith(`..${sep}`)
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

/** A name as a relative reference or a `file:` URI (RFC 3986 §4.2, RFC 8089), all else percent-encoded. */
export function uriOf({name, isRelative}: RootedName): string {
  const path = name
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
  if (isRelative) return path
  // A drive letter's colon stays; a name on a share begins with two slashes already.
  const absolute = path.replace(/^([a-z])%3A/i, '/$1:')
  return absolute.startsWith('//') ? `file:${absolute}` : `file://${absolute}`
}
