import { newId } from '../../../kernel/id.ts'
import type { Runner } from '../../../platform/db/runner.ts'
import { isLoud, type Kind } from '../model/index.ts'

/** Something to tell one person. */
export interface News {
  userId: string
  kind: Kind
  /** What is told once. */
  fold: string
  record: string | null
  recordId: string | null
  groupId: string
  actorId?: string | null
  actorName?: string | null
  deed?: string | null
  fields?: readonly string[]
  at: string
}

const add = (again: string) => `insert into notification
    (id, user_id, kind, fold, times, record, record_id, group_id, actor_id, actor_name, deed, fields, at, push_at,
    mail_at)
  select id, user_id, kind, fold, times, record, record_id, group_id, actor_id, actor_name, deed, fields, at,
    case when loud and exists (select 1 from push_device d where d.user_id = given.user_id) then clock_timestamp() end,
    case when exists (select 1 from news_by_mail m where m.user_id = given.user_id and given.kind = any (m.at_once))
      then clock_timestamp() + interval '1 minute' end
  from json_to_recordset($1::json) as given (id uuid, user_id uuid, kind text, fold text, times int, record text,
    record_id uuid, group_id uuid, actor_id uuid, actor_name text, deed text, fields text[], at timestamptz, loud boolean)
  on conflict (user_id, fold) do ${again}`
const once = add('nothing')
const counted =
  add(`update set times = notification.times + excluded.times, at = excluded.at, push_at = excluded.push_at,
  mail_at = excluded.mail_at,
  read_at = null, done_at = null,
  updated_at = clock_timestamp()`)

/** Keeps what is to be told. What was told under the same `fold` is told once; with `counting`, as one thing that happened so many times. */
export async function keepNews(on: Runner, news: readonly News[], counting = false): Promise<void> {
  if (news.length === 0) return
  const folded = [...Map.groupBy(news, ({ userId, fold }) => `${userId} ${fold}`)]
  // In one order, so that two who count the same at once wait for each other and not in a circle.
  const rows = folded
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, [each, ...more]]) => ({
      id: newId(),
      user_id: each!.userId,
      kind: each!.kind,
      fold: each!.fold,
      times: 1 + more.length,
      record: each!.record,
      record_id: each!.recordId,
      group_id: each!.groupId,
      actor_id: each!.actorId ?? null,
      actor_name: each!.actorName ?? null,
      deed: each!.deed ?? null,
      fields: each!.fields ?? [],
      at: more.at(-1)?.at ?? each!.at,
      loud: isLoud(each!.kind),
    }))
  await on.run({ text: counting ? counted : once, values: [JSON.stringify(rows)] })
}
