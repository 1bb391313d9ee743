import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Ctx } from '../../../platform/context.ts'
import { backupKey, backupKeyFile } from '../../../platform/backup/index.ts'
import { keyFile, openKeys } from '../../../platform/secrets/index.ts'
import type { Site } from '../../../platform/site.ts'
import type { BackupsState } from '../model/index.ts'

/** The files of the keys without which no backup comes back whole, and who has said that they lie elsewhere too. */
export async function keysOf({ db }: Ctx, { data }: Site): Promise<BackupsState['keys']> {
  const [kept] = await db.run<{ at: string; by: string }>({
    text: `select k.kept_at as at, coalesce(u.name, '') as by from kept_keys k left join users u on u.id = k.kept_by
      where k.digest = $1`,
    values: [digestOf(data)],
  })
  const secret = process.env.FARLEY_SECRET_KEY ? [] : [path.join(data, keyFile)]
  return { files: [backupKeyFile(data), ...secret], kept: kept ?? null }
}

/** Notes down that these keys lie in another place, too. */
export async function keepKeys({ db, actor }: Ctx, { data }: Site): Promise<void> {
  await db.run({
    text: `insert into kept_keys (digest, kept_by) values ($1, $2)
      on conflict (digest) do update set kept_by = excluded.kept_by, kept_at = clock_timestamp()`,
    values: [digestOf(data), actor.userId],
  })
}

/** Of random bytes the digest tells nothing; where any key is another, so is it. */
function digestOf(data: string): string {
  const hash = createHash('sha256').update(backupKey(backupKeyFile(data), true))
  for (const { bytes } of openKeys(data).all()) hash.update(bytes)
  return hash.digest('hex')
}
