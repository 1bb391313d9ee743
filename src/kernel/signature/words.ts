// Words by which the lines of signatures are told apart, in the languages that Farley's readers get mail in.

/** Before or after a signature, and never part of it. */
export const greeting =
  /^(>|best|kind|warm|with |regards|cheers|thanks|thank you|many thanks|sincerely|yours|mit (freundlich|best|herzlich)|freundliche|viele|beste|herzliche|liebe gr|gru(ß|ss)|grü(ß|ss)e|[lv]g$|mfg|cordialement|bien (à|cord)|cdt|sincères|salutations|saludos|un saludo|atentamente|cordiali|distinti|met vriendelijke|(vriendelijke )?groet|pozdrawiam|z poważaniem|med vänlig|hälsning|(med )?(vennlig |venlig )?hilsen|atenciosamente|abraços|s pozdravem|saygılarımla|с уважением|üdvözlettel|ystävällisin|تحياتي|مع |وتفضلوا|よろしく|敬具|此致|감사합니다|sent from|von meinem|envoyé|follow us|please consider|folgen sie|suivez)/iu

/** From such a line on, everything is the lawyers'. */
export const disclaimer =
  /(confidential|privileged|intended (recipient|solely)|disclaimer|consider the environment|vertraulich|umwelt.*(ausdruck|drucken)|confidentiel|confidencial|riservat)/iu

/** Registers, tax numbers and managing directors: about the company, to be taken down elsewhere if at all. */
export const register =
  /(amtsgericht|\bhr[ab]\b|handelsregister|ust-?id|steuernummer|\bvat\b|siret|\bsiren\b|\brcs\b|p\.? ?iva|\bkvk\b|\bcif\b|\bnif\b|registered (in|office)|company (no|number)|geschäftsführ(er|ung):|vorstand:|sitz der|bankverbindung|\biban\b|\bbic\b)/iu

/** What makes a line the name of a company, wherever it stands in it. */
export const company =
  /(\b(gmbh|ag|kg|ohg|ug|gbr|se|e\.? ?v\.|inc|incorporated|llc|llp|l\.l\.c|ltd|limited|plc|corp|corporation|company|group|holdings?|pty|pvt|sas|sarl|s\.a\.r\.l|sasu|s\.a|sa|s\.l|s\.l\.u|s\.r\.l|srl|s\.p\.a|spa|b\.v|bv|n\.v|nv|oy|oyj|ab|aps|a\/s|as|asa|sp\. z o\.o|s\.r\.o|a\.s|kft|zrt|nyrt|ltda|eireli|d\.o\.o|a\.ş|ltd\. şti)(?=$|[\s.,)&-])|университет|(^|\s)(ооо|оао|пао|ао|зао)\s|株式会社|有限会社|合同会社|有限公司|股份|集团|주식회사|유한회사|^(شركة|مؤسسة|مجموعة|بنك|جامعة)\s|\b(university|universität|université|universidad|hochschule|institute?|institut|foundation|stiftung|hospital|klinik|klinikum|ministry|bank)\b)/iu

/** What people do. */
export const jobTitle =
  /(\b(manager|managerin|director|directora?|direktor(in)?|directeur|directrice|head of|head|chief|officer|lead|leader|leiter(in)?|leitung|president|vp|vice|partner|founder|co-founder|owner|ceo|cto|cfo|coo|cmo|engineer|ingenieur(in)?|ingénieure?|developer|entwickler(in)?|architect|consultant|berater(in)?|specialist|analyst|assistant|assistent(in)?|assistante?|executive|representative|coordinator|supervisor|buyer|acheteu(r|se)|einkauf|vertrieb|verkauf|referent(in)?|sachbearbeiter(in)?|geschäftsführer(in)?|prokurist(in)?|inhaber(in)?|vorstand|sales|marketing|procurement|purchasing|responsable|chargée?|chef|gérante?|gerente|jefe|jefa|responsabile|direttore|direttrice|hoofd|inkoop|verkoop|kierownik|dyrektor|specjalista|chef|chefin|inköpschef|säljare|daglig leder|leder|ředitel|ředitelka|vedoucí|müdürü|müdür|uzmanı|менеджер|директор|руководитель|инженер|vezető|igazgató|johtaja|päällikkö)\b|(部|課|室)(\s|$)|(部長|課長|社長|取締役|係長|主任)|(经理|总监|主管|总裁|工程师)|(부장|과장|차장|대리|사원|팀장|이사|대표)|^(مدير|مديرة|مهندس|مهندسة|رئيس|مسؤول|محاسب|مستشار))/iu

/** Degrees, forms of address and offices before a name; they are not part of it. */
export const before =
  /^((prof|dr|mag|ing|dipl\.?-?\s?\w+|ddr|mr|mrs|ms|miss|mx|m|mme|mlle|herr|frau|sr|sra|sig|sig\.ra|i\. ?a|i\. ?v|ppa)\.?\s+|(ihre?|your|eng)\.?\s+)+/iu

/** The same after a name. */
export const after = /(,\s*(ph\.? ?d|mba|m\.?sc|b\.?sc|ing|cpa|esq|jr|sr|md|ma|ba)\.?)+$|\s*\([^)]*\)$/iu

/** Small words that begin a family name. */
export const particles = new Set(
  'van von der den de del della di da dos das la le el al bin ibn ben ter ten zu zur vom'.split(' '),
)

type Kind = 'work' | 'mobile' | 'fax'

const said: readonly [Kind, RegExp][] = [
  ['fax', /^(fax|telefax|f|传真|ファックス|팩스|فاكس|факс)$/iu],
  ['mobile', /^(m|mob|mobil|mobile|cell|cel|c|handy|gsm|port|portable|móvil|携帯|手机|휴대폰|جوال|الجوال|моб|matkapuh)$/iu],
  ['work', /^(t|o|d|p|w|tel|tél|tlf|telefon|telephone|téléphone|telefone|teléfono|phone|ph|fon|fone|office|büro|direct|direkt|dw|電話|전화|电话|هاتف|الهاتف|тел|puh)$/iu],
] // prettier-ignore

/** What a word before a number says of it; undefined for words that say nothing. */
export const phoneKind = (word: string): Kind | undefined =>
  said.find(([, pattern]) => pattern.test(word.replace(/[.:]/g, '')))?.[0]

/** Words that only announce what follows them. */
export const announcing =
  /^\s*(e-?mail|mail|e|web|w|www|internet|url|homepage|website|site|linkedin|البريد|почта)\s*[:.]\s*/iu
