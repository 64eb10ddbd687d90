/**
 * Charset labels as mail writes them, and what reads each (RFC 2045 §2.2, WHATWG Encoding §4.2).
 *
 * The table is data: one charset a line, its aliases behind it. A label is compared without case,
 * quotes, blanks and punctuation, so `ISO_8859-1`, `iso8859_1` and `"iso-8859-1"` are one. Latin-1
 * is read as windows-1252: whoever writes C1 octets under that label means windows-1252.
 */

/** What turns a charset into UTF-8. `none`: no label, or one that says nothing. */
export type CharsetReader = 'none' | 'ascii' | 'latin' | 'utf-8' | 'utf-7' | 'platform' | 'iconv'

export interface Charset {
  /** The name its reader knows it by; lower case. */
  readonly name: string
  readonly by: CharsetReader
}

/** Node's `TextDecoder` (full ICU) has these right. */
const platform = `
utf-16le: utf16le ucs2 ucs-2 iso-10646-ucs-2 csunicode unicode unicodefeff
utf-16be: utf16be unicodefffe
utf-16: utf16
ibm866: cp866 csibm866 866 dos-866
iso-8859-2: latin2 l2 iso-ir-101 csisolatin2 iso_8859-2:1987 28592
iso-8859-3: latin3 l3 iso-ir-109 csisolatin3 iso_8859-3:1988 28593
iso-8859-4: latin4 l4 iso-ir-110 csisolatin4 iso_8859-4:1988 28594
iso-8859-5: cyrillic iso-ir-144 csisolatincyrillic iso_8859-5:1988 28595
iso-8859-6: arabic ecma-114 asmo-708 iso-ir-127 csisolatinarabic iso-8859-6-e iso-8859-6-i
iso-8859-7: greek greek8 ecma-118 elot_928 iso-ir-126 csisolatingreek sun_eu_greek iso_8859-7:1987
iso-8859-8: hebrew visual iso-ir-138 csisolatinhebrew iso-8859-8-e iso_8859-8:1988
iso-8859-8-i: logical csiso88598i
windows-1254: cp1254 1254 x-cp1254 iso-8859-9 latin5 l5 iso-ir-148 csisolatin5 iso_8859-9:1989 28599
iso-8859-10: latin6 l6 iso-ir-157 csisolatin6
iso-8859-13: latin7 l7
iso-8859-14: latin8 l8 iso-ir-199 iso-celtic
iso-8859-15: latin9 l9 latin0 csisolatin9 csiso885915 28605
windows-874: cp874 874 dos-874 tis-620 tis620-0 tis620.2533 iso-8859-11 iso-ir-166
windows-1250: cp1250 1250 x-cp1250 ms-ee win1250
windows-1251: cp1251 1251 x-cp1251 ms-cyrl win1251 win-1251
windows-1253: cp1253 1253 x-cp1253 ms-greek win1253
windows-1255: cp1255 1255 x-cp1255 ms-hebr win1255
windows-1256: cp1256 1256 x-cp1256 ms-arab win1256
windows-1257: cp1257 1257 x-cp1257 winbaltrim win1257
windows-1258: cp1258 1258 x-cp1258 win1258
koi8-r: koi koi8 cskoi8r koi8_r 20866
koi8-u: koi8-ru 21866
macintosh: mac macroman x-mac-roman csmacintosh x-mac
x-mac-cyrillic: x-mac-ukrainian maccyrillic mac-cyrillic
gb18030: gb-18030 54936 gbk cp936 ms936 936 x-gbk windows-936 gb2312 gb_2312 gb_2312-80 csgb2312 chinese euc-cn x-euc-cn eucgb2312-cn gb2312-80 iso-ir-58 csiso58gb231280
big5: big5-hkscs cn-big5 csbig5 x-x-big5 cp950 ms950 950 windows-950 big5-eten big5hkscs:2004
euc-jp: x-euc-jp cseucpkdfmtjapanese ujis cp51932 51932 euc_jp eucjp-win eucjp-ms
iso-2022-jp: csiso2022jp iso-2022-jp-1 iso-2022-jp-2 iso-2022-jp-3 iso-2022-jp-ms cp50220 50220 cp50221 50221 jis
shift_jis: sjis shift-jis x-sjis ms_kanji csshiftjis cp932 ms932 932 windows-31j windows-932 x-ms-cp932 cswindows31j
euc-kr: korean ks_c_5601-1987 ks_c_5601-1989 ks_c_5601 ksc5601 ksc_5601 cseuckr csksc56011987 iso-ir-149 windows-949 cp949 ms949 949 uhc x-windows-949
`

/** iconv-lite fills in what `TextDecoder` lacks; the room loads it only when one of these turns up. */
const iconv = `
cp437: ibm437 437 cspc8codepage437 dos-437
cp737: ibm737 737
cp775: ibm775 775
cp850: ibm850 850 cspc850multilingual dos-850
cp852: ibm852 852 cspcp852 dos-852
cp855: ibm855 855
cp857: ibm857 857
cp858: ibm858 858 ibm00858
cp860: ibm860 860
cp861: ibm861 861
cp862: ibm862 862 dos-862
cp863: ibm863 863
cp864: ibm864 864
cp865: ibm865 865
cp869: ibm869 869
cp720: ibm720 720
cp1125: ibm1125 1125 ruscii
iso-8859-16: latin10 l10 iso-ir-226
utf-32: utf32 ucs4 ucs-4 iso-10646-ucs-4
utf-32le: utf32le
utf-32be: utf32be
maccenteuro: x-mac-ce mac-ce x-mac-centraleurroman maccentraleurope
macgreek: x-mac-greek
macturkish: x-mac-turkish
maciceland: x-mac-icelandic
viscii: csviscii viscii1.1-1
tcvn: tcvn5712 tcvn-5712
koi8-t: koi8t
armscii8: armscii-8
rk1048: kz-1048 strk1048-2002
hproman8: hp-roman8 roman8
mik: bulgarian-mik
`

/** Those that this room reads itself. */
const own = {
  none: 'none: y yes n no a unknown-8bit x-unknown unknown 8bit 8-bit 7bit default none user-defined x-user-defined binary null undefined iso8859 iso-8859 ansi',
  ascii:
    'us-ascii: ascii us ansi_x3.4-1968 ansi_x3.4-1986 ansi_x3.110-1983 iso646-us iso_646.irv:1991 iso-ir-6 csascii ibm367 cp367 646 us_ascii usascii ansi-ascii',
  latin:
    'windows-1252: cp1252 1252 x-cp1252 x-ansi ms-ansi win1252 win-1252 iso-8859-1 latin1 l1 latin-1 iso-ir-100 csisolatin1 iso_8859-1:1987 ibm819 cp819 819 28591 iso-8859-1-windows-3.1-latin-1 iso-latin-1',
  'utf-8':
    'utf-8: utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 cp65001 65001 utf8mb4 utf-8-mac csutf8 iso-10646 iso-10646-1 iso-10646/utf-8',
  'utf-7':
    'utf-7: utf7 unicode-1-1-utf-7 csunicode11utf7 x-utf-7 csutf7 unicode-2-0-utf-7 x-unicode-2-0-utf-7 cp65000 65000',
} as const

/** Characters of a label that are read. */
const maxLabel = 100
const charsets: ReadonlyMap<string, Charset> = readTables()
/** Answers by label as written, since a mailbox has few; forgotten when hostile mail brings many. */
const known = new Map<string, Charset | null>()
const maxKnown = 256
const latin1Keys: ReadonlySet<string> = new Set(
  'iso88591 latin1 l1 isoir100 csisolatin1 iso885911987 ibm819 cp819 819 28591 isolatin1'.split(
    ' ',
  ),
)
const missing: Charset = {name: 'none', by: 'none'}

/**
 * What reads a declared charset.
 * @param label as written; null when none is
 * @returns null for a label that nobody knows
 */
export function findCharset(label: string | null): Charset | null {
  if (label === null) return missing
  let charset = known.get(label)
  if (charset !== undefined) return charset
  const key = keyOf(label)
  charset = key === '' ? missing : (charsets.get(key) ?? null)
  if (known.size >= maxKnown) known.clear()
  if (label.length <= maxLabel) known.set(label, charset)
  return charset
}

/** True for a label of Latin-1 itself, in which the octets 0x80 to 0x9F are controls. */
export function isLatin1(label: string | null): boolean {
  return label !== null && latin1Keys.has(keyOf(label))
}

function readTables(): Map<string, Charset> {
  const table = new Map<string, Charset>()
  for (const [by, row] of Object.entries(own)) addRow(table, by as CharsetReader, row)
  for (const row of platform.trim().split('\n')) addRow(table, 'platform', row)
  for (const row of iconv.trim().split('\n')) addRow(table, 'iconv', row)
  return table
}

function addRow(table: Map<string, Charset>, by: CharsetReader, row: string): void {
  const colon = row.indexOf(': ')
  const charset = {name: row.slice(0, colon), by}
  for (const label of [charset.name, ...row.slice(colon + 2).split(' ')]) {
    table.set(keyOf(label), charset)
  }
}

/** The letters and digits of a label; a hostile label is cut, not read. */
function keyOf(label: string): string {
  return label
    .slice(0, maxLabel)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
