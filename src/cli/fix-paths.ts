/**
 * The files of one run of `requote fix`, from the paths on the command line; and where `--output-dir`
 * puts each: as `cp` does, a file below its name, a folder with all that is in it.
 */
import {statSync} from 'node:fs'
import {basename, relative, resolve, sep} from 'node:path'
import {globWalk} from '../input/glob.ts'
import {usualIgnoreFiles, walk} from '../input/walk.ts'
import type {InputFormat} from '../types.ts'
import type {PathFailure, Task} from './jobs.ts'

/** A file to fix; plain data, since another process may work on it. */
export interface FixTask extends Task {
  /** As the folder tells it; else null. */
  readonly format: InputFormat | null
  /** The folder below which it was found; null: it was named. */
  readonly tree: string | null
  readonly output: {readonly directory: string; readonly name: string} | null
}

const everything = {ignoreFiles: [], forceExclude: false, exclude: []}
const unlessIgnored = {...everything, ignoreFiles: usualIgnoreFiles, forceExclude: true}

/**
 * The files in order, each once, and what went wrong between them.
 * @param forceExclude what an ignore file names is left out, though it was named
 */
export function* fixTasks(
  paths: readonly string[],
  outputDir: string | null,
  forceExclude = false,
): Generator<FixTask | PathFailure> {
  const options = forceExclude ? unlessIgnored : everything
  const failures: PathFailure[] = []
  const take = ({path, message}: PathFailure): unknown => failures.push({path, message})
  const seen = paths.length > 1 ? new Set<string>() : null
  const outputs = new Set<string>()
  for (const path of paths) {
    for (const file of walk([path], options, take)) {
      yield* failures.splice(0)
      const key = resolve(file.path)
      if (seen?.has(key)) continue
      seen?.add(key)
      const tree = file.path === path ? null : treeOf(path)
      const output =
        outputDir === null ? null : {directory: outputDir, name: nameOf(file.path, path)}
      const size = sizeOf(file.path)
      if (output === null || !outputs.has(output.name)) {
        yield {path: file.path, format: file.format, tree, output, size}
      } else {
        const message = `another file is written to ${output.name} already; fix them one by one`
        yield {path: file.path, message}
      }
      if (output !== null) outputs.add(output.name)
    }
    yield* failures.splice(0)
  }
}

/** The folder that a path other than a file stands for: itself, or that in which a glob begins. */
function treeOf(path: string): string {
  return isFolder(path) ? path : globWalk(path).base || '.'
}

/** @param path that led to the file */
function nameOf(file: string, path: string): string {
  if (file === path) return basename(file)
  const tree = treeOf(path)
  const below = relative(tree, file).split(sep).join('/')
  return isFolder(path) && !/^\.{1,2}$/.test(basename(path)) ? `${basename(path)}/${below}` : below
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Octets of a file as stored; null when that tells nothing of the mail in it. */
export function sizeOf(path: string): number | null {
  if (/\.(?:gz|zst)$/i.test(path)) return null
  try {
    return statSync(path).size
  } catch {
    return null
  }
}
