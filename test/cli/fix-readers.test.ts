/** Other programs read the mailboxes that `requote fix` wrote; those that are installed. */
import {spawnSync} from 'node:child_process'
import {mkdirSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {shell} from '../program.ts'
import {at, damaged, fix, mail, mbox, read, repaired, usePlace, write} from './fixing.ts'

usePlace()

describe('programs that read mailboxes', () => {
  const has = (name: string): boolean => spawnSync(name, ['--version']).error === undefined
  const before = mbox('a\n', damaged, '>From here\n', damaged)

  function usable(name: string): boolean {
    if (!has(name)) console.warn(`${name} is not installed: it does not read what was fixed`)
    return has(name)
  }

  test('git mailsplit counts the same messages', () => {
    if (!usable('git')) return
    write({'a.mbox': before})
    fix(['a.mbox'])
    mkdirSync(at('mails'))
    const found = shell('git mailsplit --keep-cr -omails a.mbox', {cwd: at()})
    expect(found.out.trim()).toBe('4')
  })

  test('formail splits the same messages', () => {
    if (!usable('formail')) return
    write({'a.mbox': before})
    fix(['a.mbox'])
    const found = shell('formail -s formail -zx Message-ID: < a.mbox', {cwd: at()})
    expect(found.out.trim().split('\n')).toEqual([1, 2, 3, 4].map(id => `<${id}@example.org>`))
  })

  test('mutt shows the repaired text', () => {
    if (!usable('mutt') || !usable('script')) return
    write({'a.mbox': before, muttrc: 'set folder=.\n'})
    fix(['a.mbox'])
    const keys = '<jump>2<enter><pipe-message>cat > shown<enter><exit>'
    const mutt = `mutt -n -F muttrc -R -f a.mbox -e 'set wait_key=no' -e 'push "${keys}"'`
    const env = {PATH: process.env['PATH'], TERM: 'xterm'}
    spawnSync('script', ['-qec', mutt, '/dev/null'], {cwd: at(), env, timeout: 20_000})
    expect(read('shown')).toContain(repaired)
  })

  test('notmuch finds the repaired words in a Maildir', () => {
    if (!usable('notmuch')) return
    write({
      'box/cur/1:2,S': mail(damaged),
      'box/new/2': mail('a\n', 2),
      'box/tmp/.keep': '',
      config: `[database]\npath=${at('box')}\n[user]\nname=Ana\nprimary_email=ana@example.org\n`,
    })
    fix(['box'])
    const env = {NOTMUCH_CONFIG: at('config')}
    shell('notmuch new', {cwd: at(), env})
    const shown = shell('notmuch show --format=text id:1@example.org', {cwd: at(), env})
    expect(shown.out).toContain(repaired)
    expect(shell('notmuch count "*"', {cwd: at(), env}).out).toBe('2\n')
  })
})
