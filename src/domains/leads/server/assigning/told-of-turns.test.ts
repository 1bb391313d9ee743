import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type Client, type Person, type TestApp } from '../../../../../test/app.ts'
import { systemContext } from '../../../../platform/site.ts'
import { visitorOf } from '../../../../../test/visitor.ts'
import { passOn } from './pass-on.ts'

interface Group {
  id: string
  notifications: { kind: string; deed: string; by: string }[]
}

let app: TestApp
let ada: Client
beforeAll(async () => {
  app = await startTestApp({ workers: true })
  ada = app.as(app.ada)
})
afterAll(() => app.close())

const deedsTold = async (who: Person, id: string) => {
  const groups = (await app.as(who).get('/notifications?shelf=open')).body.data as Group[]
  return groups.find((group) => group.id === id)?.notifications.map(({ kind, deed }) => `${kind} ${deed}`) ?? []
}

test('who gets a lead that was passed on is told, and so is who had it; nobody else is', async () => {
  const team = (await ada.post('/teams', { name: 'Told' })).body.data as { id: string }
  const sellers = [await app.join('Una', 'member'), await app.join('Tom', 'member')]
  for (const { id } of sellers)
    await ada.patch(`/users/${id}`, { team: team.id }, (await ada.get(`/users/${id}`)).body.data.version)
  const form = (await ada.post('/lead-forms', { name: 'Told', team: team.id, touchWithin: 10 })).body.data
  await visitorOf(app).answer({ email: 'told@turns.example' }, form.key)
  const filter = encodeURIComponent(JSON.stringify({ field: 'emails', is: 'told@turns.example' }))
  const [lead] = (await ada.get(`/people?filter=${filter}`)).body.data as { id: string; owner: string }[]
  const [first, second] = sellers.toSorted((one) => (one.id === lead!.owner ? -1 : 1)) as [Person, Person]
  const ctx = await systemContext(app.site)
  await passOn.run({ ...ctx, now: () => new Date(Date.now() + 11 * 60_000) }, {})
  await expect.poll(() => deedsTold(second, lead!.id)).toEqual(['assigned passOn'])
  await expect.poll(() => deedsTold(first, lead!.id)).toContain('changed passOn')
  expect(await deedsTold(app.bob, lead!.id)).toEqual([])
})
