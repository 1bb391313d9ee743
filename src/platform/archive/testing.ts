import { createWriteStream } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { createTestWorkspace } from '../db/testing.ts'
import { furnish } from '../furnish.ts'
import { form, type Answer, type TestApp } from '../http/testing.ts'
import { silent } from '../log/log.ts'
import { shape } from '../own/shape.ts'
import { createRegistry } from '../records/index.ts'
import type { Room } from '../room.ts'
import { createSite, type Site } from '../site.ts'
import type { Manifest } from './manifest.ts'
import { openArchive } from './open.ts'
import { writeArchive } from './write.ts'

/** For tests: an empty workspace with a data directory of its own. */
export async function emptySite(rooms: readonly Room[]): Promise<Site> {
  const data = await mkdtemp(join(tmpdir(), 'farley-archive-'))
  const site = createSite({
    workspace: await createTestWorkspace(),
    registry: createRegistry(rooms),
    log: silent,
    data,
  })
  await furnish(site)
  return site
}

/** For tests: writes the archive of a workspace into a file. */
export const archived = (site: Site, file: string): Promise<Manifest> =>
  writeArchive(site, createWriteStream(file), { version: '1' })

/** For tests: the same archive, which says something else of itself. */
export async function withManifest(from: string, to: string, manifest: object): Promise<void> {
  const { manifest: real, read, close } = await openArchive(from)
  const zip = new ZipFile()
  const written = pipeline(zip.outputStream, createWriteStream(to))
  const paths = [...real.parts.map(({ path }) => path), ...real.files.map(({ sha256 }) => `files/${sha256}`)]
  for (const path of paths) zip.addBuffer(await buffer(await read(path)), path)
  zip.addBuffer(Buffer.from(JSON.stringify(manifest)), 'manifest.json')
  zip.end()
  await written
  close()
}

/** For tests: numbers that are the same for the same beginning. */
export function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const words = ['Ünïcödé', '漢字 🙂', 'tab\there', 'line\nthere', 'back\\slash', '"quoted"', '\u2028', 'a,b;c', "O'Hara"]

const machines = { of: 'x_machine', by: 'custom.stands', fn: 'count', field: null, filter: null }

/** For tests: lives in a workspace for some time, doing a little of all that can be done. Answers the ids of companies. */
export async function liveIn(app: TestApp, seed: number, steps: number): Promise<string[]> {
  const ada = app.as(app.ada)
  const die = dice(seed)
  const word = () => `${words[die(words.length)]!} ${die(1000)}`
  const made = async (path: string, given: object): Promise<string> => {
    const { status, text, body } = await ada.post(path, given)
    if (status !== 201) throw new Error(`${path}: ${text}`)
    return body.data.id as string
  }
  await made('/custom-records', { one: 'Machine', many: 'Machines', icon: 'tool' })
  await shape(app.site)
  const fields: object[] = [
    { of: 'company', key: 'seats', label: 'Seats', type: 'number', sortable: true },
    { of: 'company', key: 'fee', label: 'Fee', type: 'money' },
    { of: 'company', key: 'yearly', label: 'Yearly', type: 'money', formula: 'seats * fee * 12' },
    { of: 'x_machine', key: 'stands', label: 'Stands at', type: 'link', linksTo: 'company' },
    { of: 'x_machine', key: 'power', label: 'Power', type: 'number' },
    { of: 'company', key: 'machines', label: 'Machines', type: 'number', rollUp: JSON.stringify(machines) },
  ]
  for (const field of fields) {
    await made('/custom-fields', field)
    await shape(app.site)
  }
  const companies = [await made('/companies', { name: 'First' }), await made('/companies', { name: 'Second' })]
  const one = () => companies[die(companies.length)]!
  const deeds: (() => Promise<string | Answer | void>)[] = [
    async () => {
      const custom = { seats: die(90), fee: { amount: `${die(9_000_000)}.${10 + die(90)}`, currency: 'EUR' } }
      companies.push(await made('/companies', { name: word(), custom, website: 'https://example.com' }))
    },
    () => made('/people', { lastName: word(), emails: [{ value: `p${die(1e6)}@example.com` }] }),
    () => made('/machines', { name: word(), custom: { stands: one(), power: die(100) / 8 } }),
    () => made('/notes', { text: `${word()}\n\n${word()}`, about: [one()], private: die(2) === 0 }),
    () => made('/sharing', { record: 'company', id: one(), user: app.vera.id }),
    async () => {
      const { headers, body } = form({ about: JSON.stringify([one()]) }, 'offer.txt', `bytes ${die(3)}`)
      return ada.send('POST', '/files/upload', headers, body)
    },
    async () => {
      const id = one()
      const { version } = (await ada.get(`/companies/${id}`)).body.data
      return ada.patch(`/companies/${id}`, { name: word() }, version)
    },
    async () => {
      const [from, into] = [await made('/companies', { name: word() }), one()]
      return ada.act(`/companies/${from}/merge`, { into }, 1)
    },
    async () => {
      const id = await made('/companies', { name: word() })
      return ada.delete(`/companies/${id}`, 1)
    },
  ]
  for (let step = 0; step < deeds.length + steps; step++) {
    const done = await deeds[step < deeds.length ? step : die(deeds.length)]!()
    if (typeof done === 'object' && done.status >= 300) throw new Error(done.text)
  }
  return companies
}
