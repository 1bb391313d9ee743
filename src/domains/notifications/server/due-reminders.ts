import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { ring } from '../../../platform/ledger/index.ts'
import { tableOf } from '../../../platform/records/columns.ts'
import type { JobHandler } from '../../../platform/room.ts'
import { keepNews } from './keep.ts'

interface Due {
  id: string
  user_id: string
  at: string
  about: string | null
}

/**
 * Reminds whoever is in charge of a record when its moment has come; what Farley slept through is made up for a day. What one is to
 * prepare for, those whom it is with, is told some minutes before, and not once it has begun.
 */
export const remindOwners: JobHandler = {
  name: 'remind-owners',
  cron: '* * * * *',
  async run(ctx) {
    for (const record of ctx.registry.records) if (record.reminder) await remind(ctx, record)
  },
}

async function remind(ctx: Ctx, record: RecordDefinition): Promise<void> {
  const due = await ctx.db.run<Due>({ text: dueSql(record), values: [ctx.now().toISOString()] })
  const prepares = record.reminder!.minutesBefore !== undefined
  const news = due.map(({ id, user_id: userId, at, about }) => ({
    ...{ userId, kind: 'reminder' as const, fold: `reminder ${id} ${new Date(at).toISOString()}` },
    ...{ record: record.name, recordId: id, groupId: prepares ? id : (about ?? id) },
    at: prepares ? ctx.now().toISOString() : at,
  }))
  await ctx.db.transaction((tx) => keepNews(tx, news))
  if (news.length > 0) ring(ctx.db)
}

function dueSql(record: RecordDefinition): string {
  const { name, stored } = tableOf(record)
  const key = (field: string) => stored.get(field)!.key
  const at = key(record.reminder!.at)
  const { over, minutesBefore } = record.reminder!
  const about = record.timeline && key(record.timeline.about)
  const when =
    minutesBefore === undefined
      ? `${at} > $1::timestamptz - interval '1 day' and ${at} <= $1`
      : `${at} > $1::timestamptz and ${at} <= $1::timestamptz + interval '${minutesBefore} minutes' and cardinality(${about}) > 0`
  return `select id, owner_id as user_id, ${at} as at, ${about ? `${about}[1]` : 'null'} as about
    from ${name} where ${when} and owner_id is not null
      and deleted_at is null ${over ? `and ${key(over)} is not true` : ''} order by ${at}, id limit 1000`
}
