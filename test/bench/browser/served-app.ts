// The measured server: Farley on the bench's data, with somebody who is signed in.
import { join } from 'node:path'
import { listen, openSite } from '../../../src/app.ts'
import { openSession } from '../../../src/platform/access/sessions.ts'
import { prefer } from '../../../src/platform/access/preferences.ts'
import { silent } from '../../../src/platform/log/log.ts'
import { idOf, kinds } from '../made-up.ts'
import { seed } from '../seed.ts'

const config = {
  port: 0,
  host: '127.0.0.1',
  data: process.env.FARLEY_BENCH_DATA ?? join(import.meta.dirname, '../../../.farley/bench'),
}
const { site, workspace, close } = await openSite(config, silent)
await seed(site, (line) => process.send!({ line }))
const owner = { id: idOf(kinds.user, 0), role: 'owner' as const }
await prefer(workspace.db, owner.id, { workRole: 'salesRep' })
const session = await openSession(workspace.db, owner, { way: 'password' }, { address: '127.0.0.1', agent: undefined })
const listening = await listen(site, config)
process.send!({ ready: { url: listening.address.url, session } })

process.on('disconnect', () => process.exit(1))
process.on('message', (message) => {
  if (message !== 'stop') return
  void (async () => {
    await listening.close()
    await close()
    process.exit(0)
  })()
})
