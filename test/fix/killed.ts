/**
 * The program that replace-kill.test.ts kills: rewrites a mailbox again and again, from `+AD4-` to
 * `>` and back. Words: the kind of place, and its directory. Says `ready` when it begins.
 */
import {writeSync} from 'node:fs'
import {replaceFile} from '../../src/fix/replace.ts'
import {checkOf, fileOf, type Kind, optionsOf, turn} from './kill-kinds.ts'

const [kind, directory] = process.argv.slice(2) as [Kind, string]

writeSync(1, 'ready\n')
for (;;) {
  await replaceFile(fileOf(kind, directory), optionsOf(kind, directory), async (chunks, out) => {
    const copies: Buffer[] = []
    for await (const chunk of chunks) copies.push(Buffer.from(chunk))
    const text = turn(Buffer.concat(copies).toString('latin1'))
    // In pieces, so that the kill has something to cut.
    for (let at = 0; at < text.length; at += 9000) {
      out(Buffer.from(text.slice(at, at + 9000), 'latin1'))
    }
    return {changed: true, check: () => checkOf(text)}
  })
}
