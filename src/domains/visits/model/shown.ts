import type { RowOf } from '../../../kernel/record.ts'
import type { visitSample } from './visit-sample.ts'
import type { visit } from './visit.ts'

/** What of a visit is signed. */
export type Reported = Pick<RowOf<typeof visit>, 'id' | 'title' | 'day' | 'arrivedAt' | 'report' | 'products'>
export type Left = Pick<RowOf<typeof visitSample>, 'id' | 'label' | 'quantity' | 'lot'>

/**
 * What is signed, word for word: the same on the device that shows it and on the server that keeps it. Samples stand in the
 * order of their ids, which is that in which they were noted.
 */
export function shownOf(visit: Reported, samples: readonly Left[]): string {
  const left = samples.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  return JSON.stringify({
    visit: visit.id,
    title: textOf(visit.title),
    day: visit.day ?? null,
    arrivedAt: secondOf(visit.arrivedAt),
    report: textOf(visit.report),
    products: visit.products ?? [],
    samples: left.map(({ label, quantity, lot }) => [textOf(label), quantity ?? 1, textOf(lot)]),
  })
}

/** As the server keeps texts, also before it has them. */
const textOf = (text: string | null | undefined) => text?.normalize('NFC').trim() || null

/** A moment is written in several ways; to the second it is one. */
const secondOf = (moment: string | null) => (moment ? new Date(moment).toISOString().slice(0, 19) : null)
