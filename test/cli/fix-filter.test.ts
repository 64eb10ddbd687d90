/** `requote fix` from stdin to stdout, as a process. */
import {existsSync, readFileSync} from 'node:fs'
import {gunzipSync, gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {shell} from '../program.ts'
import {at, damaged, fix, mail, mbox, read, repaired, separator, usePlace, write} from './fixing.ts'

usePlace()

describe('a filter', () => {
  test.each([
    ['a message', mail(damaged), mail(repaired)],
    ['a mailbox', mbox('a\n', damaged, 'b\n'), mbox('a\n', repaired, 'b\n')],
    ['bare text', damaged, repaired],
    ['clean mail', mbox('a\n', 'b\n'), mbox('a\n', 'b\n')],
    ['nothing', '', ''],
  ])('gives %s back', (_, before, after) => {
    expect(fix(['-q'], before)).toEqual({status: 0, out: after, err: ''})
    expect(fix(['-q', '-'], after)).toEqual({status: 0, out: after, err: ''})
  })

  test('tells on stderr what it did', () => {
    const {err} = fix([], mbox(damaged, 'a\n', damaged))
    expect(err).toBe('requote: -: repaired 2 of 3 messages: utf7-leak 4\n')
    expect(fix([], mbox('a\n')).err).toBe('')
  })

  test('gives compressed mail back compressed', () => {
    write({'in.gz': gzipSync(mbox(damaged))})
    expect(shell('requote fix -q < in.gz > out.gz', {cwd: at()}).status).toBe(0)
    expect(gunzipSync(readFileSync(at('out.gz'))).toString()).toBe(mbox(repaired))
  })

  test('passes on what it can of an input that breaks off', () => {
    const many = mbox(...new Array<string>(200).fill(damaged))
    write({'in.gz': gzipSync(many).subarray(0, -20)})
    const {status, err} = shell('requote fix -q < in.gz > out.gz', {cwd: at()})
    expect([status, err]).toEqual([
      3,
      'requote: -: the gzip data are cut short; what could be decoded was read\n',
    ])
    const after = mbox(...new Array<string>(200).fill(repaired))
    expect(
      after.startsWith(
        gunzipSync(readFileSync(at('out.gz')))
          .toString()
          .trimEnd(),
      ),
    ).toBe(true)
  })

  test('does not read what it could not write', () => {
    const zstd = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), Buffer.alloc(40)])
    expect(fix([], zstd)).toEqual({
      status: 3,
      out: '',
      err: 'requote: -: zstd can be read but not written: zstd -dc FILE | requote fix\n',
    })
  })

  test('ends quietly when the reader goes away', () => {
    write({'in.mbox': mbox(...new Array<string>(20_000).fill('a\n'))})
    const script = 'set -o pipefail; requote fix < in.mbox | head -n 1'
    expect(shell(script, {cwd: at()})).toEqual({status: 0, out: separator, err: ''})
  })

  test.runIf(existsSync('/dev/full'))('tells of a full disk in one line', () => {
    expect(shell(`printf 'a\n' | requote fix > /dev/full`)).toEqual({
      status: 3,
      out: '',
      err: 'requote: cannot write the output: no space left on device\n',
    })
  })

  test('does not write to what it reads', () => {
    write({'a.mbox': mbox(damaged)})
    const {status, err} = shell('requote fix < a.mbox 1<> a.mbox', {cwd: at()})
    expect(status).toBe(2)
    expect(err).toContain('stdin and stdout are the same file; name it to fix it')
    expect(read('a.mbox')).toBe(mbox(damaged))
  })
})
