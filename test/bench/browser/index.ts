// npm run bench:browser: how long people wait in a real browser before a million people, on the built app.
import { fork } from 'node:child_process'
import path from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { findChromium, howToInstallChromium } from '../../../bin/tools/chromium.ts'
import { buildWeb } from '../../../bin/tools/web-build.ts'
import { sizes } from '../sizes.ts'
import { deeds } from './deeds.ts'
import { firstPaints } from './first-paint.ts'

/** One line of the table. */
export interface Row {
  what: string
  value: number
  unit: 'ms' | 's'
  aim: number
  /** What it waits for, and how many were measured. */
  note: string
}

const only = process.env.FARLEY_BENCH_ONLY
const say = (line: string) => process.stdout.write(`${line}\n`)

buildWeb()
const executablePath = findChromium()
if (!executablePath) throw new Error(howToInstallChromium)
const { child, url, session } = await start()
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })

say(`Farley in a browser: ${Object.entries(sizes).map(([what, count]) => `${count.toLocaleString('en')} ${what}`).join(', ')}; Chromium ${browser.version()}.`) // prettier-ignore
say('\n| what | measured | aim | |\n|---|--:|--:|---|')
for (const [name, measure] of Object.entries({ ...firstPaints, ...deeds })) {
  if (only && !name.includes(only)) continue
  const context = await seated()
  try {
    for (const { what, value, unit, aim, note } of await measure(await context.newPage(), url)) {
      const shown = unit === 's' ? (value / 1000).toFixed(1) : String(Math.round(value))
      say(
        `| ${what} | ${shown} ${unit}${value > aim ? ' (!)' : ''} | ${unit === 's' ? aim / 1000 : aim} ${unit} | ${note} |`,
      )
    }
  } catch (error) {
    say(`| ${name} | could not be measured: ${String(error).split('\n')[0]} | | |`)
    process.exitCode = 1
  }
  await context.close()
}
await browser.close()
child.send('stop')

/** A browser that has never seen Farley, of somebody who is signed in. */
async function seated(): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    serviceWorkers: 'block',
  })
  context.setDefaultTimeout(30_000)
  await context.addCookies([{ name: 'farley', value: session, url, httpOnly: true, sameSite: 'Lax' }])
  return context
}

async function start(): Promise<{ child: ReturnType<typeof fork>; url: string; session: string }> {
  const child = fork(path.join(import.meta.dirname, 'served-app.ts'))
  return new Promise((resolve, reject) => {
    child.on('message', ({ line, ready }: { line?: string; ready?: { url: string; session: string } }) => {
      if (line) say(line)
      if (ready) resolve({ child, ...ready })
    })
    child.on('exit', (code) => (code ? reject(new Error(`the server ended with ${code}`)) : undefined))
  })
}

export type Measure = (page: Page, url: string) => Promise<Row[]>
