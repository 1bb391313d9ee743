import type { Locator, Page } from 'playwright-core'
import { see } from './person.ts'

/** The row whose record has that title. */
export const rowOf = (page: Page, title: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: title, exact: true }) })

/** The cell of a row under a column's head. */
export async function cellOf(page: Page, title: string, column: string): Promise<Locator> {
  await see(page.getByRole('columnheader', { name: column }))
  const heads = await page.getByRole('columnheader').allInnerTexts()
  return rowOf(page, title)
    .getByRole('gridcell')
    .nth(heads.findIndex((head) => head.trim() === column))
}

/** The titles of the rows that are drawn, from the top. */
export async function titlesIn(page: Page): Promise<string[]> {
  const rows = page.getByRole('row').filter({ has: page.getByRole('link') })
  await see(rows)
  const found = await rows.evaluateAll((all) =>
    all.map((row) => [Number(row.getAttribute('aria-rowindex')), row.querySelector('a')?.textContent ?? ''] as const),
  )
  return found.sort(([one], [other]) => one - other).map(([, title]) => title)
}
