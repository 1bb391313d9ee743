import { dateOrders, dayWritten, writtenDate, type DateOrder } from './dates.ts'

/** What a whole column of dates says about its order. */
export interface DateVerdict {
  /** Null when the values fit several orders alike: a person has to say. Dates that say it themselves are `ymd`. */
  order: DateOrder | null
  /** The orders that fit, the more usual first. */
  possible: DateOrder[]
  /** How many values are dates, and how many of all. */
  dates: number
  filled: number
  /** A value that decides, as it stands in the file: its 25 can be no month. */
  proof?: string
  /** Some value carries a time of day. */
  timed: boolean
  /** How the dates are written, `##-##-##`: what looks alike in one file was written by one hand. */
  shape?: string
}

export interface DateEvidence {
  take(text: string): void
  verdict(): DateVerdict
}

const year = 2000
/** How many times more values an order must fit than only another one does. */
const clearly = 20

/** Takes in the filled cells of a column, all of them: the only 25 may stand in the last row. */
export function dateEvidence(): DateEvidence {
  const fits = { dmy: 0, mdy: 0, ymd: 0 }
  const only: Partial<Record<DateOrder, { count: number; proof: string }>> = {}
  const shapes = new Map<string, number>()
  const ends = [new Set<string>(), new Set<string>()] as const
  let filled = 0
  let dates = 0
  let certain = 0
  let open = 0
  let timed = false

  return {
    take(text) {
      filled++
      const written = writtenDate(text)
      if (!written) return
      if (written.order) {
        if (!dayWritten(written, written.order, { year })) return
        dates++
        certain++
        timed ||= written.time !== null
        return
      }
      const fitting = dateOrders.filter((order) => dayWritten(written, order, { year }))
      if (fitting.length === 0) return
      dates++
      open++
      timed ||= written.time !== null
      for (const order of fitting) fits[order]++
      if (fitting.length === 1) {
        const known = (only[fitting[0]!] ??= { count: 0, proof: text })
        known.count++
      }
      const [first, , last] = written.parts
      if (ends[0].size < 40) ends[0].add(first)
      if (ends[1].size < 40) ends[1].add(last)
      const shape = text.trim().replace(/\d/g, '#')
      if (shapes.size < 20 || shapes.has(shape)) shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
    },
    verdict() {
      const counts = { dates, filled, timed }
      if (open === 0) return { ...counts, order: certain > 0 ? 'ymd' : null, possible: certain > 0 ? ['ymd'] : [] }
      const shape = [...shapes].sort(([, x], [, y]) => y - x)[0]![0].replace(/[T ,].*$/, '')
      const most = Math.max(...Object.values(fits))
      const rivals = dateOrders.filter((order) => fits[order] === most)
      // Another order stays in question when values fit it alone, unless they are few beside those that contradict it.
      const others = dateOrders.filter((order) => fits[order] < most && (only[order]?.count ?? 0) * clearly > most)
      const possible = spread([...rivals, ...others], ends)
      const order = possible.length === 1 ? possible[0]! : null
      const proof = order && only[order]?.proof
      return { ...counts, order, possible, shape, ...(proof && { proof }) }
    },
  }
}

/**
 * With years of two digits `20-10-16` may begin with its day or with its year. Days run through the month while years hardly
 * change, so a column tells: the end with many more different values is the day.
 */
function spread(possible: DateOrder[], [first, last]: readonly [Set<string>, Set<string>]): DateOrder[] {
  if (!possible.includes('ymd') || possible.length === 1) return possible
  if (first.size >= 8 && first.size >= last.size * 3) return possible.filter((order) => order !== 'ymd')
  if (last.size >= 8 && last.size >= first.size * 3) return ['ymd']
  return possible
}

/**
 * Settles columns that leave it open by others of the same file that look alike and do not. Answers the order of each,
 * null where a person has to say.
 */
export function settleOrders(verdicts: readonly (DateVerdict | undefined)[]): (DateOrder | null)[] {
  const proven = new Map<string, Set<DateOrder>>()
  for (const verdict of verdicts) {
    if (!verdict?.order || !verdict.shape) continue
    proven.set(verdict.shape, (proven.get(verdict.shape) ?? new Set()).add(verdict.order))
  }
  return verdicts.map((verdict) => {
    if (!verdict) return null
    const alike = verdict.shape ? proven.get(verdict.shape) : undefined
    const [order] = alike?.size === 1 ? alike : []
    return verdict.order ?? (order && verdict.possible.includes(order) ? order : null)
  })
}
