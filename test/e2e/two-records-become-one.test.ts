import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { rowOf } from './list.ts'
import { press, see, type Person } from './person.ts'

const here = journey()

/** Two of whom one is older, and the newer one knows more. */
async function twins(ada: Person, name: string) {
  const older = await ada.send('POST', '/people', { firstName: name, lastName: 'Tansy', language: 'en', emails: [{ value: `${name}@old.example` }] }) // prettier-ignore
  const newer = await ada.send('POST', '/people', { firstName: name, lastName: 'Tansy-Rue', birthday: '1980-02-03', emails: [{ value: `${name}@new.example` }] }) // prettier-ignore
  await ada.send('POST', '/notes', { text: 'Met at the fair', about: [newer.id] })
  return { older: older.id as string, newer: newer.id as string }
}
const merge = (page: Page) => page.getByRole('button', { name: 'Merge', exact: true })

test('two people are merged from the page of one: field by field, with what moves told before, and undone', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { older, newer } = await twins(ada, 'Ina')
  await ada.visit(`/people/${newer}`)
  await see(page.getByRole('heading', { name: 'Ina Tansy-Rue' }).first())
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Merge with…' }).click()
  await page.getByRole('combobox').or(page.getByRole('textbox')).first().fill('Ina Tansy')
  await page.getByRole('option', { name: 'Ina Tansy', exact: true }).click()
  const outcome = page.getByRole('complementary', { name: 'What stays' })
  await see(outcome.getByText('Tansy-Rue'))
  await see(outcome.getByText('Ina@old.example'))
  await see(outcome.getByText('Ina@new.example'))
  await see(outcome.getByText('1 Note'))
  await expectAccessible(page, 'merging two people')
  await page.getByRole('radio', { name: 'Last name of Ina Tansy', exact: true }).check()
  await merge(page).click()
  await expect.poll(() => new URL(page.url()).pathname).toBe(`/people/${older}`)
  await see(page.getByText('Ina Tansy-Rue merged into Ina Tansy'))
  await see(page.getByText('Met at the fair'))
  expect(await ada.send('GET', `/people/${newer}`)).toMatchObject({
    id: older,
    lastName: 'Tansy',
    birthday: '1980-02-03',
  })

  await ada.visit(`/people/${newer}`)
  await expect.poll(() => new URL(page.url()).pathname).toBe(`/people/${older}`)
})

test('by keyboard alone: two rows of a list, the palette, arrows among values, and Ctrl+Z', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { older, newer } = await twins(ada, 'Olu')
  const filter = encodeURIComponent(JSON.stringify({ field: 'firstName', is: 'Olu' }))
  await ada.visit(`/people?filter=${filter}`)
  await see(rowOf(page, 'Olu Tansy-Rue'))
  await page.getByRole('grid').focus()
  await press(page, 'x', 'Shift+X')
  await see(page.getByText('2 selected'))
  await press(page, 'Control+k')
  await page.getByRole('combobox', { name: 'Find or do…' }).fill('>merge')
  await see(page.getByRole('option', { name: 'Merge', exact: true }))
  await press(page, 'Enter')
  const last = page.getByRole('radio', { name: 'Last name of Olu Tansy-Rue' })
  await see(last)
  await page.getByRole('button', { name: 'Take all of this one Olu Tansy', exact: true }).focus()
  await press(page, 'Enter')
  await expect.poll(() => last.isChecked()).toBe(false)
  await page.getByRole('radio', { name: 'Last name of Olu Tansy', exact: true }).focus()
  await press(page, 'ArrowDown')
  const asked = page.getByRole('button', { name: 'Merge', exact: true })
  await asked.focus()
  await press(page, 'Enter')
  await see(page.getByText(/merged into/))
  expect((await ada.send('GET', `/people/${newer}`)).id).toBe(older)
  await press(page, 'Control+z')
  await see(page.getByText('Undone'))
  await expect.poll(async () => (await ada.send('GET', `/people/${newer}`)).id).toBe(newer)
})

test('who may not is told why, and a phone shows the same', async () => {
  const ada = await here.ada({ phone: true })
  const { older, newer } = await twins(ada, 'Uma')
  await ada.visit(`/people/${older}/merge?with=${newer}`)
  await see(merge(ada.page))
  await expectAccessible(ada.page, 'merging on a phone')
  const wide = await ada.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide).toBeLessThanOrEqual(0)

  const vera = await here.vera()
  await vera.visit(`/people/${older}/merge?with=${newer}`)
  await see(vera.page.getByText(/You may not change Uma Tansy, so nothing can be merged into it/))
  expect(await merge(vera.page).isDisabled()).toBe(true)
})

test('records of a company’s own type are merged from a page and from two rows of a list, in the reader’s language too', async () => {
  const ada = await here.ada()
  const { page } = ada
  const mark = String(Date.now()).slice(-6)
  const type = await ada.send('POST', '/custom-records', { one: 'Boiler', many: `Boilers ${mark}`, icon: 'engine' })
  const of = `x_${type.key}`
  const record = async () => (await ada.send('GET', '/me')).records.find(({ name }: { name: string }) => name === of)
  await expect.poll(record).toBeDefined()
  const { plural } = await record()
  await ada.send('POST', '/custom-fields', { of, key: 'power', label: 'Power', type: 'number' })
  await ada.send('POST', '/custom-fields', { of, key: 'site', label: 'Stands at', type: 'link', linksTo: 'company' })
  const fields = async () => (await ada.send('GET', '/me')).fields.filter((each: { of: string }) => each.of === of)
  await expect.poll(async () => (await fields()).length).toBe(2)
  const site = await ada.send('POST', '/companies', { name: 'Dampfwerk' })
  const older = await ada.send('POST', `/${plural}`, { name: 'Kessel 7', custom: { power: 40 } })
  const newer = await ada.send('POST', `/${plural}`, { name: 'Kessel VII', custom: { power: 45, site: site.id } })
  await ada.send('POST', '/notes', { text: 'Swept in May', about: [newer.id] })

  await ada.visit(`/${plural}/${newer.id}`)
  await see(page.getByRole('heading', { name: 'Kessel VII' }).first())
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Merge with…' }).click()
  await page.getByRole('combobox').or(page.getByRole('textbox')).first().fill('Kessel 7')
  await page.getByRole('option', { name: 'Kessel 7', exact: true }).click()
  const outcome = page.getByRole('complementary', { name: 'What stays' })
  await see(outcome.getByText('Dampfwerk'))
  await see(outcome.getByText('1 Note'))
  await expectAccessible(page, 'merging two boilers')
  await merge(page).click()
  await expect.poll(() => new URL(page.url()).pathname).toBe(`/${plural}/${older.id}`)
  await see(page.getByText('Kessel VII merged into Kessel 7'))
  await see(page.getByText('Swept in May'))
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await see(page.getByText(/merged it/).first())
  await press(page, 'Control+z')
  await expect.poll(async () => (await ada.send('GET', `/${plural}/${newer.id}`)).id).toBe(newer.id)

  await ada.visit(`/${plural}`)
  await see(rowOf(page, 'Kessel VII'))
  await page.getByRole('grid').focus()
  await press(page, 'x', 'Shift+X')
  await see(page.getByText('2 selected'))
  await merge(page).click()
  await see(page.getByRole('complementary', { name: 'What stays' }))
  await merge(page).click()
  await see(page.getByText(/merged into/))

  await ada.send('PATCH', '/me/preferences', { language: 'de' })
  await ada.visit(`/${plural}/${older.id}`)
  await page.getByRole('main').getByRole('button', { name: 'Mehr', exact: true }).first().click()
  await see(page.getByRole('menuitem', { name: 'Zusammenführen mit …' }))
  await ada.send('PATCH', '/me/preferences', { language: 'en' })
})
