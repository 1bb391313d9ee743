import { languages, localeFor, type Language } from '../../../../kernel/language.ts'
import { say, type Sentence } from '../../../../kernel/sentence.ts'
import type { Block, Cell, Paper } from '../../../../platform/pdf/index.ts'
import { tell, writerFor } from '../../../../platform/words/index.ts'
import type { Sum } from '../../../deals/model/index.ts'
import { lineNotes, type Way } from '../../../quotes/server/index.ts'
import type { OrderDocument, Party } from './document.ts'

interface Reader {
  language: Language
  /** How the workspace writes amounts and days. */
  locale: string
}

/** An invoice or a credit note as it was issued, on pages of paper. */
export function onPaper(document: OrderDocument, { language, locale }: Reader): Paper {
  const write = writerFor(localeFor(language, locale))
  const way = { t: (sentence: Sentence) => tell(language, sentence), write }
  const { seller, buyer, terms } = document
  const title = way.t(titleOf(document))
  return {
    title,
    from: seller.name,
    direction: languages[language].direction,
    foot: [seller.name, vatOf(seller, way)].filter(Boolean).join(' · '),
    blocks: [
      ...textsOf([[seller.name, ...seller.lines].join(' · ')], true),
      ...textsOf([buyer.name, ...buyer.lines, countryOf(buyer, language), vatOf(buyer, way)]),
      { title },
      { text: aboutOf(document, way), quiet: true },
      linesOf(document, way),
      sumsOf(document, way),
      ...textsOf([document.reason ?? '']),
      ...(terms ? [{ heading: way.t(say('Terms')) }, { text: terms }] : []),
    ],
  }
}

const titleOf = ({ kind, number }: OrderDocument) =>
  kind === 'invoice' ? say('Invoice {number}', { number }) : say('Credit note {number}', { number })

function textsOf(lines: readonly string[], quiet = false): Block[] {
  const text = lines.filter(Boolean).join('\n')
  return text === '' ? [] : [{ text, ...(quiet && { quiet }) }]
}

const vatOf = ({ vatNumber }: Party, { t }: Way) =>
  vatNumber ? t(say('VAT number {number}', { number: vatNumber })) : ''

const countryOf = ({ country }: Party, language: Language) =>
  country ? (new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }).of(country) ?? country) : ''

function aboutOf({ order, day, dueOn, handedOn, of }: OrderDocument, { t, write }: Way): string {
  const parts = [
    say('of {day}', { day: write.day(day) }),
    of && say('for invoice {number} of {day}', { number: of.number, day: write.day(of.day) }),
    say('order {number}', { number: order }),
    handedOn !== null && say('delivered on {day}', { day: write.day(handedOn) }),
    dueOn !== null && say('due on {day}', { day: write.day(dueOn) }),
  ]
  return parts.flatMap((part) => (part ? [t(part)] : [])).join(' · ')
}

function linesOf({ lines }: OrderDocument, way: Way): Block {
  const { t, write } = way
  const head = [say('Item'), say('Qty'), say('Each'), say('Without tax')].map(t)
  const rows = lines.map((line): Cell[] => [
    { text: line.label, notes: lineNotes(line, way) },
    { text: write.number(line.quantity) },
    { text: line.price ? write.money(line.price) : '' },
    { text: write.money(line.sum.net), strong: true },
  ])
  return { table: { head, rows } }
}

/** What it comes to: by rate of tax, and all of it. */
function sumsOf({ taxes, total }: OrderDocument, { t, write }: Way): Block {
  const row = (name: string, { net, tax, gross }: Sum, strong: boolean): Cell[] =>
    [name, ...[net, tax, gross].map(write.money)].map((text) => ({ text, strong }))
  const head = ['', ...[say('Without tax'), say('Tax'), say('With tax')].map(t)]
  const rates = taxes.map(({ rate, sum }) => row(t(say('Tax of {rate}', { rate: write.share(rate) })), sum, false))
  return { table: { narrow: true, head, rows: [...rates, row(t(say('Total')), total, true)] } }
}
