import type { Db } from '../db/index.ts'

const reading = new WeakMap<Db, () => Promise<void>>()

/** Says how a database's descriptions are read anew in this process; it is the site's affair. */
export function describesAnew(db: Db, read: () => Promise<void>): void {
  reading.set(db, read)
}

/** Lets this process know at once what was added to what Farley ships; after the commit, never inside it. */
export async function describeAnew(db: Db): Promise<void> {
  await reading.get(db)?.()
}
