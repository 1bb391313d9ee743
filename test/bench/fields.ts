// node test/bench/fields.ts: what fields of one's own, added to a million people, and a change of type cost those who read and write meanwhile.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import { listen, openSite } from '../../src/app.ts'
import { createKey } from '../../src/platform/access/keys.ts'
import { silent } from '../../src/platform/log/log.ts'
import { idOf, kinds, mixed } from './made-up.ts'
import { seed } from './seed.ts'
import { sizes } from './sizes.ts'

const seconds = Number(process.env.FARLEY_BENCH_SECONDS ?? 20)
const many = Number(process.env.FARLEY_BENCH_FIELDS ?? 200)
const clients = 16
const say = (line: string) => process.stdout.write(`${line}\n`)
const data = process.env.FARLEY_BENCH_DATA ?? join(import.meta.dirname, '../../.farley/bench')
const config = { port: 0, host: '127.0.0.1', data }
const { site, workspace, close } = await openSite(config, silent)
await seed(site, say)
const listening = await listen(site, config)
const user = idOf(kinds.user, 0)
const { token } = await createKey(workspace.db, { name: 'fields', role: 'owner', user, expiresAt: null })
const pool = new Pool(listening.address.url, { connections: clients + 2, pipelining: 1 })

interface Answer {
  data: { id: string; version: number; state: string; type: string }
}
async function ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown, version?: number) {
  const headers: Record<string, string> = { authorization: `Bearer ${token}` }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (version !== undefined) headers['if-match'] = `"${version}"`
  const answer = await pool.request({ method, path: `/api/v1${path}`, headers, body: body ? JSON.stringify(body) : null }) // prettier-ignore
  const said = (await answer.body.json()) as Answer
  if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(said)}`)
  return said
}

/** One of the clients: reads a list, a record, and writes one, again and again. */
async function work(client: number, until: () => boolean, times: number[]) {
  for (let number = 0; !until(); number++) {
    const id = idOf(kinds.person, mixed(number * clients + client, 83) % sizes.people)
    const at = performance.now()
    if (number % 3 === 0) await ask('GET', '/people?limit=50')
    else {
      const { data: row } = await ask('GET', `/people/${id}`)
      if (number % 3 === 2) {
        times.push(performance.now() - at)
        await ask('PATCH', `/people/${id}`, { salutation: `Dr ${number} ${client}` }, row.version)
      }
    }
    times.push(performance.now() - at)
  }
}

/** All clients at work while something else is done; how long their requests took, sorted. */
async function beside(what: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  let over = false
  const working = Promise.all(Array.from({ length: clients }, (_, client) => work(client, () => over, times)))
  await what()
  over = true
  await working
  return times.sort((one, other) => one - other)
}

const row = (label: string, times: number[]) => {
  const part = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1)
  say(`| ${label} | ${times.length.toLocaleString('en')} | ${part(0.5)} | ${part(0.99)} | ${part(0.999)} | ${times.at(-1)!.toFixed(1)} |`) // prettier-ignore
}

const mark = Date.now().toString(36)
const made: string[] = []
async function add(from: number, count: number) {
  const begun = performance.now()
  for (let number = from; number < from + count; number++) {
    const { data: field } = await ask('POST', '/custom-fields', { of: 'person', key: `bench${mark}n${number}`, label: `Bench ${number}`, type: number % 2 ? 'text' : 'number' }) // prettier-ignore
    made.push(field.id)
  }
  for (const id of made.slice(-count)) {
    while ((await ask('GET', `/custom-fields/${id}`)).data.state !== 'ready') await sleep(100)
  }
  took = (performance.now() - begun) / 1000
}
let took = 0

say(`${sizes.people.toLocaleString('en')} people, ${clients} clients; Node ${process.version}.`)
await beside(() => sleep(3_000))
say('\n| meanwhile | requests | p50 ms | p99 | p99.9 | longest |\n|---|--:|--:|--:|--:|--:|')
row('nothing', await beside(() => sleep(seconds * 1000)))
row('20 fields', await beside(() => add(0, 20)))
say(`(in ${took.toFixed(1)} s)`)
row(`${many} fields`, await beside(() => add(20, many)))
say(`(in ${took.toFixed(1)} s)`)
row('nothing, with them', await beside(() => sleep(seconds * 1000)))
const usage = performance.now()
await ask('GET', '/custom-fields/usage?record=person')
say(`\nHow much each field is used: ${(performance.now() - usage).toFixed(0)} ms.`)

/** A text in a column of all people, 20,000 at a time. */
async function fillWithTexts(column: string) {
  const text = `with part as (select id from people where id > $1 order by id limit 20000), written as (
    update people set ${column} = case when random() < 0.01 then 'a lot' else (random() * 100000)::int || ',5' end where id in (select id from part))
    select id from part order by id desc limit 1`
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after;) {
    const last: { id: string }[] = await workspace.db.run<{ id: string }>({ text, values: [after] })
    after = last[0]?.id
  }
}

/** All people have a text in one of them; then it becomes a number. */
async function retype(id: string) {
  const { data: field } = await ask('GET', `/custom-fields/${id}`)
  const { storedAs } = field as unknown as { storedAs: string }
  await fillWithTexts(storedAs)
  const looked = performance.now()
  await ask('POST', `/custom-fields/${id}/retype/preview`, { type: 'number' })
  say(`(the preview took ${((performance.now() - looked) / 1000).toFixed(1)} s)`)
  const begun = performance.now()
  const times = await beside(async () => {
    await ask('POST', `/custom-fields/${id}/retype`, { type: 'number' })
    while ((await ask('GET', `/custom-fields/${id}`)).data.type !== 'number') await sleep(100)
  })
  took = (performance.now() - begun) / 1000
  return times
}
say('\n| meanwhile | requests | p50 ms | p99 | p99.9 | longest |\n|---|--:|--:|--:|--:|--:|')
row('a text becomes a number', await retype(made[1]!))
say(`(in ${took.toFixed(1)} s)`)

while ((await workspace.db.run({ text: 'select 1 from retype', values: [] })).length > 0) await sleep(1_000)
for (const id of made) {
  const { data: field } = await ask('GET', `/custom-fields/${id}`)
  await ask('DELETE', `/custom-fields/${id}`, undefined, field.version)
}
const columns = await workspace.db.run<{ name: string }>({ text: `select unnest(array_prepend(stored_as, regexp_matches(coalesce(retyped, ''), '"column":"(c_\\d+)"'))) as name from custom_fields where id = any ($1::uuid[]) union select stored_as from custom_fields where id = any ($1::uuid[])`, values: [made] }) // prettier-ignore
await workspace.db.run({ text: 'delete from custom_fields where id = any ($1::uuid[])', values: [made] })
await sleep(2_000)
for (;;) {
  const drops = columns.map(({ name }) => `drop column if exists ${name}`).join(', ')
  if (await workspace.ddl.run({ text: `alter table people ${drops}`, values: [] }).then(() => true, () => false)) break // prettier-ignore
}
await pool.close()
await listening.close()
await close()
