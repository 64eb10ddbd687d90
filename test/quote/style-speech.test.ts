/** Short lines below an attribution, behind marks that are much else besides. */
import {describe, expect, test} from 'vitest'
import {readText} from './reading.ts'

/** Depth of every line of a reply, the attribution first. */
function depthsOf(mail: string, level: 'safe' | 'full' = 'full'): string {
  const {lines} = readText(mail, {isReply: true, to: 'Ana Ruiz <ana@example.org>', level}).body
  return Array.from(lines.depth.subarray(0, lines.count)).join('')
}

const attribution = 'On Mon, 3 Feb 2025, Ana Ruiz wrote:\n'

describe('short lines of speech are quoted', () => {
  test.each([
    ['behind :', ': Ready?\n: I am.\n\nSo am I.\n', '01100'],
    ['behind }', '} Ready?\n} I am.\n\nSo am I.\n', '01100'],
    ['behind #', '# Ready?\n# I am.\n\nSo am I.\n', '01100'],
    ['behind %', '% Ready?\n% I am.\n\nSo am I.\n', '01100'],
    ['with an answer right below', '# Ready?\n# I am.\nSo am I.\n', '0110'],
    ['with a blank one among them', '# Ready?\n#\n# I am.\n', '0111'],
    [
      'once more below the answer',
      '# Ready?\n# I am.\n\nSo am I.\n\n# Go.\n\nGone.\n',
      '011000100',
    ],
    ['that break in mid-sentence', '# Are you\n# ready?\n', '011'],
    ['with marks of sentences in them', '# "Ready" (so he said), isn\'t it?\n# No!\n', '011'],
    ['in another language', '# Ja, Größe drei.\n# Ça va.\n', '011'],
    [
      'above a deeper attribution',
      '# Ready?\n# No.\n\nBo <bo@example.org> wrote:\n> Go.\n',
      '011001',
    ],
    ['above a quotation', '# Ready?\n# I am.\n\n> go = 1\n', '01101'],
    ['above a signature', '# Ready?\n# I am.\n-- \nZoe\n', '01100'],
  ])('%s', (_, mail, depths) => {
    expect(depthsOf(attribution + mail)).toBe(depths)
  })
})

describe('what only looks so stays', () => {
  test.each([
    ['one line', '# Ready?\n\nSo am I.\n'],
    ['one line and a blank one', '# Ready?\n#\n\nSo am I.\n'],
    ['a comment above code', '# Opens the gate.\n# Then shuts it.\n\ngate = 1\n'],
    ['a comment of LaTeX', '% Opens the gate.\n% Then shuts it.\n\\section{Gates}\n'],
    ['a comment that begins code in capitals', '# Opens the gate.\n# Then shuts it.\nGATE=1\n'],
    ['a comment above a command', '# Opens the gate.\n# Then shuts it.\nmake gate\n'],
    ['commands', '# make install\n# reboot\n\nThat did it.\n'],
    ['a command and what it says', '# reboot\n# Going down now.\n\nThat did it.\n'],
    ['commands with options', '% Open -a gate.\n% Shut --all_gates.\n\nThat did it.\n'],
    ['the end of a block of code', '} else {\n} while (gate);\n\nThat did it.\n'],
    ['settings', '# Gate=shut.\n# Lock=open.\n\nThat did it.\n'],
    ['headings', '# Gates\n# Locks\n# Keys\n# Doors.\n\nThat did it.\n'],
    ['a mark that touches the words', '#Ready?\n#I am.\n\nSo am I.\n'],
    ['a drawing', ': .--. :\n: |  | :\n\nThat is it.\n'],
    ['lines with others between them', '# Ready?\nYes.\n\nOr no.\n# I am.\n'],
  ])('%s', (_, mail) => {
    expect(depthsOf(attribution + mail)).toMatch(/^0+$/)
  })

  test.each([
    ['nobody is named above', 'Hello.\n\n# Ready?\n# I am.\n\nSo am I.\n'],
    ['no day and no address is', 'The keeper writes:\n# Ready?\n# I am.\n\nSo am I.\n'],
    ['no verb is', 'Monday, 3 Feb 2025, at the gate:\n# Ready?\n# I am.\n\nSo am I.\n'],
  ])('where %s', (_, mail) => {
    expect(depthsOf(mail)).toMatch(/^0+$/)
  })

  test('where only what is proven may change', () => {
    expect(depthsOf(`${attribution}# Ready?\n# I am.\n\nSo am I.\n`, 'safe')).toBe('00000')
  })
})
