import { bare, namesInAddress, split, type Name } from './names.ts'
import { company } from './words.ts'

/** Addresses of a house, and of nobody in it. */
const ofHouse =
  /^(info|contact|kontakt|contacto|contatti|office|buero|büro|hello|hallo|mail|email|post|sales|vertrieb|verkauf|einkauf|purchasing|procurement|orders?|bestellung(en)?|support|help|helpdesk|service|kundenservice|customer-?service|team|accounts?|accounting|billing|invoices?|rechnung(en)?|buchhaltung|finance|hr|jobs|careers|bewerbung|personal|press|presse|marketing|webmaster|admin|verwaltung|zentrale|reception|empfang|secretariat|sekretariat|datenschutz|privacy|legal)$/iu
/** Addresses that nobody reads. */
const unread = /^(no-?_?\.?reply|do-?_?\.?not-?_?\.?reply|nicht-?antworten|mailer-daemon|postmaster|bounces?|notifications?|newsletter|news|alerts?|automat|daemon|root|cron)([+.=_-].*)?$/iu // prettier-ignore

const localOf = (address: string) => address.slice(0, address.lastIndexOf('@'))

/** Whether a house is written to there, and nobody in it: `info@`. */
export const isOfHouse = (address: string): boolean => ofHouse.test(localOf(address))

/** Whether nobody reads what is written there: `no-reply@`. */
export const isUnread = (address: string): boolean => unread.test(localOf(address))

/** First and family name of whom the head of a message names; of an address alone, where it says both. Empty where nothing does. */
export function nameInHead(name: string, address: string): Name {
  const said = plain(name)
  if (said === '' || said.includes('@') || company.test(said)) return inAddress(address)
  const [family, given, ...more] = said.split(/\s*,\s*/)
  if (given && more.length === 0 && bare(said).includes(',')) return { firstName: given, lastName: family! }
  return split(said, address, false)
}

/** Without quotes, what stands in brackets, and by whom it was sent on: `"Nora Later (Acme)" via Lists`. */
const plain = (name: string) =>
  name
    .replace(/["“”„«»]|^'|'$/g, '')
    .replace(/\s+(via|über|durch|par)\s.*$/iu, '')
    .replace(/\s*[([|/].*$/u, '')
    .replace(/\s+/g, ' ')
    .trim()

function inAddress(address: string): Name {
  const words = localOf(address).includes('.') ? namesInAddress(address) : []
  if (words.length !== 2 || words.some((each) => each.length < 2)) return { firstName: '', lastName: '' }
  const [firstName, lastName] = words.map((each) => each[0]!.toUpperCase() + each.slice(1)) as [string, string]
  return { firstName, lastName }
}
