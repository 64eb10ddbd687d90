/**
 * The words of quoted header sections, language by language. Data only; all lower case.
 *
 *     -----Ursprüngliche Nachricht-----      a divider
 *     Von: Ana Ruiz [mailto:ana@example.org]  a field that names the author
 *     Gesendet: Montag, 3. Februar 2025       a field that dates the message
 */

/** What a field tells, whatever its name is in the mailer's language. */
export type FieldClass = 'from' | 'date' | 'to' | 'subject' | 'other'

const names: Readonly<Record<FieldClass, string>> = {
  from: 'from von de da van fra från od от lähettäjä keneltä feladó πό από gönderen kimden מאת من 发件人 寄件者 差出人 보낸사람 보낸 사람 từ dari de la expeditor від',
  date: 'date sent sent at datum gesendet gesendet am enviado envoyé envoyé le date d’envoi fecha enviado el enviada em enviado em data inviato inviato il verzonden sendt dato skickat wysłano odesláno odoslané дата отправлено надіслано päivämäärä lähetetty elküldve dátum ημερομηνία tarih gönderildi נשלח תאריך التاريخ 发送时间 日期 傳送日期 送信日時 日時 날짜 보낸날짜 đã gửi ngày dikirim tanggal trimis data trimiterii',
  to: 'to an para à a naar aan til till do komu кому vastaanottaja címzett προς kime alıcı אל إلى 收件人 宛先 받는사람 받는 사람 đến kepada către',
  subject:
    'subject betreff asunto objet assunto oggetto onderwerp emne ämne temat předmět predmet тема aihe tárgy θέμα konu נושא الموضوع 主题 主旨 件名 제목 chủ đề subjek subiect',
  other:
    'cc cc: kopie copie cópia kopia kopi копия bcc reply-to organization organisation message-id newsgroups importance priority sensitivity attachments attachment categories x-priority followup-to 抄送 참조 salinan please respond to sent by references in-reply-to',
}

/** Names of several words cannot be told apart by blanks: they are listed again here. */
const phrases: readonly (readonly [string, FieldClass])[] = [
  ['sent at', 'date'],
  ['gesendet am', 'date'],
  ['envoyé le', 'date'],
  ['date d’envoi', 'date'],
  ["date d'envoi", 'date'],
  ['enviado el', 'date'],
  ['enviada em', 'date'],
  ['enviado em', 'date'],
  ['inviato il', 'date'],
  ['đã gửi', 'date'],
  ['data trimiterii', 'date'],
  ['보낸 사람', 'from'],
  ['de la', 'from'],
  ['받는 사람', 'to'],
  ['chủ đề', 'subject'],
  ['please respond to', 'other'],
  ['sent by', 'other'],
]

/** Field name in lower case → what it tells. */
export const fieldClasses: ReadonlyMap<string, FieldClass> = new Map([
  ...(Object.keys(names) as FieldClass[]).flatMap(kind =>
    names[kind].split(' ').map((name): [string, FieldClass] => [name, kind]),
  ),
  ...phrases,
])
