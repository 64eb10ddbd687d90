import {describe, expect, test} from 'vitest'
import {languages} from '../../src/quote/languages.ts'
import {readText} from './reading.ts'

const ana = {name: 'Ana Ruiz', address: 'ana@example.org'}
const bare = {name: 'Ana Ruiz', address: null}
const unnamed = {name: null, address: 'ana@example.org'}

describe('attributions in many languages', () => {
  test.each([
    ['de', 'Am 3. Februar 2025 um 10:22 schrieb Ana Ruiz <ana@example.org>:', ana],
    ['de', 'Am 03.02.25 um 10:22 schrieb Ana Ruiz:', bare],
    ['fr', 'Le lun. 3 févr. 2025 à 10:22, Ana Ruiz <ana@example.org> a écrit :', ana],
    ['fr', 'Le 03/02/2025 à 10:22, Ana Ruiz a écrit :', bare],
    ['fr, damaged', 'Ana Ruiz a ?crit :', bare],
    ['fr, damaged', 'Le 03/02/2025 10:22, Ana Ruiz a \u{fffd}crit :', bare],
    ['fr, damaged', 'Ana Ruiz a  crit :', bare],
    ['fr, damaged', 'Le mar. 18 d?c. ? 10:22, ana@example.org a ??crit :', unnamed],
    ['es, damaged', 'El 03/02/2025 10:22, Ana Ruiz escribi?:', bare],
    ['es', 'El lun, 3 feb 2025 a las 10:22, Ana Ruiz (<ana@example.org>) escribió:', ana],
    ['it', 'Il giorno lun 3 feb 2025 alle ore 10:22 Ana Ruiz <ana@example.org> ha scritto:', ana],
    ['pt', 'Em seg., 3 de fev. de 2025 às 10:22, Ana Ruiz <ana@example.org> escreveu:', ana],
    ['nl', 'Op ma 3 feb 2025 om 10:22 schreef Ana Ruiz <ana@example.org>:', ana],
    ['sv', 'Den mån 3 feb. 2025 kl 10:22 skrev Ana Ruiz <ana@example.org>:', ana],
    ['no', 'man. 3. feb. 2025 kl. 10:22 skrev Ana Ruiz <ana@example.org>:', ana],
    ['da', 'Den 3. feb. 2025 kl. 10.22 skrev Ana Ruiz <ana@example.org>:', ana],
    ['fi', 'Ana Ruiz <ana@example.org> kirjoitti 3.2.2025 kello 10.22:', ana],
    ['pl', 'pon., 3 lut 2025 o 10:22 Ana Ruiz <ana@example.org> napisał(a):', ana],
    ['cs', 'Dne 3. 2. 2025 v 10:22 Ana Ruiz <ana@example.org> napsal(a):', ana],
    ['sk', 'Dňa 3. 2. 2025 o 10:22 Ana Ruiz <ana@example.org> napísala:', ana],
    ['hu', '2025. február 3., hétfő 10:22 keltezéssel, Ana Ruiz írta:', bare],
    ['ro', 'În lun., 3 feb. 2025 la 10:22, Ana Ruiz <ana@example.org> a scris:', ana],
    ['ca', 'El dl., 3 de febr. 2025, a les 10:22, Ana Ruiz <ana@example.org> va escriure:', ana],
    ['hr', 'pon, 3. velj 2025. u 10:22 Ana Ruiz <ana@example.org> je napisala:', ana],
    ['lt', '2025-02-03, pr, 10:22 Ana Ruiz <ana@example.org> rašė:', ana],
    ['et', 'Kuupäeval 3. veebruar 2025 kell 10:22 kirjutas Ana Ruiz <ana@example.org>:', ana],
    ['ru', '03.02.2025 10:22, Ana Ruiz пишет:', bare],
    ['uk', 'пн, 3 лют. 2025 р. о 10:22 Ana Ruiz <ana@example.org> пише:', ana],
    ['bg', 'На пн, 3.02.2025 г. в 10:22 Ana Ruiz <ana@example.org> написа:', ana],
    [
      'el',
      'Στις Δευ 3 Φεβ 2025 στις 10:22 π.μ., ο χρήστης Ana Ruiz <ana@example.org> έγραψε:',
      ana,
    ],
    ['tr', 'Ana Ruiz <ana@example.org>, 3 Şub 2025 Pzt, 10:22 tarihinde şunu yazdı:', ana],
    ['vi', 'Vào 10:22, 3 thg 2, 2025 Ana Ruiz <ana@example.org> đã viết:', ana],
    ['id', 'Pada tanggal 3 Feb 2025 10.22, Ana Ruiz <ana@example.org> menulis:', ana],
    ['ar', 'في الاثنين، 3 فبراير 2025 10:22 ص Ana Ruiz <ana@example.org> كتب:', ana],
    ['he', 'בתאריך יום ב׳, 3 בפבר׳ 2025 ב-10:22 מאת Ana Ruiz <\u200eana@example.org\u200e>:', ana],
    ['ja', '2025年2月3日(月) 10:22 Ana Ruiz <ana@example.org>:', ana],
    ['ja', '2025/02/03 10:22、Ana Ruizさんは書きました：', bare],
    ['zh', 'Ana Ruiz <ana@example.org> 于2025年2月3日周一 上午10:22写道：', ana],
    ['zh', '在 2025/2/3 10:22, Ana Ruiz 写道:', bare],
    ['ko', '2025년 2월 3일 (월) 오전 10:22, Ana Ruiz <ana@example.org>님이 작성:', ana],
  ])('take %s: %s', (_, line, author) => {
    const {reading} = readText(`${line}\n> text\n`)
    expect(reading.attributions.map(found => found.author)).toEqual([author])
  })

  test.each([
    ['> Von: Ana Ruiz <ana@example.org>\n> Gesendet: Montag, 3. Februar 2025\n> An: Bo\n'],
    ['> 差出人: Ana Ruiz <ana@example.org>\n> 送信日時: 2025年2月3日\n> 宛先: Bo\n'],
    ['> *De :* Ana Ruiz <ana@example.org>\n> *Envoyé :* lundi 3 février 2025\n> *À :* Bo\n'],
  ])('take a header section: %s', block => {
    const {reading} = readText(`Yes.\n\n${block}>\n> text\n`)
    expect(reading.attributions).toMatchObject([{author: ana, introduces: 1}])
  })

  test('know each language’s verbs and field names, in lower case', () => {
    expect(languages().length).toBeGreaterThanOrEqual(65)
    for (const {code, verbs, fieldNames, originalMessage, forwardedMessage} of languages()) {
      const lists = [verbs, originalMessage, forwardedMessage, ...Object.values(fieldNames)]
      for (const list of lists) {
        expect(list.length, code).toBeGreaterThan(0)
        for (const word of list) expect(word, code).toBe(word.trim().toLowerCase())
      }
    }
  })
})
