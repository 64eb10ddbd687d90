/** Words of attributions: French, Spanish and the other Romance languages; Greek. */
import type {LanguageRow} from './language-row.ts'

export const romanceLanguages: readonly LanguageRow[] = [
  {
    code: 'fr',
    // `a ?crit` is what a wrong charset leaves of `a écrit`, and no repair can tell; so below.
    verbs:
      'a écrit|écrit|écrivit|écrivait|a ecrit|ecrit|ecrivait|nous disait|a dit|disait|avez écrit|avez ecrit|avez ?crit|as écrit|a ?crit|a ?crit?|a ??crit|a \u{fffd}crit|a crit',
    self: "j'ai écrit|j’ai écrit|j'ai ecrit|j'ai ?crit|j'écrivais|j’écrivais|j'ai dit",
    behalf: 'de la part de',
    particles: 'le|à|de|du|dans|vers|l’article|message|en|date|de?|?|??|\u{fffd}',
    weekdays: 'lun|mar|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche',
    months:
      'janv|févr|fév|mars|avr|mai|juin|juil|août|sept|oct|nov|déc|janvier|février|avril|juillet|aout|septembre|octobre|novembre|décembre|fevrier|decembre|f?vr|ao?t|d?c|d??c|f?vrier|d?cembre',
    clock: 'h',
    pronouns: 'je|tu|il|elle|nous|vous|on',
    fields: 'de|expéditeur / envoyé|envoye / à|a|destinataire / objet|sujet / cc|copie à / date',
    original:
      "message d'origine|message d’origine|message original|courriel original|message initial",
    forwarded:
      'message transféré|message transmis|début du message réexpédié|début du message transféré|message transfere|réacheminé par|transféré par',
  },
  {
    code: 'es',
    verbs:
      'escribió|escribio|escribe|ha escrito|dijo|escribía|escribi?|escribi\u{fffd}|escribí|he escrito|citando a|escribiste',
    self: 'escribí|yo escribí|he escrito',
    behalf: 'en nombre de',
    particles: 'el|a|las|la|los|de|del|en|con|fecha|mensaje|día|hora',
    weekdays:
      'lun|mar|mié|mie|jue|vie|sáb|sab|dom|lunes|martes|miércoles|jueves|viernes|sábado|domingo',
    months:
      'ene|feb|mar|abr|may|jun|jul|ago|sep|sept|oct|nov|dic|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre',
    clock: 'h|hs|hrs',
    pronouns: 'yo|él|ella|usted',
    fields:
      'de|remitente|desde / enviado|enviado el|enviada el / para|destinatario / asunto / cc|con copia / fecha',
    original: 'mensaje original',
    forwarded:
      'mensaje reenviado|inicio del mensaje reenviado|mensaje remitido|reenviado por|inicio del mensaje redirigido',
  },
  {
    code: 'it',
    verbs:
      'ha scritto|scrive|scrisse|scriveva|ha detto|scritto|scrivevo|scrissi|hai scritto|avete scritto',
    self: 'ho scritto|scrivevo|scrissi',
    behalf: 'per conto di',
    particles: 'il|alle|ore|del|di|in|data|giorno|nel|messaggio|da|il giorno',
    weekdays:
      'lun|mar|mer|gio|ven|sab|dom|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica',
    months:
      'gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre',
    pronouns: 'io|lui|lei',
    fields: 'da|mittente / inviato|inviata / a|destinatario / oggetto / cc|copia / data',
    original: 'messaggio originale|messaggio originario',
    forwarded: 'messaggio inoltrato|inizio messaggio inoltrato|inoltrato da',
  },
  {
    code: 'pt',
    verbs: 'escreveu|escreve|escreveu o seguinte|disse|escrevia|escrevi|citando|escreveste',
    self: 'escrevi|eu escrevi|escrevia eu',
    behalf: 'em nome de',
    particles: 'em|no|na|dia|às|as|de|do|da|o|a|seguinte|mensagem|à|à(s)',
    weekdays:
      'seg|ter|qua|qui|sex|sáb|sab|dom|segunda|terça|quarta|quinta|sexta|sábado|domingo|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira',
    months:
      'jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro',
    clock: 'h|hs',
    pronouns: 'eu|ele|ela|você',
    fields:
      'de|remetente / enviado|enviada|enviada em|enviado em / para|destinatário / assunto / cc|com cópia|cópia / data',
    original: 'mensagem original',
    forwarded:
      'mensagem encaminhada|mensagem reencaminhada|início da mensagem encaminhada|início da mensagem reencaminhada|encaminhado por|iniciando encaminhamento de mensagem',
  },
  {
    code: 'ca',
    verbs:
      "va escriure|ha escrit|escrigué|escriu|va dir|vaig escriure|s'està citant|vau escriure|vas escriure",
    self: 'vaig escriure',
    particles: 'el|dia|a|les|la|de|del|data|missatge|en/na',
    weekdays: 'dl|dt|dc|dj|dv|ds|dg|dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge',
    months:
      'gen|febr|març|abr|maig|juny|jul|ag|set|oct|nov|des|gener|febrer|abril|juliol|agost|setembre|octubre|novembre|desembre',
    fields:
      'de|remitent|des de / enviat|enviat el|enviat a / per a|a|destinatari / assumpte|tema / a/c|cc / data',
    original: 'missatge original',
    forwarded: 'missatge reenviat|inici del missatge reenviat',
  },
  {
    code: 'ro',
    verbs: 'a scris|a scris următoarele|scrie|scria|scrise|am scris|ați scris|aţi scris|ai scris',
    self: 'am scris',
    particles: 'în|in|la|ora|pe|data|de|din|următoarele|ziua',
    weekdays: 'lun|mie|joi|vin|sâm|dum|luni|marți|miercuri|vineri|sâmbătă|duminică|lu|ma|mi|vi',
    months:
      'ian|febr|feb|mart|apr|mai|iun|iul|aug|sept|oct|noi|nov|dec|ianuarie|februarie|martie|aprilie|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie',
    fields:
      'de la|expeditor / trimis|trimis la / către|catre|la|destinatar / subiect / cc|copie / data|dată',
    original: 'mesaj original|mesajul original|mesaj inițial',
    forwarded:
      'mesaj redirecționat|mesaj redirectionat|mesaj retrimis|mesaj înaintat|începutul mesajului înaintat',
  },
  {
    code: 'el',
    verbs: 'έγραψε|έγραψαν|γράφει|έγραφε|έγραψε τα εξής|γράψατε|έγραψες',
    particles: 'στις|στη|την|τη|ο|η|το|του|της|ώρα|ημερομηνία|από|χρήστης|τα|εξής|ο/η|ημέρα|και',
    weekdays: 'δευ|τρι|τετ|πεμ|παρ|σαβ|κυρ|δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή',
    months:
      'ιαν|φεβ|μαρ|απρ|μαΐ|μαι|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ|ιανουαρίου|φεβρουαρίου|μαρτίου|απριλίου|μαΐου|ιουνίου|ιουλίου|αυγούστου|σεπτεμβρίου|οκτωβρίου|νοεμβρίου|δεκεμβρίου',
    clock: 'π.μ.|μ.μ.|πμ|μμ',
    fields:
      'από|αποστολέας / στάλθηκε|εστάλη / προς|παραλήπτης / θέμα / κοιν|κοινοποίηση|αντίγραφο / ημερομηνία|ημ/νία',
    original: 'αρχικό μήνυμα',
    forwarded: 'προωθημένο μήνυμα|αρχή προωθημένου μηνύματος',
  },
  {
    code: 'gl',
    verbs: 'escribiu|escribiu o seguinte|dixo|escribía|estase citando|escribiches',
    self: 'escribín|eu escribín',
    particles: 'o|ás|as|de|do|da|en|a|día|mensaxe',
    weekdays: 'luns|mér|xov|ven|sáb|martes|mércores|xoves|venres|sábado|domingo',
    months:
      'xan|feb|abr|maio|xuño|xul|ago|set|out|nov|dec|xaneiro|febreiro|marzo|abril|xullo|agosto|setembro|outubro|novembro|decembro',
    fields: 'de|remitente / enviado|enviada / para|destinatario / asunto / copia / data',
    original: 'mensaxe orixinal',
    forwarded: 'mensaxe reenviada|mensaxe reencamiñada',
  },
  {
    code: 'ast',
    verbs: 'escribió|escribiera',
    particles: 'el|a|les|de',
    weekdays: 'llu|mié|xue|vie|llunes|martes|miércoles|xueves|vienres|sábadu|domingu',
    months:
      'xin|feb|abr|xun|xnt|ago|set|och|avi|xineru|febreru|marzu|abril|mayu|xunu|xunetu|agostu|setiembre|ochobre|payares|avientu',
    fields: 'de / unviáu / pa / asuntu / copia / data',
    original: 'mensax orixinal|mensaxe orixinal',
    forwarded: 'mensax reunviáu|mensaxe reunviáu',
  },
  {
    code: 'oc',
    verbs: 'escriguèt|a escrich',
    particles: 'de|a',
    weekdays: 'dilun|dimars|dimècres|dijòus|divendres|dissabte|dimenge',
    months: 'genièr|febrièr|març|abril|mai|junh|julhet|agost|setembre|octòbre|novembre|decembre',
    fields: 'de / mandat / a / objècte|subjècte / còpia / data',
    original: "messatge d'origina|messatge original",
    forwarded: 'messatge transferit',
  },
]
