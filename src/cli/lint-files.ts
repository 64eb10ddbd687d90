/** The inputs of one run of `requote lint`, from the paths on the command line, in order. */
import {InputError} from '../input/error.ts'
import {readFileList} from '../input/file-list.ts'
import type {Source} from '../input/source.ts'
import {openSources} from '../input/source.ts'
import {usualIgnoreFiles, type WalkedFile, walk} from '../input/walk.ts'
import type {Config} from '../lint/config.ts'
import type {InputFormat} from '../types.ts'
import {sizeOf} from './fix-paths.ts'
import type {PathFailure, Task} from './jobs.ts'
import type {LintCommandOptions} from './lint-options.ts'

export interface InputFailure {
  readonly file: string
  /** One line without the file's name. */
  readonly message: string
}

/** A file to lint; plain data, since another process may read it. */
export interface LintTask extends Task {
  /** As the folder tells it; else null. */
  readonly format: InputFormat | null
}

/** The paths of a run; without any, the current directory, as other linters do. */
export async function lintPaths(
  files: readonly string[],
  {filesFrom, null: nul, stdinFilename}: LintCommandOptions,
): Promise<readonly string[]> {
  if (filesFrom !== null) return readFileList(filesFrom, nul)
  if (files.length > 0) return files
  return [stdinFilename === null ? '.' : '-']
}

/**
 * The inputs in order, each open until the next one is asked for; a source's name is what findings
 * call it. What cannot be read is told where its turn is, and never stops the others.
 * @param prepare has each file before it is opened, and gives its name from then on
 */
export async function* lintSources(
  paths: readonly string[],
  options: LintCommandOptions,
  config: Config,
  onFailure: (failure: InputFailure) => void,
  prepare: ((file: WalkedFile) => Promise<WalkedFile>) | null,
): AsyncGenerator<Source> {
  const {stdinFilename} = options
  for (const found of lintWalk(paths, options, config, onFailure)) {
    const {path, format} = prepare === null ? found : await prepare(found)
    const sources = openSources([path], ({name, message}) => onFailure({file: name, message}))
    for await (const source of sources) {
      const name = path === '-' ? (stdinFilename ?? path) : source.name
      yield {...source, name, format: source.format ?? format}
    }
  }
}

/** The files in order, as tasks for other processes, and what went wrong between them. */
export function* lintTasks(
  paths: readonly string[],
  options: LintCommandOptions,
  config: Config,
): Generator<LintTask | PathFailure> {
  const failures: PathFailure[] = []
  const take = ({file, message}: InputFailure): unknown => failures.push({path: file, message})
  for (const file of lintWalk(paths, options, config, take)) {
    yield* failures.splice(0)
    yield {...file, size: sizeOf(file.path)}
  }
  yield* failures
}

function lintWalk(
  paths: readonly string[],
  {ignore, forceExclude, errorOnUnmatched}: LintCommandOptions,
  {exclude}: Config,
  onFailure: (failure: InputFailure) => void,
): Generator<WalkedFile> {
  const options = {
    ignoreFiles: ignore ? usualIgnoreFiles : [],
    exclude: ignore ? exclude : [],
    forceExclude,
  }
  return walk(paths, options, ({path, message, isUnmatched}) => {
    if (isUnmatched && !errorOnUnmatched) return
    // Who pipes mail in and names nothing may expect that stdin is read.
    const hint = isUnmatched && path === '.' ? '; - is stdin' : ''
    onFailure({file: path, message: message + hint})
  })
}

/** What to say of a list that cannot be read; anything else is thrown again. */
export function listFailure(error: unknown): InputFailure {
  if (error instanceof InputError) return {file: error.file, message: error.message}
  throw error
}
