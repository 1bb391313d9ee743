import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'

const here = journey()

test('an owner writes the archive of everything, and has it as a file', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/export')
  await see(page.getByRole('heading', { name: 'Export', level: 2 }))
  await expectAccessible(page, 'export')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Write the archive' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^farley-\d{4}-\d\d-\d\d\.zip$/)
  // The end of a zip, and with it the list of what is in it.
  const folder = await mkdtemp(join(tmpdir(), 'farley-left-'))
  await file.saveAs(join(folder, 'all.zip'))
  const bytes = await readFile(join(folder, 'all.zip'))
  await rm(folder, { recursive: true })
  expect(bytes.subarray(-22, -18).toString('latin1')).toBe('PK\x05\x06')
  await see(page.getByText(/Done · [\d,]+ lines/))
  await expectAccessible(page, 'export, written')
  await page.setViewportSize({ width: 360, height: 740 })
  await expectAccessible(page, 'export, on a phone')
})
