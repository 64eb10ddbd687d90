/** Attributions whose words carry endings: verbs, times and names of many languages. */
import {describe, expect, test} from 'vitest'
import {readText} from './reading.ts'

const ana = {name: 'Ana Ruiz', address: 'ana@example.org'}
const bare = {name: 'Ana Ruiz', address: null}

function authors(line: string): unknown[] {
  return readText(`${line}\n> text\n`).reading.attributions.map(found => found.author)
}

describe('a verb for a man or a woman', () => {
  test.each([
    ['Dne 3. 2. 2025 v 10:22 Ana Ruiz napsal(a):'],
    ['Dňa 2025-02-03 10:22 Ana Ruiz napísal(a):'],
    ['W dniu 2025-02-03 10:22, Ana Ruiz napisał(a):'],
    ['Dana 2025-02-03 10:22, Ana Ruiz je napisao(la):'],
    ['Dne 03. 02. 2025 ob 10:22 je Ana Ruiz napisal(a):'],
    ['Ana Ruiz писал(а) 2025-02-03 10:22:'],
    ['Ana Ruiz напісаў(ла) 2025-02-03 10:22:'],
  ])('%s', line => {
    expect(authors(line).slice(0, 1)).toEqual([bare])
  })

  test('a bracket that opens nothing is no part of the word', () => {
    expect(authors('On 3 Feb 2025 (Ana Ruiz) wrote:')).toEqual([bare])
    expect(authors('Ana Ruiz (Harbour) wrote:')).toEqual([
      {name: 'Ana Ruiz (Harbour)', address: null},
    ])
  })
})

describe('a time with an ending', () => {
  test.each([
    ['2025. 02. 03. keltezéssel 10.22-kor Ana Ruiz <ana@example.org> ezt írta:'],
    ['2025. febr. 3., H 10:22-kor, Ana Ruiz <ana@example.org> írta:'],
    ['2025-02-03 10:22에 Ana Ruiz <ana@example.org>이(가) 쓴 내용:'],
    ['03.02.2025 10:22-ში, Ana Ruiz <ana@example.org> დაწერა:'],
    ['03.02.2025 10:22-ին, Ana Ruiz <ana@example.org>-ը գրեց.'],
    ['2025-02-03 10:22 +0100-এ, Ana Ruiz <ana@example.org> লিখেছেন:'],
  ])('%s', line => {
    expect(authors(line)).toEqual([ana])
  })

  test.each([
    // Behind digits that are no time stands a name, and Chinese writes it right behind the time.
    ['2025-02-03, 1022-kor Ruiz <ana@example.org> írta:', '1022-kor Ruiz'],
    ['2025-02-03 10:22安娜 <ana@example.org> 写道:', '10:22安娜'],
  ])('not %s', (line, name) => {
    expect(authors(line)).toEqual([{name, address: 'ana@example.org'}])
  })
})

describe('a name with an ending', () => {
  test.each([
    ['2025-02-03 10:22에 Ana Ruiz이(가) 쓴 내용:'],
    ['2025-02-03 10:22 egunean, Ana Ruiz-(e)k idatzi du:'],
    ['2025-02-03 10:22-ին, Ana Ruiz-ը գրեց.'],
  ])('%s', line => {
    expect(authors(line)).toEqual([bare])
  })
})

describe('a weekday in brackets and other signs', () => {
  test.each([
    ['В 10:22 +0100 на 03.02.2025 (пн), Ana Ruiz написа:'],
    ['في الاثنين، 03-02-2025 عند 10:22 +0100 ، كتب Ana Ruiz:'],
    ['در 2025-02-03 10:22، Ana Ruiz نوشته است:'],
    [':כתב Ana Ruiz, 2025-02-03 10:22 בתאריך'],
    ['Στις 03-02-2025 10:22, ο/η Ana Ruiz έγραψε:'],
    ['El dl. 03 de 02 de 2025 a les 10:22, en/na Ana Ruiz va escriure:'],
  ])('%s', line => {
    expect(authors(line)).toEqual([bare])
  })

  test.each([
    ['On 3 Feb 2025 Ruiz (US), Ana <ana@example.org> wrote:', 'Ruiz (US), Ana'],
    ['On 3 Feb 2025 Ana Ruiz (Sun), <ana@example.org> wrote:', 'Ana Ruiz (Sun)'],
  ])('no weekday: %s', (line, name) => {
    expect(authors(line)).toEqual([{name, address: 'ana@example.org'}])
  })
})
