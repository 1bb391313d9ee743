import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp()))
afterAll(() => app.close())

const ada = () => app.as(app.ada)
const names = async (plural: string) =>
  (await ada().get(`/${plural}?sort=position`)).body.data.map(({ name }: { name: string }) => name)

async function speak(locale: string): Promise<void> {
  const [ours] = (await ada().get('/workspaces')).body.data
  expect((await ada().patch(`/workspaces/${ours.id}`, { locale }, ours.version)).status).toBe(200)
}

test('the first pipeline is named in the language of the company, until somebody has named it or uses it', async () => {
  await speak('de-AT')
  expect(await names('pipelines')).toEqual(['Vertrieb'])
  expect(await names('stages')).toEqual(['Neu', 'Qualifiziert', 'Angebot', 'Verhandlung'])

  const [first] = (await ada().get('/stages?sort=position')).body.data
  await ada().patch(`/stages/${first.id}`, { name: 'Erstgespräch' }, first.version)
  await speak('ar-EG')
  expect(await names('stages')).toEqual(['Erstgespräch', 'مؤهلة', 'عرض', 'تفاوض'])

  expect((await ada().post('/deals', { name: 'Kiln audit' })).status).toBe(201)
  await speak('en-GB')
  expect(await names('stages')).toEqual(['Erstgespräch', 'مؤهلة', 'عرض', 'تفاوض'])
})
