import {expect, test} from 'vitest'
import {OutputBuffer} from '../../src/write/output.ts'

test('takes spans and text in order, and grows', () => {
  const out = new OutputBuffer(null, 2)
  const long = Buffer.from('x'.repeat(100))
  out.text('aé€😀')
  out.span(Buffer.from('0123456'), 2, 4)
  out.span(long, 0, 100)
  out.text(`${'y'.repeat(60)}é`)
  expect(out.take().toString()).toBe(`aé€😀23${long}${'y'.repeat(60)}é`)
})

test('leaves nothing behind a reset', () => {
  const out = new OutputBuffer()
  out.text('a')
  out.reset()
  out.text('b')
  expect(out.take().toString()).toBe('b')
})

test('takes copies: a lent span may be overwritten', () => {
  const out = new OutputBuffer()
  const lent = Buffer.from('a'.repeat(60))
  out.span(lent, 0, 60)
  lent.fill('b')
  expect(out.take().toString()).toBe('a'.repeat(60))
})

test('spills what would grow too long, in order', () => {
  const spilt: string[] = []
  const out = new OutputBuffer(bytes => spilt.push(bytes.toString()))
  const mega = Buffer.alloc(1 << 20, 'x')
  for (let count = 0; count < 40; count++) out.span(mega, 0, mega.length)
  expect(spilt.length).toBeGreaterThan(1)
  expect(out.length).toBeLessThanOrEqual(4 << 20)
  expect(spilt.join('').length + out.length).toBe(40 << 20)
})
