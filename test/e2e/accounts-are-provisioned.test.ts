import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('Ada lets a program provision accounts, says what its group means, and shuts it out', async () => {
  const { page, visit } = await here.ada()
  await visit('/settings/sign-in-rules')
  await page.getByRole('button', { name: /^Make a (new )?key$/ }).click()
  const token = (await page.getByRole('status', { name: 'Token' }).locator('code').textContent())!
  const address = (await page.getByRole('status', { name: 'Address', exact: true }).locator('code').textContent())!
  const wants = async (method: string, path: string, body: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' }
    const answer = await fetch(address + path, { method, headers, body: JSON.stringify(body) })
    return { status: answer.status, body: (await answer.json()) as { id: string } }
  }

  const name = `Signe ${Date.now()}`
  const userName = `${name.replace(' ', '.').toLowerCase()}@halden.example`
  const { body: signe } = await wants('POST', '/Users', { userName, displayName: name })
  const owner = await wants('POST', '/Users', { userName: here.signIn('Ada').email })
  expect(owner.status).toBe(409)
  await wants('POST', '/Groups', { displayName: `Harbour ${name}`, members: [{ value: signe.id }] })

  await visit('/settings/sign-in-rules')
  await see(page.getByText(`${userName}: make an account`))
  await see(page.getByText('Refused'))
  await see(page.getByText('1 member · a team here'))
  await page.getByRole('button', { name: 'Nothing else' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Viewer' }).click()
  await see(page.getByRole('button', { name: 'Viewer' }))
  await expectAccessible(page, 'provisioning')

  await visit('/settings/users')
  await see(page.getByText(name).first())
  await visit('/settings/teams')
  await see(page.getByText(`Harbour ${name}`).first())

  await visit('/settings/sign-in-rules')
  await page.getByRole('button', { name: 'End', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click()
  await seeNo(page.getByText('The program’s key'))
  expect((await fetch(`${address}/Users`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401)
})
