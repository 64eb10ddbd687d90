/**
 * The program that replace-full-disk.test.ts runs on a small file system: repairs the mailbox `box`
 * of the directory that it is given, and says what came of it and what is in the directory then.
 */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {FileError} from '../../src/fix/file-error.ts'
import {replaceFile} from '../../src/fix/replace.ts'
import {checkOf, optionsOf, turn} from './kill-kinds.ts'

const directory = process.argv[2]!
const box = join(directory, 'box')
const before = '+AD4- The gate is shut.\n'.repeat(8000)
writeFileSync(box, before)

const outcome = await replaceFile(box, optionsOf('mailbox', directory), async (chunks, out) => {
  const copies: Buffer[] = []
  for await (const chunk of chunks) copies.push(Buffer.from(chunk))
  const text = turn(Buffer.concat(copies).toString('latin1'))
  out(Buffer.from(text, 'latin1'))
  return {changed: true, check: () => checkOf(text)}
}).catch((error: unknown) => (error instanceof FileError ? error.message : String(error)))

const isOld = readFileSync(box, 'latin1') === before
process.stdout.write(JSON.stringify({outcome, isOld, names: readdirSync(directory)}))
