/** Words of attributions: languages of Europe and the Caucasus that no other file has; Esperanto. */
import type {LanguageRow} from './language-row.ts'

export const europeanLanguages: readonly LanguageRow[] = [
  {
    code: 'ga',
    verbs: 'scríobh|do scríobh|a scríobh',
    particles: 'ar|ag|an|dé',
    weekdays: 'máirt|céad|déar|aoine|sath|domh|luain|céadaoin|déardaoin|haoine|sathairn|domhnaigh',
    months:
      'ean|feabh|márta|aib|beal|meith|iúil|lún|mfómh|dfómh|samh|noll|eanáir|feabhra|aibreán|bealtaine|meitheamh|lúnasa|fómhair|samhain|nollaig',
    pronouns: 'tú|sibh',
    fields: 'ó|seolaí / seolta / chuig / ábhar|ábhair / cóip / dáta',
    original: 'bunteachtaireacht|teachtaireacht bhunaidh',
    forwarded: 'teachtaireacht curtha ar aghaidh',
  },
  {
    code: 'cy',
    verbs: 'ysgrifennodd|ysgrifennodd y canlynol',
    particles: 'ar|am|dydd',
    weekdays: 'llun|maw|gwe|mawrth|mercher|iau|gwener|sadwrn|sul',
    months:
      'ion|chwef|ebr|meh|gorff|awst|medi|hyd|tach|rhag|ionawr|chwefror|mawrth|ebrill|mehefin|gorffennaf|hydref|tachwedd|rhagfyr',
    fields: 'oddi wrth / anfonwyd / derbyniwr / pwnc / copi / dyddiad',
    original: 'neges wreiddiol',
    forwarded: 'neges yrrwyd ymlaen',
  },
  {
    code: 'br',
    verbs: 'eo bet skrivet gant|en deus skrivet|he deus skrivet',
    particles: "d'an/ar|d’an/ar|da",
    weekdays: 'lun|meurzh|mercʼher|yaou|gwener|sadorn|sul',
    months: 'gen|meur|ebr|mezh|goue|eost|gwen|genver|meurzh|ebrel|mezheven|gouere|gwengolo|kerzu',
    fields: 'eus|digant / kaset / da / danvez|sujed / eilenn / deiziad|deiz',
    original: 'kemennadenn orin',
    forwarded: 'kemennadenn treuzkaset',
  },
  {
    code: 'eu',
    verbs: 'idatzi du|hau idatzi du|idatzi zuen|idatzi dute',
    particles: 'egunean|erabiltzaileak',
    weekdays:
      'al.|ar.|az.|og.|or.|lr.|ig.|astelehena|asteartea|asteazkena|osteguna|ostirala|larunbata|igandea',
    months:
      'urt|ots|api|mai|eka|uzt|abu|ira|urr|aza|abe|urtarrila|otsaila|martxoa|apirila|maiatza|ekaina|uztaila|abuztua|iraila|urria|azaroa|abendua|urtarrilak|otsailak|martxoak|apirilak|maiatzak|ekainak|uztailak|abuztuak|irailak|urriak|azaroak|abenduak',
    fields: 'nork|nondik / bidalia / nori|nora / gaia / kopia / data',
    original: 'jatorrizko mezua',
    forwarded: 'birbidalitako mezua',
  },
  {
    code: 'sq',
    verbs: 'shkroi|ka shkruar|shkruan',
    particles: 'më|në|ora|ditën',
    weekdays: 'hën|mër|enj|pre|sht|hënë|martë|mërkurë|enjte|premte|shtunë|diel',
    months:
      'shk|pri|maj|qer|korr|gush|sht|tet|nën|dhj|janar|shkurt|mars|prill|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor',
    fields: 'nga / dërguar / për / subjekti|subjekt / kopje / datë',
    original: 'mesazhi origjinal|mesazhi orgjinal',
    forwarded: 'mesazhi i përcjellë',
  },
  {
    code: 'hy',
    verbs: 'գրեց|գրել է|գրում է',
    particles: 'ժամը',
    weekdays:
      'երկ|երք|չրք|հնգ|ուր|շբթ|կիր|երկուշաբթի|երեքշաբթի|չորեքշաբթի|հինգշաբթի|ուրբաթ|շաբաթ|կիրակի',
    months:
      'հնվ|փտվ|մրտ|ապր|մյս|հնս|հլս|օգս|սեպ|հոկ|նոյ|դեկ|հունվարի|փետրվարի|մարտի|ապրիլի|մայիսի|հունիսի|հուլիսի|օգոստոսի|սեպտեմբերի|հոկտեմբերի|նոյեմբերի|դեկտեմբերի',
    fields: 'ուղարկող / ուղարկված / ստացող / վերնագիր|թեմա / պատճեն / ամսաթիվ',
    original: 'առաջին հաղորդագրությունը|սկզբնական հաղորդագրություն',
    forwarded: 'վերահասցեավորված հաղորդագրություն',
  },
  {
    code: 'ka',
    verbs: 'დაწერა|წერს|წერდა',
    particles: 'საათზე',
    weekdays:
      'ორშ|სამ|ოთხ|ხუთ|პარ|შაბ|კვი|ორშაბათი|სამშაბათი|ოთხშაბათი|ხუთშაბათი|პარასკევი|შაბათი|კვირა',
    months:
      'იან|თებ|მარ|აპრ|მაი|ივნ|ივლ|აგვ|სექ|ოქტ|ნოე|დეკ|იანვარი|თებერვალი|მარტი|აპრილი|მაისი|ივნისი|ივლისი|აგვისტო|სექტემბერი|ოქტომბერი|ნოემბერი|დეკემბერი',
    fields: 'გამგზავნი / გაგზავნილია / ვის|მიმღები / სათაური|შინაარსი|თემა / ასლი / თარიღი',
    original: 'ორიგინალი შეტყობინება|საწყისი შეტყობინება',
    forwarded: 'გადამისამართებული შეტყობინება',
  },
  {
    code: 'eo',
    verbs: 'skribis|skribas',
    particles: 'je|la',
    weekdays:
      'lundo|mardo|merkredo|ĵaŭdo|vendredo|sabato|dimanĉo|lundon|mardon|merkredon|ĵaŭdon|vendredon|sabaton|dimanĉon',
    months:
      'aŭg|januaro|februaro|marto|aprilo|majo|junio|julio|aŭgusto|septembro|oktobro|novembro|decembro',
    fields: 'de|sendanto / sendita / al|ricevanto / temo / kopio / dato',
    original: 'originala mesaĝo|origina mesaĝo',
    forwarded: 'plusendita mesaĝo',
  },
]
