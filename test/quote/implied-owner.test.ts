import {describe, expect, test} from 'vitest'
import {depths, type Setting, text} from './reading.ts'

const reply: Setting = {
  from: 'Cy Moss <cy@example.org>',
  to: 'Ana Ruiz <ana@example.org>',
  subject: 'Re: the gate',
  isReply: true,
}

/** Ana's answer above Bo's mail, all in marks; the last rows are signed by one of them. */
const answer = (attribution: string, signature: readonly string[]): string => text`
  Thanks.

  ${attribution}
  > That is an old gate.
  >
  > -----Original Message-----
  > From: Bo Lind <bo at example.org>
  > To: locks at example.org
  > Subject: the gate
  > Date: Mon, 03 Feb 2025 07:07:02 +0000
  >
  > The gate does not close.
  > --
${signature.map(line => `  > ${line}`).join('\n')}
`

/** Depth of the last row. */
function depthOfSignature(attribution: string, ...signature: readonly string[]): number {
  return Number.parseInt(depths(answer(attribution, signature), reply).split('\n').at(-1)!, 10)
}

describe('a signature below a block in marks', () => {
  test.each([
    ['2025/2/4 Ana Ruiz <ana at example.org>:'],
    ['>>> Ana Ruiz <ana@example.org> 2/4/2025 8:01 AM >>>'],
    ['Ana:'],
  ])('is of whom %s names, who answered above the block', attribution => {
    expect(depthOfSignature(attribution, 'Ana Ruiz')).toBe(1)
    expect(depthOfSignature(attribution, 'Bo Lind')).toBe(2)
  })

  test.each([
    ['he wrote:'],
    ['Look at this:'],
  ])('stays where nobody tells who answered above the block, as in %s', attribution => {
    expect(depthOfSignature(attribution, 'Ana Ruiz')).toBe(2)
  })

  test.each([
    ['third', ['The Lock Keepers', 'Institute of Locks', 'Ana Ruiz'], 1],
    ['fifth', ['The gate', 'is shut', 'on Sunday.', 'Ask at the door.', 'Ana Ruiz'], 2],
  ])('is looked for a name to its third row, not its %s', (_, rows, depth) => {
    expect(depthOfSignature('2025/2/4 Ana Ruiz <ana at example.org>:', ...rows)).toBe(depth)
  })
})
