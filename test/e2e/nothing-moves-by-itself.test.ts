import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { atRest } from './fits.ts'
import { journey } from './journey.ts'
import { see, seeNo, type Person } from './person.ts'
import { watchShifts } from './shifts.ts'

const here = journey()
const most = 0.05

/** The screens of the day; a record with a brief, one with stages, one with a long head. */
async function screensOf({ send }: Person): Promise<Record<string, string>> {
  const first = async (path: string) => ((await send('GET', path)) as { id: string }[])[0]!.id
  const [fact] = (await send('GET', '/facts?limit=1')) as { person: string }[]
  return {
    home: '/',
    list: '/companies',
    board: '/deals?layout=board',
    person: `/people/${fact!.person}`,
    company: `/companies/${await first('/companies?q=Aquaform&limit=1')}`,
    deal: `/deals/${await first('/deals?limit=1')}`,
    meeting: `/meetings/${await first('/meetings?limit=1')}`,
  }
}

/** A slow line on which no two answers come together: each address waits as long as its letters say, a brief the longest. Answers how many are waited for. */
async function slowDown(page: Page): Promise<() => number> {
  let waiting = 0
  await page.route('**/api/v1/**', async (route) => {
    const { pathname, search } = new URL(route.request().url())
    const isStream = pathname.endsWith('/events')
    if (!isStream) waiting++
    const letters = [...(pathname + search)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
    const wait = pathname.endsWith('/brief') ? 800 : isStream ? 0 : 50 + (letters % 13) * 50
    await new Promise((done) => setTimeout(done, wait))
    // Who has left the page waits for nothing more.
    if (isStream) return route.continue()
    const answer = await route.fetch().catch(() => undefined)
    if (answer) await route.fulfill({ response: answer }).catch(() => undefined)
    waiting--
  })
  return () => waiting
}

test.each([
  ['on a desk', {}],
  ['on a phone', { phone: true }],
] as const)('on a slow line pages are filled without moving what is there: %s', async (_, look) => {
  const bob = await here.bob(look)
  const { page } = bob
  const shifts = await watchShifts(page)
  const screens = await screensOf(bob)
  const waiting = await slowDown(page)
  for (const [name, at] of Object.entries(screens)) {
    await bob.visit(at)
    await see(page.getByRole('heading').first())
    await expect.poll(waiting).toBe(0)
    await seeNo(page.getByRole('main').locator('[class*=skeleton], [data-reading]'))
    await atRest(page)
    const { moved, what } = await shifts()
    expect.soft(moved, `${name} moves: ${what.join('; ')}`).toBeLessThan(most)
  }
})
