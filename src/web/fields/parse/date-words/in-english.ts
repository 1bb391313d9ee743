import { plainText } from '../plain-text.ts'
import { arabic } from './ar.ts'
import { german } from './de.ts'
import type { DateWords } from './words.ts'

interface Table {
  pattern: RegExp
  meaning: ReadonlyMap<string, string>
  orders: DateWords['orders']
}

// Whoever reads English may still write "heute": all are understood, whatever language is spoken.
const tables = [german, arabic].map(tableOf)

function tableOf({ phrases, orders }: DateWords): Table {
  const longestFirst = phrases.map(([phrase]) => phrase).sort((one, other) => other.length - one.length)
  const pattern = new RegExp(`(?<=^| |\\d)(?:${longestFirst.join('|')})(?=$| |,)`, 'g')
  return { pattern, meaning: new Map(phrases), orders }
}

/** Words of dates in any of our languages, as the English that the readers of days and moments know. */
export function inEnglish(text: string): string {
  let said = plainText(text)
  for (const { pattern, meaning, orders } of tables) {
    said = said.replace(pattern, (phrase) => meaning.get(phrase)!)
    for (const [order, english] of orders) said = said.replace(order, english)
  }
  return said.replace(/ +/g, ' ').trim()
}
