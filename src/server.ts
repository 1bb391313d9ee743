import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { Refusal } from './kernel/refusal.ts'
import { sayAsIs } from './kernel/sentence.ts'
import { firstOwner } from './platform/access/account.ts'
import { createLink } from './platform/access/links.ts'
import { readConfig, type Config } from './platform/config/config.ts'
import { removeWorkspace } from './platform/db/index.ts'
import { demoKey, isHalfMade, prepareDemo } from './platform/demonstration.ts'
import { createLog } from './platform/log/log.ts'
import { listen, openSite, openSiteOn, type Listening, type OpenSite } from './app.ts'

interface Running {
  open: OpenSite
  listening: Listening
}

const started = performance.now()
const isDemo = process.argv.includes('--demo')
const level = process.env.LOG_LEVEL ?? (process.stderr.isTTY ? 'warn' : 'info')
const log = createLog({ level, to: pino.destination(2) })
const say = (line: string) => process.stdout.write(`${line}\n`)
/** What the answer to the last request of a demonstration needs to reach the browser. */
const partingMs = 300

try {
  await start(readConfig())
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function start(config: Config): Promise<void> {
  const slow = setTimeout(() => say('Preparing the database …'), 700)
  const open = await (isDemo ? openDemo(config) : openSite(config, log)).finally(() => clearTimeout(slow))
  const signIns = isDemo ? await prepareDemo(open.site) : []
  let running = await serve(open, config, isDemo ? { leaveDemo } : { enterDemo }).catch(async (error: unknown) => {
    await open.close()
    throw listeningFault(error)
  })
  stopOnSignals(async () => {
    await running.listening.close()
    await running.open.close()
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  say(`Farley is at ${await addressOf(running)} (started in ${seconds} s)`)
  for (const { name, role, email, password } of signIns) say(`  ${name} (${role}): ${email}, password ${password}`)

  /** The company's own workspace takes the place of the demonstration, at the same address. */
  async function leaveDemo(): Promise<string> {
    const own = await openSiteOn(open.cluster, config, log)
    const { url } = running.listening.address
    const link = await ownersLink(own, url)
    const part = async () => {
      await changeTo(own, { enterDemo })
      await removeWorkspace(open.cluster, demoKey)
      say('The demonstration is removed.')
    }
    part().catch((error: unknown) => log.error({ err: error }, 'the demonstration could not be removed'))
    return link ?? url
  }

  /** The demonstration takes the place of the company's own workspace; answers a link that lets its owner in, once. */
  async function enterDemo(): Promise<string> {
    const demo = await wholeDemo((key) => openSiteOn(open.cluster, config, log, key))
    await prepareDemo(demo.site)
    const { db } = demo.site.workspace
    const { url } = await createLink(db, running.listening.address.url, 'reset', (await firstOwner(db))!.id)
    const part = async () => {
      await changeTo(demo, { leaveDemo })
      say('The demonstration is shown.')
    }
    part().catch((error: unknown) => log.error({ err: error }, 'the demonstration could not be shown'))
    return url
  }

  async function changeTo(next: OpenSite, doors: Parameters<typeof listen>[2]): Promise<void> {
    const { url } = running.listening.address
    await sleep(partingMs)
    await running.listening.close()
    await running.open.leave()
    running = await serve(next, { ...config, port: Number(new URL(url).port) || config.port }, doors)
  }
}

async function serve(open: OpenSite, config: Config, more: Parameters<typeof listen>[2] = {}): Promise<Running> {
  return { open, listening: await listen(open.site, config, more) }
}

function openDemo(config: Config): Promise<OpenSite> {
  return wholeDemo((key) => openSite(config, log, { workspace: key }))
}

/** One that was interrupted while it was being made is made anew. */
async function wholeDemo(open: (key: string) => Promise<OpenSite>): Promise<OpenSite> {
  const demo = await open(demoKey)
  if (!(await isHalfMade(demo.site))) return demo
  await demo.leave()
  await removeWorkspace(demo.cluster, demoKey)
  return open(demoKey)
}

async function addressOf({ open, listening }: Running): Promise<string> {
  const { url } = listening.address
  const link = await ownersLink(open, url)
  return link ? `${url}, and waits for its owner, once, at ${link}` : url
}

/** Made anew at each start while there is no owner; the ones before are dead then. */
async function ownersLink({ site }: OpenSite, address: string): Promise<string | null> {
  const { db } = site.workspace
  return (await firstOwner(db)) ? null : (await createLink(db, address, 'owner', null)).url
}

function listeningFault(error: unknown): unknown {
  const { code, port } = error as { code?: string; port?: number }
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') return error
  const why = code === 'EADDRINUSE' ? `Port ${port} is in use` : `Port ${port} cannot be listened on (${code})`
  return new Refusal({ code: 'port', status: 500, sentence: sayAsIs(`${why}. Another one is chosen by FARLEY_PORT.`) })
}

/** Stops in order at the first signal, at once at the second. */
function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.fatal({ err: error }, 'could not stop in order')
          process.exit(1)
        },
      )
    })
  }
}
