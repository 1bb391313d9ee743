import { expect, test } from 'vitest'
import { expectAccessible, expectFits } from './accessible.ts'
import { journey } from './journey.ts'
import { rowOf } from './list.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('a record type that an owner makes is there at once for everybody, with fields, a list, a page and a form', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const { page } = ada
  // Names that no earlier try has taken for ever.
  const mark = String(Date.now()).slice(-6)
  const many = `Machines ${mark}`
  const path = `/machines${mark}`
  const name = `x_machine${mark}`
  const acme = await bob.send('POST', '/companies', { name: 'Nordwind Sails' })
  await bob.visit('/companies')
  await seeNo(bob.page.getByRole('link', { name: many }))

  await ada.visit('/settings/record-types')
  await expectAccessible(page, 'record types, none')
  await page.getByRole('button', { name: 'Add record type' }).click()
  const form = page.getByRole('dialog', { name: 'New record type' })
  await form.getByLabel('One of them', { exact: true }).fill(`Machine ${mark}`)
  await form.getByLabel('Several of them', { exact: true }).fill(many)
  await form.getByLabel('What names it').fill('Serial number')
  await form.getByLabel('Icon').selectOption({ label: 'Engine' })
  await form.getByLabel('Deutsch: One of them').fill('Maschine')
  await form.getByLabel('Deutsch: Several of them').fill('Maschinen')
  await form.getByLabel('Key').fill(`machine${mark}`)
  await form.getByLabel('Address').fill(`machines${mark}`)
  await expectAccessible(page, 'a new record type')
  await form.getByRole('button', { name: 'Add record type' }).click()
  await seeNo(form)
  await see(page.getByText(`Machine ${mark} · ${name} · ${path} · Customers`))
  await seeNo(page.getByText('Adding record type…'))
  await expectAccessible(page, 'record types')

  // Bob’s app, open all the while, has it in its sidebar now.
  await see(bob.page.getByRole('navigation').getByRole('link', { name: many }))

  // Its fields are where all fields are.
  await page.getByRole('button', { name: `Fields of ${many}` }).click()
  await see(page.getByText(`${many} have no fields of your own yet.`))
  const fields = [
    { key: 'power', label: 'Power', type: 'number' },
    { key: 'bought', label: 'Bought on', type: 'date' },
    { key: 'stands', label: 'Stands at', type: 'link', linksTo: 'company' },
  ]
  for (const field of fields) await ada.send('POST', '/custom-fields', { of: name, ...field })
  await see(page.getByText(/custom.stands/))
  await expect
    .poll(async () => (await bob.send('GET', '/me')).fields.filter(({ of }: { of: string }) => of === name).length)
    .toBe(3)

  // Bob adds one of his own, and finds it.
  await bob.page.getByRole('navigation').getByRole('link', { name: many }).click()
  await see(bob.page.getByText(`There are no machines ${mark} yet.`))
  await press(bob.page, 'c')
  const made = bob.page.getByRole('dialog')
  await made.getByLabel('Serial number').fill('P-100')
  await press(bob.page, 'ControlOrMeta+Enter')
  await seeNo(made)
  const list = await bob.send('GET', path)
  expect(list).toMatchObject([{ name: 'P-100' }])
  await bob.send('POST', path, { name: 'S-200', custom: { stands: acme.id, power: 7 } })
  await bob.visit(`${path}?columns=name,custom.stands,custom.power`)
  await see(rowOf(bob.page, 'S-200').getByText('Nordwind Sails'))
  await expectAccessible(bob.page, 'a list of machines')

  await press(bob.page, 'ControlOrMeta+k')
  await bob.page.getByRole('combobox').fill('S-200')
  await see(bob.page.getByRole('option', { name: /S-200/ }))
  await press(bob.page, 'Enter')
  await see(bob.page.getByRole('heading', { name: 'S-200' }))
  await see(bob.page.getByText('Stands at'))
  await expectAccessible(bob.page, 'a machine')

  // The other side knows of it.
  await bob.visit(`/companies/${acme.id}`)
  await see(bob.page.getByRole('heading', { name: new RegExp(many) }))
  await see(bob.page.getByRole('link', { name: /S-200/ }))

  // What is Ada’s he looks at.
  const hers = await ada.send('POST', path, { name: 'A-1' })
  await bob.visit(`${path}/${hers.id}`)
  await see(bob.page.getByText('You can only read it'))

  // Archived it is out of sight, restored it is as before, and it is deleted by its name.
  await ada.visit('/settings/record-types')
  await page.getByRole('button', { name: `Archive ${many}` }).click()
  await see(page.getByRole('heading', { name: 'Archived' }))
  await seeNo(bob.page.getByRole('navigation').getByRole('link', { name: many }))
  await page.getByRole('button', { name: 'Restore' }).click()
  await see(bob.page.getByRole('navigation').getByRole('link', { name: many }))
  await page.getByRole('button', { name: `Archive ${many}` }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const question = page.getByRole('dialog', { name: `Delete “${many}” and all its records?` })
  await see(question.getByText('3 records'))
  const drop = question.getByRole('button', { name: 'Delete for good' })
  expect(await drop.isDisabled()).toBe(true)
  await question.getByRole('textbox').fill(many)
  await expectAccessible(page, 'a record type is deleted')
  await drop.click()
  await seeNo(page.getByRole('heading', { name: 'Archived' }))
})

test('record types are made on a phone, and a member finds no such page', async () => {
  const ada = await here.ada({ phone: true })
  const many = `Policies ${Date.now()}`
  await ada.send('POST', '/custom-records', { one: 'Policy', many })
  await ada.visit('/settings/record-types')
  await see(ada.page.getByText(/Policy · x_policy/))
  await expectFits(ada.page, 'record types on a phone')
  const bob = await here.bob()
  await bob.visit('/settings')
  await see(bob.page.getByRole('link', { name: 'My account' }))
  await seeNo(bob.page.getByRole('link', { name: 'Record types', exact: true }))
})

test('by the choices of a field it is a board, whose cards are moved', async () => {
  const ada = await here.ada()
  const { page } = ada
  const mark = String(Date.now()).slice(-6)
  const type = await ada.send('POST', '/custom-records', { one: 'Contract', many: `Contracts ${mark}`, color: 'blue', icon: 'contract' }) // prettier-ignore
  const name = `x_${type.key}`
  const record = async () => (await ada.send('GET', '/me')).records.find((each: { name: string }) => each.name === name)
  await expect.poll(record).toBeDefined()
  const options = JSON.stringify([
    { key: 'draft', label: 'Draft' },
    { key: 'signed', label: 'Signed' },
  ])
  await ada.send('POST', '/custom-fields', { of: name, key: 'stage', label: 'Stage', type: 'choice', options })
  const fields = async () => (await ada.send('GET', '/me')).fields.map(({ of }: { of: string }) => of)
  await expect.poll(fields).toContain(name)
  const { plural } = await record()
  const lease = await ada.send('POST', `/${plural}`, { name: 'Lease of the hall', custom: { stage: 'draft' } })

  await ada.visit('/settings/record-types')
  await page.getByRole('button', { name: `Edit Contracts ${mark}` }).click()
  await page.getByRole('dialog').getByLabel('Columns of its board').selectOption({ label: 'Stage' })
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await record()).boardBy).toBe('stage')
  await ada.visit(`/${plural}?layout=board`)
  const card = page.getByRole('region', { name: 'Draft' }).getByRole('group', { name: 'Lease of the hall' })
  await see(card)
  await expectAccessible(page, 'a board of contracts')
  await page.getByRole('button', { name: 'What to do with Lease of the hall' }).click()
  await page.getByRole('menuitem', { name: 'Signed' }).click()
  await see(page.getByRole('region', { name: 'Signed' }).getByRole('group', { name: 'Lease of the hall' }))
  const stage = async () => (await ada.send('GET', `/${plural}/${lease.id}`)).custom.stage
  await expect.poll(stage).toBe('signed')
})
