import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo, type Person } from './person.ts'

const here = journey()

async function somebody(ada: Person, lastName: string): Promise<string> {
  return (await ada.send('POST', '/people', { firstName: 'Ina', lastName, emails: [{ value: `${lastName}@rights.example` }] })).id // prettier-ignore
}
const purposeOf = async (ada: Person, name: string) =>
  ada.send('POST', '/purposes', { name, channels: ['email', 'post'], words: 'News, once a month.' })

test('a purpose is named, what somebody agrees to stands on their page with its proof, and they withdraw it', async () => {
  const ada = await here.ada()
  const { page } = ada
  const name = `Letters ${Date.now()}`
  await ada.visit('/settings/purposes')
  await page.getByRole('button', { name: 'New purpose' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await expectAccessible(page, 'a new purpose')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await see(page.getByText(name))
  await expectAccessible(page, 'purposes')

  const id = await somebody(ada, 'Agreeing')
  await ada.visit(`/people/${id}`)
  const more = page.getByRole('button', { name: `${name}, E-mail: more` })
  await more.click()
  await page.getByRole('menuitem', { name: 'They agree…' }).click()
  await page.getByRole('textbox', { name: 'Source' }).fill('Fair in Lyon')
  await expectAccessible(page, 'somebody agrees')
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click()
  await see(page.getByText(/Spoken · Fair in Lyon/))
  await expectAccessible(page, 'a person with consents')

  await more.click()
  await page.getByRole('menuitem', { name: 'They withdraw it…' }).click()
  await see(page.getByText(/no longer agrees/))
  await page.getByRole('dialog').getByRole('button', { name: /^How/ }).click()
  await page.getByRole('option', { name: 'Form', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click()
  await see(page.getByText('Withdrawn', { exact: true }).first())
})

test('an owner erases somebody, asked twice; the proof stands in the settings, and who is held stays', async () => {
  const ada = await here.ada()
  const { page } = ada
  const lastName = `Forgotten${Date.now()}`
  const id = await somebody(ada, lastName)
  await ada.visit(`/people/${id}`)
  const rights = page.getByRole('button', { name: 'Answer a privacy request' })
  await rights.click()
  await page.getByRole('menuitem', { name: 'Must stay…' }).click()
  await page.getByRole('textbox', { name: 'Why' }).fill(`A dispute about ${lastName}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click()
  await seeNo(page.getByRole('dialog'))
  await rights.click()
  await page.getByRole('menuitem', { name: 'Erase this person…' }).click()
  await see(page.getByText(/is held and must stay/))
  await press(page, 'Escape')

  await ada.visit('/settings/holds')
  await see(page.getByText(`Ina ${lastName}`))
  await expectAccessible(page, 'holds')
  await page.getByRole('button', { name: `End the hold: A dispute about ${lastName}` }).click()
  await seeNo(page.getByText(`A dispute about ${lastName}`))

  await ada.visit(`/people/${id}`)
  await rights.click()
  await page.getByRole('menuitem', { name: 'Erase this person…' }).click()
  await see(
    page
      .getByText('Lines of the history')
      .or(page.getByText('People', { exact: true }))
      .last(),
  )
  await expectAccessible(page, 'what an erasure takes')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('textbox', { name: /^Type/ }).fill(`Ina ${lastName}`)
  await page.getByRole('textbox', { name: 'Reason' }).fill('Asked by letter')
  await page.getByLabel('Current password').fill(here.signIn('Ada').password)
  await expectAccessible(page, 'an erasure, asked again')
  await page.getByRole('button', { name: 'Erase for good' }).click()
  await see(page.getByRole('heading', { name: 'Erased person' }).first())

  await ada.visit('/settings/erasures')
  await see(page.getByText('Erased', { exact: true }).first())
  await page.getByRole('button', { name: 'What went: Asked by letter' }).first().click()
  await expectAccessible(page, 'the proof of an erasure')
  expect(JSON.stringify(await ada.send('GET', `/people/${id}`))).not.toContain(lastName)
})

test('an owner has all that is kept of somebody written for them, in a language of theirs', async () => {
  const ada = await here.ada()
  const { page } = ada
  const id = await somebody(ada, `Curious${Date.now()}`)
  await ada.visit(`/people/${id}`)
  await page.getByRole('button', { name: 'Answer a privacy request' }).click()
  await page.getByRole('menuitem', { name: 'Answer what is kept of them…' }).click()
  await page.getByRole('radio', { name: 'Deutsch' }).click()
  await page.getByLabel('Current password').fill(here.signIn('Ada').password)
  await expectAccessible(page, 'an answer to a request for access')
  const fetched = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Prepare the answer' }).click()
  expect((await fetched).suggestedFilename()).toMatch(/\.zip$/)
})

test('what somebody asks for is written down, is due in a month, and is closed with what was done', async () => {
  const ada = await here.ada()
  const { page } = ada
  const lastName = `Asking${Date.now()}`
  const id = await somebody(ada, lastName)
  await ada.visit(`/people/${id}`)
  await page.getByRole('button', { name: 'Answer a privacy request' }).click()
  await page.getByRole('menuitem', { name: 'A request of theirs…' }).click()
  await expectAccessible(page, 'a new privacy request')
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click()
  await seeNo(page.getByRole('dialog'))
  await ada.send('POST', '/privacy-requests', { person: id, kind: 'erasure', via: 'post', receivedOn: '2026-01-02' })

  await ada.visit('/settings/requests')
  await see(page.getByText(`Ina ${lastName}`).first())
  await see(page.getByText(/^Overdue/).first())
  await expectAccessible(page, 'privacy requests')
  await page.getByRole('link', { name: 'Access', exact: true }).first().click()
  await see(page.getByRole('heading', { name: 'Access' }).first())
  await see(page.getByRole('button', { name: 'Answer a privacy request' }))
  await expectAccessible(page, 'a privacy request')
  await page.getByRole('button', { name: 'Close request' }).first().click()
  // What came of it is asked first, and is open for that.
  await page.getByRole('option', { name: 'Withdrawn' }).click()
  await page.getByRole('textbox', { name: 'What was done' }).fill('They no longer ask')
  await page.getByRole('dialog').getByRole('button', { name: 'Close request' }).click()
  await see(page.getByText('Withdrawn', { exact: true }).first())
})

test('who asks that what is known of them is only kept is restricted from the request, is marked so, and is told before it is lifted', async () => {
  const ada = await here.ada()
  const { page } = ada
  const lastName = `Contesting${Date.now()}`
  const id = await somebody(ada, lastName)
  const asked = await ada.send('POST', '/privacy-requests', { person: id, kind: 'objection', via: 'post' })
  await ada.visit(`/privacy-requests/${asked.id}`)
  await page.getByRole('button', { name: 'Restrict…' }).click()
  await see(page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }))
  await expectAccessible(page, 'a new restriction')
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click()
  await seeNo(page.getByRole('dialog'))
  await see(page.getByText('They object, and it is not decided yet').first())

  await ada.visit(`/people/${id}`)
  await see(page.getByText('Restricted', { exact: true }).first())
  await see(page.getByRole('button', { name: 'Lift…' }))
  await expectAccessible(page, 'somebody who is restricted')
  await ada.visit(`/people?q=${lastName}`)
  await see(page.getByRole('row', { name: new RegExp(lastName) }).getByText('Restricted', { exact: true }))
  await expectAccessible(page, 'a list with somebody who is restricted')

  const bob = await here.bob()
  await bob.visit(`/people/${id}`)
  await see(bob.page.getByText('Restricted', { exact: true }).first())
  await seeNo(bob.page.getByRole('button', { name: 'Lift…' }))
  await seeNo(bob.page.getByText('They object, and it is not decided yet'))

  await ada.visit('/settings/restrictions')
  await expectAccessible(page, 'restrictions')
  await page.getByRole('button', { name: new RegExp(`^Lift: .*${lastName}`) }).click()
  const lift = page.getByRole('dialog').getByRole('button', { name: 'Lift', exact: true })
  await page
    .getByRole('dialog')
    .getByLabel(/^They were told on/)
    .fill('today')
  await page.getByRole('dialog').getByRole('textbox', { name: 'What they were told' }).fill('It is decided')
  await expectAccessible(page, 'a restriction is lifted')
  await lift.click()
  await seeNo(page.getByText(`Ina ${lastName}`))
  await ada.visit(`/people/${id}`)
  await see(page.getByRole('heading', { name: `Ina ${lastName}` }).first())
  await seeNo(page.getByText('Restricted', { exact: true }))
})

test('a rule says what is not kept for ever; it is switched on once it was seen what it would do', async () => {
  const ada = await here.ada()
  const { page } = ada
  const name = `Long silent ${Date.now()}`
  await ada.visit('/settings/retention')
  await page.getByRole('button', { name: 'New rule' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByLabel('By its date').selectOption({ label: 'Created' })
  await page.getByLabel('Months after it').fill('1')
  await expectAccessible(page, 'a new retention rule')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await see(page.getByText(name))
  await see(page.getByText('Off', { exact: true }))
  await page.getByRole('button', { name: `What ${name} would do` }).click()
  await see(page.getByText(/^Now it is about [\d,]+ records?/))
  await expectAccessible(page, 'what a retention rule would do')
  await page.getByRole('button', { name: 'Switch it on' }).click()
  await seeNo(page.getByRole('dialog'))
  await see(page.getByText('On', { exact: true }))
  await expectAccessible(page, 'retention rules')
  await page.getByRole('button', { name: `Switch ${name} off` }).click()
  await see(page.getByText('Off', { exact: true }))
})

test('on a phone it all has room', async () => {
  const ada = await here.ada({ phone: true })
  await purposeOf(ada, `A purpose whose name is rather long ${Date.now()}`)
  const id = await somebody(ada, 'Small')
  await ada.visit(`/people/${id}`)
  for (const address of [
    '/settings/requests',
    '/settings/retention',
    '/settings/purposes',
    '/settings/erasures',
    '/settings/holds',
    '/settings/restrictions',
  ]) {
    await ada.visit(address)
    await expectFits(ada.page, address)
  }
})
