/** What `requote lint` looks at, and in which order it tells. */
import {execFileSync} from 'node:child_process'
import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
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
  told,
  usePlace,
  write,
} from './linting.ts'

usePlace()

/** The files in which something was found, in the order of the report. */
function files(...words: string[]): string[] {
  const [, lines] = told(...words)
  return [...new Set(lines.map(line => line.split(':')[0]!))]
}

describe('paths', () => {
  test('without any, the current directory', () => {
    write({'b/1.eml': mail(leaked), 'a.mbox': mbox(leaked), 'notes.txt': mail(leaked)})
    expect(files()).toEqual(['a.mbox', 'b/1.eml'])
  })

  test('in their order, each file once', () => {
    write({'a.eml': mail(leaked), 'b.eml': mail(leaked, 2)})
    expect(files('b.eml', '.')).toEqual(['b.eml', 'a.eml'])
  })

  test('globs, Maildirs and what is compressed', () => {
    const zstd = at('zstd.eml')
    write({
      'x.mbox.gz': gzipSync(mbox(leaked)),
      'zstd.eml': mail(leaked, 3),
      'md/cur/1.host:2,S': mail(leaked, 4),
      'md/new/2.host': mail(leaked, 5),
      'other.eml': mail(leaked, 6),
    })
    const hasZstd = toolRuns('zstd', ['-q', '--rm', zstd])
    expect(files('*.gz', 'md', hasZstd ? 'zstd.eml.zst' : 'zstd.eml')).toEqual([
      'x.mbox.gz',
      'md/cur/1.host',
      'md/new/2.host',
      hasZstd ? 'zstd.eml.zst' : 'zstd.eml',
    ])
  })

  test('from a list', () => {
    write({'a b.eml': mail(leaked), 'c.eml': mail(leaked, 2), list: 'c.eml\r\na b.eml\n'})
    expect(files('--files-from', 'list')).toEqual(['c.eml', 'a b.eml'])
    const {out} = lint(['--files-from', '-', '-0'], {input: 'a b.eml\0'})
    expect(out.split(':')[0]).toBe('a b.eml')
  })

  test('a list that cannot be read', () => {
    expect(lint(['--files-from', 'gone'])).toEqual({
      status: 3,
      out: '',
      err: 'requote: gone: no such file or directory\n',
    })
  })

  test('a file of any name where it is named, and a dash behind --', () => {
    write({'notes.txt': mail(leaked), '-q': mail(leaked, 2)})
    expect(files('--', 'notes.txt', '-q')).toEqual(['notes.txt', '-q'])
  })
})

describe('what leads to no file', () => {
  test('is an error', () => {
    expect(told('gone.eml', '*.mbox')).toEqual([
      3,
      ['gone.eml: error: no such file or directory', '*.mbox: error: no file matches'],
    ])
  })

  test('is none with --no-error-on-unmatched', () => {
    expect(told('--no-error-on-unmatched', 'gone.eml', '*.mbox')).toEqual([0, []])
  })

  test('reminds of - where nothing was named', () => {
    expect(lint([], {input: mail(leaked)}).out).toBe(
      '.: error: no .eml, .mbox, .mbx or .mail file and no Maildir in it; - is stdin\n',
    )
  })
})

describe('what is left out', () => {
  const ignoring = {'.gitignore': 'old/\n', '.requoteignore': 'b.eml\n'}

  test('is what .gitignore, .requoteignore and the configuration say', () => {
    write({
      ...ignoring,
      '.requoterc.json': '{"exclude": ["c.eml"]}',
      'a.eml': mail(leaked),
      'b.eml': mail(leaked, 2),
      'c.eml': mail(leaked, 3),
      'old/d.eml': mail(leaked, 4),
    })
    expect(files()).toEqual(['a.eml'])
    expect(files('--no-ignore')).toEqual(['a.eml', 'b.eml', 'c.eml', 'old/d.eml'])
  })

  test('are named files too, with --force-exclude', () => {
    write({...ignoring, 'a.eml': mail(leaked), 'b.eml': mail(leaked, 2)})
    expect(files('a.eml', 'b.eml')).toEqual(['a.eml', 'b.eml'])
    expect(files('--force-exclude', 'a.eml', 'b.eml')).toEqual(['a.eml'])
    expect(lint(['--force-exclude', 'b.eml'])).toEqual({status: 0, out: '', err: ''})
  })
})

describe('stdin', () => {
  test('is -', () => {
    expect(lint(['-'], {input: mail(leaked)}).out).toBe(`${leakIn('-')}\n${leakIn('-', 8)}\n`)
  })

  test('has the name and the settings of --stdin-filename', () => {
    const override = {files: ['lists/*'], rules: {'utf7-leak': 'off'}}
    write({'.requoterc.json': JSON.stringify({overrides: [override]})})
    const run = (file: string) => lint(['--stdin-filename', file], {input: mail(leaked)}).out
    expect(run('mail/a.eml').split('\n')[0]).toBe(leakIn('mail/a.eml'))
    expect(run('lists/a.eml')).toBe('')
  })
})

describe('how mail is read', () => {
  test('the configuration, and the command line over it', () => {
    write({'a.eml': mail(leaked), '.requoterc.json': '{"options": {"repair": "none"}}'})
    expect(files()).toEqual([])
    expect(files('--repair', 'all')).toEqual(['a.eml'])
    expect(files('--repair=-utf7-leak')).toEqual([])
  })

  test('--print-config shows what counts', () => {
    write({'.requoterc.json': '{"rules": {"qp-leak": "info"}, "failOn": "error"}'})
    const {out} = lint(['--print-config', '--rule', 'utf7-leak=off', 'a.eml'])
    const shown = JSON.parse(out)
    expect(shown.files).toHaveLength(1)
    expect([shown.rules['utf7-leak'], shown.rules['qp-leak']]).toEqual(['off', 'info'])
    expect(shown.failOn).toBe('error')
  })

  test('a message that comes twice in a run is told, in whatever file', () => {
    write({'a.eml': mail(clean), 'b.eml': mail(clean), 'c.eml': noted})
    const [, lines] = told('--rule', 'message-id-duplicate=error', '--quiet')
    expect(lines).toEqual([
      'b.eml:3:13: error: Message-ID <1@example.org> came before [message-id-duplicate]',
    ])
  })
})

test('reads, and writes nothing', () => {
  write({'a.eml': mail(leaked)})
  lint([])
  expect(read('a.eml')).toBe(mail(leaked))
})

function toolRuns(tool: string, words: readonly string[]): boolean {
  try {
    execFileSync(tool, words, {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}
