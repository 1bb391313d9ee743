import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('a key is made that knows the names of companies alone, and does that and no more', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/keys')
  const name = `Till ${Date.now()}`
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByLabel('Role', { exact: true }).selectOption('admin')
  await page.getByLabel('Reaches').selectOption('chosen')
  await expect.poll(() => page.getByRole('button', { name: 'Make a key' }).isDisabled()).toBe(true)
  await page.getByLabel('Companies: See').selectOption('all')
  await page.getByRole('button', { name: 'Companies: Everything' }).click()
  const fields = page.getByRole('dialog', { name: 'Companies' })
  await fields.getByLabel('Employees: Seen').uncheck()
  await fields.getByRole('button', { name: 'Close' }).last().click()
  await page.getByLabel('Ends').selectOption('90')
  await expectAccessible(page, 'a key with chosen rights')
  await page.getByRole('button', { name: 'Make a key' }).click()
  const token = await page.getByRole('status', { name: 'Token' }).locator('code').innerText()
  const ask = async (path: string, method = 'GET') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(`${here.company.url}/api/v1${path}`, { method, headers, ...(method === 'POST' && { body: '{"name":"New"}' }) }) // prettier-ignore
    return { status: answer.status, body: (await answer.json()) as { data?: Record<string, unknown>[] } }
  }
  const { body } = await ask('/companies?limit=1')
  expect(body.data![0]).toHaveProperty('name')
  expect(body.data![0]).not.toHaveProperty('employees')
  expect([(await ask('/companies', 'POST')).status, (await ask('/people')).body.data]).toEqual([403, []])
  await page.reload()
  await see(page.getByText(/Companies · last used .* from 127\.0\.0\.1/).first())
  await page.getByRole('button', { name: `What ${name} may do` }).click()
  await expect.poll(() => page.getByLabel('Companies: See').inputValue()).toBe('all')
  await expect.poll(() => page.getByLabel('Companies: Change').isDisabled()).toBe(true)
  await expectAccessible(page, 'what a key may do')
})

test('a webhook is added, told of what is chosen, and its log says what became of it', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/webhooks')
  await expectAccessible(page, 'webhooks')
  const name = `Warehouse ${Date.now()}`
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:8080/farley')
  await press(page, 'Enter')
  const secret = await page.getByRole('status', { name: 'Secret' }).locator('code').innerText()
  expect(secret).toMatch(/^whsec_/)
  await page.getByRole('radio', { name: 'What you choose' }).click()
  await page.getByRole('checkbox', { name: 'Deals', exact: true }).uncheck()
  await page.getByRole('button', { name: 'Companies: Every change' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Deleted' }).click()
  await press(page, 'Escape')
  const kept = async () => (await ada.send('GET', '/webhooks?sort=-createdAt'))[0]
  await expect.poll(async () => JSON.parse((await kept()).wants ?? '{}').company).not.toContain('delete')
  expect(JSON.parse((await kept()).wants)).not.toHaveProperty('deal')
  await page.getByRole('button', { name: 'Send a test' }).click()
  await see(page.getByText('May not be called'))
  await page.getByRole('button', { name: 'More about test' }).click()
  await see(page.getByText('webhook-id'))
  await expectAccessible(page, 'a webhook and its log')
  await page.getByRole('button', { name: 'New secret' }).click()
  await expect.poll(() => page.getByRole('status', { name: 'Secret' }).locator('code').innerText()).not.toBe(secret)
  await page.getByRole('button', { name: 'Turn off' }).click()
  await page.getByRole('button', { name: 'All webhooks' }).click()
  await see(page.getByText('Off', { exact: true }).first())
  await page.getByRole('button', { name: `Open ${name}` }).click()
  await page.getByRole('button', { name: `Delete ${name}` }).click()
  await seeNo(page.getByText(name))
})
