/** Words of attributions: the Slavic and Baltic languages. */
import type {LanguageRow} from './language-row.ts'

export const slavicLanguages: readonly LanguageRow[] = [
  {
    code: 'ru',
    verbs:
      'пишет|писал|писала|писал(а)|написал|написала|написал(а)|пишете|сообщил|сообщает|цитирую|написали|писали',
    self: 'я писал|я писала|я написал|я написала|писал я|писала я',
    particles: 'в|от|на|вы|и|года|дата|пользователь|г|к|письме',
    weekdays:
      'пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|среду|четверг|пятница|пятницу|суббота|субботу|воскресенье',
    months:
      'янв|фев|февр|мар|апр|май|мая|июн|июл|авг|сен|сент|окт|ноя|нояб|дек|января|февраля|марта|апреля|июня|июля|августа|сентября|октября|ноября|декабря',
    clock: 'мск|г.|года',
    pronouns: 'я|ты|он|она|мы',
    fields:
      'от|от кого|отправитель / отправлено|послано / кому|получатель / тема / копия|копия (cc) / дата',
    original: 'исходное сообщение|первоначальное сообщение|оригинальное сообщение',
    forwarded:
      'пересылаемое сообщение|пересланное сообщение|перенаправленное сообщение|начало переадресованного сообщения|начало пересылаемого сообщения',
  },
  {
    code: 'uk',
    verbs: 'пише|писав|писала|написав|написала|написав(-ла)|написав(ла)|цитую|написано|написали',
    self: 'я писав|я писала|я написав|я написала',
    particles: 'в|у|о|від|на|року|користувач|і|р',
    weekdays:
      'пн|вт|ср|чт|пт|сб|нд|понеділок|вівторок|середа|середу|четвер|п’ятниця|пʼятниця|субота|неділя',
    months:
      'січ|лют|бер|квіт|трав|черв|лип|серп|вер|жовт|лист|груд|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня',
    clock: 'р.',
    pronouns: 'ви',
    fields: 'від|від кого / надіслано|відправлено / кому / тема / копія / дата',
    original: 'оригінальне повідомлення|вихідне повідомлення',
    forwarded:
      'переслане повідомлення|пересилається повідомлення|початок переадресованого повідомлення|пересланий лист',
  },
  {
    code: 'pl',
    verbs:
      'napisał|napisała|napisał(a)|pisze|napisał/a|napisal|napisala|napisałem|użytkownik napisał|napisano|napisałam|pisałem|pisałam|cytowanie|cytuję|piszesz|napisałeś|napisałaś',
    self: 'napisałem|napisałam|pisałem|pisałam',
    particles: 'w|dniu|dnia|o|godz|godzinie|użytkownik|z|wiadomości|do|tak',
    weekdays:
      'pon|wt|śr|czw|pt|sob|niedz|ndz|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela',
    months:
      'sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia',
    clock: 'godz.',
    fields: 'od|nadawca / wysłano|wysłane / do|odbiorca / temat / dw|do wiadomości / data',
    original: 'wiadomość oryginalna|oryginalna wiadomość|wiadomość pierwotna',
    forwarded:
      'wiadomość przekazana|treść przekazanej wiadomości|początek przekazywanej wiadomości|przekazana wiadomość|przekazywana wiadomość|wiadomość przekazywana',
  },
  {
    code: 'cs',
    verbs: 'napsal|napsala|napsal(a)|píše|psal|psala|napsal/a|cituji',
    self: 'jsem psal|jsem psala|jsem napsal|jsem napsala|psal jsem|psala jsem|napsal jsem|napsala jsem',
    particles: 'dne|v|ve|od|uživatel|dňa|hodin|jste|jsi',
    weekdays: 'po|út|st|čt|pá|so|ne|pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle',
    months:
      'led|úno|bře|dub|kvě|čer|čvn|čvc|srp|zář|říj|lis|pro|ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince',
    clock: 'h|hod',
    fields: 'od|odesílatel / odesláno / komu|adresát|příjemce / předmět / kopie / datum',
    original: 'původní zpráva|původní e-mail',
    forwarded:
      'přeposlaná zpráva|předávaná zpráva|začátek přeposílané zprávy|začátek přeposlané zprávy|začátek předané zprávy',
  },
  {
    code: 'sk',
    verbs:
      'napísal|napísala|napísal(a)|píše|písal|písala|napísal/a|citát|ste napísali|si napísal|si napísala|napísal(-a)',
    particles: 'dňa|o|od|používateľ|v',
    weekdays: 'po|ut|st|št|pi|so|ne|pondelok|utorok|streda|štvrtok|piatok|sobota|nedeľa',
    months:
      'jan|feb|mar|apr|máj|jún|júl|aug|sep|okt|nov|dec|januára|februára|marca|apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra',
    clock: 'h|hod',
    fields: 'od|odosielateľ / odoslané / komu|pre|príjemca / predmet / kópia / dátum',
    original: 'pôvodná správa',
    forwarded:
      'preposlaná správa|odoslaná ďalej|preposlaný e-mail|začiatok preposlanej správy|ďalej odoslaná správa|začiatok správy poslanej ďalej',
  },
  {
    code: 'hr',
    verbs:
      'je napisao|je napisala|napisao je|napisala je|napisao|napisala|piše|je napisao/la|napisao/la je|je napisao(la)|napisao(la)|citiram|ste napisali|napisali ste',
    particles: 'dana|u|na|korisnik|od|dne|sati',
    weekdays:
      'pon|uto|sri|čet|pet|sub|ned|ponedjeljak|utorak|srijeda|četvrtak|petak|subota|nedjelja',
    months:
      'sij|velj|ožu|tra|svi|lip|srp|kol|ruj|lis|stu|pro|siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada|studenoga|prosinca',
    clock: 'h|sati',
    fields: 'šalje|od / poslano / prima|za / predmet|naslov / kopija|cc / datum',
    original: 'izvorna poruka|originalna poruka',
    forwarded: 'proslijeđena poruka|proslijeđeno|početak proslijeđene poruke',
  },
  {
    code: 'sr',
    verbs:
      'је написао|је написала|написао|написала|написао/ла|пише|је написао/ла|написа|napisa|је написао(ла)|цитирам|написасте|napisaste',
    particles: 'дана|у|корисник|од|на',
    weekdays: 'пон|уто|сре|чет|пет|суб|нед|понедељак|уторак|среда|четвртак|петак|субота|недеља',
    months:
      'јан|феб|мар|апр|мај|јун|јул|авг|сеп|окт|нов|дец|јануар|фебруар|март|април|август|септембар|октобар|новембар|децембар|јануара|фебруара|марта|априла|маја|јуна|јула|августа|септембра|октобра|новембра|децембра',
    fields: 'од|шаље / послато|послатo / за|коме|прима / наслов|тема / копија / датум',
    original: 'оригинална порука|изворна порука',
    forwarded: 'прослеђена порука|prosleđena poruka',
  },
  {
    code: 'bg',
    verbs: 'написа|пише|писа|писал|е написал|написал|цитат от|написахте|написа ти',
    particles: 'на|в|от|г|дата|ч',
    weekdays: 'пн|вт|ср|чт|пт|сб|нд|понеделник|вторник|сряда|четвъртък|петък|събота|неделя',
    months:
      'яну|фев|март|мар|апр|май|юни|юли|авг|сеп|окт|ное|дек|януари|февруари|април|август|септември|октомври|ноември|декември',
    clock: 'г.|ч.',
    fields: 'от / изпратено / до / относно|тема|заглавие / копие|копие до / дата',
    original: 'оригинално съобщение|първоначално съобщение|оригинално писмо',
    forwarded: 'препратено съобщение|препратено писмо',
  },
  {
    code: 'sl',
    verbs:
      'je napisal|je napisala|je napisal/a|napisal|napisala|piše|je pisal|je napisal(-a)|je napisal(a)|napisal(a)|citiram|ste napisali',
    particles: 'dne|ob|v|od|je|oseba',
    weekdays: 'pon|tor|sre|čet|pet|sob|ned|ponedeljek|torek|sreda|četrtek|petek|sobota|nedelja',
    months:
      'jan|feb|mar|apr|maj|jun|jul|avg|sep|okt|nov|dec|januar|februar|marec|april|junij|julij|avgust|september|oktober|november|december',
    clock: 'h|uri',
    fields: 'od|pošiljatelj / poslano / za / zadeva / kp|kopija / datum',
    original: 'izvirno sporočilo|prvotno sporočilo|izvorno sporočilo',
    forwarded: 'posredovano sporočilo',
  },
  {
    code: 'lt',
    verbs: 'rašė|rašo|parašė|teigė|rašėte|rašei',
    particles: 'm|d|val|nuo|apie',
    weekdays:
      'pr|an|tr|kt|pn|št|sk|pirmadienis|antradienis|trečiadienis|ketvirtadienis|penktadienis|šeštadienis|sekmadienis|pirm|antr|treč|ketv|penkt|šešt|sekm',
    months:
      'saus|vas|kov|bal|geg|birž|liep|rugp|rugs|spal|lapkr|gruod|sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio',
    clock: 'val.|m.|d.',
    fields: 'nuo|siuntėjas / išsiųsta / kam|iki|gavėjas / tema / kopija / data',
    original: 'pradinis laiškas|pirminis pranešimas|originalus laiškas',
    forwarded: 'persiųstas laiškas|persiųstas pranešimas',
  },
  {
    code: 'lv',
    verbs: 'rakstīja|raksta|uzrakstīja|rakstija|citēju',
    particles: 'gada|plkst|plkst.|lietotājs|no|g',
    weekdays:
      'pirmd|otrd|trešd|ceturtd|piektd|sestd|svētd|pirmdiena|otrdiena|trešdiena|ceturtdiena|piektdiena|sestdiena|svētdiena',
    months:
      'janv|febr|marts|apr|maijs|jūn|jūl|aug|sept|okt|nov|dec|janvāris|februāris|aprīlis|jūnijs|jūlijs|augusts|septembris|oktobris|novembris|decembris|janvārī|februārī|martā|aprīlī|maijā|jūnijā|jūlijā|augustā|septembrī|oktobrī|novembrī|decembrī',
    clock: 'plkst.|g.|gada',
    fields: 'no|sūtītājs / nosūtīts / kam|saņēmējs / temats|tēma / kopija / datums',
    original: 'sākotnējais ziņojums|oriģinālais ziņojums|sākotnējā vēstule',
    forwarded: 'pārsūtīts ziņojums|pārsūtītā ziņa|pārsūtīta vēstule|pārsūtītā vēstule',
  },
  {
    code: 'be',
    verbs: 'піша|пісаў|пісала|напісаў|напісала|напісаў(-ла)|напісаў(ла)|цытую',
    particles: 'у|а|на|ад|г',
    weekdays:
      'пн|аў|ср|чц|пт|сб|нд|панядзелак|аўторак|серада|сераду|чацвер|пятніца|пятніцу|субота|суботу|нядзеля|нядзелю',
    months:
      'сту|лют|сак|кра|чэр|ліп|жні|вер|кас|ліс|сне|студзеня|лютага|сакавіка|красавіка|мая|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня',
    clock: 'г.',
    fields: 'ад|ад каго / адпраўлена / каму / тэма / копія / дата',
    original: 'арыгінальнае паведамленне|зыходнае паведамленне',
    forwarded: 'перасланае паведамленне|перанакіраванае паведамленне|перасланы ліст',
  },
  {
    code: 'mk',
    verbs: 'напиша|напишал|напишала|пишува',
    particles: 'на|во|од|г',
    weekdays: 'пон|вто|сре|чет|пет|саб|нед|понеделник|вторник|среда|четврток|петок|сабота|недела',
    months:
      'јан|фев|мар|апр|мај|јун|јул|авг|сеп|окт|ное|дек|јануари|февруари|март|април|јуни|јули|август|септември|октомври|ноември|декември',
    fields: 'од / испратено / до|примач / наслов|предмет / копија / датум',
    original: 'оригинална порака',
    forwarded: 'препратена порака',
  },
]
