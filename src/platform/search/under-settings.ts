import { sqlState, type Db, type Query, type Runner } from '../db/index.ts'

const timedOut = '57014'

/** A runner whose statements are transactions of their own with these settings of the database, in one round trip each. */
export function underSettings(db: Db, settings: Readonly<Record<string, string>>): Runner {
  const names = Object.keys(settings)
  const set: Query = {
    name: `set_${names.join().replace(/\W/g, '_')}`,
    text: `select ${names.map((name, index) => `set_config('${name}', $${index + 1}, true)`).join(', ')}`,
    values: Object.values(settings),
  }
  return {
    run: <R>(query: Query) => db.transaction(async (tx) => (await tx.finish<R>([set, query]))[1]!, { readOnly: true }),
  }
}

/** What it answers, or null when its `statement_timeout` ended it. */
export async function inTime<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (sqlState(error) === timedOut) return null
    throw error
  }
}
