/** The inputs of one run of `requote lint`, from the paths on the command line, in order. */
import {InputError} from '../input/error.ts'
import {readFileList} from '../input/file-list.ts'
import {openSources} from '../input/source.ts'
import {usualIgnoreFiles, type WalkedFile, type WalkFailure, walk} from '../input/walk.ts'
import type {Config} from '../lint/config.ts'
import type {Source} from '../types.ts'
import type {LintCommandOptions} from './lint-options.ts'

export interface InputFailure {
  readonly file: string
  /** One line without the file's name. */
  readonly message: string
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
  const {ignore, forceExclude, errorOnUnmatched, stdinFilename} = options
  const walking = {
    ignoreFiles: ignore ? usualIgnoreFiles : [],
    exclude: ignore ? config.exclude : [],
    forceExclude,
  }
  const fail = ({path, message, isUnmatched}: WalkFailure): void => {
    if (isUnmatched && !errorOnUnmatched) return
    // Who pipes mail in and names nothing may expect that stdin is read.
    const hint = isUnmatched && path === '.' ? '; - is stdin' : ''
    onFailure({file: path, message: message + hint})
  }
  for (const found of walk(paths, walking, fail)) {
    const {path, format} = prepare === null ? found : await prepare(found)
    const sources = openSources([path], ({name, message}) => onFailure({file: name, message}))
    for await (const source of sources) {
      const name = path === '-' ? (stdinFilename ?? path) : source.name
      yield {...source, name, format: source.format ?? format}
    }
  }
}

/** What to say of a list that cannot be read; anything else is thrown again. */
export function listFailure(error: unknown): InputFailure {
  if (error instanceof InputError) return {file: error.file, message: error.message}
  throw error
}
