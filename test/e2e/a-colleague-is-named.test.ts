import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('somebody named in a note is told at once, opens it from the inbox and ticks it off, by keyboard alone', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const [{ name: bobs }, { id }] = [(await bob.send('GET', '/me')).user, await ada.send('POST', '/companies', { name: 'Zeder Paper' })] // prettier-ignore
  await bob.visit('/notifications')
  await see(bob.page.getByText('Nothing waits for you'))
  await expectAccessible(bob.page, 'an empty inbox')
  await bob.visit('/')

  await ada.visit(`/companies/${id}`)
  await see(ada.page.getByRole('heading', { name: 'Zeder Paper' }))
  await press(ada.page, 'n')
  const note = ada.page.getByRole('textbox', { name: 'Note' })
  await note.pressSequentially(`Could @${bobs.slice(0, 2).toLowerCase()}`)
  await see(ada.page.getByRole('option', { name: bobs }))
  await expectAccessible(ada.page, 'naming a colleague')
  await press(ada.page, 'Enter')
  await note.pressSequentially('call them?')
  await press(ada.page, 'Control+Enter')
  await see(ada.page.getByText(`@${bobs}`, { exact: true }))

  const { page } = bob
  await see(page.getByRole('status').getByText(/mentioned you: Zeder Paper/))
  await see(page.getByRole('link', { name: /Inbox: 1 new/ }))
  await press(page, 'g')
  await press(page, 'i')
  const row = page.getByRole('listitem').filter({ hasText: 'Zeder Paper' })
  await see(row.getByText(`Could @${bobs} call them?`))
  await expectAccessible(page, 'an inbox')
  await press(page, 'Enter')
  await page.waitForURL(new RegExp(`/companies/${id}`))
  await seeNo(page.getByRole('link', { name: /new$/ }))
  await page.goBack()
  await press(page, 'e')
  await seeNo(row)
  await see(page.getByText('Nothing waits for you'))
  await page.getByRole('button', { name: 'Undo' }).click()
  await see(row)
})

test('who may not see what names them is not told, and the writer learns it', async () => {
  const ada = await here.ada()
  const bob = await here.bob()
  const bobs = (await bob.send('GET', '/me')).user.name
  const { id } = await ada.send('POST', '/companies', { name: 'Yew Mill' })
  await ada.visit(`/companies/${id}`)
  await see(ada.page.getByRole('heading', { name: 'Yew Mill' }))
  await press(ada.page, 'n')
  await ada.page.getByRole('textbox', { name: 'Note' }).pressSequentially(`For @${bobs.slice(0, 2)}`)
  await see(ada.page.getByRole('option', { name: bobs }))
  await press(ada.page, 'Tab')
  await ada.page.getByRole('button', { name: 'Team' }).click()
  await ada.page.getByRole('textbox', { name: 'Note' }).press('Control+Enter')
  await see(ada.page.getByRole('status').getByText(`${bobs} may not see this, and was not told.`))
})

test('what is put off is gone until then, in words of dates, and a record is followed or muted', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const me = (await bob.send('GET', '/me')).user
  const { id } = await ada.send('POST', '/companies', { name: 'Xylem Works', owner: me.id })
  const { page } = bob
  await bob.visit('/notifications')
  const row = page.getByRole('listitem').filter({ hasText: 'Xylem Works' })
  await see(row.getByText('made you the owner'))
  await row.getByRole('link').focus()
  await press(page, 'h')
  const until = page.getByRole('textbox', { name: 'Until' })
  await until.fill('gestern vielleicht')
  await press(page, 'Enter')
  await see(page.getByRole('alert').getByText('This is no date'))
  await until.fill('tomorrow 10:00')
  await expectAccessible(page, 'putting something off')
  await press(page, 'Enter')
  await seeNo(row)
  await page.getByRole('radio', { name: 'Snoozed' }).click()
  await see(row.getByText(/Until .*10:00/))

  await bob.visit(`/companies/${id}`)
  await page.getByRole('button', { name: /^Notifications: Only/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Everything: I follow it' }).click()
  await see(page.getByRole('button', { name: /^Notifications: Everything/ }))
  expect((await bob.send('GET', `/attention/${id}`)).state).toBe('following')
  await bob.visit('/settings/notifications')
  await page.getByRole('combobox', { name: 'Changes of' }).selectOption('Nothing')
  await expectAccessible(page, 'what one is told of')
  await expect.poll(async () => (await bob.send('GET', '/me/preferences')).toldOfChanges).toBe('never')
  await bob.send('PATCH', '/me/preferences', { toldOfChanges: null })
})

test('a record is assigned by one key, and whoever gets it is told', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const bobs = (await bob.send('GET', '/me')).user
  const { id } = await ada.send('POST', '/companies', { name: 'Vine Street' })
  await bob.visit('/')
  await ada.visit(`/companies/${id}`)
  await see(ada.page.getByRole('heading', { name: 'Vine Street' }))
  await press(ada.page, 'a')
  const owner = ada.page.getByRole('textbox', { name: 'Owner' })
  await owner.fill(bobs.name)
  await see(ada.page.getByRole('option', { name: bobs.name }))
  await press(ada.page, 'Enter')
  await expect.poll(async () => (await ada.send('GET', `/companies/${id}`)).owner).toBe(bobs.id)
  await see(bob.page.getByRole('status').getByText(/made you the owner: Vine Street/))
})

test('a phone has the inbox at its foot, and what is done in a menu', async () => {
  const ada = await here.ada()
  const bob = await here.bob({ phone: true })
  const me = (await bob.send('GET', '/me')).user
  await ada.send('POST', '/companies', { name: 'Willow and Sons Trading Company of the North', owner: me.id })
  const { page } = bob
  await bob.visit('/')
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Inbox/ })
    .click()
  const row = page.getByRole('listitem').filter({ hasText: 'Willow' })
  await see(row)
  await expectAccessible(page, 'an inbox on a phone')
  await row.getByRole('button', { name: /^More about/ }).click()
  await page.getByRole('menuitem', { name: 'Done' }).click()
  await seeNo(row)
})
