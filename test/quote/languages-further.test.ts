/** Each language that languages.ts knows, as its mail programs write: an attribution, a header block. */
import {describe, expect, test} from 'vitest'
import {lines, readText, type Setting, text} from './reading.ts'

const setting: Setting = {
  from: 'Cy Dale <cy@example.org>',
  to: 'Bo Lind <bo@example.org>',
  subject: 'Re: gate',
  isReply: true,
}

describe('attributions', () => {
  test.each([
    ['af', 'Op Ma., 2025-02-03 om 10:22 +0100 skryf Ana Ruiz:'],
    ['ast', 'El 2025-02-03 10:22, Ana Ruiz escribió:'],
    ['az', '2025-02-03 10:22 tarixdə, Ana Ruiz yazıb:'],
    ['be', '03-02-2025, а 10:22 +0100, Ana Ruiz напісаў:'],
    ['bn', 'সোম, 2025-02-03 10:22, Ana Ruiz লিখেছেন:'],
    ['br', "D'an/ar 2025-02-03 10:22 eo bet skrivet gant Ana Ruiz:"],
    ['cy', 'Ar 2025-02-03 10:22, ysgrifennodd Ana Ruiz:'],
    ['eo', 'Je 2025-02-03 10:22, Ana Ruiz skribis:'],
    ['eu', '2025-02-03 10:22 egunean, Ana Ruiz idatzi du:'],
    ['fy', 'Op 2025-02-03 10:22, skreau Ana Ruiz:'],
    ['ga', 'Ar an 2025-02-03 10:22, scríobh Ana Ruiz:'],
    ['gl', 'O luns, 3 de febreiro de 2025 ás 10:22 Ana Ruiz escribiu:'],
    ['gu', 'સોમ, 2025-02-03 પર 10:22 +0100, Ana Ruiz એ લખ્યું:'],
    ['hy', '2025-02-03 10:22, Ana Ruiz գրեց:'],
    ['is', 'Þann 2025-02-03 10:22, skrifaði Ana Ruiz:'],
    ['ka', '2025-02-03 10:22, Ana Ruiz დაწერა:'],
    ['kk', '2025 ж. 3 ақпан, дүйсенбі 10:22 кезде Ana Ruiz жазғаны:'],
    ['kn', 'ಸೋಮ ದಂದು, 2025-02-03 10:22, Ana Ruiz ಹೀಗೆ ಬರೆದಿದ್ದಾರೆ:'],
    ['lb', 'Den 2025-02-03 10:22, Ana Ruiz schreift:'],
    ['mk', 'На пон., 2025-02-03 во 10:22 +0100, Ana Ruiz напиша:'],
    ['ml', 'തിങ്കൾ, 2025-02-03, 10:22, Ana Ruiz എഴുതി:'],
    ['mr', '2025-02-03 10:22 या दिवशी Ana Ruiz ने लिहीले :'],
    ['ms', 'Dalam Isn, 3 Feb 2025, 10:22 PG, Ana Ruiz menulis:'],
    ['ne', '2025-02-03 10:22 मा Ana Ruiz ले लेख्नुभयो:'],
    ['nn', 'Den 2025-02-03 10:22 skreiv Ana Ruiz:'],
    ['oc', 'Lo diluns 03 de 02 de 2025, a 10:22, Ana Ruiz escriguèt :'],
    ['pa', 'ਸੋਮ , 03-02-2025, 10:22 ਵਜੇ +0100, Ana Ruiz ਨੇ ਲਿਖਿਆ:'],
    ['si', 'සඳුදා, 2025-02-03 10:22 +0100 දා, Ana Ruiz ලියන ලදි:'],
    ['sq', 'Më 2025-02-03 10:22, Ana Ruiz shkroi:'],
    ['ta', 'திங்கள், 3 பிப்ரவரி, 2025 10:22 அன்று Ana Ruiz எழுதியது:'],
    ['te', 'సోమ, 2025-02-03 10:22 +0100 నాడు, Ana Ruiz వ్రాశారు:'],
    ['th', 'เมื่อ จันทร์ 2025-02-03 เวลา 10:22 +0100, Ana Ruiz เขียนว่า:'],
    ['uz', 'Ana Ruiz yozgan kun 2025-02-03 10:22:'],
    ['zh', 'Ana Ruiz 於 2025-02-03 10:22 寫到:'],
  ])('%s: %s', (_, line) => {
    const {reading} = readText(`${line}\n> text\n`)
    expect(reading.attributions.map(found => found.author)).toEqual([
      {name: 'Ana Ruiz', address: null},
    ])
  })
})

describe('a webmail quotes', () => {
  test.each([
    ['Zitat von'],
    ['Citando'],
    ["S'està citant"],
    ['Estase citando'],
    ['Cituji'],
    ['Citát'],
    ['Citiram'],
    ['Citat af'],
    ['Citerar'],
    ['Siterer'],
    ['Citeren'],
    ['Lainaus'],
    ['Idézet'],
    ['Cytowanie'],
    ['Цитирую'],
    ['Цитую'],
    ['Citēju'],
    ['Vísa til'],
    ['Alıntı'],
    ['引用'],
    ['引述'],
  ])('%s Ana Ruiz', verb => {
    const {reading} = readText(`${verb} Ana Ruiz <ana@example.org>:\n> text\n`)
    expect(reading.attributions.map(found => found.author)).toEqual([
      {name: 'Ana Ruiz', address: 'ana@example.org'},
    ])
  })

  test.each([
    ['Cito aquí lo que dijo el capitán, que es esto:'],
    ['Citát dňa, ako každý pondelok, je tento:'],
    ['Lainaus käsikirjan toisesta luvusta on tässä:'],
  ])('but nobody: %s', line => {
    const {reading} = readText(`${line}\n\nThe boats are dry.\n`)
    expect(reading.attributions).toEqual([])
  })
})

const blocks: readonly (readonly [code: string, divider: string, fields: string])[] = [
  ['ar', 'الرسالة الأساسية', 'الموضوع / التاريخ / المرسل / المستقبل'],
  ['ast', 'Mensax orixinal', 'Asuntu / Data / De / Pa'],
  ['az', 'Orijinal məktub', 'Mövzu / Tarix / Kimdən / Kimə'],
  ['be', 'Арыгінальнае паведамленне', 'Тэма / Дата / Ад / Каму'],
  ['bg', 'Оригинално писмо', 'Заглавие / Дата / От / До'],
  ['bn', 'মূল বার্তা', 'বিষয় / তারিখ / প্রেরক / প্রাপক'],
  ['br', 'Kemennadenn orin', 'Sujed / Deiz / Eus / Da'],
  ['ca', 'Missatge Original', 'Assumpte / Data / Remitent / Destinatari'],
  ['cs', 'Původní zpráva', 'Předmět / Datum / Odesílatel / Adresát'],
  ['cy', 'Neges Wreiddiol', 'Pwnc / Dyddiad / Oddi wrth / Derbyniwr'],
  ['da', 'Original besked', 'Emne / Dato / Afsender / Modtager'],
  ['el', 'Αρχικό μήνυμα', 'Θέμα / Ημ/νία / Αποστολέας / Παραλήπτης'],
  ['eo', 'Originala mesaĝo', 'Temo / Dato / Sendanto / Ricevanto'],
  ['es', 'Mensaje original', 'Asunto / Fecha / Remitente / Destinatario'],
  ['et', 'Esialgne kiri', 'Pealkiri / Kuupäev / Saatja / Saaja'],
  ['eu', 'Jatorrizko mezua', 'Gaia / Data / Nork / Nori'],
  ['fy', 'Oarspronklik Berjocht', 'Ûnderwerp / Datum / Fan / Oan'],
  ['ga', 'Bunteachtaireacht', 'Ábhar / Dáta / Ó / Chuig'],
  ['gl', 'Mensaxe orixinal', 'Asunto / Data / Remitente / Destinatario'],
  ['hr', 'Izvorna poruka', 'Naslov / Datum / Od / Za'],
  ['hy', 'Առաջին հաղորդագրությունը', 'Վերնագիր / Ամսաթիվ / Ուղարկող / Ստացող'],
  ['id', 'Pesan Asli', 'Judul / Tanggal / Pengirim / Penerima'],
  ['is', 'Upprunaleg skilaboð', 'Titill / Dagsetning / Frá / Til'],
  ['ja', '元のメッセージ', '件名 / 日付 / 発信者 / 宛先'],
  ['ka', 'ორიგინალი შეტყობინება', 'სათაური / თარიღი / გამგზავნი / ვის'],
  ['kn', 'ಮೂಲ ಸಂದೇಶ', 'ವಿಷಯ / ದಿನಾಂಕ / ಇಂದ / ಗೆ'],
  ['lt', 'Originalus laiškas', 'Tema / Data / Siuntėjas / Gavėjas'],
  ['mk', 'Оригинална порака', 'Наслов / Датум / Од / Примач'],
  ['mr', 'खरा संदेश', 'विषय / दिनांक / प्रेषक / प्रती'],
  ['ms', 'Mesej Asal', 'Subjek / Tarikh / Daripada / Kepada'],
  ['nl', 'Oorspronkelijke bericht', 'Onderwerp / Datum / Afzender / Ontvanger'],
  ['nn', 'Opphavleg melding', 'Emne / Dato / Frå / Til'],
  ['no', 'Opprinnelig melding', 'Emne / Dato / Avsender / Mottaker'],
  ['oc', 'Messatge original', 'Objècte / Data / De / A'],
  ['pa', 'ਅਸਲੀ ਸੁਨੇਹਾ', 'ਵਿਸ਼ਾ / ਮਿਤੀ / ਵਲੋਂ / ਵੱਲ'],
  ['ro', 'Mesaj original', 'Subiect / Data / Expeditor / Destinatar'],
  ['si', 'නැවුම් පණිවිඩය', 'මාතෘකාව / දිනය / වෙතින් / වෙත'],
  ['sq', 'Mesazhi Origjinal', 'Subjekt / Datë / Nga / Për'],
  ['sr', 'Оригинална порука', 'Наслов / Датум / Шаље / Прима'],
  ['sv', 'Ursprungligt meddelande', 'Ämne / Datum / Från / Mottagare'],
  ['ta', 'மூல செய்தி', 'தலைப்பு / தேதி / அனுப்புநர் / பெறுநர்'],
  ['th', 'ข้อความเดิม', 'หัวจดหมาย / วันที่ / ผู้ส่ง / ผู้รับ'],
  ['tr', 'Özgün ileti', 'Konu / Tarih / Gönderici / Alıcı'],
  ['uk', 'Оригінальне повідомлення', 'Тема / Дата / Від кого / Кому'],
  ['uz', 'Asl xat', 'Mavzu / Sana / Kimdan / Kimga'],
  ['vi', 'Thư gốc', 'Tiêu đề / Ngày / Gửi từ / Người nhận'],
]

/** `depth kind author` of the lines with content. */
function kinds(mail: string): string[] {
  return lines(mail, setting)
    .split('\n')
    .filter(line => !line.endsWith('| '))
    .map(line => line.slice(0, line.indexOf('|')))
}

function blockOf(divider: string, names: string): string {
  const [subject, date, from, to] = names.split(' / ')
  return text`
    -------- ${divider} --------
    ${subject!}: gate
    ${date!}: 2025-02-03 10:22
    ${from!}: Ana Ruiz <ana@example.org>
    ${to!}: Cy Dale <cy@example.org>
  `
}

describe('header blocks', () => {
  test.each(blocks)('%s: %s', (_, divider, names) => {
    expect(kinds(`Gone.\n\n${blockOf(divider, names)}\nIt is shut.\n`)).toEqual([
      '0 text Cy',
      ...Array(5).fill('0 header-block Cy'),
      '1 text Ana',
    ])
  })

  test('letters with marks of their own may be in two pieces', () => {
    const names = 'Objet / Date / Expéditeur / Destinataire'.normalize('NFD')
    expect(kinds(`Gone.\n\n${blockOf('Message original', names)}\nIt is shut.\n`).at(-1)).toBe(
      '1 text Ana',
    )
  })

  test('a field of a name that no list has stands between the known ones', () => {
    const mail = text`
      Gone.

      -----Original Message-----
      From: Ana Ruiz <ana@example.org>
      To: Cy Dale <cy@example.org>
      Berth: gate
      Date: Mon, 3 Feb 2025 10:22:00 +0100

      It is shut.
    `
    expect(kinds(mail)).toEqual(['0 text Cy', ...Array(5).fill('0 header-block Cy'), '1 text Ana'])
  })

  test.each([
    ['no words of a header section', 'Hafen / Tag / Boot / Ziel'],
    ['nobody who sent it', 'Onderwerp / Datum / Boot / Ontvanger'],
  ])('%s', (_, names) => {
    const mail = `Gone.\n\n${blockOf('De boten', names)}\nIt is shut.\n`
    expect(kinds(mail).filter(line => line.startsWith('1'))).toEqual([])
  })
})
