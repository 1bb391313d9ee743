import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('an owner says who works when, a form gives its leads in turn, and the lead says why they are whose', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/rota')
  await see(page.getByText('Everybody works always.'))
  await page.getByRole('button', { name: 'New entry' }).click()
  const dialog = page.getByRole('dialog', { name: 'New entry' })
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Bob at night')
  await expectAccessible(page, 'a new entry of the rota')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  // It is about nobody yet.
  await see(dialog.getByText('Say who it is about, or which team.'))
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await seeNo(dialog)

  const team = (await ada.send('POST', '/teams', { name: 'Front desk' })) as { id: string }
  const users = (await ada.send('GET', '/users?limit=200')) as { id: string; name: string; version: number }[]
  const bob = users.find(({ name }) => name.startsWith('Bob'))!
  await ada.send('PATCH', `/users/${bob.id}`, { team: team.id }, bob.version)
  await ada.send('POST', '/rotas', { name: 'Front desk', team: team.id, begins: '00:00', ends: '24:00' })
  const form = (await ada.send('POST', '/lead-forms', { name: 'In turn', team: team.id, touchWithin: 30 })) as { key: string } // prettier-ignore
  await ada.visit('/settings/rota')
  await see(page.getByText('00:00–24:00'))
  await expectAccessible(page, 'the rota')
  await expectFits(page, 'the rota')

  const visitor = await here.stranger()
  await visitor.page.goto(new URL(`/forms/${form.key}`, page.url()).href)
  await visitor.page.getByLabel('E-mail').fill('turn@form-visitor.example')
  // People read before they answer.
  await visitor.page.waitForTimeout(2_200)
  await visitor.page.getByRole('button', { name: 'Send' }).click()
  await see(visitor.page.getByText(/Thank you/))

  const filter = encodeURIComponent('{"field":"emails","is":"turn@form-visitor.example"}')
  const [lead] = (await ada.send('GET', `/people?filter=${filter}`)) as { id: string; owner: string }[]
  expect(lead!.owner).toBe(bob.id)
  await ada.visit(`/people/${lead!.id}`)
  await see(page.getByText(`${bob.name} is at work and has waited longest.`))
  await see(page.getByText(/^Speak with them by/))
  await expectAccessible(page, 'a lead that was given')
  await expectFits(page, 'a lead that was given')
})
