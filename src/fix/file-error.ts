/** Why a file was not rewritten, in one line for a person. */
import {codeOf} from './system.ts'

/** Thrown by what writes files. Unless the message says otherwise the file is as it was. */
export class FileError extends Error {
  override readonly name = 'FileError'
  /** The file as the user wrote it. */
  readonly file: string
  /** The system's code (`ENOSPC`), or null. */
  readonly code: string | null

  /** @param message one line without the file's name: what, why, and which option helps */
  constructor(file: string, message: string, code: string | null = null) {
    super(message)
    this.file = file
    this.code = code
  }
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the quota of disk space is used up',
  EFBIG: 'the file would be too large',
  EIO: 'the device failed',
  ENOENT: 'no such file or directory',
  ENOTDIR: 'a part of the path is not a directory',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files; raise the limit with ulimit -n',
  ENFILE: 'the system has too many open files',
  EEXIST: 'the name is taken',
  EISDIR: 'is a directory',
  ESTALE: 'the network file system lost it',
}

/** Said where a reader might fear for the file. */
export const asItWas = 'the file is as it was'
/** Said where the directory is the trouble. */
export const elsewhere = '--output-dir writes elsewhere'

/** Does it; what the system refuses becomes a FileError: `cannot WHAT: why; NOTE`. */
export function attempt<T>(file: string, what: string, action: () => T, note = ''): T {
  try {
    return action()
  } catch (error) {
    throw fileError(file, `cannot ${what}`, error, note)
  }
}

/** An error of the system as a FileError `WHAT: why; NOTE`; any other error as it is. */
export function fileError(file: string, what: string, error: unknown, note = ''): unknown {
  const code = codeOf(error)
  if (error instanceof FileError || code === null) return error
  const why = words[code] ?? (error as Error).message
  return new FileError(file, `${what}: ${why}${note === '' ? '' : `; ${note}`}`, code)
}
