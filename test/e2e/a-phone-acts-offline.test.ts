import { afterEach, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo, type Person } from './person.ts'
import { addPhoto, kept, keptAnswer } from './phone.ts'
import { photo, place, seenIn } from './photo.ts'

const here = journey('demo', { https: true })

afterEach(() => here.company.line.mend())

/** A record's page on a phone, with all that is needed of it without a network. */
async function open(person: Person, path: string, title: string): Promise<void> {
  await person.visit(`/${path}`)
  await see(person.page.getByRole('heading', { name: title, level: 2 }))
  await kept(person.page)
  await keptAnswer(person.page, 'me')
  await keptAnswer(person.page, `${path}?`)
}

/** A deal in the first stage of its pipeline, with the stages after it. */
async function dealOf(person: Person, name: string): Promise<{ id: string; stages: { id: string; name: string }[] }> {
  const [pipeline] = await person.send('GET', '/pipelines?limit=1')
  const all = (await person.send('GET', '/stages?limit=200&sort=position')) as Stage[]
  const stages = all.filter((each) => each.pipeline === pipeline.id)
  const given = { name, pipeline: pipeline.id, stage: stages[0]!.id }
  return { id: (await person.send('POST', '/deals', given)).id, stages }
}
interface Stage {
  id: string
  name: string
  pipeline: string
}

async function moveTo({ page }: Person, stage: string): Promise<void> {
  await page.getByRole('button', { name: /change stage/i }).tap()
  await page.getByRole('menuitem', { name: stage }).tap()
  await see(page.getByText(/sent once Farley answers/))
}

test('a task is ticked off and a deal moved without a network, and done once there is one', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const task = await ada.send('POST', '/tasks', { title: 'Send the drawings' })
  const deal = await dealOf(ada, 'Sensors in the tunnel')
  await open(ada, `tasks/${task.id}`, 'Send the drawings')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'More', exact: true }).first().tap()
  await page.getByRole('menuitem', { name: 'Done' }).tap()
  await see(page.getByRole('link', { name: '1 waits to be sent' }))
  await page.context().setOffline(false)
  await expect.poll(() => ada.send('GET', `/tasks/${task.id}`)).toMatchObject({ done: true })

  await open(ada, `deals/${deal.id}`, 'Sensors in the tunnel')
  await keptAnswer(page, 'stages?')
  await page.context().setOffline(true)
  await moveTo(ada, deal.stages[1]!.name)
  await page.getByRole('link', { name: '1 waits to be sent' }).tap()
  await see(page.getByText('Sensors in the tunnel'))
  await expectAccessible(page, 'waiting, a move')
  await page.context().setOffline(false)
  await see(page.getByText('Everything has been sent.'))
  expect(await ada.send('GET', `/deals/${deal.id}`)).toMatchObject({ stage: deal.stages[1]!.id })
})

test('a deal is won and another lost without a network, and both are so once there is one', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const [won, lost] = [await dealOf(ada, 'Won in the tunnel'), await dealOf(ada, 'Lost in the tunnel')]
  const end = async (deal: { id: string }, name: string, how: string, reason?: string) => {
    await open(ada, `deals/${deal.id}`, name)
    await keptAnswer(page, 'stages?')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: /change stage/i }).tap()
    await page.getByRole('menuitem', { name: how, exact: true }).tap()
    if (reason) {
      const asked = page.getByRole('dialog')
      await asked.getByRole('textbox', { name: 'Loss reason' }).fill(reason)
      await page.getByRole('option', { name: reason }).tap()
      await asked.getByRole('button', { name: how, exact: true }).tap()
    }
    await see(page.getByText(/sent once Farley answers/))
    await page.context().setOffline(false)
  }
  await end(won, 'Won in the tunnel', 'Won')
  await expect.poll(() => ada.send('GET', `/deals/${won.id}`)).toMatchObject({ status: 'won' })
  await end(lost, 'Lost in the tunnel', 'Lost', 'Price')
  await expect.poll(() => ada.send('GET', `/deals/${lost.id}`)).toMatchObject({ status: 'lost', lossReason: 'price' })
})

test('what was done offline can be taken back before it is sent', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const task = await ada.send('POST', '/tasks', { title: 'Not done after all' })
  await open(ada, `tasks/${task.id}`, 'Not done after all')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'More', exact: true }).first().tap()
  await page.getByRole('menuitem', { name: 'Done' }).tap()
  await page.getByRole('button', { name: 'Undo' }).tap()
  await seeNo(page.getByRole('link', { name: '1 waits to be sent' }))
  await page.context().setOffline(false)
  expect(await ada.send('GET', `/tasks/${task.id}`)).toMatchObject({ done: false, version: 1 })
})

test('of two who moved the same deal one decides; what somebody else has closed says so, and is let go', async () => {
  const ada = await here.ada({ phone: true })
  const bob = await here.bob()
  const { page } = ada
  const bobs = (await bob.send('GET', '/me')).user.id
  const both = await dealOf(ada, 'Moved by both')
  await ada.send('PATCH', `/deals/${both.id}`, { owner: bobs }, 1)
  await open(ada, `deals/${both.id}`, 'Moved by both')
  await keptAnswer(page, 'stages?')
  await page.context().setOffline(true)
  await moveTo(ada, both.stages[1]!.name)
  await bob.send('POST', `/deals/${both.id}/move`, { stage: both.stages[2]!.id }, 2)
  await page.context().setOffline(false)
  await page.getByRole('link', { name: '1 waits to be sent' }).tap()
  await see(page.getByText(/^Bob .+, .*(now|ago)/))
  await page.getByRole('button', { name: 'Keep mine' }).tap()
  await see(page.getByText('Everything has been sent.'))
  expect(await ada.send('GET', `/deals/${both.id}`)).toMatchObject({ stage: both.stages[1]!.id })

  const closed = await dealOf(ada, 'Closed meanwhile')
  await ada.send('PATCH', `/deals/${closed.id}`, { owner: bobs }, 1)
  await open(ada, `deals/${closed.id}`, 'Closed meanwhile')
  await page.context().setOffline(true)
  await moveTo(ada, closed.stages[1]!.name)
  await bob.send('POST', `/deals/${closed.id}/win`, {}, 2)
  await page.context().setOffline(false)
  await page.getByRole('link', { name: '1 waits to be sent' }).tap()
  await see(page.getByText('Not accepted'))
  await see(page.getByRole('alert').filter({ hasText: /not in a state for it/ }))
  await expectAccessible(page, 'waiting, refused')
  await page.getByRole('button', { name: 'Throw away' }).tap()
  await page.getByRole('button', { name: 'Really throw away' }).tap()
  await see(page.getByText('Everything has been sent.'))
  expect(await ada.send('GET', `/deals/${closed.id}`)).toMatchObject({ status: 'won', stage: closed.stages[0]!.id })
})

test('a photo loses its place, keeps its right side up, and waits for the network; it arrives once', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const { id } = await ada.send('POST', '/companies', { name: 'Photographed Ltd' })
  await open(ada, `companies/${id}`, 'Photographed Ltd')
  const taken = await photo(page, 3_000, 1_000)
  expect(taken.includes(place)).toBe(true)
  await page.context().setOffline(true)
  await addPhoto(page, { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: taken })
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await see(timeline.getByText('IMG_1.jpg'))
  await see(timeline.getByText('Waiting to be sent'))
  await page.close()
  const again = await ada.tab()
  await again.goto('/waiting')
  await see(again.getByText('IMG_1.jpg'))
  await again.context().setOffline(false)
  await see(again.getByText('Everything has been sent.'))
  const files = (await ada.send('GET', '/files?q=IMG_1')) as { id: string; about: string[] }[]
  expect(files.map(({ about }) => about)).toEqual([[id]])
  const bytes = await (await again.request.get(`/api/v1/files/${files[0]!.id}/content`)).body()
  expect(bytes.includes(place) || bytes.includes('Exif')).toBe(false)
  expect(await seenIn(again, bytes)).toEqual({ width: 853, height: 2_560, upper: 'red', lower: 'blue' })
})

test('a photo whose answer was lost is not sent twice; one that the server will not have says why', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const { line } = here.company
  const { id } = await ada.send('POST', '/companies', { name: 'Twice Ltd' })
  await open(ada, `companies/${id}`, 'Twice Ltd')
  const card = { name: 'card.jpg', mimeType: 'image/jpeg', buffer: await photo(page, 300, 200) }
  line.loseAnswersTo(/^POST \/api\/v1\/files\/upload/)
  await addPhoto(page, card)
  await see(page.getByText('Waiting to be sent'))
  await line.mend()
  await page.goto('/waiting')
  await see(page.getByText('Everything has been sent.'))
  expect(await ada.send('GET', '/files?q=card.jpg')).toHaveLength(1)

  await page.route('**/files/upload*', (route) =>
    route.fulfill({ status: 413, contentType: 'application/problem+json', body: '{"code":"too_large","detail":"A file may have 100 MB at most."}' }),
  ) // prettier-ignore
  await open(ada, `companies/${id}`, 'Twice Ltd')
  await addPhoto(page, card)
  await see(page.getByRole('alert').filter({ hasText: '100 MB at most' }))
  await expectAccessible(page, 'upload refused')
  await page.unroute('**/files/upload*')
  await page
    .getByRole('button', { name: 'Retry' })
    .or(page.getByRole('button', { name: 'Try again' }))
    .tap()
  await see(page.getByRole('region', { name: 'Timeline' }).getByText('card.jpg').nth(1))
})

test('a picture that this browser cannot read is sent only if somebody says so', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const { id } = await ada.send('POST', '/companies', { name: 'Unread Ltd' })
  await open(ada, `companies/${id}`, 'Unread Ltd')
  await addPhoto(page, { name: 'IMG_2.heic', mimeType: 'image/heic', buffer: Buffer.from('not a picture') })
  await see(page.getByText(/cannot be taken out here/))
  expect(await ada.send('GET', '/files?q=IMG_2')).toEqual([])
  await page.getByRole('button', { name: 'Send it as it is' }).tap()
  await see(page.getByRole('region', { name: 'Timeline' }).getByText('IMG_2.heic'))
})
