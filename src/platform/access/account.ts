import type { Preferences } from '../../kernel/preferences.ts'
import type { Runner } from '../db/index.ts'
import type { OwnRole } from './own-role.ts'
import type { Role } from './permissions.ts'

/** A user, as far as it matters for signing in. */
export interface Account {
  id: string
  name: string
  email: string | null
  role: Role
  /** The role of the company's own that says what they may do. */
  ownRole: OwnRole | null
  timeZone: string | null
  /** How they live, as they prefer or as is preferred for all; what nobody has said is missing. */
  ways: Partial<Pick<Preferences, (typeof ways)[number]>>
  active: boolean
  twoSteps: boolean
  /** Null while no password is set. */
  passwordHash: string | null
}

const ways = ['language', 'formats', 'weekStart'] as const satisfies readonly (keyof Preferences)[]
const listed = ways.map((name) => `'${name}'`).join()
const columns = `u.id, u.name, u.email, u.role, u.time_zone as "timeZone",
  coalesce((select jsonb_object_agg(name, value) from preference_default where name in (${listed})), '{}')
    || coalesce((select jsonb_object_agg(name, value) from preference where user_id = u.id and name in (${listed})), '{}')
    as ways,
  case when r.id is not null
    then jsonb_build_object('id', r.id, 'version', r.version, 'rights', coalesce(r.rights, '{}')::jsonb) end as "ownRole",
  coalesce(u.active, true) as active, coalesce(u.two_steps, false) as "twoSteps", c.password_hash as "passwordHash"`
const from = `from users u left join credential c on c.user_id = u.id
  left join own_roles r on r.id = u.own_role_id`

/** The account of a user who is not in the bin. */
export async function accountOf(db: Runner, userId: string): Promise<Account | undefined> {
  const text = `select ${columns} ${from} where u.id = $1 and u.deleted_at is null`
  return (await db.run<Account>({ text, values: [userId] }))[0]
}

/** Those who can come in, by name; of these, whose name holds `q`. */
export function accountsBy(db: Runner, q: string, most: number): Promise<Account[]> {
  const text = `select ${columns} ${from} where u.deleted_at is null and coalesce(u.active, true)
    and strpos(lower(u.name), lower($1)) > 0 order by u.name, u.id limit $2`
  return db.run<Account>({ text, values: [q, most] })
}

/** By e-mail address, in whatever case it was typed. */
export async function accountByEmail(db: Runner, email: string): Promise<Account | undefined> {
  const text = `select ${columns} ${from} where lower(u.email) = lower($1) and u.deleted_at is null`
  return (await db.run<Account>({ text, values: [email.trim()] }))[0]
}

/** The owner who has been here longest; undefined while the workspace has none. */
export async function firstOwner(db: Runner): Promise<Account | undefined> {
  const text = `select ${columns} ${from}
    where u.role = 'owner' and coalesce(u.active, true) and u.deleted_at is null order by u.id limit 1`
  return (await db.run<Account>({ text, values: [] }))[0]
}

/** Whether there is one person only who can sign in. */
export async function isAlone(db: Runner): Promise<boolean> {
  const text = 'select 1 from users where can_sign_in and coalesce(active, true) and deleted_at is null limit 2'
  return (await db.run({ text, values: [] })).length < 2
}

/** Notes that a user has come in, who was only added before. */
export async function canSignIn(db: Runner, userId: string): Promise<void> {
  const text = 'update users set can_sign_in = true where id = $1 and can_sign_in is distinct from true'
  await db.run({ text, values: [userId] })
}

/** Keeps a password for a user, in place of the one before; from then on they can sign in. */
export async function setPassword(db: Runner, userId: string, passwordHash: string): Promise<void> {
  const text = `with kept as (
      insert into credential (user_id, password_hash) values ($1, $2)
      on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = clock_timestamp()
    )
    update users set can_sign_in = true where id = $1 and can_sign_in is distinct from true`
  await db.run({ text, values: [userId, passwordHash] })
}
