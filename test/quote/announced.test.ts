import {describe, expect, test} from 'vitest'
import {languages} from '../../src/quote/languages.ts'
import type {Setting} from './reading.ts'
import {lines, text} from './reading.ts'

/** A mail of Cy Dale's, who answers. */
const setting: Setting = {
  from: 'Cy Dale <cy@example.org>',
  to: 'Bo Lind <bo@example.org>',
  subject: 'Re: gate',
  isReply: true,
}

const announcements: readonly (readonly [announcement: string, fields: string])[] = [
  ['Begin forwarded message:', 'From / Subject / Date / To'],
  ['Anfang der weitergeleiteten Nachricht:', 'Von / Betreff / Datum / An'],
  ['Begin doorgestuurd bericht:', 'Van / Onderwerp / Datum / Aan'],
  ['Vidarebefordrat brev:', 'Från / Ämne / Datum / Till'],
  ['Vidarebefordrat mejl:', 'Från / Ämne / Datum / Till'],
  ['Start på videresendt besked:', 'Fra / Emne / Dato / Til'],
  ['Videresendt melding:', 'Fra / Emne / Dato / Til'],
  ['Début du message réexpédié :', 'De / Objet / Date / À'],
  ['Début du message transféré :', 'De / Objet / Date / À'],
  ['Inicio del mensaje reenviado:', 'De / Asunto / Fecha / Para'],
  ['Inizio messaggio inoltrato:', 'Da / Oggetto / Data / A'],
  ['Início da mensagem encaminhada:', 'De / Assunto / Data / Para'],
  ['Início da mensagem reencaminhada:', 'De / Assunto / Data / Para'],
  ['Välitetty viesti alkaa:', 'Lähettäjä / Aihe / Päivämäärä / Vastaanottaja'],
  ['Edelleenlähetetty viesti alkaa:', 'Lähettäjä / Aihe / Päivämäärä / Vastaanottaja'],
  ['Początek przekazywanej wiadomości:', 'Od / Temat / Data / Do'],
  ['Začátek přeposílané zprávy:', 'Od / Předmět / Datum / Komu'],
  ['Начало переадресованного сообщения:', 'От / Тема / Дата / Кому'],
  ['転送されたメッセージ:', '差出人 / 件名 / 日付 / 宛先'],
  ['开始转发的邮件：', '发件人 / 主题 / 日期 / 收件人'],
  ['下面是被转发的邮件：', '发件人 / 主题 / 日期 / 收件人'],
  ['開始轉寄郵件：', '寄件人 / 主旨 / 日期 / 收件人'],
]

function fieldsOf(names: string): string {
  const [from, subject, date, to] = names.split(' / ')
  return text`
    ${from!}: Ana Ruiz <ana@example.org>
    ${subject!}: gate
    ${date!}: Mon, 3 Feb 2025 10:22:00 +0100
    ${to!}: Cy Dale <cy@example.org>
  `.trimEnd()
}

/** `depth kind author` of the lines with content. */
function kinds(mail: string): string[] {
  return lines(mail, setting)
    .split('\n')
    .filter(line => !line.endsWith('| '))
    .map(line => line.slice(0, line.indexOf('|')))
}

describe('Apple Mail announces what it forwards', () => {
  test.each(announcements)('%s', (announcement, names) => {
    const fields = fieldsOf(names)
    expect(kinds(`fyi\n\n${announcement}\n\n${fields}\n\nIt is shut.\n`)).toEqual([
      '0 text Cy',
      ...Array(5).fill('0 header-block Cy'),
      '1 forwarded Ana',
    ])
    const marked = `${fields}\n\nIt is shut.`.replaceAll(/^/gm, '> ')
    expect(kinds(`fyi\n\n${announcement}\n\n${marked}\n`)).toEqual([
      '0 text Cy',
      '0 header-block Cy',
      ...Array(4).fill('1 header-block Cy'),
      '1 forwarded Ana',
    ])
  })
})

describe('no announcement', () => {
  const fields = fieldsOf('Von / Betreff / Datum / An')

  test.each([
    ['words around it', 'Hier der Anfang der weitergeleiteten Nachricht, wie gewünscht:'],
    ['no colon', 'Anfang der weitergeleiteten Nachricht'],
    ['other words', 'Der Anfang der Nachricht ist dieser hier:'],
  ])('with %s', (_, line) => {
    expect(kinds(`Gut.\n${line}\n\n${fields}\n\nIt is shut.\n`)).toEqual([
      '0 text Cy',
      '0 text Cy',
      ...Array(4).fill('0 header-block Cy'),
      '1 text Ana',
    ])
  })

  test('above text', () => {
    const mail = 'Anfang der weitergeleiteten Nachricht:\n\nDas Tor ist zu.\n\nBis morgen.\n'
    expect(kinds(mail)).toEqual(['0 text Cy', '0 text Cy', '0 text Cy'])
  })

  test('is so long that it would not be read whole', () => {
    const words = languages().flatMap(language => language.forwardedMessage)
    expect(words.filter(phrase => Buffer.byteLength(phrase) > 110)).toEqual([])
  })
})
