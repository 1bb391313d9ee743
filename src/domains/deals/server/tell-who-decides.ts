import type { RowOf } from '../../../kernel/record.ts'
import type { Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { deal, dealPerson } from '../model/index.ts'

type Part = RowOf<typeof dealPerson>

/** Where a deal says who plays a part in it. */
const told = { decider: 'deciders', champion: 'champions', blocker: 'blockers' } as const

/** A deal says who decides about it, who speaks for us and who blocks, so that lists find it. */
export async function tellWhoDecides(work: Work, changings: readonly Changing<Part>[]): Promise<void> {
  const touched = changings.flatMap(({ before, after }) => (before ? [before, after] : [after]))
  const ids = [...new Set(touched.filter(({ role }) => role && role in told).map((part) => part.deal))]
  if (ids.length === 0) return
  // Locked, so that of two who say so at the same moment the later one knows of both.
  await work.find(deal, { field: 'id', in: ids }, { limit: ids.length, lock: true, bin: true })
  const telling = {
    and: [
      { field: 'deal', in: ids },
      { field: 'role', in: Object.keys(told) },
    ],
  }
  const parts = Map.groupBy(await work.find(dealPerson, telling, { limit: most }), (part) => part.deal)
  for (const id of ids) await work.derive(deal, id, saidOf(parts.get(id) ?? []))
}

/** More than an import of one batch makes; a deal has a handful. */
const most = 20_000

function saidOf(parts: readonly Part[]) {
  const people = (role: keyof typeof told) => {
    const ids = parts.filter((part) => part.role === role).map(({ person }) => person)
    return ids.length > 0 ? [...new Set(ids)] : null
  }
  return Object.fromEntries(Object.entries(told).map(([role, field]) => [field, people(role as keyof typeof told)]))
}
