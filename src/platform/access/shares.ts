import type { RecordDefinition } from '../../kernel/record.ts'
import { isRuled, type Need } from '../../kernel/rights.ts'
import type { Runner } from '../db/index.ts'

/** A record that was shared with somebody, or with a team of theirs. */
export interface Shared {
  share: string
  record: string
  id: string
  edit: boolean
  /** When it ends, in milliseconds; null: for good. */
  until: number | null
  /** The team by which they have it. */
  team: string | null
}

/** Whether single records of a kind can be shared: those that a role speaks of and that somebody is in charge of. */
export const isShareable = (record: RecordDefinition): boolean => record.owned && isRuled(record)

/** What is shared with a user at present: with themselves, their team, and the teams of which that is a part. */
export async function sharedWith(db: Runner, userId: string): Promise<readonly Shared[]> {
  const rows = await db.run<Omit<Shared, 'until'> & { until: string | null }>({ name: 'shared_with', text, values: [userId] }) // prettier-ignore
  if (rows.length === 0) return nothingShared
  return rows.map((row) => ({ ...row, until: row.until === null ? null : Date.parse(row.until) }))
}

export const nothingShared: readonly Shared[] = []

// `union` ends a circle of teams.
const text = `with recursive above as (
    select t.id, t.parent_id from teams t join users u on u.team_id = t.id where u.id = $1 and t.deleted_at is null
    union
    select t.id, t.parent_id from teams t join above on t.id = above.parent_id where t.deleted_at is null
  ), given as (
    select id, of_id, level, until, null::uuid as team_id from shares where user_id = $1 and deleted_at is null
    union all
    select s.id, s.of_id, s.level, s.until, s.team_id from shares s join above on above.id = s.team_id
    where s.deleted_at is null
  )
  select g.id as share, e.record, g.of_id as id, g.level = 'edit' as edit, g.until, g.team_id as team
  from given g join entity e on e.id = g.of_id where g.until is null or g.until > clock_timestamp() order by g.id`

/** Those of a kind that cover a need and have not ended; one ends at its moment by itself. To delete is never shared. */
export function sharesFor(all: readonly Shared[], record: RecordDefinition, need: Need): readonly Shared[] {
  if (all.length === 0 || need === 'delete' || !isShareable(record)) return nothingShared
  const now = Date.now()
  return all.filter((each) => each.record === record.name && (need === 'see' || each.edit) && lasts(each, now))
}

const lasts = ({ until }: Shared, now: number) => until === null || until > now

const kinds = new WeakMap<readonly Shared[], string>()

/** The kinds of which something is shared, and to do what: on it the text of statements depends, on nothing else of shares. */
export function kindsShared(all: readonly Shared[]): string {
  if (all.length === 0) return ''
  const known =
    kinds.get(all) ?? [...new Set(all.map(({ record, edit }) => `${record}${edit ? '+' : ''}`))].sort().join()
  kinds.set(all, known)
  return known
}

/** Whether something of a kind is shared at all, ended meanwhile or not: the statement has a place for it. */
export const hasShares = (all: readonly Shared[], record: RecordDefinition, need: Need): boolean =>
  need !== 'delete' &&
  isShareable(record) &&
  all.some((each) => each.record === record.name && (need === 'see' || each.edit))

/** A share with everybody who has it. */
export interface Given {
  record: string
  id: string
  users: string[]
}

/** Of what these shares are, and who has them: the user, or those of the team and of the teams that are part of it. Ended ones are absent. */
export async function givenBy(db: Runner, shares: readonly string[]): Promise<Map<string, Given>> {
  const rows = await db.run<{ share: string; record: string; id: string; users: string[] }>({
    name: 'shares_given',
    text: given,
    values: [shares],
  })
  return new Map(rows.map(({ share, ...each }) => [share, each]))
}

const given = `with recursive within as (
    select id as share, team_id from shares where id = any ($1::uuid[]) and team_id is not null
    union
    select w.share, t.id from within w join teams t on t.parent_id = w.team_id where t.deleted_at is null
  ), holder as (
    select id as share, user_id from shares where id = any ($1::uuid[]) and user_id is not null
    union
    select w.share, u.id from within w join users u on u.team_id = w.team_id where u.deleted_at is null
  )
  select s.id as share, e.record, s.of_id as id, array_agg(h.user_id order by h.user_id) as users
  from shares s join entity e on e.id = s.of_id join holder h on h.share = s.id
  where s.deleted_at is null and (s.until is null or s.until > clock_timestamp()) group by s.id, e.record, s.of_id`
