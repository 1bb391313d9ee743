import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { cellOf, rowOf } from './list.ts'
import { press, see, type Person } from './person.ts'

const here = journey()

/** A company of Ada's and one of Bob's. */
async function companies(ada: Person, bob: Person) {
  const make = async (person: Person, name: string) => {
    const known = (await ada.send('GET', `/companies?q=${name.split(' ')[0]}`)) as { id: string; name: string }[]
    const owner = (await person.send('GET', '/me')).user.id
    return (
      known.find((row) => row.name === name) ?? (await ada.send('POST', '/companies', { name, employees: 5, owner }))
    )
  }
  return { hers: await make(ada, 'Aardvark Iron'), his: await make(bob, 'Aardwolf Tin') }
}

test('Bob edits what is his; what is Ada’s he can only read, and is told so', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const { hers, his } = await companies(ada, bob)
  const { page } = bob
  await bob.visit(`/companies/${his.id}`)
  await see(page.getByRole('button', { name: 'Edit Employees' }))
  await bob.visit(`/companies/${hers.id}`)
  await see(page.getByRole('heading', { name: 'Aardvark Iron', level: 2 }))
  await see(page.getByRole('definition').getByText('5', { exact: true }))
  expect(await page.getByRole('button', { name: /^Edit / }).count()).toBe(0)
  await see(page.getByText('You can only read it'))
  await see(page.getByText('Ada Lindqvist can change it, and so can an admin.'))
  await page.getByRole('button', { name: 'More' }).first().click()
  await see(page.getByRole('menuitem').first())
  expect(await page.getByRole('menuitem', { name: /bin/i }).count()).toBe(0)
  await expectAccessible(page, 'a record of somebody else')
})

test('in a list his own cells open, others do not', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  await companies(ada, bob)
  const { page } = bob
  await bob.visit('/companies')
  const [hers, his] = [
    await cellOf(page, 'Aardvark Iron', 'Employees'),
    await cellOf(page, 'Aardwolf Tin', 'Employees'),
  ]
  await see(hers)
  expect(await hers.getAttribute('aria-readonly')).toBe('true')
  expect(await his.getAttribute('aria-readonly')).toBeNull()
  await hers.dblclick()
  expect(await page.getByRole('textbox', { name: 'Employees' }).count()).toBe(0)
  await his.dblclick()
  await see(page.getByRole('textbox', { name: 'Employees' }))
})

test('the server says no to him as well', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const { hers } = await companies(ada, bob)
  const { version } = await ada.send('GET', `/companies/${hers.id}`)
  await expect(bob.send('PATCH', `/companies/${hers.id}`, { employees: 6 }, version)).rejects.toThrow(/: 403 /)
  await expect(
    bob.send('POST', '/users', { name: 'Mallory', email: 'mallory@example.com', role: 'owner' }),
  ).rejects.toThrow(/: 403 /)
})

test('Vera only looks: nothing offers to write', async () => {
  const vera = await here.vera()
  const { page } = vera
  for (const [place, screen] of [
    ['/', 'home of a viewer'],
    ['/companies', 'companies of a viewer'],
    ['/deals?layout=board', 'board of a viewer'],
  ] as const) {
    await vera.visit(place)
    await see(page.getByRole('heading', { level: 1 }))
    expect(await page.getByRole('button', { name: /^(New|Create|Add|Edit|Save)/ }).count(), place).toBe(0)
    await expectAccessible(page, screen)
  }
  await vera.visit('/companies')
  await rowOf(page, 'Ardenne Chimie').getByRole('link').first().click()
  await see(page.getByRole('region', { name: 'Timeline' }))
  expect(await page.getByRole('button', { name: /^(New|Create|Add|Edit|Save|Write)/ }).count()).toBe(0)
  expect(await page.getByRole('group', { name: 'Add to the timeline' }).count()).toBe(0)
  await expectAccessible(page, 'company of a viewer')
  // C would open a panel first, in which ? is a letter.
  await press(page, 'c', '?')
  await see(page.getByRole('dialog', { name: 'Keys' }))
  expect(await page.getByRole('dialog').count()).toBe(1)
})

test('what a thing costs us is nowhere for those from whom it is hidden', async () => {
  const [ada, bob, vera] = [await here.ada(), await here.bob(), await here.vera()]
  const [product] = (await ada.send('GET', '/products?q=FM-340')) as { id: string; cost: { amount: string } }[]
  expect(product!.cost.amount).toMatch(/^2710/)
  await ada.visit(`/products/${product!.id}`)
  await see(ada.page.getByText('€2,710'))
  for (const { page, visit } of [bob, vera]) {
    const answers: string[] = []
    page.on(
      'response',
      async (answer) =>
        void (
          answer.url().includes('/api/') &&
          /json/.test(answer.headers()['content-type'] ?? '') &&
          answers.push(await answer.text().catch(() => ''))
        ),
    )
    for (const place of [`/products/${product!.id}`, '/products', '/deals']) {
      await visit(place)
      await see(page.getByRole('heading', { level: 1 }))
      await page.waitForLoadState('domcontentloaded')
      await see(page.getByText(/€[\d,]+/))
      expect(await page.getByText('Cost', { exact: true }).count(), place).toBe(0)
    }
    await page.getByRole('button', { name: 'Columns' }).click()
    expect(await page.getByRole('checkbox', { name: 'Cost' }).count()).toBe(0)
    expect(answers.length).toBeGreaterThan(3)
    expect(answers.filter((text) => /"cost"\s*:\s*[^n]/.test(text) || text.includes('2710'))).toEqual([])
  }
})

test('settings that are not his are not there, by menu or by address', async () => {
  const bob = await here.bob()
  const { page } = bob
  await bob.visit('/settings')
  await see(page.getByRole('link', { name: 'My account' }))
  await expectAccessible(page, 'settings of a rep')
  expect(await page.getByRole('navigation', { name: 'Settings' }).getByRole('link').allInnerTexts()).toEqual([
    'My account',
    'Signing in',
    'My sidebar',
    'Keyboard',
    'Booking pages',
    'Calendars',
    'E-mail templates',
    'Mailboxes',
    'Notifications',
  ])
  await bob.visit('/settings/users')
  await see(page.getByText('There is nothing at this address.'))
})
