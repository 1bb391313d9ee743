import { format, resolveConfig } from 'prettier'
import type { BackTest, Outcome, Outcomes } from '../../src/domains/insight/model/index.ts'

/** What is published of a real pipeline. */
export interface Figures {
  whole: Outcome
  agents: readonly Named[]
  products: readonly Named[]
  accounts: readonly Named[]
  closed: Outcomes['groups']
  opened: Outcomes['groups']
  verdict: string
  backTest: BackTest
}
export type Named = { name: string } & Outcome

const percent = (share: number | null) => (share === null ? '—' : `${(share * 100).toFixed(1)} %`)
const money = ({ amount }: Outcome) => (amount ? Number(amount.amount).toLocaleString('en') : '—')
const quarterName = (key: unknown) => `${String(key).slice(0, 4)} Q${(Number(String(key).slice(5, 7)) + 2) / 3}`

function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const line = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n')
}

const byRate = (rows: readonly Named[], most?: number) =>
  rows.toSorted((one, other) => other.rate! - one.rate! || (one.name < other.name ? -1 : 1)).slice(0, most)
const ofAgent = (each: Named) => [each.name, each.won, each.lost, percent(each.rate), money(each), each.days?.median ?? '—'] // prettier-ignore

/** The page of the docs, made of the figures; nobody writes it by hand. */
export async function published(figures: Figures): Promise<string> {
  const text = [head, ofWhole(figures), ofGroups(figures), ofQuarters(figures), ofModel(figures)].join('\n\n')
  const path = new URL('../../docs/proof-on-real-data.md', import.meta.url).pathname
  return format(text, { ...(await resolveConfig(path)), filepath: path })
}

const head = `# Proof on real data

The pipeline of a company that sells hardware, 8,800 opportunities from October 2016 to December 2017, published by [Maven Analytics](https://mavenanalytics.io/data-playground) as public domain. It is imported as any owner would import it, and all figures here are what Farley's API answers afterwards. \`test/proof\` does both each time the files lie beside the clone, works the same figures out of the plain file and refuses this page if any differs; \`npx vitest run --project server test/proof -u\` writes it anew. An excerpt of the file is always tested.`

function ofWhole({ whole }: Figures): string {
  const { days } = whole
  return `## In all

${whole.won} won, ${whole.lost} lost: **${percent(whole.rate)}** of those decided, worth ${money(whole)}. From engagement to a won closing it took **${days!.median} days** at the median, a quarter no more than ${days!.lower}, three quarters no more than ${days!.upper}.`
}

function ofGroups({ agents, products, accounts }: Figures): string {
  const columns = ['won', 'lost', 'rate', 'worth', 'median days']
  return `## By agent

${table(['agent', ...columns], byRate(agents).map(ofAgent))}

## By product

${table(
  ['product', 'won', 'lost', 'rate'],
  byRate(products).map((each) => [each.name, each.won, each.lost, percent(each.rate)]),
)}

## By account

The ten with the best rate of ${accounts.length}; the test compares all.

${table(['account', ...columns], byRate(accounts, 10).map(ofAgent))}`
}

function ofQuarters({ closed, opened }: Figures): string {
  const rows = (groups: Outcomes['groups']) =>
    groups
      .filter(({ key }) => key !== null)
      .toSorted((one, other) => (String(one.key) < String(other.key) ? -1 : 1))
      .map((each) => [quarterName(each.key), each.won, each.lost, each.open, percent(each.rate)])
  const columns = ['won', 'lost', 'still open', 'rate']
  return `## By quarter

${table(['closed in', ...columns], rows(closed))}

${table(['engaged in', ...columns], rows(opened))}

The first quarter of 2017 stands out: the file begins with deals that were engaged in late 2016, and hardly any of those is in it that was lost at once.`
}

function ofModel({ verdict, backTest: test }: Figures): string {
  const four = (value: number) => value.toFixed(4)
  return `## Learned probability

Learned from the ${test.learnedFrom} deals that were closed before ${test.from}, tried on the ${test.tested} that were closed from then until ${test.to}: each was asked of once, on the first of these days on which it was open, by what was known then.

${table(
  ['', 'log loss', 'Brier'],
  [
    ['learned', four(test.learned.logLoss), four(test.learned.brier)],
    [`plain share, ${percent(test.base)} of each`, four(test.plain.logLoss), four(test.plain.brier)],
  ],
)}

${
  verdict === 'used'
    ? 'It was better than the plain share, so it is shown.'
    : '**It was no better than the plain share, so it is not shown**: the probability of the stage stands, and the settings say why.'
} Of those tested ${percent(test.won)} were won.

${table(
  ['said', 'deals', 'said on average', 'won'],
  test.bins.map(({ from, to, count, said, won }) => [`${from * 100} to ${Math.round(to * 100)} %`, count, percent(said), percent(won)]), // prettier-ignore
)}

What this file can teach is little. It knows when a deal was engaged and closed, whose it was, for which account and product; what was lost is worth 0 in it, and only what was won has its price, so the amount would tell the outcome and is left out, as is the stage. Agents win between 55 and 70 %, products lie closer still, and the earlier record of an agent or an account says next to nothing of their next quarter. A pipeline that is worked in Farley has more: stages and amounts as they were on each day.`
}
