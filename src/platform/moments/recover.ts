import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { refuse } from '../../kernel/refusal.ts'
import { sayAsIs } from '../../kernel/sentence.ts'
import { asAdmin, besides, embeddedCluster, startRecovered, type Cluster, type Home } from '../db/index.ts'
import { layWay, type Laid } from './lay.ts'
import { lsnOf } from './lsn.ts'
import { serverKind } from './server-kind.ts'
import type { Way } from './way.ts'

export interface Recovering {
  home: Home
  keyFile: string
  /** Null: to the end of the way. */
  at: Date | null
  laid?: Laid
}

/** A log may end in the middle of what was being written; so much of it belongs to no whole change at most. */
const looseBytes = 64n * 1024n

/**
 * Lets a database of that moment arise beside the one there is, and does something with it. `work` gets it running; its place
 * is removed afterwards, unless `then` takes it over once it was stopped.
 */
export async function recovered<T>(
  way: Way,
  { home, keyFile, at, laid = () => {} }: Recovering,
  work: (cluster: Cluster) => Promise<T>,
  then: (place: Home) => void = () => {},
): Promise<T> {
  mustSuit(way)
  const place = besides(home, randomBytes(4).toString('hex'))
  try {
    await layWay(place, way, keyFile, laid)
    const answer = await running(place, way, at, work)
    then(place)
    return answer
  } finally {
    rmSync(place.root, { recursive: true, force: true })
  }
}

async function running<T>(place: Home, way: Way, at: Date | null, work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const server = await startRecovered(place, at && written(at))
  let cluster: Cluster | undefined
  try {
    cluster = await embeddedCluster(server, () => {})
    await mustHaveFollowed(cluster, way, at)
    return await work(cluster)
  } finally {
    await (cluster ?? server).stop()
  }
}

/** As PostgreSQL reads a moment in its settings. */
const written = (at: Date) => at.toISOString().replace('T', ' ').replace('Z', '+00')

/** Short of its end, the log was followed to the moment; else it must have been followed to the last of it. */
async function mustHaveFollowed(cluster: Cluster, { stretches }: Way, at: Date | null): Promise<void> {
  const end = stretches.at(-1)!
  if (at && at.getTime() < end.until - 1) return
  const text = 'select pg_last_wal_replay_lsn()::text as at'
  const [replayed] = await asAdmin(cluster, (admin) => admin.send<{ at: string }>({ text, values: [] }))
  if (lsnOf(replayed!.at) < end.to - looseBytes)
    throw refuse.invalid([{ field: 'at', ...sayAsIs(`The log is damaged: it ends at ${replayed!.at}, before ${end.file} does.`) }]) // prettier-ignore
}

function mustSuit({ line }: Way): void {
  if (line.server === serverKind()) return
  const message = `This moment was kept by ${line.server}, and here is ${serverKind()}: only its like can read it. A backup can be restored on any.`
  throw refuse.notNow(sayAsIs(message))
}
