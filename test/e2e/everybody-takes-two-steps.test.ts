import { TOTP } from 'otpauth'
import { test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('Ada asks everybody for two steps: Bob hears of it, then turns them on and goes on', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const { password } = here.signIn('Bob')
  await ada.visit('/settings/sign-in-rules')
  await see(ada.page.getByText(/have none yet: .*Bob Okafor/))
  await ada.page.getByLabel('From').fill(day(10))
  await see(ada.page.getByRole('button', { name: 'Ask nobody' }))
  const { page } = bob
  await bob.visit('/')
  await see(page.getByText('your company asks for two steps'))

  const { id, version } = (await ada.send('GET', '/me')).workspace
  await ada.send('PATCH', `/workspaces/${id}`, { twoStepsFrom: day(-1) }, version)
  await bob.visit('/deals')
  await see(page.getByRole('heading', { name: 'Two steps to sign in' }))
  await expectAccessible(page, 'a second step is asked for')
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByRole('dialog').getByLabel('Current password').fill(password)
  await page.getByRole('button', { name: 'Next' }).click()
  const secret = (await page.getByRole('status', { name: 'Key' }).locator('code').innerText()).replaceAll(' ', '')
  const code = new TOTP({ secret, issuer: 'Farley' }).generate()
  await page.getByRole('dialog').getByLabel('Code', { exact: true }).fill(code)
  await page.getByRole('dialog').getByRole('button', { name: 'Turn on' }).click()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByRole('button', { name: 'Go on' }).click()
  await see(page.getByRole('navigation'))
  await seeNo(page.getByText('your company asks for two steps'))
})
