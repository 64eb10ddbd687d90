/** Mail that quotes with other marks than `>`: sound, it stays as it is; damaged, it keeps its marks. */
import {describe, expect, test} from 'vitest'
import {fixed, fixedOctets} from './run.ts'

const head =
  'From: zoe@example.org\nTo: ana@example.org\nSubject: Re: plan\nIn-Reply-To: <1@example.org>\n\n'
const attribution = 'On Mon, 3 Feb 2025 10:22:00 +0100, Ana Ruiz <ana@example.org> wrote:\n'

/** Ten lines as long as they can be, of which the second and the sixth were wrapped again. */
const lines = [
  'The gate at the lower lock has been shut since the night of the storm, and',
  'the water behind it is still as high as it was when we opened the sluice',
  'on the far side of the island last week. Nobody knows who has the key of',
  'the small door, and the man who might know it has gone to the mainland to',
  'look for the parts of the pump that we were promised in the autumn of the',
  'year before the last. Should the rain go on, as the paper says it will do',
  'for the rest of the month, the road along the dike will be closed as well',
  'and we shall have to carry all of the tools over the footbridge by hand.',
]
const sound = (mark: string): string => lines.map(line => `${mark}${line}\n`).join('')
/** Each line wrapped once more by a program that does not know the mark. */
const broken = (mark: string, tail: string): string =>
  lines
    .map(line => {
      const at = line.lastIndexOf(' ')
      return `${mark}${line.slice(0, at)}\n${tail}${line.slice(at + 1)}\n`
    })
    .join('')

describe('sound', () => {
  test.each(['| ', ': ', '} ', '# ', '--]', '|> ', 'AR> ', '  | ', '> | '])('%j stays', mark => {
    const mail = `${head}${attribution}${sound(mark)}\nI see.\n`
    for (const requote of ['safe', 'full'] as const) {
      const {output, reports} = fixedOctets(Buffer.from(mail), {requote})
      expect(output.toString()).toBe(mail)
      expect(reports[0]).toMatchObject({change: null, refused: [], depthChanges: new Map()})
    }
  })

  test('a signed mail with such marks is not told as damaged', () => {
    const part = `Content-Type: text/plain\n\n${attribution}${sound('| ')}`
    const mail = `From: zoe@example.org\nContent-Type: multipart/signed; boundary=b\n\n--b\n${part}\n--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n`
    const {reports} = fixedOctets(Buffer.from(mail))
    expect(reports[0]).toMatchObject({change: null, refused: []})
  })
})

describe('damaged', () => {
  test.each(['| ', ': ', 'AR> ', '  AR> '])('tails of %j get the mark of their line', mark => {
    const mail = (text: string): string => `${head}${attribution}${text}\nI see.\n`
    expect(fixed(mail(broken(mark, '')))).toBe(mail(broken(mark, mark)))
  })

  test('tails that lost the last of several marks', () => {
    const inner = '> Cy Diaz <cy@example.org> wrote:\n'
    const mail = (text: string): string =>
      `${head}${attribution}${inner}${text}> \n> That is so.\nI see.\n`
    expect(fixed(mail(broken('> | ', '> ')))).toBe(mail(broken('> | ', '> | ')))
  })

  test('a level more goes in front of the marks that are there', () => {
    const block =
      '-----Original Message-----\nFrom: Bo Lind <bo@example.org>\nSent: Monday, February 3, 2025 10:22\nTo: Zoe\nSubject: Re: plan\n\n'
    const quote = `${attribution}${sound('| ')}`
    const prefixed = (text: string): string => text.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>')
    const mail = `${head}I see.\n\n${block}${quote}`
    const after = fixed(mail)
    expect(after).toContain(`> | ${lines[0]}\n> | ${lines[1]}\n`)
    expect(after).toContain(prefixed(attribution.trimEnd()))
  })

  test.each(['| ', '> | '])('under format=flowed %j stays and keeps its level', mark => {
    const type = 'Content-Type: text/plain; format=flowed\n\n'
    const inner = mark === '| ' ? '' : '> Cy Diaz <cy@example.org> wrote:\n'
    const mail = (text: string): string =>
      `${head.trimEnd()}\n${type}${attribution}${inner}${text}>\n> That is so.\nI see.\n`
    expect(fixed(mail(sound(mark)))).toBe(mail(sound(mark)))
    const lost = mark === '| ' ? '' : '> '
    expect(fixed(mail(broken(mark, lost)))).toBe(mail(broken(mark, mark)))
  })

  test('a repair elsewhere leaves them', () => {
    const mail = (said: string): string =>
      `${head}${attribution}${sound('| ')}\n${said}\n> Shall we?\nI see.\n`
    const leaked = `${head}${attribution}${sound('| ')}\n+AD4- Bo says +ACI-no+ACI-.\n+AD4- Shall we?\nI see.\n`
    expect(fixed(leaked)).toBe(mail('> Bo says "no".'))
  })
})
