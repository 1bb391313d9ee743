import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pathOf } from '../../src/platform/records/index.ts'
import { startTestApp, type TestApp } from '../app.ts'
import { makeSamples, type Sample } from './samples.ts'
import { principalsOf, type Principal } from './world.ts'

// What is said about somebody's rights must be what every door does: each person × each record, asked of both.

let app: TestApp
let principals: Principal[]
let samples: Sample[]

beforeAll(async () => {
  app = await startTestApp()
  samples = await makeSamples(app)
  principals = await principalsOf(app, samples)
})
afterAll(() => app.close())

const asking = ({ record, id }: Sample) => `record=${record.name}&id=${id}`
const at = ({ record, id }: Sample) => `/${pathOf(record)}/${id}`

/** What the doors themselves answer. */
async function done({ client }: Principal, sample: Sample) {
  const { status, body } = await client.get(at(sample))
  if (status === 404) return { see: false, edit: false, delete: false, actions: [] }
  const { update, delete: remove, actions } = body.can
  return { see: status === 200, edit: update, delete: remove, actions }
}

/** What is said of it. */
function said({ see, edit, delete: remove, actions }: Said) {
  const may = actions.filter(({ hindrance }) => hindrance === null).map(({ name }) => name)
  return { see: see.may, edit: edit.may, delete: remove.may, actions: may }
}

interface Said {
  see: { may: boolean; by: string }
  edit: { may: boolean }
  delete: { may: boolean }
  actions: { name: string; hindrance: string | null }[]
}

const people = [
  'Max (admin)',
  'Bob (member)',
  'Vera (viewer)',
  'Tess (own role)',
  'Carl (own role)',
  'Sam (own role)',
  'Ida (own role)',
  'Rhea (own role)',
  'Theo (own role)',
  'Tom (own role)',
]
const those = (name: string) => principals.find((each) => each.name === name)!

describe.each(['all', 'own'] as const)('where members see %s', (membersSee) => {
  beforeAll(async () => {
    const { id, version } = (await app.as(app.ada).get('/me')).body.data.workspace
    await app.as(app.ada).patch(`/workspaces/${id}`, { membersSee }, version)
  })

  test.each(people)('an owner is told of %s what the doors do', async (name) => {
    const [ada, who] = [those('Ada (owner)'), those(name)]
    const wrong: unknown[] = []
    for (const sample of samples) {
      const asked = await ada.client.get(`/why?${asking(sample)}&user=${who.me}`)
      // Of what they may not see themselves, owners learn nothing.
      expect(asked.status).toBe((await ada.client.get(at(sample))).status)
      if (asked.status !== 200) continue
      const [told, is] = [said(asked.body.data), await done(who, sample)]
      if (JSON.stringify(told) !== JSON.stringify(is)) wrong.push([sample.record.name, asked.body.data, is])
    }
    expect(wrong).toEqual([])
  })

  test.each([...people, 'key of admin', 'key of viewer'])(
    '%s is told of themselves what the doors do',
    async (name) => {
      const who = those(name)
      const wrong: unknown[] = []
      for (const sample of samples) {
        const asked = await who.client.get(`/why?${asking(sample)}`)
        const is = await done(who, sample)
        const told =
          asked.status === 404 ? { see: false, edit: false, delete: false, actions: [] } : said(asked.body.data)
        if (JSON.stringify(told) !== JSON.stringify(is)) wrong.push([sample.record.name, asked.body, is])
      }
      expect(wrong).toEqual([])
    },
  )

  test('an owner is told of everybody at once', async () => {
    const ada = those('Ada (owner)')
    const wrong: unknown[] = []
    for (const sample of samples) {
      const { status, body } = await ada.client.get(`/why/people?${asking(sample)}`)
      if (status === 404) continue
      for (const name of people) {
        const who = those(name)
        const { see, edit, delete: remove } = body.data.find(({ user }: { user: { id: string } }) => user.id === who.me)
        const is = await done(who, sample)
        const told = { see: see.may, edit: edit.may, delete: remove.may, actions: is.actions }
        if (JSON.stringify(told) !== JSON.stringify(is)) wrong.push([name, sample.record.name, told, is])
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('why', () => {
  const one = (kind: string, test: (sample: Sample) => boolean = () => true) =>
    samples.find((sample) => sample.record.name === kind && !sample.private && test(sample))!
  const why = async (sample: Sample, name: string) =>
    (await those('Ada (owner)').client.get(`/why?${asking(sample)}&user=${those(name).me}`)).body

  test('names the rule, and whose it is', async () => {
    const deal = one('deal', ({ owner }) => owner === app.bob.id)
    const of = async (name: string) => {
      const { see, edit } = (await why(deal, name)).data
      return [see.by, edit.may, edit.by]
    }
    expect(await of('Max (admin)')).toEqual(['leads', true, 'leads'])
    expect(await of('Bob (member)')).toEqual(['owner', true, 'owner'])
    expect(await of('Vera (viewer)')).toEqual(['role', false, 'role'])
    expect(await of('Tess (own role)')).toEqual(['team', true, 'team'])
    expect(await of('Carl (own role)')).toEqual(['owner', false, 'owner'])
    const { data, linked } = await why(deal, 'Tess (own role)')
    expect(linked[data.see.whose].title).toBe('Bob')
  })

  test('says of a part what holds of its whole', async () => {
    const role = one('employment', ({ parent }) => parent!.owner === app.bob.id && !parent!.private)
    const { data } = await why(role, 'Tess (own role)')
    expect(data.edit).toMatchObject({ may: true, by: 'part', of: { id: role.parent!.id, ground: { by: 'team' } } })
  })

  test('names the fields that a role hides to whoever leads, and to nobody else', async () => {
    const ada = app.as(app.ada)
    const rights = { deal: { see: 'all', edit: 'all', fields: { see: ['amount'], edit: [] } } }
    const made = await ada.post('/own-roles', { name: 'Looks at amounts', rights: JSON.stringify(rights) })
    const nora = await app.join('Nora', 'member')
    const { version } = (await ada.get(`/users/${nora.id}`)).body.data
    await ada.act(`/users/${nora.id}/changeRole`, { role: 'member', ownRole: made.body.data.id }, version)
    const deal = one('deal')
    const told = (await ada.get(`/why?${asking(deal)}&user=${nora.id}`)).body.data
    expect(told.hidden).toContain('closeOn')
    expect(told.closed).toContain('amount')
    const own = (await app.as(nora).get(`/why?${asking(deal)}`)).body.data
    expect([own.see.may, own.hidden, own.closed]).toEqual([true, [], []])
  })

  test('is not told of others to those who do not lead, nor of those who are not there', async () => {
    const deal = one('deal')
    const bob = app.as(app.bob)
    expect((await bob.get(`/why?${asking(deal)}&user=${app.vera.id}`)).status).toBe(403)
    expect((await bob.get(`/why/people?${asking(deal)}`)).status).toBe(403)
    expect((await app.signedOut.get(`/why?${asking(deal)}`)).status).toBe(401)
    const nobody = '01890000-0000-7000-8000-000000000000'
    expect((await app.as(app.ada).get(`/why?${asking(deal)}&user=${nobody}`)).body.fields[0].field).toBe('user')
    expect((await app.as(app.ada).get(`/why?record=deal&id=${nobody}`)).status).toBe(404)
  })

  test('says of somebody who can no longer sign in that they may nothing', async () => {
    const ada = app.as(app.ada)
    const left = await app.join('Lena', 'member')
    const { version } = (await ada.get(`/users/${left.id}`)).body.data
    expect((await ada.act(`/users/${left.id}/deactivate`, {}, version)).status).toBe(200)
    const { see } = (await ada.get(`/why?${asking(one('deal'))}&user=${left.id}`)).body.data
    expect(see).toEqual({ may: false, by: 'gone' })
  })
})
