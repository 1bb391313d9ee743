import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { importing } from '../../src/domains/imports/server/testing.ts'
import type { TestApp } from '../app.ts'

const shared = process.env.FARLEY_SHARED_DATA ?? resolve(import.meta.dirname, '../../../shared/data')

/** The whole pipeline where it lies beside the clone: it is not ours to ship. */
export const whole = join(shared, 'maven-crm')
export const isThere = existsSync(join(whole, 'sales_pipeline.csv'))
export const excerpt = resolve(import.meta.dirname, '../../src/domains/imports/server/fixtures/maven-crm')

const decisions = {
  user: { missing: { manager: 'add' } },
  product: { missing: { family: 'add' } },
  company: {
    corrections: {
      industry: { technolgy: 'Technology' },
      'addresses.country': { Philipines: 'Philippines', Korea: 'South Korea' },
    },
  },
  deal: { corrections: { 'dealLine.product': { GTXPro: 'GTX Pro' } }, missing: { stage: 'add' } },
}

/** Imports a pipeline as an owner would. */
export async function importAll(app: TestApp, folder: string): Promise<void> {
  const ada = importing(app, app.ada)
  const files = { user: 'sales_teams', product: 'products', company: 'accounts', deal: 'sales_pipeline' } as const
  for (const [record, file] of Object.entries(files))
    await ada.whole(record, join(folder, `${file}.csv`), decisions[record as keyof typeof decisions])
}

/** What the file itself says of some deals. */
export interface Plain {
  won: number
  lost: number
  amount: number
  /** Days from engagement to a won closing, sorted. */
  days: number[]
}

export interface PlainRow {
  agent: string
  product: string
  account: string
  won: boolean
  openedOn: string
  closedOn: string
  amount: number
}

/** The opportunities of the file that were won or lost, read by nothing of Farley's. */
export function plainRows(folder: string): PlainRow[] {
  const rows = parse(readFileSync(join(folder, 'sales_pipeline.csv')), { columns: true, bom: true }) as Record<
    string,
    string
  >[]
  return rows
    .filter(({ deal_stage }) => deal_stage === 'Won' || deal_stage === 'Lost')
    .map((row) => ({
      agent: row.sales_agent!,
      product: row.product === 'GTXPro' ? 'GTX Pro' : row.product!,
      account: row.account!,
      won: row.deal_stage === 'Won',
      openedOn: isoOf(row.engage_date!),
      closedOn: isoOf(row.close_date!),
      amount: Number(row.close_value),
    }))
}

const isoOf = (written: string) => {
  const [day, month, year] = written.split('-')
  return `20${year}-${month}-${day}`
}

/** The first day of the quarter of a day. */
export const quarterOf = (day: string) =>
  `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`

/** Rows put together by what they share, as a spreadsheet would. */
export function plainBy(rows: readonly PlainRow[], keyOf: (row: PlainRow) => string): Map<string, Plain> {
  return new Map([...Map.groupBy(rows, keyOf)].map(([key, some]) => [key, plainOf(some)]))
}

export function plainOf(rows: readonly PlainRow[]): Plain {
  const won = rows.filter((row) => row.won)
  return {
    won: won.length,
    lost: rows.length - won.length,
    amount: won.reduce((sum, { amount }) => sum + amount, 0),
    days: won.map((row) => (Date.parse(row.closedOn) - Date.parse(row.openedOn)) / 86_400_000).sort((a, b) => a - b),
  }
}

/** Of sorted numbers that which a share of them does not exceed, between two neighbours in proportion. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
  return low + (high - low) * (place - Math.floor(place))
}
