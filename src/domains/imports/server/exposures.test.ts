import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { importing } from './testing.ts'

/** As many as a medium hands over; measured with 100,000. */
const count = Number(process.env.FARLEY_EXPOSURES ?? 2_000)
const people = Math.min(2_000, count / 2)

let app: TestApp
let ada: ReturnType<typeof importing>
beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ada = importing(app, app.ada)
  for (const name of ['Postcard', 'Poster']) await ada.client.post('/placements', { name })
  const rows = Array.from({ length: people }, (_, n) => `Person ${n},p${n}@ads.example`)
  await ada.whole('person', { name: 'people.csv', bytes: ['Last name,E-mail', ...rows].join('\n') })
}, 120_000)
afterAll(() => app.close())

test(
  'who saw ads comes in by e-mail addresses and names of ads; what fits nothing is handed back',
  { timeout: 600_000 },
  async () => {
    const row = (n: number) => {
      const mail = n % 500 === 7 ? 'nobody@ads.example' : `p${n % people}@ads.example`
      const [ad, at] = [
        n % 500 === 8 ? 'No such ad' : n % 2 ? 'Postcard' : 'Poster',
        n % 500 === 9 ? 'some day' : '2026-09-01 10:00',
      ]
      return `${mail},${ad},${at},${1 + (n % 3)},${n % 10 === 0 ? 'Held out' : ''}`
    }
    const bytes = ['E-mail,Ad,When,How often,Group', ...Array.from({ length: count }, (_, n) => row(n))].join('\n')
    const begun = performance.now()
    const done = await ada.whole('exposure', { name: 'exposures.csv', bytes })
    if (count > 2_000) console.log(`${count} exposures in ${Math.round((performance.now() - begun) / 1000)} s`)
    const counted = async (filter: object) =>
      (await ada.client.get(`/exposures?count=exact&limit=1&filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.page.count.value // prettier-ignore
    expect(done.options.mapping.map(({ target }: { target: string }) => target)).toEqual(['person', 'placement', 'at', 'times', 'side']) // prettier-ignore
    expect(done.preview.counts).toMatchObject({ total: count, bad: (3 * count) / 500 })
    expect(await counted({ and: [] })).toBe(count - (3 * count) / 500)
    expect(await counted({ field: 'side', is: 'heldOut' })).toBe(count / 10)
    expect(await counted({ field: 'person', isEmpty: true })).toBe(0)
  },
)
