// npm run bench: how fast each door is, beside the same SQL run raw and beside a bare route that runs it, in one run.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { Pool } from 'undici'
import pg from 'pg'
import { cases, type Case, type Who } from './cases.ts'
import type { ImportSpeed } from './import.ts'
import { load, type Measured } from './load.ts'
import { idOf, kinds, mixed } from './made-up.ts'
import { memory } from './memory.ts'
import type { Recorded } from './recorder.ts'
import { openReplay, renewed } from './replay.ts'
import { scale, sizes } from './sizes.ts'

interface Ready {
  farley: string
  bare: string
  tokens: Record<Who, string>
  settings: pg.ClientConfig
}

const seconds = Number(process.env.FARLEY_BENCH_SECONDS ?? 2)
const only = process.env.FARLEY_BENCH_ONLY
const variants = 100
const say = (line: string) => process.stdout.write(`${line}\n`)

say(`Farley's bench: ${Object.entries(sizes).map(([what, count]) => `${count.toLocaleString('en')} ${what}`).join(', ')}; Node ${process.version}.`) // prettier-ignore
const { child, ready } = await start()
const farley = new Pool(ready.farley, { connections: 16, pipelining: 1 })
const bare = new Pool(ready.bare, { connections: 16, pipelining: 1, headersTimeout: 600_000, bodyTimeout: 600_000 })

say('\n| door | who | clients | Farley /s | p50 ms | p95 | p99 | bare route /s | raw SQL /s | of bare | of raw |')
say('|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|')
for (const each of cases)
  for (const who of each.whos ?? (['owner', 'rep'] as const))
    if (!only || each.name.includes(only)) await measureRead(each, who)
if (!only || 'update'.includes(only)) await measureWrites()
if (!only || 'import'.includes(only)) await measureImport()
await Promise.all([farley.close(), bare.close()])
child.send('stop')
if (!only) say(`\nMemory of server and database together, fresh and at rest: ${await memory()} MB (PSS).`)

async function measureRead({ name, request, clients = [1, 16] }: Case, who: Who) {
  const asked = Array.from({ length: variants }, (_, number) => request(number, who))
  const requests = asked.map(({ path, body }) => ({
    method: body ? 'POST' : 'GET',
    path,
    ...(body !== undefined && { body }),
  }))
  const label = `${name} ${who}`.replace(/\W+/g, '-')
  const recorded = await record(label, requests, ready.tokens[who])
  const ask = (number: number) => send(farley, ready.tokens[who], requests[number % variants]!)
  // What is asked for the first time is compiled, and read from disk.
  await load(1, seconds / 4, ask)
  for (const count of clients) await row(name, who, count, await load(count, seconds, ask), label, recorded)
}

async function measureWrites() {
  const token = ready.tokens.owner
  const people = Array.from({ length: 2000 }, (_, number) => idOf(kinds.person, mixed(number, 71) % sizes.people))
  const client = new pg.Client(ready.settings)
  await client.connect()
  const { rows } = await client.query<{ id: string; version: number }>(
    'select id, version from people where id = any ($1)',
    [people],
  )
  await client.end()
  const versions = new Map(rows.map(({ id, version }) => [id, version]))
  const ids = [...versions.keys()]
  const patch = (number: number) => {
    const id = ids[number % ids.length]!
    const version = versions.get(id)!
    versions.set(id, version + 1)
    return {
      method: 'PATCH',
      path: `/people/${id}`,
      body: { salutation: `Dr ${version} ${number}` },
      headers: { 'if-match': `"${version}"` },
    }
  }
  const create = (number: number) => ({
    method: 'POST',
    path: '/people',
    body: {
      firstName: 'New',
      lastName: `Person ${number}`,
      emails: [{ value: `new.${number}.${Date.now()}@mail.example` }],
    },
  })
  for (const [name, request] of [
    ['update a person', patch],
    ['create a person', create],
  ] as const) {
    const label = name.replace(/\W+/g, '-')
    const recorded = await record(
      label,
      Array.from({ length: variants }, (_, number) => request(number)),
      token,
    )
    for (const count of [1, 16])
      await row(
        name,
        'owner',
        count,
        await load(count, seconds, (number) => send(farley, token, request(number + variants))),
        label,
        recorded,
      )
  }
  const answer = await bare.request({
    method: 'POST',
    path: '/change',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clients: 16, seconds }),
  })
  const door = (await answer.body.json()) as Measured
  say(`| the write door itself, no HTTP | owner | 16 | ${figures(door)} | | | | |`)
}

async function measureImport() {
  const rows = Math.max(1000, Math.round(100_000 * Math.min(1, scale)))
  const answer = await bare.request({
    method: 'POST',
    path: '/import',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rows }),
  })
  if (answer.statusCode !== 200) throw new Error(await answer.body.text())
  const { whole, read, preview, write, cpu } = (await answer.body.json()) as ImportSpeed
  const count = rows.toLocaleString('en')
  say(
    `\nImport of ${count} people of 15 columns: ${whole} rows a second (read ${read}, preview ${preview}, write ${write}).`,
  )
  const costs = Object.entries(cpu).map(([step, { server, database }]) => `${step} ${server} + ${database}`)
  say(`CPU of a row in µs, server + database: ${costs.join(', ')}.`)
}

async function row(
  name: string,
  who: string,
  count: number,
  ours: Measured,
  label: string,
  recorded: readonly Recorded[],
) {
  const route = await load(count, seconds, async (number) => {
    const { body } = await bare.request({ method: 'GET', path: `/bare/${label}/${number}` })
    await body.dump({ limit: 1e9 })
  })
  const replay = await openReplay(ready.settings, count)
  const raw = await load(count, seconds, (number) => replay.run(renewed(recorded[number % recorded.length]!)))
  await replay.close()
  const share = (of: Measured) => `${Math.round((ours.perSecond / of.perSecond) * 100)} %`
  say(
    `| ${name} | ${who} | ${count} | ${figures(ours)} | ${Math.round(route.perSecond)} | ${Math.round(raw.perSecond)} | ${share(route)} | ${share(raw)} |`,
  )
}

function figures({ perSecond, p50, p95, p99 }: Measured): string {
  return [Math.round(perSecond), p50.toFixed(1), p95.toFixed(1), p99.toFixed(1)].join(' | ')
}

async function record(label: string, requests: unknown[], token: string): Promise<Recorded[]> {
  const answer = await bare.request({
    method: 'POST',
    path: `/record/${label}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ requests, token }),
  })
  if (answer.statusCode !== 200) throw new Error(await answer.body.text())
  return (await answer.body.json()) as Recorded[]
}

async function send(
  pool: Pool,
  token: string,
  asked: { method: string; path: string; body?: unknown; headers?: Record<string, string> },
) {
  const { method, path, body, headers } = asked
  const { statusCode, body: answer } = await pool.request({
    method: method as 'GET',
    path: `/api/v1${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (statusCode >= 300) throw new Error(`${method} ${path}: ${statusCode} ${(await answer.text()).slice(0, 300)}`)
  await answer.dump({ limit: 1e9 })
}

async function start(): Promise<{ child: ReturnType<typeof fork>; ready: Ready }> {
  const child = fork(join(import.meta.dirname, 'served.ts'), { stdio: 'inherit' })
  child.once('exit', (code) => code && process.exit(code))
  return new Promise((resolve) => {
    child.on('message', (message: { line?: string; ready?: Ready }) => {
      if (message.line) say(message.line)
      if (message.ready) resolve({ child, ready: message.ready })
    })
  })
}
