import type { Money } from '../../../kernel/field.ts'
import { amountOf, isAmount, isCurrency, units } from '../../../kernel/money.ts'
import { plainText } from './plain-text.ts'
import { parseDecimal } from './decimal.ts'

const signs: Record<string, string> = {
  '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR', '₽': 'RUB', '₺': 'TRY', '₩': 'KRW', '₪': 'ILS', '₫': 'VND',
  '₴': 'UAH', 'zł': 'PLN', 'chf': 'CHF', 'fr.': 'CHF', 'r$': 'BRL', 'us$': 'USD', 'a$': 'AUD', 'c$': 'CAD', 'kč': 'CZK',
  euro: 'EUR', euros: 'EUR', pound: 'GBP', pounds: 'GBP', pfund: 'GBP', franken: 'CHF', yen: 'JPY', rupees: 'INR', zloty: 'PLN',
  'يورو': 'EUR', 'جنيه': 'EGP', 'ريال': 'SAR', 'درهم': 'AED', 'دينار': 'KWD', 'ليره': 'TRY',
} // prettier-ignore
/** Words for what several countries have. */
const alike: Record<string, string> = {
  dollar: '$', dollars: '$', دولار: '$', kronor: 'kr', kroner: 'kr', kronen: 'kr', crowns: 'kr',
} // prettier-ignore
const dollars = new Set(['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD', 'MXN'])
const crowns = new Set(['SEK', 'NOK', 'DKK', 'ISK'])

/** An amount as people type it, with or without its currency before or after: `1.5k`, `€1,200`, `900 usd`. Null when it is none. */
export function parseMoney(text: string, { locale, currency }: { locale: string; currency: string }): Money | null {
  const typed = plainText(text)
  const [number, named] = apart(typed)
  const found = named === '' ? currency : currencyOf(named, currency)
  const decimal = found && parseDecimal(number, locale)
  if (!decimal || !isAmount(decimal)) return null
  return { amount: amountOf(units(decimal), found), currency: found }
}

/** The number, and what stands before or after it. */
function apart(text: string): [string, string] {
  const code = /^([a-z]{3})(?=[\s\d-])|(?<=\s|\d)([a-z]{3})$/.exec(text)
  if (code && isCurrency(code[0].toUpperCase())) return [text.replace(code[0], ''), code[0]]
  const sign = [...Object.keys(signs), ...Object.keys(alike), '$', 'kr']
    .sort((a, b) => b.length - a.length)
    .find((each) => text.startsWith(each) || text.endsWith(each))
  return sign ? [text.replace(sign, ''), sign] : [text, '']
}

/** A dollar or a crown is that of the workspace where it has one. */
function currencyOf(word: string, own: string): string | null {
  const named = alike[word] ?? word
  if (named === '$') return dollars.has(own) ? own : 'USD'
  if (named === 'kr') return crowns.has(own) ? own : 'SEK'
  const code = signs[named] ?? named.toUpperCase()
  return isCurrency(code) ? code : null
}
