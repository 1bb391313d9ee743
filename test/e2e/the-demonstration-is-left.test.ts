import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'

const here = journey('new')
const data = mkdtempSync(join(tmpdir(), 'farley-demo-'))
let program: ChildProcess

/** The demonstration as people start it: what it prints when it is ready. */
function startDemo(): Promise<string> {
  const env = {
    ...process.env,
    FARLEY_PORT: '0',
    FARLEY_DATA: data,
    FARLEY_URL: '',
    DATABASE_URL: '',
    LOG_LEVEL: 'error',
  }
  program = spawn(process.execPath, ['src/server.ts', '--demo'], { cwd: join(import.meta.dirname, '../..'), env })
  let said = ''
  return new Promise((resolve, reject) => {
    program.stdout!.on('data', (chunk) => {
      said += String(chunk)
      if (/Vera .*password \S+\n/.test(said)) resolve(said)
    })
    program.once('exit', () => reject(new Error(`It ended: ${said}`)))
  })
}

afterAll(async () => {
  const ended = new Promise((resolve) => program.once('exit', resolve))
  program.kill('SIGTERM')
  await ended
  rmSync(data, { recursive: true, force: true })
})

test('the demonstration is badged, and goes with one click; Farley then waits for its owner', async () => {
  const said = await startDemo()
  const url = /Farley is at (\S+)/.exec(said)![1]!
  const [, email, password] = /Ada .*: (\S+), password (\S+)/.exec(said)!
  const { page } = await here.stranger()
  await page.goto(url)
  await page.getByLabel('E-mail').fill(email!)
  await page.getByLabel('Password', { exact: true }).fill(password!)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await see(page.getByRole('heading', { name: /^Good .+, Ada$/ }))
  await page.getByRole('button', { name: 'Demo' }).click()
  const question = page.getByRole('dialog', { name: 'Remove the demonstration' })
  await expectAccessible(page, 'leaving the demonstration')
  await question.getByRole('button', { name: /^Remove/ }).click()
  await see(page.getByRole('heading', { name: 'Welcome to Farley' }))
  expect(new URL(page.url()).origin).toBe(url)

  await page.getByLabel('Your company').fill('Hopper Instruments')
  await page.getByLabel('Your name').fill('Grace Hopper')
  await page.getByLabel('E-mail').fill('grace@example.com')
  await page.getByLabel('Choose a password', { exact: true }).fill('a nanosecond of wire')
  await page.getByRole('button', { name: 'Begin' }).click()
  await see(page.getByRole('heading', { name: /^Good .+, Grace$/ }))
  expect(await page.getByText('Demo', { exact: true }).count()).toBe(0)
})
