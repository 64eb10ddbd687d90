import {describe, expect, test} from 'vitest'
import {findCharset} from '../../src/charset/labels.ts'

describe('takes a label in any spelling', () => {
  test.each([
    ['UTF-8', 'utf-8', 'utf-8'],
    ['"utf8"', 'utf-8', 'utf-8'],
    ['cp65001', 'utf-8', 'utf-8'],
    ['us-ascii', 'us-ascii', 'ascii'],
    ['ansi_x3.4-1968', 'us-ascii', 'ascii'],
    ['iso8859_1', 'windows-1252', 'latin'],
    ['ISO_8859-1:1987', 'windows-1252', 'latin'],
    ['unicode-1-1-utf-7', 'utf-7', 'utf-7'],
    ['csUnicode11UTF7', 'utf-7', 'utf-7'],
    ['x-utf-7', 'utf-7', 'utf-7'],
    ['cp932', 'shift_jis', 'platform'],
    ['cp949', 'euc-kr', 'platform'],
    ['ks_c_5601-1987', 'euc-kr', 'platform'],
    ['macroman', 'macintosh', 'platform'],
    ['gb2312', 'gb18030', 'platform'],
    ['iso-8859-11', 'windows-874', 'platform'],
    ['cp-850', 'cp850', 'iconv'],
    ['iso-8859-16', 'iso-8859-16', 'iconv'],
  ])('%s is %s', (label, name, by) => {
    expect(findCharset(label)).toEqual({name, by})
  })
})

test.each([
  ...[
    'y',
    'yes',
    'n',
    'no',
    'a',
    'unknown-8bit',
    'x-unknown',
    'unknown',
    '8bit',
    'default',
    'none',
  ],
  '',
])('reads the junk label "%s" as none', label => {
  expect(findCharset(label)?.by).toBe('none')
})

test('reads no label as none', () => {
  expect(findCharset(null)?.by).toBe('none')
})

test.each([
  '1a2s3d4f!@',
  'klingon',
  'hz-gb-2312',
  '__proto__',
  'x'.repeat(100_000),
])('knows no label "%.20s"', label => {
  expect(findCharset(label)).toBeNull()
})
