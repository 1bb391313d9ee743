import type { Runner } from '../../../platform/db/index.ts'
import { standingForSql } from '../../../platform/records/merged.ts'
import type { Work } from '../../../platform/records/work.ts'
import { consent, purpose, type Channel } from '../model/index.ts'

/** Whether a person has withdrawn any consent by a channel: who is contacted for no purpose of the company's is asked for that. */
export async function hasObjected(runner: Runner, person: string, channel: Channel): Promise<boolean> {
  const [found] = await runner.run<{ objected: boolean }>({
    name: 'privacy_has_objected',
    text: `select exists (select from consents where person_id = ${standingForSql('$1::uuid')} and channel = $2
  and state = 'withdrawn' and deleted_at is null) as objected`,
    values: [person, channel],
  })
  return found!.objected
}

/** Notes that a person is contacted by this channel for no purpose any more: what they gave is withdrawn, and what they were never asked as well. */
export async function object(work: Work, person: string, channel: Channel, source: string): Promise<void> {
  const since = work.ctx.now().toISOString()
  const said = { state: 'withdrawn' as const, since, how: 'spoken' as const, source }
  const known = await work.find(consent, {
    and: [
      { field: 'person', is: person },
      { field: 'channel', is: channel },
    ],
  })
  for (const row of known.filter(({ state }) => state === 'given'))
    await work.update(consent, row, said, { name: 'withdraw' })
  const asked = new Set(known.map((row) => row.purpose))
  for (const { id, channels } of await work.find(purpose, { and: [] }, { lock: false }))
    if (channels.includes(channel) && !asked.has(id))
      await work.create(consent, { person, purpose: id, channel, ...said })
}
