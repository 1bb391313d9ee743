import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { importing } from './testing.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp({ workers: true })))
afterAll(() => app.close())

test('an import leaves out the rows that a rule of the company refuses, each with its sentence, and brings the others in', async () => {
  const ada = app.as(app.ada)
  const must = JSON.stringify({ field: 'phones', isEmpty: false })
  const made = await ada.post('/demands', {
    of: 'person',
    sentence: 'A person needs a phone number.',
    level: 'block',
    must,
  })
  expect(made.status, made.text).toBe(201)
  const bytes = 'Last name,Phone\nImported,+49 30 901820\nWithout,\n'
  const { id, counts } = await importing(app, app.ada).whole('person', { name: 'list.csv', bytes })
  expect(counts).toMatchObject({ created: 1, bad: 1 })
  const wrong = await ada.get(`/imports/${id}/errors`)
  expect(wrong.text).toContain('Without')
  expect(wrong.text).toContain('A person needs a phone number.')
})
