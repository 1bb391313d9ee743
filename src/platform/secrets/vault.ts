import type { Db, Runner } from '../db/runner.ts'
import type { Keys } from './keys.ts'
import { reseal, seal, unseal } from './seal.ts'
import type { Secret } from './secret.ts'

/** Where a workspace keeps what must not be known, by name: `mailbox:ID:password`. No route reads it. */
export interface Vault {
  put(name: string, secret: Secret, on?: Runner): Promise<void>
  /** Null when there is none. */
  get(name: string, on?: Runner): Promise<Secret | null>
  remove(name: string, on?: Runner): Promise<void>
}

/** The vault of a workspace. */
export function openVault(db: Db, keys: Keys): Vault {
  return {
    async put(name, secret, on = db) {
      const text = `insert into secret (name, sealed) values ($1, $2)
        on conflict (name) do update set sealed = excluded.sealed, set_at = now()`
      await on.run({ text, values: [name, seal(keys, name, secret)] })
    },
    async get(name, on = db) {
      const [row] = await on.run<{ sealed: string }>({
        text: 'select sealed from secret where name = $1',
        values: [name],
      })
      return row ? unseal(keys, name, row.sealed) : null
    },
    async remove(name, on = db) {
      await on.run({ text: 'delete from secret where name = $1', values: [name] })
    },
  }
}

/**
 * Makes a new key and seals everything with it anew; answers how many secrets that were. Interrupted, it is simply done again:
 * the old keys go last. Signed links of before end with them.
 */
export async function rotateKeys(db: Db, keys: Keys): Promise<number> {
  keys.add()
  const rows = await db.run<{ name: string; sealed: string }>({ text: 'select name, sealed from secret', values: [] })
  for (const { name, sealed } of rows) {
    const anew = reseal(keys, name, sealed)
    const text = 'update secret set sealed = $3 where name = $1 and sealed = $2'
    if (anew !== null) await db.run({ text, values: [name, sealed, anew] })
  }
  if (await allUnderCurrent(db, keys)) keys.dropOld()
  return rows.length
}

/** One that was set meanwhile by a process that did not know the new key yet keeps the old one alive. */
async function allUnderCurrent(db: Db, keys: Keys): Promise<boolean> {
  const text = `select 1 from secret where sealed not like $1 limit 1`
  return (await db.run({ text, values: [`v1.${keys.current().id}.%`] })).length === 0
}
