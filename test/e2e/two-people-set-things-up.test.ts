import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo, type Person } from './person.ts'

const here = journey()

const asks = (page: Page, choice: string) =>
  page.getByRole('alert').filter({ has: page.getByRole('button', { name: choice }) })

/** What others do is not heard of in this page: the news is on its way. */
const deaf = (page: Page) => page.route('**/api/v1/events*', (route) => route.abort())

/** A role of which somebody has the page open. */
async function openRole(ada: Person): Promise<string> {
  const name = `Twice ${newId().slice(-6)}`
  const { id } = await ada.send('POST', '/own-roles', { name, rights: '{"company":{"see":"all","edit":"none","delete":"none","create":false,"export":false}}' }) // prettier-ignore
  await ada.visit('/settings/roles')
  await ada.page.getByRole('button', { name: `Open ${name}` }).click()
  await see(ada.page.getByLabel('Companies: See'))
  return id
}

test.each(['Keep mine', 'Use theirs'])(
  'who chooses what somebody else has just chosen is asked, in the settings of the company: %s',
  async (choice) => {
    const ada = await here.ada()
    const { page } = ada
    const company = async () => (await ada.send('GET', '/workspaces?limit=1'))[0]
    const set = async (timeZone: string) => {
      const { id, version } = await company()
      await ada.send('PATCH', `/workspaces/${id}`, { timeZone }, version)
    }
    await set('Europe/Berlin')
    await ada.visit('/settings/company')
    const zone = page.getByLabel('Time zone')
    await zone.focus()
    await set('Europe/Paris')
    await expect.poll(() => zone.inputValue()).toBe('Europe/Paris')
    await zone.selectOption('Europe/Rome')
    await see(asks(page, choice))
    expect((await company()).timeZone).toBe('Europe/Paris')
    await expectAccessible(page, 'two people in one setting')
    await page.getByRole('button', { name: choice }).click()
    await seeNo(asks(page, choice))
    const kept = choice === 'Keep mine' ? 'Europe/Rome' : 'Europe/Paris'
    await expect.poll(() => zone.inputValue()).toBe(kept)
    await expect.poll(async () => (await company()).timeZone).toBe(kept)
    await set('Europe/Berlin')
  },
)

test('two who narrow the same role are both heard where they speak of different records, and asked where not', async () => {
  const ada = await here.ada()
  const { page } = ada
  await deaf(page)
  const id = await openRole(ada)
  const rights = async () => JSON.parse((await ada.send('GET', `/own-roles/${id}`)).rights)
  const elsewhere = async (record: string, see: string) => {
    const { version } = await ada.send('GET', `/own-roles/${id}`)
    const right = { see, edit: 'none', delete: 'none', create: false, export: false }
    await ada.send('PATCH', `/own-roles/${id}`, { rights: JSON.stringify({ ...(await rights()), [record]: right }) }, version) // prettier-ignore
  }
  await elsewhere('deal', 'own')
  await page.getByLabel('Companies: See').selectOption('team')
  await expect.poll(rights).toMatchObject({ company: { see: 'team' }, deal: { see: 'own' } })
  await seeNo(asks(page, 'Keep mine'))

  await elsewhere('company', 'none')
  await page.getByLabel('Companies: See').selectOption('own')
  await see(asks(page, 'Keep mine').getByText(/Companies: See None/))
  await see(asks(page, 'Keep mine').getByText(/Companies: See Their own/))
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(rights).toMatchObject({ company: { see: 'own' }, deal: { see: 'own' } })
})

test('a field of one’s own that somebody changed while its form was open says so before it is written over', async () => {
  const ada = await here.ada()
  const { page } = ada
  const label = `Hull ${newId().slice(-6)}`
  const { id } = await ada.send('POST', '/custom-fields', { of: 'company', label, type: 'text' })
  const field = () => ada.send('GET', `/custom-fields/${id}`)
  await expect.poll(async () => (await field()).state).toBe('ready')
  await ada.visit('/settings/fields')
  await page.getByLabel('Record', { exact: true }).selectOption({ label: 'Companies' })
  await page.getByRole('button', { name: `Edit ${label}` }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Label').fill(`${label} of mine`)
  await ada.send(
    'PATCH',
    `/custom-fields/${id}`,
    { label: `${label} of theirs`, section: 'Ship' },
    (await field()).version,
  )
  await form.getByRole('button', { name: 'Save' }).click()
  await see(asks(page, 'Keep mine').getByText(`${label} of theirs`))
  await expectAccessible(page, 'two people in one field of their own')
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await seeNo(form)
  expect(await field()).toMatchObject({ label: `${label} of mine`, section: 'Ship' })
  await ada.send('DELETE', `/custom-fields/${id}`, undefined, (await field()).version)
})

test('nor is a record type written over that somebody changed while its form was open', async () => {
  const ada = await here.ada()
  const { page } = ada
  const many = `Barges ${newId().slice(-6)}`
  const { id } = await ada.send('POST', '/custom-records', { one: many.replace('Barges', 'Barge'), many, titleLabel: 'Name' }) // prettier-ignore
  const type = () => ada.send('GET', `/custom-records/${id}`)
  await expect.poll(async () => (await type()).state).toBe('ready')
  await ada.visit('/settings/record-types')
  await page.getByRole('button', { name: `Edit ${many}` }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Several of them').first().fill(`${many} of mine`)
  await ada.send('PATCH', `/custom-records/${id}`, { many: `${many} of theirs`, titleLabel: 'Hull' }, (await type()).version) // prettier-ignore
  await form.getByRole('button', { name: 'Save' }).click()
  await see(asks(page, 'Keep mine').getByText(`${many} of theirs`))
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await seeNo(form)
  expect(await type()).toMatchObject({ many: `${many} of mine`, titleLabel: 'Hull' })
  await ada.send('DELETE', `/custom-records/${id}`, undefined, (await type()).version)
})
