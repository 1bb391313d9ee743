import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/app.ts'
import { importCommand } from './import-command.ts'

let app: TestApp
let folder: string
let said: string
beforeAll(async () => {
  app = await startTestApp()
  folder = await mkdtemp(join(tmpdir(), 'farley-import-'))
})
afterEach(() => void (process.exitCode = undefined))
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

/** Types `farley import …` and answers what it said; nobody is there to be asked. */
async function farleyImport(lines: readonly string[], ...given: string[]): Promise<string> {
  const file = join(folder, 'list.csv')
  await writeFile(file, `${lines.join('\n')}\n`)
  said = ''
  const hear = (text: unknown) => {
    said += String(text)
    return true
  }
  const error = vi.spyOn(process.stderr, 'write').mockImplementation(hear)
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void hear(`${String(line)}\n`))
  try {
    const command = importCommand((work) => work(app.site)).exitOverride()
    await command.parseAsync([file, ...given], { from: 'user' })
  } finally {
    error.mockRestore()
    log.mockRestore()
  }
  return said
}
const companies = async (name: string) =>
  (await app.as(app.ada).get(`/companies?filter=${encodeURIComponent(JSON.stringify({ field: 'name', is: name }))}`))
    .body.data

test('with --yes every suggestion is taken, and it says how to take it back', async () => {
  const text = await farleyImport(['Company,Sector', 'Alpha,technolgy', 'Beta,Space'], '--as', 'companies', '--yes')
  expect(text).toContain('Industry: “technolgy” (1 row) → Technology?')
  expect(text).toContain('2 created, 0 updated, 0 unchanged, 0 bad (of 2 rows); 1 added besides')
  expect(text).toMatch(/POST \/api\/v1\/undo \{"cause":"[0-9a-f-]{36}"\}/)
  expect(await companies('Alpha')).toMatchObject([{ industry: 'technology' }])
  expect(await companies('Beta')).toMatchObject([{ industry: 'space' }])
})

test('with nobody to ask and no --yes nothing is written', async () => {
  await expect(farleyImport(['Company', 'Gamma'], '--as', 'companies')).rejects.toThrow('nobody to ask')
  expect(said).toContain('1 rows, 1 new')
  expect(await companies('Gamma')).toEqual([])
})

test('a dry run says what would happen, and leaves nothing behind', async () => {
  const text = await farleyImport(['Company,Employees', 'Delta,many', 'Epsilon,7'], '--as', 'companies', '--dry-run')
  expect(text).toContain('2 rows, 1 new, 0 updates, 0 unchanged, 1 bad')
  expect(text).toContain('row 1: “many” is not a number.')
  expect(await companies('Epsilon')).toEqual([])
})

test('columns, dates and values are put right by options, and what is not taken goes into a file', async () => {
  const lines = ['Firm,Sector,Born,Size', 'Zeta,IT stuff,1999,5', 'Eta,rubbish,2001,x']
  const errors = join(folder, 'errors.csv')
  const text = await farleyImport(
    lines, '--as', 'companies', '--map', 'Firm=name', '--map', 'Born=Founded in', '--map', 'Size=employees',
    '--correct', 'industry:IT stuff=technology', '--correct', 'industry:rubbish=', '--yes', '--errors', errors,
  ) // prettier-ignore
  expect(text).toContain('1 created, 0 updated, 0 unchanged, 1 bad')
  expect(process.exitCode).toBe(3)
  expect(await companies('Zeta')).toMatchObject([{ industry: 'technology', foundedIn: 1999, employees: 5 }])
  expect(await readFile(errors, 'utf8')).toContain('2,Size,x,“x” is not a number.,Eta,rubbish,2001,x')
})

test('the order of dates can be said for all columns or for one', async () => {
  const lines = ['Last name,Birthday', 'Iota,03/04/1990']
  await farleyImport(lines, '--as', 'people', '--date', 'mm-dd-yy', '--yes')
  const { data } = (await app.as(app.ada).get('/people?filter={"field":"lastName","is":"Iota"}')).body
  expect(data[0].birthday).toBe('1990-03-04')
  await farleyImport(
    ['Last name,Birthday', 'Kappa,03/04/1990'],
    '--as',
    'people',
    '--date',
    'Birthday=dd-mm-yy',
    '--yes',
  )
  const other = (await app.as(app.ada).get('/people?filter={"field":"lastName","is":"Kappa"}')).body.data
  expect(other[0].birthday).toBe('1990-04-03')
})

test('what is not there is refused by name', async () => {
  await expect(farleyImport(['a'], '--as', 'nothing')).rejects.toThrow('There are no “nothing”.')
  await expect(farleyImport(['Company', 'A'], '--as', 'companies', '--map', 'Firma=name')).rejects.toThrow(
    'The file has no column “Firma”. It has: Company.',
  )
  await expect(farleyImport(['Company', 'A'], '--as', 'companies', '--map', 'Company=colour')).rejects.toThrow(
    'Company has nothing called “colour”.',
  )
})
