import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import type { Workspace } from '../db/index.ts'
import { animal, asking, house, openZoo, put } from '../records/read/testing.ts'
import { findMatches, keepKeys, readyOf } from './index.ts'

let zoo: Workspace
let ada: Ctx
let bob: Ctx
const bobId = newId()
const contact = (value: string, normal = value.toLowerCase()) => ({ id: newId(), value, normal, label: null, primary: true, valid: null, verifiedOn: null, endedOn: null }) // prettier-ignore

async function known(record: RecordDefinition, values: Record<string, unknown>) {
  const row = await put(zoo.db, record as never, values as never)
  await zoo.db.transaction((tx) => keepKeys(tx, [row.id], [readyOf(record, row)]))
}

beforeAll(async () => {
  zoo = await openZoo()
  ada = asking(zoo.db)
  bob = asking(zoo.db, { userId: bobId, role: 'member', sees: 'own' })
  await known(animal, { name: 'Zoë Quagga', emails: [contact('Info@Zoo.de')], phones: [contact('030 123456', '+4930123456')], owner: bobId }) // prettier-ignore
  await known(animal, { name: 'Info', emails: [contact('info@zoo.de')] })
  await known(animal, { name: 'Mathilda Bernstein' })
  await known(house, { name: 'Zebra House', website: 'https://www.zebra.example/about' })
})
afterAll(() => zoo.close())

test('what is typed finds who has it already, and says by what', async () => {
  const found = async (record: RecordDefinition, given: object, ctx = ada) =>
    (await findMatches(ctx, record, given)).map(({ title, why }) => `${title}: ${why}`)
  expect((await found(animal, { emails: ['info@ZOO.de'] })).sort()).toEqual(['Info: same shared mailbox', 'Zoë Quagga: same shared mailbox']) // prettier-ignore
  expect(await found(animal, { name: 'Zoe Quagga', phones: ['030 123456'] })).toEqual(['Zoë Quagga: same phone · same name']) // prettier-ignore
  expect(await found(animal, { name: 'Matilda Bernstien' })).toEqual(['Mathilda Bernstein: similar name'])
  expect(await found(house, { website: 'zebra.example' })).toEqual(['Zebra House: same domain'])
  expect(await found(animal, {})).toEqual([])
})

test('who may not see it is not told of it', async () => {
  expect((await findMatches(bob, animal, { emails: ['info@zoo.de'] })).map(({ title }) => title)).toEqual(['Zoë Quagga']) // prettier-ignore
  expect(await findMatches(bob, animal, { name: 'Mathilda Bernstein' })).toEqual([])
})

test('the reasons are told in the reader’s language, and how sure it is as a share', async () => {
  const german = { ...ada, actor: { ...ada.actor, language: 'de' as const } }
  const [match] = await findMatches(german, animal, { name: 'Zoe Quagga', phones: ['030 123456'] })
  expect(match).toMatchObject({ why: 'gleiche Telefonnummer · gleicher Name' })
  expect(match!.percent).toBeGreaterThan(90)
})
