// node test/bench/looks.ts: what it costs a `get` that it is noted who saw what, with and without in turn in one process, and
// how the audit log is read over a million entries and a million lines of the ledger.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { openSite, serverOf } from '../../src/app.ts'
import { createKey } from '../../src/platform/access/keys.ts'
import { clientConfig, type Query } from '../../src/platform/db/index.ts'
import { createApp } from '../../src/platform/http/app.ts'
import { silent } from '../../src/platform/log/log.ts'
import { changesIn, looksIn } from '../../src/platform/looks/audit-sql.ts'
import type { Narrowed } from '../../src/platform/looks/audit-log.ts'
import { systemContext } from '../../src/platform/site.ts'

const people = 2_000
const rounds = 8
const say = (line: string) => process.stdout.write(`${line}\n`)

const data = await mkdtemp(join(tmpdir(), 'farley-bench-looks-'))
const { site, workspace, close } = await openSite({ port: 0, host: '127.0.0.1', data }, silent)
const server = serverOf(site, () => ({ url: '', secure: false, origins: new Set<string>() }))
const { looks } = server
const app = await createApp(server, { limits: { all: 512, each: 512 } })
const { token } = await createKey(workspace.db, { name: 'bench', role: 'owner', user: null })
const headers = { authorization: `Bearer ${token}` }
const ids: string[] = []
for (let number = 0; number < people; number++) {
  const answer = await app.inject({ method: 'POST', url: '/api/v1/people', headers, payload: { lastName: `Seen ${number}` } }) // prettier-ignore
  ids.push(answer.json<{ data: { id: string } }>().data.id)
}

/** µs of the clock and of the server's processor for a `get`, each of another person, eight at a time. */
async function measured(): Promise<[number, number]> {
  const [from, cpu] = [performance.now(), process.cpuUsage()]
  for (let at = 0; at < ids.length; at += 8)
    await Promise.all(ids.slice(at, at + 8).map((id) => app.inject({ url: `/api/v1/people/${id}`, headers })))
  await server.looks.flush()
  const { user, system } = process.cpuUsage(cpu)
  return [((performance.now() - from) * 1_000) / people, (user + system) / people]
}

const median = (all: number[]) => all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)]!
const off = { ...looks, note: () => {}, flush: async () => {} }
const taken: Record<'with' | 'without', [number, number][]> = { with: [], without: [] }
for (let round = -1; round < rounds; round++)
  for (const which of round % 2 ? (['with', 'without'] as const) : (['without', 'with'] as const)) {
    // Each look is a new one, as if ten minutes lay between.
    server.looks = which === 'with' ? (await import('../../src/platform/looks/index.ts')).openLooks(workspace.db, silent) : off // prettier-ignore
    const one = await measured()
    if (round >= 0) taken[which].push(one)
  }
server.looks = looks
for (const which of ['without', 'with'] as const)
  say(`get, ${which} the log of looks: ${median(taken[which].map(([clock]) => clock)).toFixed(0)} µs, of these ${median(taken[which].map(([, cpu]) => cpu)).toFixed(0)} of the server's processor`) // prettier-ignore

const owner = new pg.Client(clientConfig(workspace.settings('owner')))
await owner.connect()
await owner.query(`
insert into look (id, at, kind, actor_kind, actor_id, record, record_id, rows)
select overlay(overlay(look_id_at(at)::text placing to_hex(28672 + number % 4096) from 15 for 4) placing lpad(to_hex(number), 12, '0') from 25)::uuid,
  at, case when number % 997 = 0 then 'exported' when number % 5 = 0 then 'listed' else 'opened' end, 'person',
  ('00000000-0000-7000-8000-' || lpad((number % 50)::text, 12, '0'))::uuid, 'person',
  case when number % 5 > 0 then ('00000000-0000-7000-9000-' || lpad((number::bigint * 7919 % 20000)::text, 12, '0'))::uuid end, 1
from (select number, now() - interval '700 days' * (1 - number / 1e6) as at from generate_series(1, 1000000) number) made;
insert into ledger (recorded_at, happened_at, actor_kind, actor_id, actor_name, cause_id, cause_kind, record, record_id, version, name)
select at, at, 'person', ('00000000-0000-7000-8000-' || lpad((number % 50)::text, 12, '0'))::uuid, 'Ada', gen_random_uuid(), 'request',
  case when number % 100 = 0 then 'door' else 'person' end, ('00000000-0000-7000-9000-' || lpad((number::bigint * 7919 % 20000)::text, 12, '0'))::uuid, 2, 'update'
from (select number, now() - interval '700 days' * (1 - number / 1e6) as at from generate_series(1, 1000000) number) made;
analyze look; analyze ledger`)

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString()
const record = '00000000-0000-7000-9000-000000000042'
const asked: Record<string, Partial<Narrowed>> = {
  'the first page': {},
  'what one person did': { who: '00000000-0000-7000-8000-000000000007' },
  'what somebody did who did nothing': { who: record },
  'who saw one record': { ids: [record], kind: 'seen' },
  'all about one record in a month': { ids: [record], from: day(60), until: day(30) },
  'what was exported': { kind: 'exported' },
  'what happened at the door': { kind: 'door' },
  'a day a year ago': { from: day(365), until: day(364) },
}
const ctx = await systemContext(site)
const reader = new pg.Client(clientConfig(workspace.settings('app')))
await reader.connect()
for (const [what, narrowed] of Object.entries(asked)) {
  const query = { ids: null, below: undefined, limit: 51, ...narrowed } as Narrowed
  const [lookPlan, linePlan] = [await planOf(looksIn(ctx, query)), await planOf(changesIn(ctx, query))]
  say(`\n${what}: looks ${lookPlan.ms.toFixed(1)} ms, ledger ${linePlan.ms.toFixed(1)} ms`)
  if (process.argv.includes('--plans')) say([...lookPlan.lines, ...linePlan.lines].join('\n'))
}

/** How long it takes the second time, and by which way. */
async function planOf({ text, values }: Query) {
  const explain = async () =>
    (await reader.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers off) ${text}`, [...values])).rows.map((row) => row['QUERY PLAN']) // prettier-ignore
  await explain()
  const lines = await explain()
  return { lines, ms: Number(/Execution Time: ([\d.]+)/.exec(lines.at(-1)!)![1]) }
}

await Promise.all([owner.end(), reader.end()])
await app.close()
await close()
await rm(data, { recursive: true })
