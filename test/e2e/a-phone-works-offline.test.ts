import { afterEach, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo, type Person } from './person.ts'
import { addressesIn, away, kept, keptAnswer, signIn, writeNote } from './phone.ts'

const here = journey('demo', { https: true })

afterEach(() => here.company.line.mend())

const idOf = async (person: Person, plural: string, title: string): Promise<string> => {
  const rows = (await person.send('GET', `/${plural}?q=${encodeURIComponent(title)}&limit=1`)) as { id: string }[]
  return rows[0]!.id
}
const timelineOf = (person: Person, plural: string, id: string) =>
  person.send('GET', `/${plural}/${id}/timeline?limit=50`) as Promise<{ record: string; row?: { text?: string } }[]>

/** On a phone, with a record opened and kept. */
async function withRecord(person: Person, plural: string, title: string): Promise<string> {
  const id = await idOf(person, plural, title)
  await person.visit(`/${plural}/${id}`)
  await see(person.page.getByRole('heading', { name: title, level: 2 }))
  await kept(person.page)
  await keptAnswer(person.page, 'me')
  await keptAnswer(person.page, `${plural}/${id}?`)
  await keptAnswer(person.page, `${plural}/${id}/timeline`)
  return id
}

test('records and lists opened lately are read without a network, and say as of when', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  await ada.visit('/companies')
  await see(page.getByRole('link', { name: 'Ardenne Chimie' }))
  await keptAnswer(page, 'companies?')
  const id = await withRecord(ada, 'companies', 'Ardenne Chimie')
  const other = await idOf(ada, 'companies', 'Lindqvist Marine')
  await page.context().setOffline(true)
  await page.reload()
  await see(page.getByRole('heading', { name: 'Ardenne Chimie', level: 2 }))
  await see(page.getByText(/What you see is as of \d{2}:\d{2}\.$/))
  await see(page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').first())
  await expectAccessible(page, 'record, offline')
  await page.goto('/companies')
  await page.getByRole('link', { name: 'Ardenne Chimie' }).tap()
  await see(page.getByRole('heading', { name: 'Ardenne Chimie', level: 2 }))
  await page.goto(`/companies/${other}`)
  await see(page.getByText('This is not kept on this device.'))
  await expectAccessible(page, 'not kept')
  await page.context().setOffline(false)
  await see(page.getByRole('heading', { name: 'Lindqvist Marine', level: 2 }))
  await seeNo(page.getByText(away))
  expect(id).not.toBe(other)
})

test('what is written without a network survives the app being closed, and is sent in order, once', async () => {
  const ada = await here.ada({ phone: true })
  const id = await withRecord(ada, 'companies', 'Ardenne Chimie')
  await here.company.line.cut()
  await writeNote(ada.page, 'Written in the tunnel')
  await ada.page.goto('/people')
  await ada.page.getByRole('button', { name: 'Create' }).last().tap()
  await ada.page.getByRole('menuitem', { name: 'Person' }).tap()
  const panel = ada.page.getByRole('dialog', { name: 'New person' })
  await panel.getByLabel('First name').fill('Odile')
  await panel.getByLabel('Last name').fill('Offline')
  await panel.getByRole('button', { name: /^Create/ }).tap()
  await see(ada.page.getByRole('heading', { name: 'Odile Offline', level: 2 }))
  await writeNote(ada.page, 'Met her on the train')
  await ada.page.goto('/people')
  await see(ada.page.getByRole('list', { name: 'Waiting to be sent' }).getByRole('link', { name: 'Odile Offline' }))
  await ada.page.close()

  const again = await ada.tab()
  await again.goto(`/companies/${id}`)
  await see(again.getByText('Written in the tunnel'))
  await again.getByRole('link', { name: '3 wait to be sent' }).tap()
  await see(again.getByText('Odile Offline').first())
  await expectAccessible(again, 'waiting')
  await here.company.line.mend()
  await see(again.getByText('Everything has been sent.'))

  const [person, more] = (await ada.send('GET', '/people?q=Odile%20Offline')) as { id: string }[]
  expect(more).toBeUndefined()
  const notes = await timelineOf(ada, 'people', person!.id)
  expect(notes.filter(({ row }) => row?.text === 'Met her on the train')).toHaveLength(1)
  const company = await timelineOf(ada, 'companies', id)
  expect(company.filter(({ row }) => row?.text === 'Written in the tunnel')).toHaveLength(1)
})

test('a tab that is killed while it sends has sent nothing twice and lost nothing', async () => {
  const ada = await here.ada({ phone: true })
  const id = await withRecord(ada, 'companies', 'Lindqvist Marine')
  const { line } = here.company
  line.loseAnswersTo(/^POST \/api\/v1\/notes/)
  await writeNote(ada.page, 'Sent, but was it heard?')
  await expect.poll(() => line.requests.filter((each) => each === 'POST /api/v1/notes').length).toBeGreaterThan(0)
  await writeNote(ada.page, 'And this after it')
  await ada.page.close()
  await line.mend()
  const again = await ada.tab()
  await again.goto('/waiting')
  await see(again.getByText('Everything has been sent.'))
  const texts = (await timelineOf(ada, 'companies', id)).map(({ row }) => row?.text)
  expect(texts.filter((text) => text === 'Sent, but was it heard?')).toHaveLength(1)
  expect(texts.filter((text) => text === 'And this after it')).toHaveLength(1)
})

test('an edit made offline is merged by field; where somebody else was there too, one chooses', async () => {
  const ada = await here.ada({ phone: true })
  const bob = await here.bob()
  const owner = (await bob.send('GET', '/me')).user.id
  const given = { name: 'Contested Ltd', website: 'https://contested.example', owner }
  const id = (await ada.send('POST', '/companies', given)).id
  await withRecord(ada, 'companies', 'Contested Ltd')
  await ada.page.context().setOffline(true)
  await ada.page.getByRole('tab', { name: 'Details' }).tap()
  await edit(ada, 'Name', 'Contested by Ada')
  await edit(ada, 'Website', 'https://ada.example', 'ada.example')
  await see(ada.page.getByRole('link', { name: '1 waits to be sent' }))
  await bob.send('PATCH', `/companies/${id}`, { name: 'Contested by Bob' }, 1)
  await ada.page.context().setOffline(false)

  await see(ada.page.getByText('Something you wrote could not be sent as it is.'))
  expect(await ada.send('GET', `/companies/${id}`)).toMatchObject({
    name: 'Contested by Bob',
    website: 'https://ada.example',
  })
  await ada.page.getByRole('link', { name: '1 waits to be sent' }).tap()
  await see(ada.page.getByText(/^Bob .+, .*(now|ago)/))
  await expectAccessible(ada.page, 'conflict')
  await ada.page.getByRole('button', { name: 'Keep mine' }).tap()
  await see(ada.page.getByText('Everything has been sent.'))
  expect((await ada.send('GET', `/companies/${id}`)).name).toBe('Contested by Ada')
})

test('what waits is its writer’s: another who signs in never sees it, and it goes on when the writer is back', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const id = await withRecord(ada, 'companies', 'Brauhaus Lindner')
  await page.context().setOffline(true)
  await writeNote(page, 'Only Ada may send this')
  await page.context().setOffline(false)
  await see(page.getByRole('region', { name: 'Timeline' }).getByText('Only Ada may send this'))
  await page.context().setOffline(true)
  await writeNote(page, 'And this')
  await page.context().clearCookies()
  await page.context().setOffline(false)
  await see(page.getByRole('heading', { name: 'Welcome back' }))
  expect(await addressesIn(page)).toEqual([])

  await signIn(page, here.signInOf('Bob'))
  await page.goto('/waiting')
  await see(page.getByText('Everything has been sent.'))
  await page.context().clearCookies()
  await page.goto('/')
  await signIn(page, here.signInOf('Ada'))
  await page.goto('/waiting')
  await see(page.getByText('Everything has been sent.'))
  const texts = (await timelineOf(ada, 'companies', id)).map(({ row }) => row?.text)
  expect(texts.filter((text) => text === 'And this')).toHaveLength(1)
})

test('signing out leaves nothing to read behind, and asks while something waits', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  await withRecord(ada, 'companies', 'Helvia Pharma')
  await page.context().setOffline(true)
  await writeNote(page, 'Never mind')
  await page.goto('/')
  await page.getByRole('button', { name: 'More', exact: true }).last().tap()
  await page.getByRole('button', { name: /^Ada/ }).tap()
  await page.getByRole('menuitem', { name: 'Sign out' }).tap()
  await see(page.getByText('1 thing you did is only on this device.'))
  await expectAccessible(page, 'sign out, unsent')
  await page.getByRole('button', { name: 'Throw away and sign out' }).tap()
  await see(page.getByRole('heading', { name: 'Welcome back' }))
  await expect.poll(() => addressesIn(page)).toEqual([])
  await page.goto('/')
  await see(page.getByRole('heading', { name: 'Welcome back' }))
  await page.context().setOffline(false)
  await page.goto('/')
  await see(page.getByRole('heading', { name: 'Welcome back' }))
})

async function edit({ page }: Person, field: string, value: string, shown = value): Promise<void> {
  await page.getByRole('button', { name: `Edit ${field}`, exact: true }).press('Enter')
  await page.getByRole('textbox', { name: field }).fill(value)
  await page.keyboard.press('Enter')
  await see(page.getByText(shown))
}
