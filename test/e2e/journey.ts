import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest'
import type { SignIn } from '../../src/platform/demonstration.ts'
import { openCompany, openNewCompany, type Company } from './company.ts'
import { signedIn, sitDown, type Look, type Person } from './person.ts'

export interface Journey {
  company: Company
  /** How one of the demonstration's people signs in. */
  signInOf(name: string): SignIn
  /** Sits one of the demonstration's people down, signed in. */
  ada(look?: Look): Promise<Person>
  bob(look?: Look): Promise<Person>
  vera(look?: Look): Promise<Person>
  /** With what one of them signs in. */
  signIn(name: string): { email: string; password: string }
  /** Sits somebody down whom Farley does not know. */
  stranger(look?: Look): Promise<Person>
}

const failures = path.join(import.meta.dirname, '.failures')

/** The browser of this worker. */
export const ownBrowser = (): Promise<Browser> =>
  chromium.connect(inject('browsers')[Number(process.env.VITEST_POOL_ID) - 1]!)

/**
 * What the tests of a file share: a company of their own, and people who are gone after each test. A failing one leaves pictures,
 * and what is tried again begins in a new company, since what was done the first time would be in its way.
 */
export function journey(of: 'demo' | 'new' = 'demo', { https = false, inside = false, backups = false } = {}): Journey {
  let browser: Browser
  const people: Person[] = []
  const sit = async (person: Promise<Person>) => {
    people.push(await person)
    return people.at(-1)!
  }
  const known = (name: string) => (look?: Look) => sit(signedIn(browser, it.company, signInOf(name), look))
  const open = () => {
    const ways = { certificate: https ? inject('certificate') : undefined, inside, backups }
    return of === 'new' ? openNewCompany(ways) : openCompany(inject('demo'), ways)
  }
  const it: Journey = {
    company: undefined as never,
    signInOf,
    ada: known('Ada'),
    bob: known('Bob'),
    vera: known('Vera'),
    signIn: (name) => {
      const { email, password } = signInOf(name)
      return { email, password }
    },
    stranger: (look) => sit(sitDown(browser, it.company, look)),
  }
  beforeAll(async () => {
    browser = await ownBrowser()
    it.company = await open()
  })
  beforeEach(async ({ task }) => {
    if (!task.result?.retryCount) return
    await it.company.close()
    it.company = await open()
  })
  afterEach(async ({ task }) => {
    const leaving = people.splice(0)
    if (task.result?.state === 'fail') await picture(leaving, task.name)
    await Promise.all(leaving.map((person) => person.close()))
    expect([...leaving.flatMap(({ faults }) => faults), ...it.company.faults.splice(0)].join('\n')).toBe('')
  })
  afterAll(async () => {
    await browser.close()
    await it.company?.close()
  })
  return it
}

/** Everybody of the demonstration has another first name. */
const signInOf = (name: string) => inject('demo').signIns.find((each) => each.name.startsWith(name))!

async function picture(people: readonly Person[], name: string): Promise<void> {
  await mkdir(failures, { recursive: true })
  const file = name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)
  for (const [index, { page }] of people.entries())
    if (!page.isClosed()) await page.screenshot({ path: path.join(failures, `${file}-${index + 1}.png`) })
}
