/** `requote lint --fix` and `--diff`: what is mended, what is told, and that `requote fix` agrees. */
import {execFileSync, spawn} from 'node:child_process'
import {cpSync, mkdirSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {program, requote} from '../program.ts'
import {root} from '../run.ts'
import {
  at,
  clean,
  leaked,
  leakIn,
  lint,
  mail,
  mbox,
  noted,
  read,
  usePlace,
  write,
} from './linting.ts'

usePlace()

const mended = leaked.replaceAll('+AD4-', '>')
/** Nobody can mend octets that its charset does not have. */
const lost = Buffer.from(
  mail('Caf\xe9\n', 3, 'Content-Type: text/plain; charset=utf-8\n'),
  'latin1',
)
const lostTold = /^b\.eml:7: warning: 1 octet is not utf-8.* \[charset-invalid\]\n$/

describe('--fix', () => {
  test('mends what can be mended, and tells the rest', () => {
    write({'a.mbox': mbox(leaked, clean), 'b.eml': lost, 'c.eml': mail(clean, 4)})
    const {status, out, err} = lint(['--fix'])
    expect([status, err]).toEqual([1, 'requote: a.mbox: repaired 1 of 2 messages: utf7-leak 2\n'])
    expect(out).toMatch(lostTold)
    expect(read('a.mbox')).toBe(mbox(mended, clean))
  })

  test('ends with 0 when nothing is left', () => {
    write({'a.eml': mail(leaked, 3), 'b.mbox.gz': gzipSync(mbox(clean, leaked))})
    expect(lint(['--fix', '-q'])).toEqual({status: 0, out: '', err: ''})
    expect(lint([])).toEqual({status: 0, out: '', err: ''})
  })

  test('leaves what a rule that is off would mend', () => {
    const half = '&gt; So?\n&gt; So.\n'
    write({'a.eml': mail(`${leaked}\nBo wrote:\n${half}`)})
    lint(['--fix', '--rule', 'utf7-leak=off'])
    expect(read('a.eml')).toBe(mail(`${leaked}\nBo wrote:\n${half.replaceAll('&gt;', '>')}`))
  })

  test('finds a Maildir member by the name that it has then', () => {
    const name = `md/cur/1.host,S=${mail(leaked).length}:2,S`
    write({[name]: mail(leaked), 'md/new/2.host': noted})
    mkdirSync(at('md/tmp'))
    expect(lint(['--fix', 'md', '--fail-on', 'info']).out).toMatch(/^md\/new\/2\.host:1: info/)
    expect(readdirSync(at('md/cur'))).toEqual([`1.host,S=${mail(mended).length}:2,S`])
  })

  test('tells what it could not mend, and lints it', () => {
    write({'a.eml': mail(leaked), 'b.eml': mail(leaked, 2)})
    execFileSync('ln', [at('a.eml'), at('hard.eml')])
    const {status, out, err} = lint(['--fix', 'a.eml', 'b.eml'])
    expect(status).toBe(3)
    expect(err).toMatch(/^requote: a\.eml: has 2 names \(hard links\)/m)
    expect(out).toBe(`${leakIn('a.eml')}\n${leakIn('a.eml', 8)}\n`)
    expect(read('b.eml')).toBe(mail(mended, 2))
  })

  test('leaves the old file when a signal ends it', async () => {
    const old = mbox(leaked, ...new Array<string>(12_000).fill(clean))
    write({'a.mbox': old, 'b.mbox': old})
    const child = spawn(process.execPath, [program, 'lint', '--fix', 'a.mbox', 'b.mbox'], {
      cwd: at(),
      stdio: 'ignore',
    })
    const timer = setInterval(() => {
      if (!readdirSync(at()).some(name => name.includes('requote-'))) return
      clearInterval(timer)
      child.kill('SIGTERM')
    }, 1)
    const status = await new Promise(resolve => child.once('close', resolve))
    clearInterval(timer)
    expect(status).toBe(143)
    expect(readdirSync(at())).toEqual(['a.mbox', 'b.mbox'])
    expect(read('b.mbox')).toBe(old)
  })

  test('is not for stdin', () => {
    const {status, err} = lint(['--fix', '-'], {input: mail(leaked)})
    expect(status).toBe(2)
    expect(err).toMatch(/^requote: stdin cannot be mended in place: requote fix < IN > OUT\n/)
  })
})

describe('--diff', () => {
  test('shows what --fix would write on stdout, and tells the rest on stderr', () => {
    write({'a.mbox': mbox(clean, leaked), 'b.eml': lost})
    const {status, out, err} = lint(['--diff'])
    expect([status, read('a.mbox')]).toEqual([1, mbox(clean, leaked)])
    expect(err).toMatch(lostTold)
    execFileSync('git', ['apply', '-'], {cwd: at(), input: out})
    expect(read('a.mbox')).toBe(mbox(clean, mended))
  })

  test('takes stdin, and ends with 1 when only the diff has something', () => {
    const {status, out, err} = lint(['--diff', '--stdin-filename', 'a.eml'], {input: mail(leaked)})
    expect([status, err]).toEqual([1, ''])
    expect(out).toMatch(/^--- a\/a\.eml\n\+\+\+ b\/a\.eml\n@@ /)
  })

  test('does not go with --fix', () => {
    expect(lint(['--diff', '--fix']).status).toBe(2)
  })
})

/** Place and rule of each finding, and whether it can be mended. */
function findings(): {key: string; fixable: boolean}[] {
  const {out} = lint(['--format', 'json', '--no-ignore', '.'])
  return out
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))
    .filter(({type}) => type === 'finding')
    .map(({file, rule, messageIndex, source, fixable}) => {
      return {key: [file, rule, messageIndex, source].join(' '), fixable}
    })
}

describe.each(['cases', 'thread', 'mailbox'])('after requote fix of fixtures/%s', folder => {
  test('nothing that can be mended is left, and nothing new is found', () => {
    for (const name of readdirSync(join(root, 'fixtures', folder))) {
      // A folder is looked through for mail by its name.
      const mailName = name.replace(/\.txt$/, '.txt.eml')
      if (mailName.endsWith('.eml') || mailName.endsWith('.mbox')) {
        cpSync(join(root, 'fixtures', folder, name), at(mailName))
      }
    }
    const before = findings()
    expect(before.some(({fixable}) => fixable)).toBe(true)
    expect(requote(['fix', '-q', '.'], {cwd: at()}).status).toBe(0)
    const after = findings()
    expect(after.filter(({fixable}) => fixable)).toEqual([])
    const known = new Set(before.map(({key}) => key))
    expect(after.filter(({key}) => !known.has(key)).map(({key}) => key)).toEqual([])
  })
})
