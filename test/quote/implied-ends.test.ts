import {describe, expect, test} from 'vitest'
import type {Setting} from './reading.ts'
import {lines, text} from './reading.ts'

/** A mail that answers Ana Ruiz. */
const reply: Setting = {
  from: 'Cy Dale <cy@example.org>',
  to: 'Ana Ruiz <ana@example.org>',
  subject: 'Re: gate',
  isReply: true,
}

const fields = text`
  Date: Mon, 3 Feb 2025 10:00:00 +0100
  From: Ana Ruiz <ana@example.org>
  To: Cy Dale <cy@example.org>
  Subject: gate
`.trimEnd()

/** `depth author| line` of the lines with content below the first field block, `+` for what was forwarded. */
function below(mail: string): string {
  return lines(mail, reply)
    .replace(/[\s\S]*header-block [^\n]*\n/, '')
    .split('\n')
    .filter(line => !line.endsWith('| '))
    .map(line => line.replace(' text', '').replace(/^(\d) forwarded/, '$1+'))
    .join('\n')
}

const begin = '----- Forwarded message from Ana Ruiz <ana@example.org> -----'
const end = '----- End forwarded message -----'

describe('a line that ends what was forwarded', () => {
  test('belongs to the one who forwards, as does what follows', () => {
    const mail = `fyi\n\n${begin}\n\n${fields}\n\nIt is shut.\n\n----- End forwarded message -----\n\nAnd mine again.\n`
    expect(lines(mail, reply)).toBe(
      text`
        0 text Cy| fyi
        0 text Cy| 
        0 header-block Cy| ----- Forwarded message from Ana Ruiz <ana@example.org> -----
        0 header-block Cy| 
        0 header-block Cy| Date: Mon, 3 Feb 2025 10:00:00 +0100
        0 header-block Cy| From: Ana Ruiz <ana@example.org>
        0 header-block Cy| To: Cy Dale <cy@example.org>
        0 header-block Cy| Subject: gate
        1 forwarded Ana| 
        1 forwarded Ana| It is shut.
        1 forwarded Ana| 
        0 text Cy| ----- End forwarded message -----
        0 text Cy| 
        0 text Cy| And mine again.
      `.trimEnd(),
    )
  })

  test.each([
    [begin, '----- End forwarded message -----'],
    ['------- Start of Forwarded Message -------', '------- End of Forwarded Message'],
    ['---------- Forwarded message ----------', '--- End Forwarded Message ---'],
    ['--- Forwarded mail from ana@example.org', '---End of forwarded mail from ana@example.org'],
  ])('is read below %s as %s', (start, end) => {
    expect(below(`fyi\n\n${start}\n${fields}\n\nIt is shut.\n\n${end}\n\nMine.\n`)).toBe(
      `1+ Ana| It is shut.\n0 Cy| ${end}\n0 Cy| Mine.`,
    )
  })

  test('is read below an original message', () => {
    const mail = `Fine.\n\n-----Original Message-----\n${fields}\n\nIt is shut.\n\n----- End Original Message -----\n\nMine.\n`
    expect(below(mail)).toBe(
      '1 Ana| It is shut.\n0 Cy| ----- End Original Message -----\n0 Cy| Mine.',
    )
  })

  test('is read inside a quotation', () => {
    const original = `-----Original Message-----\n${fields}\n\nIt is shut.\n\n--- End Original Message ---\n\nAnd mine.`
    const mail = `Yes.\n\nOn 3 Feb 2025, Bo Lind <bo@example.org> wrote:\n${`Look.\n\n${original}`.replaceAll(/^/gm, '> ')}\n\nCy's.\n`
    expect(below(mail)).toBe(
      "2 Ana| It is shut.\n1 Bo| --- End Original Message ---\n1 Bo| And mine.\n0 Cy| Cy's.",
    )
  })

  test('stands in the level of the words above what it ends', () => {
    const inner = text`
      -----Original Message-----
      From: Bo Lind <bo@example.org>
      Sent: Sunday, 2 Feb 2025
      To: Ana Ruiz <ana@example.org>
      Subject: gate

      Is it?

      ----- End Original Message -----
    `
    const mail = `fyi\n\n${begin}\n${fields}\n\nIt is shut.\n\n${inner}\nHers.\n\n${end}\n\nMine.\n`
    expect(below(mail)).toBe(
      text`
        2 Bo| Is it?
        1+ Ana| ----- End Original Message -----
        1+ Ana| Hers.
        0 Cy| ----- End forwarded message -----
        0 Cy| Mine.
      `.trimEnd(),
    )
  })

  test.each([
    ['has an indentation', 'It is shut.', ' ----- End forwarded message -----'],
    [
      'ends an attribution’s level, too',
      'It is shut.\n\nOn Sun, 2 Feb 2025, Bo Lind <bo@example.org> wrote:\nIs it?',
      end,
    ],
    [
      'ends nothing of what is quoted, where another message begins',
      'It is shut.\n\n> ----- Forwarded message -----\n> Is it?',
      end,
    ],
    ['is quoted before', `It is shut.\n\n> ${end}`, end],
  ])('%s', (_, words, line) => {
    const mail = `fyi\n\n${begin}\n${fields}\n\n${words}\n\n${line}\n\nMine.\n`
    expect(below(mail).split('\n').slice(-2)).toEqual([`0 Cy| ${line}`, '0 Cy| Mine.'])
  })

  test('ends the levels inside, and what is marked keeps its marks', () => {
    const inner =
      '-----Original Message-----\nFrom: Bo Lind <bo@example.org>\nSent: Sunday, 2 Feb 2025\nTo: Ana Ruiz <ana@example.org>\nSubject: gate\n\nIs it?\n'
    const mail = `fyi\n\n${begin}\n${fields}\n\nIt is shut.\n\n${inner}\n--- End forwarded message ---\n\nMine.\n> Hm.\n`
    expect(below(mail)).toBe(
      '2 Bo| Is it?\n0 Cy| --- End forwarded message ---\n0 Cy| Mine.\n1 Ana| Hm.',
    )
  })
})

describe('what was forwarded goes on', () => {
  test.each([
    ['without such a line', '---'],
    ['below words about it', 'That is the end of the forwarded message.'],
    ['below words between dashes', '-- end of the forwarded message, I think --'],
    ['below the end of something else', '----- End Original Message -----'],
    ['below the end that somebody quotes', '> ----- End forwarded message -----'],
    [
      'below the end that a patch takes away',
      'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1 @@\n a\n---- End forwarded message ----',
    ],
  ])('%s', (_, line) => {
    const mail = `fyi\n\n${begin}\n${fields}\n\nIt is shut.\n\n${line}\n\nHers.\n`
    expect(below(mail).split('\n').at(-1)).toBe('1+ Ana| Hers.')
  })

  test('below the end of one that began with words alone', () => {
    const mail = `fyi\n\nBegin forwarded message:\n\n${fields}\n\nIt is shut.\n\n${end}\n\nHers.\n`
    expect(below(mail).split('\n').at(-1)).toBe('1+ Ana| Hers.')
  })

  test('below the end of a message that begins in it without a header block', () => {
    const inner = '----- Forwarded message -----\n\nIs it?\n\n----- End forwarded message -----'
    const mail = `fyi\n\n${begin}\n${fields}\n\nIt is shut.\n\n${inner}\n\nHers.\n\n----- End forwarded message -----\n\nMine.\n`
    expect(below(mail)).toBe(
      text`
        1+ Ana| It is shut.
        1+ Ana| ----- Forwarded message -----
        1+ Ana| Is it?
        1+ Ana| ----- End forwarded message -----
        1+ Ana| Hers.
        0 Cy| ----- End forwarded message -----
        0 Cy| Mine.
      `.trimEnd(),
    )
  })

  test('and such a line alone, or above fields, begins nothing', () => {
    const mail = `fyi\n\n----- End forwarded message -----\nFrom: the gate\n\nIt is shut.\n`
    expect(lines(mail, reply)).not.toMatch(/^1|header-block/m)
  })
})
