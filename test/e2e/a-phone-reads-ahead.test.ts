import { test } from 'vitest'
import { journey } from './journey.ts'
import { see } from './person.ts'
import { kept, keptAnswer } from './phone.ts'

const here = journey('demo', { https: true })

test('favourites, home and whom the day is about are fetched ahead, and read without ever having been opened', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const starred = (await ada.send('POST', '/companies', { name: 'Starred Ltd' })).id
  const met = (await ada.send('POST', '/companies', { name: 'Met Today Ltd' })).id
  const dueAt = new Date(Date.now() + 3_600_000).toISOString()
  await ada.send('POST', '/tasks', { title: 'Bring the contract', dueAt, about: [met] })
  const favourites = [{ kind: 'record', record: 'company', id: starred }]
  await ada.send('PATCH', '/me/preferences', { favourites })
  await ada.visit('/')
  await kept(page)
  for (const id of [starred, met]) {
    await keptAnswer(page, `companies/${id}?`)
    await keptAnswer(page, `companies/${id}/timeline`)
  }
  await page.context().setOffline(true)
  await page.goto('/')
  await see(page.getByText('Bring the contract'))
  await page.goto(`/companies/${met}`)
  await see(page.getByRole('heading', { name: 'Met Today Ltd', level: 2 }))
  await page.goto('/')
  await page.getByRole('button', { name: 'More', exact: true }).last().tap()
  await page.getByRole('link', { name: 'Starred Ltd' }).tap()
  await see(page.getByRole('heading', { name: 'Starred Ltd', level: 2 }))
})
