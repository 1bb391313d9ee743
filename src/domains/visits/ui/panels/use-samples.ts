import { useQuery } from '@tanstack/react-query'
import type { RowOf } from '../../../../kernel/record.ts'
import { waiting } from '../../../../web/api/offline.ts'
import { visitSample } from '../../model/index.ts'
import { samplesQuery } from '../queries.ts'

export type SampleRow = Pick<RowOf<typeof visitSample>, 'id' | 'version' | 'label' | 'quantity' | 'lot'> & {
  waits?: true
}

/** The samples of a visit, those among them that wait on this device to be sent; undefined while they are not known. */
export function useSamples(id: string): readonly SampleRow[] | undefined {
  const { data } = useQuery(samplesQuery(id))
  const made = waiting.use().filter(({ kind, record, values }) => kind === 'create' && record === visitSample.name && values.visit === id) // prettier-ignore
  if (!data) return undefined
  const there = new Set(data.data.map((each) => each.id))
  const coming = made.filter((item) => !there.has(item.id)).map((item) => asRow(item.id, item.values))
  return [...data.data, ...coming]
}

const asRow = (id: string, { label, quantity, lot }: Record<string, unknown>): SampleRow => ({
  id,
  version: 1,
  label: (label as string | undefined) ?? null,
  quantity: (quantity as number | undefined) ?? 1,
  lot: (lot as string | undefined) ?? null,
  waits: true,
})
