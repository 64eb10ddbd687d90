/** Words of attributions: Finnish, Estonian, Hungarian; the Turkic languages; Indonesian, Malay and Vietnamese. */
import type {LanguageRow} from './language-row.ts'

export const uralicLanguages: readonly LanguageRow[] = [
  {
    code: 'fi',
    verbs: 'kirjoitti|kirjoittaa|kirjoitti seuraavaa|sanoi|kirjoitit|kirjoitin|lainaus',
    self: 'kirjoitin',
    particles: 'klo|kello|pvm|seuraavaa|käyttäjä|lähetti',
    weekdays:
      'ma|ti|ke|to|pe|la|su|maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|maanantaina|tiistaina|keskiviikkona|torstaina|perjantaina|lauantaina|sunnuntaina',
    months:
      'tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu|tammik|helmik|maalisk|huhtik|toukok|kesäk|heinäk|elok|syysk|lokak|marrask|jouluk|tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta',
    clock: 'klo',
    fields: 'lähettäjä / lähetetty / vastaanottaja / aihe|otsikko / kopio / päivämäärä|pvm|päiväys',
    original: 'alkuperäinen viesti',
    forwarded:
      'välitetty viesti|edelleenlähetetty viesti|välitetty viesti alkaa|edelleenlähetetty viesti alkaa',
  },
  {
    code: 'et',
    verbs:
      'kirjutas|kirjutab|kirjutas järgmist|ütles|tsiteerin|kirjutasid|kirjutasite|kirjutasite te',
    particles: 'kuupäeval|kell|kirjutas|kasutaja|saatis|ühel|kenal|päeval',
    weekdays:
      'esmaspäev|teisipäev|kolmapäev|neljapäev|reede|laupäev|pühapäev|esmaspäeval|teisipäeval|kolmapäeval|neljapäeval|reedel|laupäeval|pühapäeval',
    months:
      'jaan|veebr|märts|apr|mai|juuni|juuli|aug|sept|okt|nov|dets|jaanuar|veebruar|aprill|august|september|oktoober|november|detsember|jaanuaril|veebruaril|märtsil|aprillil',
    clock: 'kell',
    pronouns: 'sa',
    fields:
      'saatja|kellelt / saadetud / adressaat|kellele|saaja / teema|pealkiri / koopia / kuupäev',
    original: 'algne kiri|originaalkiri|algne sõnum|esialgne kiri|algupärane sõnum',
    forwarded: 'edastatud kiri|edastatud sõnum|edasisuunatud kiri',
  },
  {
    code: 'hu',
    verbs:
      'írta|ezt írta|írja|a következőt írta|a következőt írta (időpont|írta levelében|írtad|írtam|idézet',
    self: 'írtam|ezt írtam',
    particles:
      'keltezéssel|dátummal|időpontban|ezt|a|az|következőt|idopont|időpont|feladó|kor|ekkor',
    weekdays: 'h|k|sze|cs|p|szo|v|hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap',
    months:
      'jan|febr|márc|ápr|máj|jún|júl|aug|szept|okt|nov|dec|január|február|március|április|május|június|július|augusztus|szeptember|október|november|december',
    clock: 'de|du|órakor',
    fields: 'feladó / elküldve|küldve / címzett / tárgy / másolat|másolatot kap / dátum',
    original: 'eredeti üzenet|eredeti levél',
    forwarded:
      'továbbított üzenet|továbbított levél|továbbított levél kezdete|továbbított üzenet kezdete',
  },
  {
    code: 'tr',
    verbs:
      'şunu yazdı|yazdı|şunları yazdı|tarihinde şunu yazdı|yazmış|dedi|yazıyor|yazdım|yazmıştım|alıntı|yazdınız|yazdın',
    self: 'yazdım|yazmıştım',
    particles: 'tarihinde|saat|günü|tarihi|kişi|şunu|şunları|itibarıyla|saatinde',
    weekdays: 'pzt|sal|çar|per|cum|cmt|paz|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar',
    months:
      'oca|şub|mar|nis|may|haz|tem|ağu|eyl|eki|kas|ara|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık',
    clock: 'öö|ös|saat',
    fields:
      'kimden|gönderen|gönderici / gönderildi|gönderme / kime|alıcı / konu|başlık / bilgi|kopya / tarih',
    original: 'orijinal mesaj|özgün ileti|orijinal ileti',
    forwarded:
      'iletilen mesaj|yönlendirilen ileti|iletilen ileti başlangıcı|yönlendirilen iletiye başla',
  },
  {
    code: 'id',
    verbs: 'menulis|wrote|berkata|telah menulis|menuliskan',
    particles: 'pada|tanggal|pukul|pkl|hari|jam|oleh',
    weekdays: 'sen|sel|rab|kam|jum|sab|min|senin|selasa|rabu|kamis|jumat|sabtu|minggu',
    months:
      'jan|feb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|des|januari|februari|maret|april|juni|juli|agustus|september|oktober|november|desember',
    clock: 'wib|wita|wit',
    fields:
      'dari|pengirim / terkirim|dikirim / kepada|ke|untuk|penerima / perihal|subjek|judul|subyek / cc|tembusan / tanggal',
    original: 'pesan asli',
    forwarded: 'pesan terusan|pesan diteruskan|pesan yang diteruskan|awal pesan yang diteruskan',
  },
  {
    code: 'vi',
    verbs: 'đã viết|viết|đã viết như sau|wrote',
    particles: 'vào|lúc|ngày|thứ|tháng|năm|th|cn|đã|trong|của|hồi',
    weekdays: 'hai|ba|tư|sáu|bảy|chủ nhật|cn|t2|t3|t4|t5|t6|t7',
    months: 'thg|tháng',
    clock: 'sa|ch',
    fields:
      'từ|người gửi|gửi từ / đã gửi|gửi / tới|đến|người nhận|cho / chủ đề|tiêu đề / cc|đồng kính gửi / ngày',
    original: 'tin nhắn gốc|thư gốc',
    forwarded: 'thư đã chuyển tiếp|tin nhắn đã chuyển tiếp|forwarded message|thư được chuyển tiếp',
  },
  {
    code: 'az',
    verbs: 'yazıb|yazdı|yazmışdır|yazır',
    particles: 'tarixdə|tarixində|saat',
    weekdays: 'bazar|çərşənbə|cümə|şənbə',
    months:
      'yan|fev|mar|apr|may|iyn|iyl|avq|sen|okt|noy|dek|yanvar|fevral|mart|aprel|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr',
    fields: 'kimdən|göndərən / göndərilib / kimə / mövzu / nüsxə / tarix',
    original: 'orijinal məktub',
    forwarded: 'ötürülülən məktub|ötürülən məktub',
  },
  {
    code: 'uz',
    verbs: 'yozgan|yozgan kun|yozdi',
    particles: 'kuni|soat',
    weekdays: 'dushanba|seshanba|chorshanba|payshanba|juma|shanba|yakshanba',
    months:
      'yan|fev|mar|apr|may|iyn|iyl|avg|sen|okt|noy|dek|yanvar|fevral|mart|aprel|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr',
    fields: 'kimdan / yuborildi / kimga / mavzu / nusxasi / sana',
    original: 'asl xat',
    forwarded: 'yo‘naltirilgan xat',
  },
  {
    code: 'kk',
    verbs: 'жазды|жазған|жазғаны|жазғаныңыз',
    particles: 'кезде|сағат|ж',
    weekdays: 'дс|сс|ср|бс|жм|сб|жс|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі',
    months:
      'қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан',
    clock: 'ж.',
    pronouns: 'сіз',
    fields: 'кімнен / жіберілді / кімге / тақырыбы / көшірме / күні',
    original: 'бастапқы хат',
    forwarded: 'қайта бағдарланған хат',
  },
  {
    code: 'ms',
    verbs: 'menulis|telah menulis',
    particles: 'pada|dalam|pukul|jam',
    weekdays: 'isn|kha|jum|ahd|isnin|selasa|rabu|khamis|jumaat|sabtu|ahad',
    months: 'mac|ogo|dis|januari|februari|april|mei|julai|ogos|september|oktober|november|disember',
    clock: 'pg|ptg',
    fields: 'daripada / dihantar / kepada / tajuk|subjek / salinan / tarikh',
    original: 'mesej asal',
    forwarded: 'mesej dimajukan',
  },
]
