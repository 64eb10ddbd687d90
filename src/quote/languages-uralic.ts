/** Words of attributions: Finnish, Estonian, Hungarian; Turkish, Indonesian and Vietnamese. */
import type {LanguageRow} from './language-row.ts'

export const uralicLanguages: readonly LanguageRow[] = [
  {
    code: 'fi',
    verbs: 'kirjoitti|kirjoittaa|kirjoitti seuraavaa|sanoi|kirjoitit|kirjoitin',
    self: 'kirjoitin',
    particles: 'klo|kello|pvm|seuraavaa|käyttäjä|lähetti',
    weekdays:
      'ma|ti|ke|to|pe|la|su|maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|maanantaina|tiistaina|keskiviikkona|torstaina|perjantaina|lauantaina|sunnuntaina',
    months:
      'tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu|tammik|helmik|maalisk|huhtik|toukok|kesäk|heinäk|elok|syysk|lokak|marrask|jouluk|tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta',
    clock: 'klo',
    fields: 'lähettäjä / lähetetty / vastaanottaja / aihe / kopio / päivämäärä|pvm|päiväys',
    original: 'alkuperäinen viesti',
    forwarded:
      'välitetty viesti|edelleenlähetetty viesti|välitetty viesti alkaa|edelleenlähetetty viesti alkaa',
  },
  {
    code: 'et',
    verbs: 'kirjutas|kirjutab|kirjutas järgmist|ütles',
    particles: 'kuupäeval|kell|kirjutas|kasutaja|saatis',
    weekdays:
      'esmaspäev|teisipäev|kolmapäev|neljapäev|reede|laupäev|pühapäev|esmaspäeval|teisipäeval|kolmapäeval|neljapäeval|reedel|laupäeval|pühapäeval',
    months:
      'jaan|veebr|märts|apr|mai|juuni|juuli|aug|sept|okt|nov|dets|jaanuar|veebruar|aprill|august|september|oktoober|november|detsember|jaanuaril|veebruaril|märtsil|aprillil',
    clock: 'kell',
    fields: 'saatja|kellelt / saadetud / adressaat|kellele / teema / koopia / kuupäev',
    original: 'algne kiri|originaalkiri|algne sõnum',
    forwarded: 'edastatud kiri|edastatud sõnum',
  },
  {
    code: 'hu',
    verbs:
      'írta|ezt írta|írja|a következőt írta|a következőt írta (időpont|írta levelében|írtad|írtam',
    self: 'írtam|ezt írtam',
    particles: 'keltezéssel|dátummal|időpontban|ezt|a|az|következőt|idopont|időpont|feladó|kor',
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
      'şunu yazdı|yazdı|şunları yazdı|tarihinde şunu yazdı|yazmış|dedi|yazıyor|yazdım|yazmıştım',
    self: 'yazdım|yazmıştım',
    particles: 'tarihinde|saat|günü|tarihi|kişi|şunu|şunları|itibarıyla',
    weekdays: 'pzt|sal|çar|per|cum|cmt|paz|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar',
    months:
      'oca|şub|mar|nis|may|haz|tem|ağu|eyl|eki|kas|ara|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık',
    clock: 'öö|ös|saat',
    fields: 'kimden|gönderen / gönderildi|gönderme / kime|alıcı / konu / bilgi / tarih',
    original: 'orijinal mesaj|özgün ileti|orijinal ileti',
    forwarded: 'iletilen mesaj|yönlendirilen ileti|iletilen ileti başlangıcı',
  },
  {
    code: 'id',
    verbs: 'menulis|wrote|berkata|telah menulis|menuliskan',
    particles: 'pada|tanggal|pukul|pkl|hari|jam|oleh',
    weekdays: 'sen|sel|rab|kam|jum|sab|min|senin|selasa|rabu|kamis|jumat|sabtu|minggu',
    months:
      'jan|feb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|des|januari|februari|maret|april|juni|juli|agustus|september|oktober|november|desember',
    clock: 'wib|wita|wit',
    fields: 'dari / terkirim|dikirim / kepada|ke / perihal|subjek / cc|tembusan / tanggal',
    original: 'pesan asli',
    forwarded: 'pesan terusan|pesan diteruskan',
  },
  {
    code: 'vi',
    verbs: 'đã viết|viết|đã viết như sau|wrote',
    particles: 'vào|lúc|ngày|thứ|tháng|năm|th|cn|đã|trong|của|hồi',
    weekdays: 'hai|ba|tư|sáu|bảy|chủ nhật|cn|t2|t3|t4|t5|t6|t7',
    months: 'thg|tháng',
    clock: 'sa|ch',
    fields: 'từ|người gửi / đã gửi|gửi / tới|đến|người nhận / chủ đề|tiêu đề / cc / ngày',
    original: 'tin nhắn gốc|thư gốc',
    forwarded: 'thư đã chuyển tiếp|tin nhắn đã chuyển tiếp|forwarded message',
  },
]
