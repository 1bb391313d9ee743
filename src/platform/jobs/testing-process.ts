// For tests: a process that works until it is killed. Told as JSON which workspace is its own.
import { connectTo } from '../db/workspace.ts'
import { testCluster } from '../db/testing.ts'
import { startWorkers } from './start-workers.ts'
import { marking, markingAll, siteOf, stepping } from './testing.ts'

const workspace = connectTo(
  await testCluster(),
  JSON.parse(process.argv[2]!) as { id: string; key: string; database: string },
)
await startWorkers(siteOf(workspace, [marking, markingAll], [stepping]))
process.send?.('working')
setInterval(() => {}, 1_000)
