import {describe, expect, test} from 'vitest'
import {readText} from './reading.ts'

describe('the name that an attribution tells', () => {
  test.each([
    ['Bo Lind via Harbour wrote:', 'Bo Lind', null],
    ['Bo Lind via Harbour <harbour@example.org> wrote:', 'Bo Lind', null],
    ['--- In harbour@example.org, "Bo Lind" <bo@...> wrote:', 'Bo Lind', null],
    ['--- In harbour@e..., "Bo Lind" <bo@e...> wrote:', 'Bo Lind', null],
    ['--- In harbour@example.org, Bo Lind <bo@example.org> wrote:', 'Bo Lind', 'bo@example.org'],
    ['In <2@example.org>, Bo Lind wrote:', 'Bo Lind', null],
    ['In March, Bo Lind <bo@example.org> wrote:', 'Bo Lind', 'bo@example.org'],
    ['(In reply to Bo Lind [:bo] from comment #3)', 'Bo Lind', null],
    ['(In reply to Bo Lind [:bo] (Port) from comment #3)', 'Bo Lind (Port)', null],
    ['Mon, 3 Feb 2025 10:12:00 +0100, /Bo Lind/:', 'Bo Lind', null],
    ['Bo Lind/Harbour@Port wrote on 03.02.2025 10:12:00:', 'Bo Lind', null],
    ['Bo Lind/Harbour/Dock@Port wrote on 03.02.2025 10:12:00:', 'Bo Lind', null],
    ['x/y@port.example.org wrote on 03.02.2025 10:12:00:', null, 'x/y@port.example.org'],
    ['Bo Lind <bo/lind@port> wrote:', 'Bo Lind', 'bo/lind@port'],
  ])('%s', (line, name, address) => {
    const {attributions} = readText(`${line}\n> It is shut.\n`).reading
    expect(attributions.map(({author}) => author)).toEqual([{name, address}])
  })

  test('is that of Notes above a quoted header block, too', () => {
    const body =
      'Ana Ruiz/Harbour@Port wrote on 03.02.2025 10:12:00:\n\n> From: Bo Lind <bo@example.org>\n> To: Ana Ruiz <ana@example.org>\n> Date: 02.02.2025 09:00\n>\n> Is it shut?\n'
    const {attributions} = readText(body).reading
    expect(attributions.map(({author}) => author.name)).toEqual(['Ana Ruiz', 'Bo Lind'])
    expect(attributions[0]!.author.address).toBeNull()
  })

  test('is none where prose has a word that leads to a list', () => {
    const {attributions} = readText('so they came via Harbour:\n> It is shut.\n').reading
    expect(attributions.map(({author}) => author.name)).not.toContain('so they came')
  })
})

describe('prose with a verb at its end', () => {
  test.each([
    'On Monday the committee met at 10:12, and in the end he wrote:',
    'On Monday at 10:12 we met in Port again, and at the end said:',
  ])('introduces nothing above unmarked words: %s', line => {
    const {reading} = readText(`${line}\nit is shut. And he went home with it.\n`)
    expect(reading.attributions).toEqual([])
  })

  test.each([
    ['On Monday the committee met at 10:12, and in the end he wrote:\n> It is shut.\n', null],
    ['On 3 Feb 2025 10:12, bo wrote:\nIt is shut.\n', 'bo'],
    ['On Mon, 3 Feb 2025 10:12:00 +0100,\nbo van lind wrote:\nIt is shut.\n', 'bo van lind'],
    ['On 3 Feb 2025 10:12, the old Bo Lind wrote:\nIt is shut.\n', 'Bo Lind'],
  ])('is no veto where marks or a name speak: %j', (body, name) => {
    const {attributions} = readText(body).reading
    expect(attributions).toHaveLength(1)
    if (name) expect(attributions[0]!.author.name).toContain(name)
  })
})

describe('the date that an attribution tells', () => {
  test.each([
    [
      'Bo Lind <bo@example.org> ezt írta (időpont: 2025. febr. 3., H, 10:12):',
      '2025. febr. 3., H, 10:12',
    ],
    [
      'On Mon, 3 Feb 2025 10:12:00 +0100 (CET), Bo Lind wrote:',
      'Mon, 3 Feb 2025 10:12:00 +0100 (CET)',
    ],
  ])('has its own brackets, and no others: %s', (line, date) => {
    expect(readText(`${line}\n> x\n`).reading.attributions[0]!.date).toBe(date)
  })
})
