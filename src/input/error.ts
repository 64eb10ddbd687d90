/** What went wrong with an input, in one line for a person. */

/** Thrown while the chunks of a source are read; the octets given before it are good. */
export class InputError extends Error {
  override readonly name = 'InputError'
  /** The source as the user wrote it; `-` for stdin. */
  readonly file: string

  /** @param message one line without the file's name */
  constructor(file: string, message: string) {
    super(message)
    this.file = file
  }
}

/** A system error's code in words; what to do is said where that helps. */
const words: Record<string, string> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied; see who may read it with ls -l',
  EPERM: 'permission denied',
  EISDIR: 'is a directory',
  ENOTDIR: 'a part of the path is not a directory',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files; raise the limit with ulimit -n',
  ENXIO: 'no such device',
  EIO: 'the device cannot be read',
}

/** One line that tells why the system refused. */
export function explain(error: unknown): string {
  const {code, message} = error as NodeJS.ErrnoException
  return words[code ?? ''] ?? message ?? String(error)
}
