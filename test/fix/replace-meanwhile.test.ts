/** A file that others write to while it is rewritten. */
import {appendFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, describe, expect, test} from 'vitest'
import {type Rewriter, replaceFile} from '../../src/fix/replace.ts'
import {nodeSystem} from '../../src/fix/system.ts'
import {before, checkOf, options, refusal, repair, scratch, tree} from './replacing.ts'

let directory = ''
let box = ''
beforeEach(() => {
  directory = scratch()
  box = join(directory, 'box.mbox')
  writeFileSync(box, before)
})

describe('a file that others write to', () => {
  const meanwhile = (change: () => void): Rewriter => {
    return async (chunks, out) => {
      const rewritten = await repair(chunks, out)
      change()
      return rewritten
    }
  }
  const changed = 'changed while it was read, and is left so; run again when nothing writes to it'

  test('is left when it grows', async () => {
    const rewrite = meanwhile(() => appendFileSync(box, 'new mail'))
    expect(await refusal(box, {}, rewrite)).toBe(changed)
    expect(tree(directory)).toEqual({'box.mbox': `${before}new mail`})
  })

  test('is left when it is written at the same length', async () => {
    const other = before.replace('shut', 'open')
    const rewrite = meanwhile(() => writeFileSync(box, other))
    expect(await refusal(box, {}, rewrite)).toBe(changed)
    expect(tree(directory)).toEqual({'box.mbox': other})
  })

  test('is left when it is cut short', async () => {
    const rewrite = meanwhile(() => writeFileSync(box, 'cut'))
    expect(await refusal(box, {}, rewrite)).toBe(changed)
    expect(tree(directory)).toEqual({'box.mbox': 'cut'})
  })

  test('is left when another file gets its name', async () => {
    const rewrite = meanwhile(() => {
      writeFileSync(`${box}.new`, before)
      renameSync(`${box}.new`, box)
    })
    expect(await refusal(box, {}, rewrite)).toBe(changed)
    expect(tree(directory)).toEqual({'box.mbox': before})
  })

  test('is left when it is removed', async () => {
    expect(
      await refusal(
        box,
        {},
        meanwhile(() => rmSync(box)),
      ),
    ).toBe(changed)
    expect(tree(directory)).toEqual({})
  })

  test('does not make the reading endless', async () => {
    const growing: Rewriter = async (chunks, out) => {
      for await (const chunk of chunks) {
        out(Buffer.from(chunk))
        appendFileSync(box, chunk)
      }
      return {changed: false, check: () => checkOf('')}
    }
    writeFileSync(box, 'x'.repeat(1 << 20))
    expect(await refusal(box, {}, growing)).toBe(changed)
  })

  test.each([
    [null],
    ['.bak'],
  ])('is back with what was written at the last moment, backup %j', async backup => {
    const rename = (from: string, to: string): void => {
      // After the last look, before the new file has the name: a program that heeds no lock.
      if (to.endsWith('box.mbox') && from.includes('.requote-')) appendFileSync(to, 'new mail')
      nodeSystem.rename(from, to)
    }
    const running = replaceFile(box, options({backup}), repair, {...nodeSystem, rename})
    await expect(running).rejects.toThrow(changed)
    expect(tree(directory)).toEqual({'box.mbox': `${before}new mail`})
  })
})
