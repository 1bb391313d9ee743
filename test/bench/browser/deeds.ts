import type { Page } from 'playwright-core'
import type { Measure, Row } from './index.ts'
import { median, percentile } from './statistics.ts'
import { framesDuring, untilShown, watchInteractions } from './watch.ts'

const firstLink = '[role=gridcell] a'
const title = 'main h2[class*=title]'
const scrollSeconds = 10

async function atList(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator(firstLink).first().waitFor()
  await page.waitForLoadState('networkidle')
  // What is fetched ahead is there by now, as it is for whoever looks at the list for a moment.
  await page.waitForTimeout(2_500)
}

async function repeated(count: number, once: (index: number) => Promise<number>): Promise<number[]> {
  const all: number[] = []
  for (let index = 0; index < count; index++) all.push(await once(index))
  return all
}

const row = (what: string, values: readonly number[], aim: number, waits: string): Row => ({
  what,
  value: percentile(values, 0.95),
  unit: 'ms',
  aim,
  note: `${waits}; p95 of ${values.length}, median ${Math.round(median(values))}`,
})

/** What is typed, and the letter after which others are found. */
const begun: [string, string][] = [['ma', 'r'], ['ta', 'm'], ['ha', 'r'], ['ve', 'l'], ['fa', 'l']] // prettier-ignore

const palette: Measure = async (page, url) => {
  await atList(page, `${url}/people`)
  const opened = await repeated(10, async () => {
    const time = await untilShown(page, () => page.keyboard.press('Control+k'), 'dialog [role=option]')
    await page.keyboard.press('Escape')
    await page.waitForTimeout(200)
    return time
  })
  await page.keyboard.press('Control+k')
  await page.locator('dialog [role=option]').first().waitFor()
  const typed = await repeated(begun.length, async (index) => {
    const [start, next] = begun[index]!
    await page.keyboard.insertText(start)
    await page.waitForTimeout(800)
    const before = await page.locator('dialog [role=listbox]').textContent()
    const time = await untilShown(page, () => page.keyboard.press(next), 'dialog [role=listbox]', before)
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    return time
  })
  return [
    row('palette open, with its first entries', opened, 50, 'local'),
    row('palette, results of another letter', typed, 150, 'waits for the server'),
  ]
}

const record: Measure = async (page, url) => {
  // By another order than the name, in which many follow each other that are called the same.
  await atList(page, `${url}/people?sort=-createdAt`)
  await page.locator('[role=grid]').focus()
  await page.keyboard.press('ArrowDown')
  const opened = await untilShown(page, () => page.keyboard.press('Enter'), title)
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(1_500)
  const walked = await repeated(15, async (index) => {
    await page.waitForTimeout(400)
    const before = await page.locator(title).textContent()
    return untilShown(page, () => page.keyboard.press(index % 5 === 4 ? 'k' : 'j'), title, before)
  })
  return [
    row('record opened from the list', [opened], 300, 'waits for the server'),
    row('J and K to the next record', walked, 100, 'read ahead'),
  ]
}

const scroll: Measure = async (page, url) => {
  await atList(page, `${url}/people`)
  const frames = await framesDuring(page, () =>
    page.evaluate(async (seconds) => {
      const tall = document.querySelector('[role=grid]')!.parentElement!
      const end = performance.now() + seconds * 1000
      while (performance.now() < end) {
        tall.scrollTop += 240
        await new Promise(requestAnimationFrame)
      }
    }, scrollSeconds),
  )
  const late = frames.filter((each) => each > 50).length
  const note = `${frames.length} frames in ${scrollSeconds} s, ${late} over 50 ms, p95 ${Math.round(percentile(frames, 0.95))}`
  return [
    { what: 'longest frame while a million rows are scrolled', value: Math.max(...frames), unit: 'ms', aim: 50, note },
  ]
}

const list: Measure = async (page, url) => {
  await atList(page, `${url}/people`)
  const first = '[role=row][aria-rowindex="2"] [role=gridcell]:nth-child(2)'
  const sorts = await repeated(6, async () => {
    const before = await page.locator(first).textContent()
    const time = await untilShown(page, () => page.locator('[class*=sorter]').first().click(), first, before)
    await page.waitForLoadState('networkidle')
    return time
  })
  return [row('list in another order', sorts, 300, 'waits for the server')]
}

const cell: Measure = async (page, url) => {
  await atList(page, `${url}/people?columns=name,language`)
  await page.locator('[role=grid]').focus()
  await page.keyboard.press('F2')
  await page.keyboard.press('ArrowRight')
  const opened: number[] = []
  const kept: number[] = []
  for (let index = 2; index < 12; index++) {
    const edited = `[role=row][aria-rowindex="${index}"] [role=gridcell]:nth-child(3)`
    opened.push(await untilShown(page, () => page.keyboard.press('E'), `${edited} input, ${edited} textarea`))
    await page.keyboard.insertText(`nglish ${index}`)
    kept.push(await untilShown(page, () => page.keyboard.press('Enter'), edited, ''))
    await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(200)
  }
  return [
    row('cell open after its first letter', opened, 100, 'local'),
    row('cell shows what was typed', kept, 100, 'drawn before the server answers'),
  ]
}

const presses: Measure = async (page, url) => {
  await atList(page, `${url}/people`)
  const read = await watchInteractions(page)
  await page.locator('[role=grid]').focus()
  const script = [
    ...Array<string>(12).fill('ArrowDown'), ...Array<string>(4).fill('ArrowUp'), 'Space', 'ArrowDown', 'ArrowDown', 'Escape', 'x', 'ArrowDown', 'x', 'Escape',
    'PageDown', 'PageDown', 'PageUp', 'End', 'Home', '?', 'Escape', 'Control+k', 'a', 'n', 'Escape',
  ] // prettier-ignore
  for (const keys of script) {
    await page.keyboard.press(keys)
    await page.waitForTimeout(150)
  }
  await page.waitForTimeout(500)
  const slow = await read()
  // What is quicker than a frame is not reported.
  const all = [...slow, ...Array<number>(Math.max(0, script.length - slow.length)).fill(16)]
  const note = `p75 of ${all.length} presses; the longest ${Math.max(...all)} ms`
  return [{ what: 'interaction to next paint', value: percentile(all, 0.75), unit: 'ms', aim: 100, note }]
}

const board: Measure = async (page, url) => {
  await page.goto(`${url}/deals?layout=board`)
  const cards = page.locator('[data-card]')
  await cards.first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(2_500)
  const [card, goal] = [await cards.first().boundingBox(), await page.locator('[data-column]').nth(1).boundingBox()]
  await page.mouse.move(card!.x + 20, card!.y + 10)
  await page.mouse.down()
  const frames = await framesDuring(page, async () => {
    for (let step = 1; step <= 40; step++)
      await page.mouse.move(card!.x + 20 + ((goal!.x + 60 - card!.x) * step) / 40, card!.y + 10 + step)
  })
  await page.mouse.up()
  await page.waitForTimeout(500)
  const note = `longest of ${frames.length} frames while a card is dragged over a board of 200,000`
  return [{ what: 'dragging a card', value: Math.max(...frames), unit: 'ms', aim: 50, note }]
}

export const deeds: Record<string, Measure> = { palette, record, scroll, list, cell, presses, board }
