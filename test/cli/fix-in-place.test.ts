/** `requote fix` with paths, as a process: what it writes where, and tells. */
import {linkSync, readFileSync, statSync, symlinkSync, utimesSync} from 'node:fs'
import {gunzipSync, gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {
  at,
  damaged,
  fix,
  mail,
  mbox,
  names,
  read,
  repaired,
  section,
  separator,
  usePlace,
  write,
} from './fixing.ts'

usePlace()

describe('in place', () => {
  test('repairs files, globs, folders and Maildirs, and tells of each', () => {
    write({
      'one.mbox': mbox(damaged),
      'lists/a.mbox.gz': gzipSync(mbox('a\n', damaged)),
      'lists/b.mbox': mbox('b\n'),
      'mails/1.eml': mail(damaged),
      'mails/2.eml': mail('a\n'),
      'box/cur/1:2,S': mail(damaged),
      'box/new/2': mail(damaged),
      'box/tmp/3': mail(damaged),
    })
    const {status, out, err} = fix(['one.mbox', 'lists/**/*.mbox*', 'mails', 'box'])
    expect(out).toBe('')
    expect(err.split('\n')).toEqual([
      'requote: one.mbox: repaired 1 of 1 message: utf7-leak 2',
      'requote: lists/a.mbox.gz: repaired 1 of 2 messages: utf7-leak 2',
      'requote: mails/1.eml: repaired 1 of 1 message: utf7-leak 2',
      'requote: box/cur/1:2,S: repaired 1 of 1 message: utf7-leak 2',
      'requote: box/new/2: repaired 1 of 1 message: utf7-leak 2',
      'requote: total: repaired 5 of 8 messages in 5 of 7 files: utf7-leak 10',
      '',
    ])
    expect(status).toBe(0)
    expect(read('one.mbox')).toBe(mbox(repaired))
    expect(gunzipSync(readFileSync(at('lists/a.mbox.gz'))).toString()).toBe(mbox('a\n', repaired))
    expect(read('mails/1.eml')).toBe(mail(repaired))
    expect(read('box/cur/1:2,S')).toBe(mail(repaired))
    expect(read('box/new/2')).toBe(mail(repaired))
    expect(read('box/tmp/3')).toBe(mail(damaged))
    expect(names()).toHaveLength(8)
    expect(fix(['-v', '.']).err).toContain(
      'requote: total: nothing to repair in 8 messages, 7 files',
    )
  })

  test('leaves a clean file alone', () => {
    write({'a.mbox': mbox('a\n')})
    utimesSync(at('a.mbox'), 1, 1)
    const before = statSync(at('a.mbox'), {bigint: true})
    expect(fix(['a.mbox'])).toEqual({status: 0, out: '', err: ''})
    const {ino, mtimeNs, ctimeNs} = statSync(at('a.mbox'), {bigint: true})
    expect([ino, mtimeNs, ctimeNs]).toEqual([before.ino, before.mtimeNs, before.ctimeNs])
  })

  test('takes paths from a list', () => {
    const files = {'a b.mbox': mbox(damaged), 'c.mbox': mbox(damaged)}
    write({...files, list: 'a b.mbox\nc.mbox\n'})
    expect(fix(['-q', '--files-from', 'list'])).toEqual({status: 0, out: '', err: ''})
    expect([read('a b.mbox'), read('c.mbox')]).toEqual([mbox(repaired), mbox(repaired)])
    write(files)
    expect(fix(['-q', '--files-from', '-', '-0'], 'a b.mbox\0c.mbox\0').status).toBe(0)
    expect([read('a b.mbox'), read('c.mbox')]).toEqual([mbox(repaired), mbox(repaired)])
    expect(fix(['--files-from', 'none'])).toMatchObject({
      status: 3,
      err: 'requote: none: no such file or directory\n',
    })
  })

  test('does the others when a file cannot be done', () => {
    write({'a.mbox': mbox(damaged), 'b.mbox': mbox(damaged), 'c.mbox': mbox(damaged), 'd/x': ''})
    symlinkSync('a.mbox', at('link.mbox'))
    linkSync(at('b.mbox'), at('same.mbox'))
    const {status, err} = fix(['link.mbox', 'same.mbox', 'none', 'd', 'c.mbox'])
    expect(err.split('\n')).toEqual([
      expect.stringMatching(/^requote: link\.mbox: is a symbolic link; --follow-symlinks/),
      expect.stringMatching(/^requote: same\.mbox: has 2 names .*--break-hard-links/),
      'requote: none: no such file or directory',
      expect.stringMatching(/^requote: d: no \.eml/),
      'requote: c.mbox: repaired 1 of 1 message: utf7-leak 2',
      'requote: total: repaired 1 of 1 message in 1 of 5 files (4 files failed): utf7-leak 2',
      '',
    ])
    expect(status).toBe(3)
    const allowed = fix(['--follow-symlinks', '--break-hard-links', 'link.mbox', 'same.mbox'])
    expect(allowed.status).toBe(0)
    expect([read('a.mbox'), read('same.mbox'), read('b.mbox')]).toEqual([
      mbox(repaired),
      mbox(repaired),
      mbox(damaged),
    ])
  })

  test('keeps the old file when asked', () => {
    write({'a.mbox': mbox(damaged), 'b.mbox': mbox('a\n')})
    fix(['--backup', 'a.mbox', 'b.mbox'])
    expect(names()).toEqual(['a.mbox', 'a.mbox.bak', 'b.mbox'])
    expect([read('a.mbox'), read('a.mbox.bak')]).toEqual([mbox(repaired), mbox(damaged)])
    write({'a.mbox': mbox(damaged)})
    fix(['--backup=~', 'a.mbox'])
    expect(names()).toEqual(['a.mbox', 'a.mbox.bak', 'a.mbox~', 'b.mbox'])
  })

  test('writes elsewhere when asked, every file', () => {
    write({'lists/a.mbox': mbox(damaged), 'lists/b.mbox': mbox('b\n'), 'c.mbox': mbox(damaged)})
    expect(fix(['-q', '--output-dir', 'new/out', 'lists', 'c.mbox']).status).toBe(0)
    expect(names()).toEqual([
      'c.mbox',
      'lists/a.mbox',
      'lists/b.mbox',
      'new/out/c.mbox',
      'new/out/lists/a.mbox',
      'new/out/lists/b.mbox',
    ])
    expect([
      read('lists/a.mbox'),
      read('new/out/lists/a.mbox'),
      read('new/out/lists/b.mbox'),
    ]).toEqual([mbox(damaged), mbox(repaired), mbox('b\n')])
  })

  test('warns once of signatures that break, and leaves such mail when asked', () => {
    const signed = 'DKIM-Signature: v=1; a=rsa-sha256; d=example.org; b=AAAA\n'
    const before = mail(damaged, 1, signed)
    write({'1.eml': before, '2.eml': before})
    const warning = 'requote: warning: the repair breaks the signatures (DKIM, ARC or patatt) of '
    expect(fix(['--dry-run', '1.eml', '2.eml']).err).toContain(
      `${warning}2 messages; --keep-signed`,
    )
    expect(fix(['--keep-signed', '1.eml', '2.eml']).err).not.toContain('warning')
    expect(read('1.eml')).toBe(before)
  })

  test('counts no repair in a file that could not be written', () => {
    const signed = 'DKIM-Signature: v=1; a=rsa-sha256; d=example.org; b=AAAA\n'
    write({'a.eml': mail(damaged, 1, signed), 'a.eml.bak': 'x'})
    const {status, err} = fix(['--backup', '--stats', 'a.eml'])
    expect([status, read('a.eml'), read('a.eml.bak')]).toEqual([3, mail(damaged, 1, signed), 'x'])
    expect(err.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^requote: a\.eml: .*a\.eml\.bak/),
      'requote: total: nothing to repair in 1 message, 1 file (1 file failed)',
    ])
  })

  test('tells in one line of a folder that cannot be made', () => {
    write({'a.eml': mail(damaged)})
    expect(fix(['--output-dir', 'a.eml/out', 'a.eml'])).toEqual({
      status: 3,
      out: '',
      err: 'requote: cannot make the folder a.eml/out: a part of the path is not a directory\n',
    })
  })

  test('tells of damage that it leaves', () => {
    const type =
      'MIME-Version: 1.0\nContent-Type: multipart/signed; boundary=b; protocol="application/pgp-signature"\n'
    const body = `--b\nContent-Type: text/plain\n\nYes.\n\n${damaged}\n--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n`
    const before = `${separator}${mail('a\n')}\n${separator}${section(2, type)}${body}\n`
    write({'a.mbox': before})
    const {status, err} = fix(['a.mbox'])
    expect([status, read('a.mbox')]).toEqual([0, before])
    expect(err).toMatch(/^requote: a\.mbox:10: message 2, part [\d.]+: .* \[signed\]\n$/)
  })
})
