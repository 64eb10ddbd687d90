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
    ['bo lind <bo@example.org> wrote:', 'bo lind', 'bo@example.org'],
    ['>>>the old man said:', null, null],
    ['bolind writes:', null, null],
    ['Bo Lind (Port sailor) wrote:', 'Bo Lind (Port sailor)', null],
    ['~~ <bo@example.org> wrote:', null, 'bo@example.org'],
    ['Bo Lind - Harbour <bo@example.org> wrote:', 'Bo Lind - Harbour', 'bo@example.org'],
  ])('%s', (line, name, address) => {
    const {attributions} = readText(`${line}\n> It is shut.\n`).reading
    expect(attributions.map(({author}) => author)).toEqual([{name, address}])
  })

  test('may be in small letters where the mail knows it', () => {
    const {attributions} = readText('bo lind wrote:\n> Shut.\n', {to: 'Bo Lind <bo@x>'}).reading
    expect(attributions.map(({author}) => author.name)).toEqual(['Bo Lind'])
  })

  test('is that of Notes above a quoted header block, too', () => {
    const body =
      'Ana Ruiz/Harbour@Port wrote on 03.02.2025 10:12:00:\n\n> From: Bo Lind <bo@example.org>\n> To: Ana Ruiz <ana@example.org>\n> Date: 02.02.2025 09:00\n>\n> Is it shut?\n'
    const {attributions} = readText(body).reading
    expect(attributions.map(({author}) => author.name)).toEqual(['Ana Ruiz', 'Bo Lind'])
    expect(attributions[0]!.author.address).toBeNull()
  })

  test.each([
    'the harbour says:\n> It is shut.\n',
    'and so (as he told us) it says there:\n> It is shut.\n',
    "    'wrote': 0.01; 'x-gate:shut 4.74 [en] (harbour nt 5.0; u)':\n    0.01; 'open': 0.01\n",
  ])('is none of prose, or a list of words: %j', body => {
    expect(readText(body).reading.attributions).toEqual([])
  })

  test('is none where prose has a word that leads to a list', () => {
    const {attributions} = readText('so they came via Harbour:\n> It is shut.\n').reading
    expect(attributions.map(({author}) => author.name)).not.toContain('so they came')
  })
})

describe('among several names the one that an attribution tells', () => {
  test.each([
    ['stands by the last verb', 'On Mon, 3 Feb 2025, Ana said Bo Lind wrote:'],
    ['stands before the verb', 'On 3 Feb 2025, Bo Lind wrote in Harbour:'],
    ['stands before the first of its words', 'On 3 Feb 2025, Bo Lind did write in Harbour:'],
    ['stands behind the verb', 'Am 3. Februar 2025 schrieb Bo Lind in Harbour:'],
    ['stands behind the address', 'bo@example.org (Bo Lind), 3 Feb 2025, Harbour:'],
    ['is the last one', 'Harbour, 3 Feb 2025 10:12, Bo Lind:'],
    ['may stand away from the address', 'bo@example.org, 3 Feb 2025, Bo Lind:'],
    ['begins with no small word', 'On 3 Feb 2025, von Bo Lind <bo@example.org>:'],
    ['ends in no small word', 'Bo Lind la 3 feb. 2025 a scris:'],
  ])('%s: %s', (_, line) => {
    const {attributions} = readText(`${line}\n> It is shut.\n`).reading
    expect(attributions.map(({author}) => author.name)).toEqual(['Bo Lind'])
  })

  test('stands by an address that is no list’s', () => {
    const line = '--- In harbour@example.org, on 3 Feb 2025, bo <bo@example.org> wrote:'
    const {attributions} = readText(`${line}\n> It is shut.\n`).reading
    expect(attributions.map(({author}) => author)).toEqual([
      {name: 'bo', address: 'bo@example.org'},
    ])
  })
})

describe('the address that an attribution tells', () => {
  test.each([
    ['<bo@example.org>', 'bo@example.org'],
    ['[mailto:bo@example.org]', 'bo@example.org'],
    ['(bo@example.org)', 'bo@example.org'],
    ['<bo>', null],
    ['<bo@>', null],
    ['<bo@e…>', null],
    ['<bo@e..>', null],
    ['<bo@e...>', null],
  ])('in %s is whole: %s', (address, expected) => {
    const {attributions} = readText(`Bo Lind ${address} wrote:\n> It is shut.\n`).reading
    expect(attributions.map(({author}) => author)).toEqual([{name: 'Bo Lind', address: expected}])
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
    ['On 3 Feb 2025 at 10:12, Bo Lind wrote:', '3 Feb 2025 at 10:12'],
    ['On 3 Feb 2025, Harbour 10:12, Bo Lind wrote:', '3 Feb 2025'],
    ['On 10:12:00 Bo Lind wrote:', '10:12:00'],
    ['In 2025 Bo Lind wrote:', null],
  ])('has its own brackets, no name and more than a year: %s', (line, date) => {
    expect(readText(`${line}\n> x\n`).reading.attributions[0]!.date).toBe(date)
  })
})
