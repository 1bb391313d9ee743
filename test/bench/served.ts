// The measured process: Farley itself, and beside it a bare Fastify route that runs the same statements.
import { join } from 'node:path'
import fastify from 'fastify'
import { listen, openSite } from '../../src/app.ts'
import { person } from '../../src/domains/people/model/index.ts'
import { createKey } from '../../src/platform/access/keys.ts'
import { permissionsOf } from '../../src/platform/access/permissions.ts'
import { clientConfig } from '../../src/platform/db/index.ts'
import { silent } from '../../src/platform/log/log.ts'
import { inWork, updateRecord } from '../../src/platform/records/index.ts'
import { systemContext } from '../../src/platform/site.ts'
import type { RecordDefinition } from '../../src/kernel/record.ts'
import { workspace as workspaceRecord } from '../../src/domains/workspace/model/index.ts'
import { newId } from '../../src/kernel/id.ts'
import { letSeeByRule } from './by-rule.ts'
import { byRuleNumber, repNumber, type Who } from './cases.ts'
import { measureImport } from './import.ts'
import { load } from './load.ts'
import { idOf, kinds, mixed } from './made-up.ts'
import { recorder, type Recorded } from './recorder.ts'
import { openReplay, renewed } from './replay.ts'
import { seed } from './seed.ts'
import { sizes } from './sizes.ts'

const config = {
  port: 0,
  host: '127.0.0.1',
  data: process.env.FARLEY_BENCH_DATA ?? join(import.meta.dirname, '../../.farley/bench'),
}
const { site, workspace, close } = await openSite(config, silent)
await seed(site, (line) => process.send!({ line }))
const system = await systemContext(site)
await inWork(system, async (work) => {
  const [settings] = await work.find(workspaceRecord, { and: [] })
  await work.update(workspaceRecord, settings!, { membersSee: 'own' })
})
site.forget()

const listening = await listen(site, config)
const keyOf = (number: number, role: 'owner' | 'member') =>
  createKey(workspace.db, { name: 'bench', role, user: idOf(kinds.user, number), expiresAt: null })
await letSeeByRule(system, byRuleNumber)
const keys: Record<Who, { token: string }> = {
  owner: await keyOf(0, 'owner'),
  rep: await keyOf(repNumber, 'member'),
  'by rule': await keyOf(byRuleNumber, 'member'),
}
const settings = clientConfig(workspace.settings('app'))
const { during } = recorder(workspace.db)
const replay = await openReplay(settings, 16)
const recorded = new Map<string, Recorded[]>()

const bare = fastify()
interface Asked {
  method: 'GET' | 'POST' | 'PATCH'
  path: string
  body?: unknown
  headers?: Record<string, string>
}

// Sends requests to Farley while listening in; the second time, when what is remembered is remembered.
bare.post<{ Params: { name: string }; Body: { requests: Asked[]; token: string } }>(
  '/record/:name',
  { bodyLimit: 1e8 },
  async ({ params, body }) => {
    const all: Recorded[] = []
    for (const { method, path, body: given, headers } of body.requests) {
      const send = async () => {
        const answer = await listening.app.inject({
          method,
          url: `/api/v1${path}`,
          headers: { authorization: `Bearer ${body.token}`, ...headers },
          ...(given !== undefined && { payload: given as object }),
        })
        if (answer.statusCode >= 300)
          throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body.slice(0, 300)}`)
      }
      if (method === 'GET') await send()
      all.push(await during(send))
    }
    recorded.set(params.name, all)
    return all
  },
)

bare.get<{ Params: { name: string; number: string } }>('/bare/:name/:number', async ({ params }) => {
  const all = recorded.get(params.name)!
  return replay.run(renewed(all[Number(params.number) % all.length]!))
})

// The write door alone, without HTTP.
bare.post<{ Body: { clients: number; seconds: number } }>('/change', async ({ body }) => {
  const actor = { ...system.actor, permissions: permissionsOf('owner', 'all') }
  const asked = Array.from({ length: 100_000 }, (_, number) => idOf(kinds.person, mixed(number, 70) % sizes.people))
  const text = 'select id, version from people where id = any ($1::uuid[])'
  const people = await workspace.db.run<{ id: string; version: number }>({ text, values: [asked] })
  let count = 0
  return load(body.clients, body.seconds, async () => {
    const each = people[count++ % people.length]!
    const ctx = { ...system, actor, cause: { id: newId(), kind: 'request' as const } }
    await updateRecord(ctx, person as RecordDefinition, each.id, { salutation: `S ${count}` }, each.version++)
  })
})

bare.post<{ Body: { rows: number } }>('/import', async ({ body }) => measureImport(system, body.rows))

await bare.listen({ port: 0, host: '127.0.0.1' })
process.send!({
  ready: {
    farley: listening.address.url,
    bare: `http://127.0.0.1:${(bare.server.address() as { port: number }).port}`,
    tokens: { owner: keys.owner.token, rep: keys.rep.token, 'by rule': keys['by rule'].token },
    settings: {
      host: settings.host,
      port: settings.port,
      user: settings.user,
      password: settings.password,
      database: settings.database,
      options: settings.options,
    },
  },
})
process.on('disconnect', () => process.exit(1))
process.on('message', (message) => {
  if (message !== 'stop') return
  void (async () => {
    await replay.close()
    await bare.close()
    await listening.close()
    await close()
    process.exit(0)
  })()
})
