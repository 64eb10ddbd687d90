/**
 * Names of files from a list, as `find -print0`, `git ls-files` and people write them: one a line
 * (LF or CRLF), or each ended by a NUL octet, which alone can hold every name.
 */
import {closeSync, openSync} from 'node:fs'
import {explain, InputError} from './error.ts'
import {readChunks} from './read.ts'

const stdin = 0

/**
 * The names in order, read as UTF-8; empty ones are left out.
 * @param file the list; `-` is stdin
 * @param nul names end in NUL, not in a line end
 * @throws InputError when the list cannot be read, or holds NUL without `nul`
 */
export async function readFileList(file: string, nul: boolean): Promise<string[]> {
  const fd = file === '-' ? stdin : open(file)
  try {
    const text = await readAll(fd, file)
    if (!nul && text.includes('\0')) {
      throw new InputError(file, 'the list holds NUL octets; read it with -0')
    }
    return text.split(nul ? '\0' : /\r?\n/).filter(name => name !== '')
  } finally {
    if (fd !== stdin) closeSync(fd)
  }
}

function open(file: string): number {
  try {
    return openSync(file, 'r')
  } catch (error) {
    throw new InputError(file, explain(error))
  }
}

async function readAll(fd: number, file: string): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of readChunks(fd, file)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}
