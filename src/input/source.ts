/**
 * Inputs by name: files, stdin, directories of messages; compressed ones are decompressed.
 *
 * One input that cannot be read never stops the others.
 */
import {closeSync, fstatSync, openSync, statSync} from 'node:fs'
import type {InputFormat} from '../types.ts'
import {decompress} from './decompress.ts'
import {listMessages} from './directory.ts'
import {explain} from './error.ts'
import {readChunks} from './read.ts'

/** One input: a file, a member of a directory, or stdin. */
export interface Source {
  /** As the user wrote it; `-` for stdin. */
  readonly name: string
  /** The octets, decompressed; a chunk is valid until the next one is asked for. */
  readonly chunks: AsyncIterable<Buffer>
  /** Set by the directory that listed it; else told from content or `--input`. */
  readonly format: InputFormat | null
  /** Octets of the input as stored, for a progress line; null when unknown. */
  readonly size: number | null
}

/** An input that could not be opened: its name as the user wrote it, and why in one line. */
export interface InputFailure {
  readonly name: string
  readonly message: string
}

const stdin = 0

/**
 * The inputs in order; no name, or `-`, is stdin. A source is open until the next one is asked for.
 * @throws nothing itself; iterating a source's `chunks` may throw an InputError
 */
export async function* openSources(
  names: readonly string[],
  onFailure: (failure: InputFailure) => void,
): AsyncGenerator<Source> {
  for (const name of names.length > 0 ? names : ['-']) {
    if (name === '-') yield sourceOf(stdin, name, null)
    else yield* openNamed(name, onFailure)
  }
}

function* openNamed(name: string, onFailure: (failure: InputFailure) => void): Generator<Source> {
  let messages: string[] | null
  try {
    if (!statSync(name).isDirectory()) return yield* openFile(name, null, onFailure)
    messages = listMessages(name)
  } catch (error) {
    return onFailure({name, message: explain(error)})
  }
  if (messages === null) {
    const message = 'a directory without cur/, new/ or .eml files; name the files in it'
    return onFailure({name, message})
  }
  for (const file of messages) yield* openFile(file, 'maildir', onFailure)
}

function* openFile(
  name: string,
  format: InputFormat | null,
  onFailure: (failure: InputFailure) => void,
): Generator<Source> {
  let fd: number
  try {
    fd = openSync(name, 'r')
  } catch (error) {
    return onFailure({name, message: explain(error)})
  }
  try {
    yield sourceOf(fd, name, format)
  } finally {
    closeSync(fd)
  }
}

function sourceOf(fd: number, name: string, format: InputFormat | null): Source {
  const size = sizeOf(fd)
  const octets = readChunks(fd, name, size ?? undefined)
  return {name, chunks: decompress(octets, name), format, size}
}

function sizeOf(fd: number): number | null {
  try {
    const stat = fstatSync(fd)
    return stat.isFile() ? stat.size : null
  } catch {
    return null
  }
}
