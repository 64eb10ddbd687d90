import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {inputThatIsOutput} from '../../src/cli/output.ts'
import {ClosedPipe, DescriptorSink, OutputError, openFile} from '../../src/cli/sink.ts'

let place = ''
const at = (...names: string[]): string => join(place, ...names)

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'requote-output-'))
  mkdirSync(at('box', 'cur'), {recursive: true})
  mkdirSync(at('mails'))
  for (const name of ['a.eml', 'mails/1.eml', 'box/cur/1', 'other']) writeFileSync(at(name), 'x\n')
  linkSync(at('a.eml'), at('same.eml'))
})
afterAll(() => rmSync(place, {recursive: true}))

describe('an input that is the output', () => {
  test.each([
    ['takes the file itself', 'a.eml', ['other', 'a.eml'], 'a.eml'],
    ['takes another name of it', 'same.eml', ['a.eml'], 'a.eml'],
    ['takes a message of a directory', 'mails/1.eml', ['mails'], 'mails'],
    ['takes a message of a Maildir', 'box/cur/1', ['box'], 'box'],
    ['leaves another file', 'other', ['a.eml', 'mails', 'box'], null],
    ['leaves a file that is not there yet', 'new', ['a.eml', 'missing'], null],
  ])('%s', (_, output, files, both) => {
    const found = inputThatIsOutput(
      at(output),
      files.map(file => at(file)),
    )
    expect(found).toBe(both && at(both))
  })
})

describe('sink', () => {
  test('takes octets to a file', async () => {
    const sink = openFile(at('product'))
    sink.write(Buffer.from('one\n'))
    sink.write(Buffer.from('two\n'))
    await sink.end()
    expect(readFileSync(at('product'), 'utf8')).toBe('one\ntwo\n')
  })

  test('tells in one line why a file cannot be opened', () => {
    expect(() => openFile(at('missing', 'product'))).toThrow(OutputError)
    expect(() => openFile(at('mails'))).toThrow(/^cannot write .*mails: .*directory$/)
  })

  test.runIf(existsSync('/dev/full'))('tells that the disk is full', () => {
    const sink = openFile('/dev/full')
    expect(() => sink.write(Buffer.from('x'))).toThrow(
      'cannot write /dev/full: no space left on device',
    )
  })

  test('tells of a descriptor that is closed', () => {
    const fd = openSync(at('other'), 'r')
    closeSync(fd)
    expect(() => new DescriptorSink(fd, 'x').write(Buffer.from('x'))).toThrow(OutputError)
    expect(new ClosedPipe()).not.toBeInstanceOf(OutputError)
  })
})
