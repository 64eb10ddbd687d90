/** Hostile inputs at n and 2n: findings and their places take time that grows with the input. */
import {expect, test} from 'vitest'
import {growth, mostGrowth} from '../growth.ts'
import {lintAll} from './lint.ts'

const chunk = 1 << 20

function read(octets: Buffer): number {
  const chunks = Math.max(0, Math.ceil(octets.length / chunk) - 1)
  const cuts = Array.from({length: chunks}, (_, index) => (index + 1) * chunk)
  return lintAll(octets, {}, cuts).findings.length
}

const section = 'From: ana@example.org\nDate: Thu, 1 Jan 2026 00:00:00 +0000\n'
const separator = 'From ana@example.org Thu Jan  1 00:00:00 2026\n'

const mail =
  (piece: string, head = '', before = 'Bo wrote:\n') =>
  (count: number): Buffer =>
    Buffer.from(`${section}${head}\n${before}${piece.repeat(count)}`)

const quotedPrintable = 'Content-Transfer-Encoding: quoted-printable\n'

const base64 = (width: number) => (count: number) => {
  const text = Buffer.from(`Bo wrote:\n${'+AD4- x\n'.repeat(count)}`).toString('base64')
  const lines = text.match(new RegExp(`.{1,${width}}`, 'g'))!.join('\n')
  return Buffer.from(`${section}Content-Transfer-Encoding: base64\n\n${lines}\n`)
}

const mbox = (piece: string) => (count: number) =>
  Buffer.from(`${separator}${section}\n${piece.repeat(count)}`)

/** Name, input of so many pieces, how many of them at 2n. */
const inputs: readonly (readonly [string, (count: number) => Buffer, number])[] = [
  ['places on one line', mail('+AD4- '), 1e5],
  ['damaged lines', mail('+AD4- x\n'), 1e5],
  ['encoded line ends', mail('=0A+AD4- x', quotedPrintable), 1e5],
  ['soft line breaks in one line', mail('+AD4- x=\n', quotedPrintable), 1e5],
  ['places cut by soft line breaks', mail('+AD=\n4- x\n', quotedPrintable), 1e5],
  ['lines in one line of base64', base64(1 << 14), 1e5],
  ['lines of two base64 letters', base64(2), 5e4],
  ['damaged fields', count => mail('', 'Subject: cafÃ© isnâ€™t\n'.repeat(count))(0), 2e4],
  ['invisible characters', mail('\u202ex\n'), 1e5],
  ['invisible characters on one line', mail('\u202ex'), 1e5],
  ['tag characters', mail('\u{1f3f4}\u{e0041}\u{e0042}'), 1e5],
  ['long lines', mail(`${'x'.repeat(999)}\n`), 1e4],
  ['jumps of depth', mail('a b\n>> x y\n>> z\n'), 1e5],
  ['lines that begin with From', mbox('\nFrom x'), 1e5],
  [
    'escapes',
    count => Buffer.from(mbox('>From x\n')(count).toString().replace('ana', 'mboxrd@z')),
    1e5,
  ],
  ['empty lines above damage', count => mail('+AD4- x\n', '', '\n'.repeat(count))(2), 5e5],
  ['tiny messages', count => Buffer.from(`${separator}${section}\n+AD4- x\n\n`.repeat(count)), 1e4],
]

test.each(inputs)('%s', (_, make, count) => {
  const [once, twice] = [make(count / 2), make(count)]
  expect(growth(read, once, twice)).toBeLessThan(mostGrowth)
})
