/**
 * Rewrites a file in place so that at every moment, whatever happens, it is the old file or the new
 * one (DESIGN §7).
 *
 *     lock → read, rewrite into a temporary file beside it → read that back → owner, mode, times
 *          → fsync → see that the original did not change → backup → rename → fsync → unlock
 *
 * What killed runs left is removed on the way. A gzip file is rewritten compressed.
 */
import {FileError} from './file-error.ts'
import {lockFile} from './lock.ts'
import {findPlace, type Place} from './place.ts'
import {
  type Guard,
  type Outcome,
  Replacement,
  type ReplaceOptions,
  type Rewriter,
} from './replacement.ts'
import {nodeSystem, type System} from './system.ts'
import {quietly, removeStale} from './temporary.ts'

export type {Check, Outcome, ReplaceOptions, Rewrite, Rewriter} from './replacement.ts'

/**
 * Rewrites one file. With `output` the new file is made there, changed or not, and the original is
 * only read.
 *
 * @returns `unchanged` when nothing was to be changed: then nothing was written, not even a time
 * @throws FileError when the file may not or cannot be rewritten; it is as it was, unless the message
 *   says otherwise
 * @throws what `rewrite` throws, and the signal's reason; the file is as it was
 */
export async function replaceFile(
  path: string,
  options: ReplaceOptions,
  rewrite: Rewriter,
  system: System = nodeSystem,
): Promise<Outcome> {
  const {signal} = options
  signal.throwIfAborted()
  if (options.backup !== null) checkSuffix(path, options.backup)
  const place = findPlace(path, options, system)
  sweep(place.workshop, options.swept, system)
  const guard = await lockPlace(path, place, options, system)
  let outcome: Outcome
  try {
    outcome = await new Replacement(path, place, options, guard, system).run(rewrite)
  } catch (error) {
    quietly(() => guard.lock?.release())
    throw error
  }
  guard.lock?.release()
  return outcome
}

function checkSuffix(file: string, suffix: string): void {
  if (suffix !== '' && !/[/\0]/.test(suffix)) return
  throw new FileError(file, 'a backup needs a suffix without a slash: --backup=SUFFIX')
}

function sweep(directory: string, swept: Set<string>, system: System): void {
  if (swept.has(directory)) return
  swept.add(directory)
  removeStale(directory, system)
}

async function lockPlace(
  file: string,
  {target, needsLock}: Place,
  {lock, signal}: ReplaceOptions,
  system: System,
): Promise<Guard> {
  if (!lock || !needsLock) return {lock: null, failure: null}
  try {
    return {lock: await lockFile(target, file, signal, system), failure: null}
  } catch (error) {
    const isReadOnly = error instanceof FileError && ['EACCES', 'EROFS'].includes(error.code ?? '')
    if (!isReadOnly) throw error
    return {lock: null, failure: error}
  }
}
