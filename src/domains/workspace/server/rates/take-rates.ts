import type { RowOf } from '../../../../kernel/record.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { exchangeRate } from '../../model/index.ts'
import { ratesOf, type FileRate } from './rates-file.ts'

type Rate = RowOf<typeof exchangeRate>

/** What a file of rates would do, or has done. */
export interface Taken {
  added: number
  changed: number
  same: number
  currencies: string[]
  from: string | null
  until: string | null
}

const most = 20_000

/** A file of rates, and what of it is wanted. */
export interface RatesFile {
  text: string
  source: string
  since?: string | undefined
  currencies?: readonly string[] | undefined
}

/** Takes the rates of a file in: a day's rate that is there is put right, and the source is kept with each. */
export async function takeRates(work: Work, file: RatesFile): Promise<Taken> {
  const { fresh, others, taken } = await plannedRates(work, file)
  await work.createMany(exchangeRate, fresh)
  await work.updateMany(exchangeRate, others)
  return taken
}

/** What there is to write for a file, and how much of it; nothing is written. */
export async function plannedRates(work: Work, file: RatesFile) {
  const { source } = file
  const rates = wantedRates(file, work.ctx.settings.currency)
  const known = await knownRates(work, rates)
  const isKnown = ({ currency, day }: FileRate) => known.has(keyOf(currency, day))
  const fresh = rates
    .filter((rate) => !isKnown(rate))
    .map(({ currency, day, rate }) => ({ values: { currency, validFrom: day, rate: Number(rate), source } }))
  const others = rates.flatMap((rate) => differing(known.get(keyOf(rate.currency, rate.day)), rate, source))
  const days = rates.map(({ day }) => day).sort()
  const taken: Taken = {
    added: fresh.length,
    changed: others.length,
    same: rates.length - fresh.length - others.length,
    currencies: [...new Set(rates.map(({ currency }) => currency))].sort(),
    from: days[0] ?? null,
    until: days.at(-1) ?? null,
  }
  return { fresh, others, taken }
}

function wantedRates({ text, since, currencies }: RatesFile, ours: string): FileRate[] {
  const wanted = ratesOf(text, ours).filter(
    ({ currency, day }) => (!since || day >= since) && (!currencies || currencies.includes(currency)),
  )
  if (wanted.length > most)
    throw refuse.invalid([
      { field: 'since', ...say('More than {most} rates: begin later, or choose fewer currencies.', { most }) },
    ])
  return [...new Map(wanted.map((rate) => [keyOf(rate.currency, rate.day), rate])).values()]
}

const keyOf = (currency: string, day: string) => `${currency} ${day}`

async function knownRates(work: Work, rates: readonly FileRate[]): Promise<Map<string, Rate>> {
  const currencies = [...new Set(rates.map(({ currency }) => currency))]
  if (currencies.length === 0) return new Map()
  const rows = await work.find(exchangeRate, { field: 'currency', in: currencies }, { limit: 1_000_000, lock: false })
  return new Map(rows.map((row) => [keyOf(row.currency, row.validFrom), row]))
}

function differing(row: Rate | undefined, { rate }: FileRate, source: string) {
  return row && row.rate !== Number(rate) ? [{ row, patch: { rate: Number(rate), source } }] : []
}
