import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { configurationCommand } from './configuration-command.ts'
import { exported } from './testing.ts'

let app: TestApp
let folder: string

beforeAll(async () => {
  // Without workers: the command makes tables by itself where no server runs.
  app = await startTestApp()
  folder = await mkdtemp(join(tmpdir(), 'farley-config-'))
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

/** What the command says; it ends with a code. */
async function config(...args: string[]): Promise<{ said: string[]; code: number | undefined }> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const before = process.exitCode
  process.exitCode = undefined
  try {
    await configurationCommand((work) => work(app.site)).parseAsync(args, { from: 'user' })
    return { said: log.mock.calls.map(([line]) => String(line)), code: process.exitCode }
  } finally {
    process.exitCode = before
    log.mockRestore()
  }
}

test('what is set up is written to a file, compared, brought in without a server, and taken back', async () => {
  const [file, other] = [join(folder, 'farley.yaml'), join(folder, 'other.yaml')]
  await config('export', file)
  const first = await readFile(file, 'utf8')
  expect(first).toBe(await exported(app))
  expect(await config('diff', file)).toEqual({ said: ['Nothing would change.'], code: undefined })

  const more = `farley: 1
customRecords: [{ key: ship, pluralKey: ships, one: Ship, many: Ships }]
customFields: [{ of: x_ship, key: length, label: Length, type: number, sortable: true }]
pipelines: [{ name: Sales, position: 4 }]`
  await writeFile(other, more)
  const { said, code } = await config('diff', other)
  expect(code).toBe(1)
  expect(said).toEqual([
    '+ record type “ship”',
    '+ field “x_ship / length”',
    '~ pipeline “Sales”',
    '    position: 1 → 4',
  ])
  expect((await config('apply', other)).said[0]).toMatch(/^3 changes \([0-9a-f-]{36}\)$/)
  const ada = app.as(app.ada)
  expect((await ada.post('/ships', { name: 'Vasa', custom: { length: 69 } })).status).toBe(201)
  expect((await ada.get('/ships?sort=custom.length')).status).toBe(200)

  const back = await config('rollback')
  expect(back.said[0]).toMatch(/^1 change /)
  expect(back.said.slice(1).toSorted()).toEqual(['kept: customField “Length”: Ships use it.', 'kept: customRecord “Ships”: Ships use it.']) // prettier-ignore
})

test('a file that is not there, or is wrong, is refused and changes nothing', async () => {
  await expect(config('apply', join(folder, 'none.yaml'))).rejects.toThrow(/There is no file/)
  const wrong = join(folder, 'wrong.yaml')
  await writeFile(wrong, 'farley: 1\ntags: [{ nam: x }]')
  await expect(config('apply', wrong)).rejects.toThrow(/no “nam”/)
  await expect(config('rollback')).rejects.toThrow(/No file was brought in/)
})
