/** `On Monday you wrote:` in many languages: it names nobody. */
import {describe, expect, test} from 'vitest'
import {readText} from './reading.ts'

function authors(line: string): unknown[] {
  return readText(`${line}\n> text\n`).reading.attributions.map(found => found.author)
}

describe('you wrote', () => {
  test.each([
    ['На понеделник, 3 февруари 2025 г. 10:22:00 CET написахте:'],
    ['Na ponedjeljak, 3. veljače 2025. 10:22:00 CET ste napisali:'],
    ['El dilluns, 3 de febrer del 2025, a les 10:22:00 CET, vau escriure:'],
    ['Dne pondělí 3. února 2025 10:22:00 CET jste napsal(a):'],
    ['Am Montag, 3. Februar 2025, 10:22:00 CET schrieben Sie:'],
    ['Στις Δευτέρα 3 Φεβρουαρίου 2025 10:22:00 CET γράψατε:'],
    ['Ühel kenal päeval (esmaspäev, 3. veebruar 2025 10:22:00 CET) kirjutasid sa:'],
    ['Ar 3 Feabhra 2025 10:22:00 CET, scríobh tú:'],
    ['O luns, 3 de febreiro de 2025 10:22:00 CET escribiches:'],
    ['A következőt írta ekkor: 2025. február 3., hétfő 10:22:00 CET'],
    ['In data lunedì 3 febbraio 2025 10:22:00 CET, hai scritto:'],
    ['2025 ж. 3 ақпан, дүйсенбі 10:22:00 CET кезде Сіз жазғаныңыз:'],
    ['2025년 2월 3일 월요일 10:22:00 CET에 쓴 내용:'],
    ['2025 m. vasario 3 d., pirmadienis 10:22:00 CET rašėte:'],
    ['Op maandag 3 februari 2025 10:22:00 CET schreef u:'],
    ['Dnia poniedziałek, 3 lutego 2025 10:22:00 CET piszesz:'],
    ['În ziua de luni, 3 februarie 2025, la 10:22:00 CET, ați scris:'],
    ['В письме от понедельник, 3 февраля 2025 г. 10:22:00 CET Вы написали:'],
    ['Dňa pondelok 3. februára 2025 10:22:00 CET ste napísali:'],
    ['Dne ponedeljek, 3. februar 2025 ob 10:22:00 CET ste napisali:'],
    ['Дана понедељак, 3. фебруар 2025. у 10:22:00 CET, написасте:'],
    ['Den måndag 3 februari 2025 10:22:00 CET skrev du:'],
    ['Den måndag 3 februari 2025 10:22:00 CET skrev ni:'],
    ['Dňa 3. februára 2025 10:22:00 CET si napísal:'],
    ['Ühel kenal päeval (esmaspäev, 3. veebruar 2025 10:22:00 CET) kirjutasite te:'],
    ['திங்கள், 3 பிப்ரவரி, 2025 10:22:00 CET அன்று நீங்கள் எழுதியது:'],
    ['3 Şubat 2025 Pazartesi 10:22:00 CET tarihinde şunu yazdınız:'],
    ['понеділок, 3 лютого 2025 р. 10:22:00 CET ви написали:'],
  ])('%s', line => {
    expect(authors(line)).toEqual([{name: null, address: null}])
  })
})

describe('names that look like such words', () => {
  test.each([
    ['On 3 Feb 2025 at 10:22, Du Wei wrote:', 'Du Wei'],
    ['On 3 Feb 2025 at 10:22, Ni Lan wrote:', 'Ni Lan'],
    ['Am 3. Februar 2025 um 10:22 schrieb Sie Lan:', 'Sie Lan'],
    ['On 3 Feb 2025 at 10:22, Ste Moss wrote:', 'Ste Moss'],
    ['Dňa 3. februára 2025 10:22 Pan Lind napísal:', 'Pan Lind'],
    ['Fan Li wrote:', 'Fan Li'],
    ['Hau Lind wrote:', 'Hau Lind'],
    ['Lo Ming wrote:', 'Lo Ming'],
    ['Ni Lan wrote:', 'Ni Lan'],
    ['Si Li wrote:', 'Si Li'],
    ['Ste Moss wrote:', 'Ste Moss'],
    ['Te Wei wrote:', 'Te Wei'],
    ['Gwen wrote:', 'Gwen'],
    ['Julie wrote:', 'Julie'],
    ['April has written:', 'April'],
  ])('%s', (line, name) => {
    expect(authors(line)).toEqual([{name, address: null}])
  })
})
