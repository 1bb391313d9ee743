import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { misfitsOf } from './fits.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'

const here = journey()

test('Bob writes a template, is told what is wrong in it, and tries it with somebody', async () => {
  const bob = await here.bob()
  const { page, visit } = bob
  await bob.send('POST', '/people', { lastName: 'Template-Reader', jobTitle: 'Engineer' })
  await visit('/settings/mail-templates')
  await page.getByRole('button', { name: 'New template' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('After a fair')
  await page.getByRole('textbox', { name: 'Subject' }).fill('It was good to meet you, {{ person.frstName }}')
  await page.getByRole('textbox', { name: 'Text' }).click()
  await page.keyboard.type('Dear ')
  await page.getByRole('button', { name: 'Put in a field' }).click()
  await page.getByRole('textbox', { name: 'Put in a field' }).fill('first name')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Text' }).innerText())
    .toMatch(/Dear\s\{\{ person\.firstName \}\}/)
  await page.keyboard.type(',')
  await page.keyboard.press('Control+b')
  await page.keyboard.type(' thank you')
  await expect.poll(() => page.getByRole('button', { name: 'Bold' }).getAttribute('aria-pressed')).toBe('true')
  await page.keyboard.press('Control+Enter')
  await see(page.getByText('there is no such field; did you mean person.firstName?'))
  await expectAccessible(page, 'a template with a fault')
  await page.getByRole('textbox', { name: 'Subject' }).fill('It was good to meet you')
  await page.getByLabel('Written to').click()
  await page.keyboard.type('Template-Reader')
  await page.keyboard.press('Enter')
  await see(page.getByText('First name (Person) is not known: nothing is put in'))
  await see(page.frameLocator('iframe').getByText('thank you'))
  await expectAccessible(page, 'a template that is tried')
  await page.setViewportSize({ width: 360, height: 780 })
  expect(await misfitsOf(page)).toEqual([])
  await expectAccessible(page, 'a template on a phone')
  await page.setViewportSize({ width: 1280, height: 800 })
  // What is typed is kept until it is saved.
  await page.reload()
  await page.getByRole('button', { name: 'New template' }).click()
  await expect.poll(() => page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('After a fair')
  await page.getByRole('button', { name: 'Save' }).click()
  await see(page.getByText('It was good to meet you'))
  const [kept] = await bob.send('GET', '/mail-templates')
  expect(kept.page).toMatch(/Dear(\s|&nbsp;)\{\{ person\.firstName \}\},<b>(\s|&nbsp;)thank you<\/b>/)
})
