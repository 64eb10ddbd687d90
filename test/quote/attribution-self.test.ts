import {describe, expect, test} from 'vitest'
import {lines, readText, text} from './reading.ts'

describe('an attribution to whoever wrote it', () => {
  test.each([
    'I wrote:',
    'On Monday I wrote:',
    'In article <1@example.org> I wrote:',
    'On 3 Feb 2025 at 10:22, I wrote:',
    'On 3 Feb 2025 at 10:22, I wrote...',
    'On 3 Feb 2025 at 10:22, I wrote…:',
    'On 3 Feb 2025 at 10:22, I wrote：',
    'On 3 Feb 2025 at 10:22, I have written:',
    'Am 3. Februar 2025 schrieb ich:',
    'Op 3 februari 2025 schreef ik:',
    'Den 3 februari 2025 skrev jag:',
    'Den 3. februar 2025 skrev jeg:',
    'Le 3 février 2025, j’ai écrit :',
    'El 3 de febrero de 2025 escribí:',
    'Il 3 febbraio 2025 ho scritto:',
    'Em 3 de fevereiro de 2025 escrevi:',
    '3 февраля 2025 я писал:',
    'Dnia 3 lutego 2025 napisałam:',
    'Dne 3. února 2025 jsem napsal:',
    '3. helmikuuta 2025 kirjoitin:',
  ])('is seen in %s', line => {
    const {reading} = readText(`${line}\n> text\n`)
    expect(reading.attributions.map(found => found.author?.name)).toEqual(['Zoe Sender'])
  })

  test.each([
    'he wrote:',
    'You and Bo wrote:',
    'I think Bo Lind wrote:',
    'They said that I am Bo:',
  ])('is not seen in %s', line => {
    const {reading} = readText(`${line}\n> text\n`)
    expect(reading.attributions.map(found => found.author?.name)).not.toContain('Zoe Sender')
  })

  test('is the owner of the level that it stands in', () => {
    expect(
      lines(text`
        Bo Lind wrote:
        > I wrote:
        > > A plan.
        > Ana Ruiz wrote:
        > > No.
        > I wrote:
        > > Yes.
        Fine.
        I wrote:
        > That it is fine.
      `),
    ).toBe(
      text`
        0 attribution Zoe| Bo Lind wrote:
        1 attribution Bo| I wrote:
        2 text Bo| A plan.
        1 attribution Bo| Ana Ruiz wrote:
        2 text Ana| No.
        1 attribution Bo| I wrote:
        2 text Bo| Yes.
        0 text Zoe| Fine.
        0 attribution Zoe| I wrote:
        1 text Zoe| That it is fine.
      `.trimEnd(),
    )
  })

  test('names nobody where it is unknown who wrote the level', () => {
    expect(lines('> I wrote:\n> > Text.\n')).toBe('1 attribution -| I wrote:\n2 text -| Text.')
  })

  test.each([
    'You wrote:',
    'he wrote:',
    'they said:',
  ])('is not who wrote what stands below %s', line => {
    const body = `On Mon, 3 Feb 2025, Bo Lind wrote:\n> I wrote:\n>> A plan.\n> ${line}\n>> No.\n`
    expect(lines(body).split('\n').slice(2)).toEqual([
      '2 text Bo| A plan.',
      `1 attribution Bo| ${line}`,
      '2 text -| No.',
    ])
  })

  test('leaves the level to somebody else who is known', () => {
    const body = 'Bo Lind wrote:\n> Ana Ruiz wrote:\n>> A plan.\n> You wrote:\n>> No.\n'
    expect(lines(body)).toContain('2 text Ana| No.')
  })

  test('is told by the fields again where the words say that it is whom they answer', () => {
    const body = 'I wrote:\n> A plan.\nYou wrote:\n> No.\n'
    const setting = {to: 'Ana Ruiz <ana@example.org>', isReply: true}
    expect(lines(body, setting)).toContain('1 text Ana| No.')
  })
})
