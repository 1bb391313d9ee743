import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { rulesOf, type Room } from '../../../platform/room.ts'
import { hold } from '../model/index.ts'

export const holdRules = rulesOf(hold, {
  before(_, { before, after }: { before: RowOf<typeof hold> | null; after: RowOf<typeof hold> }) {
    if (!before && !after.about) throw refuse.invalid([{ field: 'about', ...say('Say which record is to stay.') }])
  },
})

/** Those that are held today, in themselves or by somebody who was merged into them. */
export const heldToday: NonNullable<Room['holds']> = async (runner, ids) => {
  const rows = await runner.run<{ id: string }>({
    name: 'privacy_held',
    text: `select distinct about_id as id from holds
where about_id = any ($1::uuid[]) and deleted_at is null and (until is null or until >= current_date)`,
    values: [ids],
  })
  return rows.map(({ id }) => id)
}
