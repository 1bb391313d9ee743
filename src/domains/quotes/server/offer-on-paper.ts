import { languages, localeFor, type Language } from '../../../kernel/language.ts'
import { say, type Sentence } from '../../../kernel/sentence.ts'
import type { Block, Cell, Paper } from '../../../platform/pdf/index.ts'
import { tell, writerFor, type Writer } from '../../../platform/words/index.ts'
import type { Offer, OfferedLine } from '../model/index.ts'

interface Reader {
  language: Language
  /** How the workspace writes amounts and days. */
  locale: string
}
/** How a paper says things: its sentences, its amounts and its days. */
export interface Way {
  t: (sentence: Sentence) => string
  write: Writer
}

/** An offer as it was sent, on pages of paper: what the customer's page shows, in its order, and nothing else. */
export function onPaper(offer: Offer, digest: string, { language, locale }: Reader): Paper {
  const way: Way = {
    t: (sentence) => tell(language, sentence),
    write: writerFor(localeFor(language, locale)),
  }
  return {
    title: `${offer.number} ${offer.name}`,
    from: offer.seller,
    direction: languages[language].direction,
    foot: way.t(say('SHA-256 of this quote: {digest}', { digest })),
    blocks: [
      { title: offer.name },
      { text: aboutOf(offer, way), quiet: true },
      linesOf(offer, way),
      sumsOf(offer, way),
      ...(offer.terms ? [{ heading: way.t(say('Terms')) }, { text: offer.terms }] : []),
    ],
  }
}

function aboutOf({ number, version, customer, sentOn, validUntil }: Offer, { t, write }: Way): string {
  const parts = [
    version > 1 ? say('Quote {number}, version {version}', { number, version }) : say('Quote {number}', { number }),
    customer !== null && say('for {customer}', { customer }),
    say('of {day}', { day: write.day(sentOn) }),
    validUntil !== null && say('valid until {day}', { day: write.day(validUntil) }),
  ]
  return parts.flatMap((part) => (part ? [t(part)] : [])).join(' · ')
}

function linesOf({ lines }: Offer, way: Way): Block {
  const { t, write } = way
  const head = [say('Item'), say('Qty'), say('Each'), say('Amount')].map(t)
  const rows = lines.map((line): Cell[] => [
    { text: line.label, notes: lineNotes(line, way) },
    { text: write.number(line.quantity) },
    { text: line.price ? write.money(line.price) : '' },
    { text: line.amount ? write.money(line.amount) : '', strong: !line.optional },
  ])
  return { table: { head, rows } }
}

/** What else there is to know of a line, each by itself: how it is paid, what is off, its tax. */
export function lineNotes(line: Omit<OfferedLine, 'amount'>, { t, write }: Way): string[] {
  const off = [line.discount ? write.share(line.discount) : '', line.discountAmount ? write.money(line.discountAmount) : ''].filter(Boolean) // prettier-ignore
  const rate = line.taxRate === null ? '' : write.share(line.taxRate)
  const notes = [
    line.optional && say('Optional, not in the total'),
    againOf(line.billing),
    line.billing !== 'once' && line.months !== null && say('Term in months: {months}', { months: line.months }),
    off.length > 0 && say('Discount {off}', { off: off.join(' + ') }),
    line.setupFee && say('Setup fee {fee}', { fee: write.money(line.setupFee) }),
    rate !== '' && (line.taxIncluded ? say('includes {rate} tax', { rate }) : say('plus {rate} tax', { rate })),
  ]
  return notes.flatMap((note) => (note ? [t(note)] : []))
}

const ways = ['once', 'month', 'quarter', 'year'] as const
const againOf = (billing: string): Sentence | undefined =>
  ({ month: say('Each month'), quarter: say('Each quarter'), year: say('Each year') })[billing]

/** What it comes to: each way of paying by itself, and, where something is paid again, the first year and the whole term. */
function sumsOf({ totals }: Offer, { t, write }: Way): Block {
  const paid = ways.flatMap((way) => (totals.paid[way] ? [{ way, sum: totals.paid[way] }] : []))
  const rows = paid.map(({ way, sum }): Cell[] => [
    { text: t(againOf(way) ?? say('Once')) },
    { text: write.money(sum.net), strong: true },
    { text: write.money(sum.tax) },
    { text: write.money(sum.gross) },
  ])
  const span = (name: Sentence, net: Offer['totals']['contract']): Cell[] =>
    [t(name), write.money(net), '', ''].map((text, at) => ({ text, strong: at === 1 }))
  const isAgain = paid.some(({ way }) => way !== 'once')
  const spans = isAgain ? [span(say('First year'), totals.firstYear), span(say('Whole term'), totals.contract)] : []
  const head = ['', ...[say('Without tax'), say('Tax'), say('With tax')].map(t)]
  return { table: { narrow: true, head, rows: [...rows, ...spans] } }
}
