/** Words of attributions: English, German and the other Germanic languages. */
import type {LanguageRow} from './language-row.ts'

export const germanicLanguages: readonly LanguageRow[] = [
  {
    code: 'en',
    verbs:
      'wrote|writes|said|says|has written|spake|scribbled|quoting|scribeth|typed|mentioned|wrote on|wrote at|asked|asks|replied|responded|noted|added|posted|penned|alleged|opined|stated|sez|thus spake|thus spoke|thought|wrote something like|in reply to|reply to|quoth|babbled|muttered|suggested|remarked|replies|worte|sent the following|once said|once wrote|did write|did gyre and gimble',
    self: "i wrote|i write|i have written|i've written|i said|i asked|i replied|i posted|wrote i|quoth i",
    behalf: 'on behalf of',
    particles:
      'on|at|in|the|of|article|message|news|posting|thus|so|according|to|and|date|dated|from|by|once upon a time|in a message|mailto|email|mail|around|about|write',
    weekdays:
      'mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday',
    months:
      'jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december',
    clock:
      "am|pm|a.m.|p.m.|gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|bst|ist|jst|eet|eest|wet|msk|kst|hkt|sgt|aest|aedt|nzst|nzdt|hrs|o'clock|z|th|st|nd|rd",
    pronouns:
      'i|you|he|she|we|they|it|someone|somebody|who|that|which|also|just|then|already|have|had|as|what|when|this|user|people',
    fields: 'from / sent / to / subject|re / cc|bcc / date',
    original: 'original message|original mail|original e-mail|original appointment|message from',
    forwarded:
      'forwarded message|begin forwarded message|start of forwarded message|begin forwarded text|forwarded mail|forwarded by',
  },
  {
    code: 'de',
    verbs:
      'schrieb|schrieben|schreibt|hat geschrieben|sagte|meinte|hat am folgendes geschrieben|schrieb folgendes|schrub|zitat von|geschrieben',
    self: 'schrieb ich|ich schrieb|ich geschrieben|schrieb ich folgendes|ich schrieb folgendes',
    behalf: 'im auftrag von',
    particles: 'am|um|den|der|dem|vom|von|im|artikel|nachricht|folgendes|also|sprach|hat|bei',
    weekdays:
      'mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag',
    months:
      'jan|feb|mär|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez|januar|jänner|februar|märz|april|juni|juli|august|september|oktober|november|dezember',
    clock: 'uhr|mez|mesz',
    pronouns: 'ich|du|er|sie|wir|ihr',
    fields: 'von|absender / gesendet|gesendet am / an|empfänger / betreff|thema / cc|kopie / datum',
    original: 'ursprüngliche nachricht|originalnachricht|original-nachricht|ursprünglicher termin',
    forwarded:
      'weitergeleitete nachricht|anfang der weitergeleiteten nachricht|weitergeleitet von|weitergeleitete mail|beginn der weitergeleiteten nachricht',
  },
  {
    code: 'nl',
    verbs:
      'schreef|schreef het volgende|heeft geschreven|heeft het volgende geschreven|schreven|citeren',
    self: 'schreef ik|ik schreef|ik geschreven',
    behalf: 'namens',
    particles: 'op|om|het|volgende|van|de|in|artikel|bericht|heeft',
    weekdays: 'ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag',
    months:
      'jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december',
    clock: 'uur',
    pronouns: 'ik|jij|hij|zij|wij|u|je',
    fields:
      'van|afzender / verzonden|verstuurd / aan|ontvanger / onderwerp|betreft / cc|kopie / datum',
    original: 'oorspronkelijk bericht|origineel bericht|oorspronkelijke bericht',
    forwarded: 'doorgestuurd bericht|begin doorgestuurd bericht|doorgestuurd door',
  },
  {
    code: 'sv',
    verbs: 'skrev|skriver|har skrivit|skrev följande|citerar|skrev ni',
    self: 'skrev jag|jag skrev',
    particles: 'den|på|kl|klockan|följande|vid|av|från',
    weekdays:
      'mån|tis|ons|tors|tor|fre|lör|sön|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|måndagen|tisdagen|onsdagen|torsdagen|fredagen|lördagen|söndagen',
    months:
      'jan|feb|mars|apr|maj|juni|juli|aug|sep|sept|okt|nov|dec|januari|februari|april|augusti|september|oktober|november|december',
    pronouns: 'jag|han|hon|vi|du',
    fields:
      'från|avsändare / skickat|skickad / till|mottagare / ämne|ärende / kopia|kopia till / datum',
    original: 'ursprungligt meddelande|originalmeddelande|ursprungsmeddelande',
    forwarded:
      'vidarebefordrat meddelande|vidarebefordrat brev|vidarebefordrat mejl|vidarebefordrat av|start av vidarebefordrat meddelande',
  },
  {
    code: 'no',
    verbs: 'skrev|skriver|skrev følgende|har skrevet|siterer',
    self: 'skrev jeg|jeg skrev',
    particles: 'den|på|kl|klokken|følgende|fra|av|ved',
    weekdays:
      'man|tir|ons|tor|fre|lør|søn|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|man.|tir.',
    months:
      'jan|feb|mars|apr|mai|juni|juli|aug|sep|okt|nov|des|januar|februar|april|august|september|oktober|november|desember',
    pronouns: 'jeg|han|hun|vi|du|dere',
    fields: 'fra|avsender / sendt / til|mottaker / emne / kopi|kopi til / dato',
    original: 'opprinnelig melding|original melding',
    forwarded: 'videresendt melding|videresendt e-post|begynnelse på videresendt melding',
  },
  {
    code: 'da',
    verbs: 'skrev|skriver|skrev følgende|har skrevet|citat af|citerer',
    self: 'skrev jeg|jeg skrev',
    particles: 'den|d|på|kl|klokken|følgende|fra|af|ved',
    weekdays: 'man|tirs|ons|tors|fre|lør|søn|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag',
    months:
      'jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|januar|februar|marts|april|juni|juli|august|september|oktober|november|december',
    pronouns: 'jeg|han|hun|vi|du',
    fields: 'fra|afsender / sendt / til|modtager / emne / cc|kopi / dato',
    original:
      'oprindelig meddelelse|original meddelelse|oprindelig besked|oprindeligt brev|original besked',
    forwarded:
      'videresendt meddelelse|videresendt besked|start på videresendt besked|videresendt brev|begynd videresendt e-mail',
  },
  {
    code: 'nn',
    verbs: 'skreiv|skriv|har skrive|skreiv følgjande',
    particles: 'den|kl|klokka|på|frå|følgjande',
    weekdays: 'måndag|tysdag|onsdag|torsdag|fredag|laurdag|søndag|tys|lau',
    months:
      'jan|feb|mars|apr|mai|juni|juli|aug|sep|okt|nov|des|januar|februar|april|august|september|oktober|november|desember',
    pronouns: 'du|de',
    fields: 'frå / sendt / til / emne / kopi|kopi til / dato',
    original: 'opphavleg melding|opprinneleg melding',
    forwarded: 'vidaresendt melding|vidaresend melding',
  },
  {
    code: 'is',
    verbs: 'skrifaði|skrifar|ritaði|hefur skrifað|vísa til',
    particles: 'þann|kl|klukkan|frá',
    weekdays:
      'mán|þri|mið|fim|fös|mánudagur|þriðjudagur|miðvikudagur|fimmtudagur|föstudagur|laugardagur|sunnudagur|mánudaginn|þriðjudaginn|miðvikudaginn|fimmtudaginn|föstudaginn|laugardaginn|sunnudaginn',
    months:
      'jan|feb|mar|apr|maí|jún|júl|ágú|sep|okt|nóv|des|janúar|febrúar|mars|apríl|júní|júlí|ágúst|september|október|nóvember|desember',
    fields: 'frá / sent / til / efni|titill / afrit / dagsetning|dags',
    original: 'upprunaleg skilaboð|upphafleg skilaboð',
    forwarded: 'áframsent skeyti|áframsend skilaboð',
  },
  {
    code: 'fy',
    verbs: 'skreau|hat skreaun|skreau it folgjende',
    particles: 'op|om|it',
    weekdays: 'moandei|tiisdei|woansdei|tongersdei|freed|sneon|snein',
    months:
      'jan|feb|mrt|apr|mai|jun|jul|aug|sep|okt|nov|des|jannewaris|febrewaris|maart|april|maaie|july|augustus|septimber|oktober|novimber|desimber',
    fields: 'fan / ferstjoerd / oan / ûnderwerp / kopy / datum',
    original: 'oarspronklik berjocht',
    forwarded: 'trochstjoerd berjocht',
  },
  {
    code: 'lb',
    verbs: 'schreift|schreiwt|huet geschriwwen',
    particles: 'den|um|vum',
    weekdays: 'méi|dën|mët|méindeg|dënschdeg|mëttwoch|donneschdeg|freideg|samschdeg|sonndeg',
    months:
      'jan|feb|mäe|abr|juni|juli|aug|sep|okt|nov|dez|januar|februar|mäerz|abrëll|august|september|oktober|november|dezember',
    fields: 'vun / geschéckt / un / sujet / kopie / datum',
    original: 'original-message',
    forwarded: 'weidergeleet noriicht',
  },
  {
    code: 'af',
    verbs: 'skryf|het geskryf|skryf die volgende|het die volgende geskryf',
    particles: 'op|om|van|volgende|het',
    weekdays: 'ma|wo|do|vr|maandag|dinsdag|woensdag|donderdag|vrydag|saterdag|sondag',
    months:
      'jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|des|januarie|februarie|maart|april|junie|julie|augustus|september|oktober|november|desember',
    clock: 'vm|nm',
    fields: 'van / gestuur / aan / onderwerp / kopie / datum',
    original: 'oorspronklike boodskap',
    forwarded: 'aangestuurde boodskap',
  },
]
