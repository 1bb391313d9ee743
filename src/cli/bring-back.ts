import { refuse } from '../kernel/refusal.ts'
import { sayAsIs } from '../kernel/sentence.ts'
import { isId } from '../kernel/id.ts'
import { bringBack, openKept } from '../platform/bring-back/index.ts'
import { systemContext } from '../platform/site.ts'
import { atWork } from './at-work.ts'

export interface BringBackGiven {
  fields?: string
  activities?: boolean
  preview?: boolean
}

/** Brings one record back from a backup or an archive, and prints what that changed. */
export async function bringOneBack(file: string, which: string, keyFile: string, given: BringBackGiven): Promise<void> {
  const [name = '', id = ''] = which.split('/')
  const { fields = '', activities = false, preview = false } = given
  const { report, cause } = await atWork(async ({ site }) => {
    const record = site.registry.record(name)
    if (!record || !isId(id))
      throw refuse.invalid([{ field: '--record', ...sayAsIs('A kind of record and an id, such as person/019a….') }])
    const force = fields.split(',').map((field) => `${id}.${field.trim()}`)
    const kept = await openKept(file, keyFile)
    return bringBack(await systemContext(site), site.data, kept, record, { id, activities, preview, force })
  })
  for (const { record, id: of, title, fields: changed } of report.changes)
    console.log(`${record}/${of} ${title}: ${changed.map(({ field }) => field).join(', ')}`)
  for (const { field, now, to } of report.conflicts)
    console.log(`${field} stays ${JSON.stringify(now)}; it was ${JSON.stringify(to)} (--fields ${field})`)
  for (const { title, why } of report.cannot) console.log(`${title}: ${why}`)
  if (report.changes.length > 0 && !preview) console.log(`It is undone by its cause: ${cause}`)
}
