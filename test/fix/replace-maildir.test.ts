/** Members of a Maildir: their names, and where they are made. */
import {mkdirSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, describe, expect, test} from 'vitest'
import {replaceFile} from '../../src/fix/replace.ts'
import {nodeSystem} from '../../src/fix/system.ts'
import {options, refusal, repair, scratch, tree} from './replacing.ts'

let directory = ''

describe('a Maildir', () => {
  const mail = 'Subject: two\n\n+AD4- The gate is shut.\n'
  const fixed = 'Subject: two\n\n> The gate is shut.\n'
  const sized = (text: string) => `S=${text.length},W=${text.length + 3}`
  beforeEach(() => {
    directory = scratch()
    for (const folder of ['cur', 'new', 'tmp']) mkdirSync(join(directory, folder))
  })
  const put = (name: string): string => {
    writeFileSync(join(directory, name), mail)
    return join(directory, name)
  }

  test('member gets a name with its new sizes and its old flags', async () => {
    const path = put(`cur/1.M2P3.host,${sized(mail)}:2,FS`)
    expect(await replaceFile(path, options(), repair)).toBe('replaced')
    expect(tree(directory)).toEqual({
      cur: '/',
      new: '/',
      tmp: '/',
      [`cur/1.M2P3.host,${sized(fixed)}:2,FS`]: fixed,
    })
  })

  test('member without sizes keeps its name', async () => {
    expect(await replaceFile(put('new/1.M2P3.host'), options(), repair)).toBe('replaced')
    expect(tree(join(directory, 'new'))).toEqual({'1.M2P3.host': fixed})
  })

  test('member is made in tmp/, and needs no lock', async () => {
    const seen: string[] = []
    const open = (path: string, flags: number, mode: number): number => {
      if (path.includes('.requote-') || path.endsWith('.lock')) seen.push(path)
      return nodeSystem.open(path, flags, mode)
    }
    await replaceFile(put('cur/1.M2P3.host:2,'), options(), repair, {...nodeSystem, open})
    expect(seen).toHaveLength(1)
    expect(seen[0]).toContain('/tmp/.1.M2P3.host:2,.requote-')
  })

  test('is not the only thing without a lock: a message file has none either', async () => {
    writeFileSync(join(directory, 'one.EML'), mail)
    writeFileSync(join(directory, 'one.EML.lock'), '1:here')
    expect(await replaceFile(join(directory, 'one.EML'), options(), repair)).toBe('replaced')
    expect(tree(directory)).toMatchObject({'one.EML': fixed, 'one.EML.lock': '1:here'})
  })

  test('member has a backup that no mail program takes for a message', async () => {
    await replaceFile(put('cur/1.M2P3.host:2,S'), options({backup: '.bak'}), repair)
    expect(tree(join(directory, 'cur'))).toEqual({
      '1.M2P3.host:2,S': fixed,
      '.1.M2P3.host:2,S.bak': mail,
    })
  })

  test('member that a mail program gives flags meanwhile is left, and is there once', async () => {
    const path = put(`cur/1.M2P3.host,${sized(mail)}:2,`)
    const seen = `${path}S`
    const rename = (from: string, to: string): void => {
      if (from === path) renameSync(path, seen)
      nodeSystem.rename(from, to)
    }
    const running = replaceFile(path, options(), repair, {...nodeSystem, rename})
    await expect(running).rejects.toThrow('no such file')
    expect(tree(join(directory, 'cur'))).toEqual({[`1.M2P3.host,${sized(mail)}:2,S`]: mail})
    expect(tree(join(directory, 'tmp'))).toEqual({})
  })

  test('member does not take the name of another one', async () => {
    const path = put(`cur/1.M2P3.host,${sized(mail)}:2,`)
    const other = `cur/1.M2P3.host,${sized(fixed)}:2,`
    put(other)
    expect(await refusal(path)).toContain('is there already')
    expect(Object.values(tree(join(directory, 'cur')))).toEqual([mail, mail])
  })
})
