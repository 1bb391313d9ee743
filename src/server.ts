import { pino } from 'pino'
import { Refusal } from './kernel/refusal.ts'
import { firstOwner } from './platform/access/account.ts'
import { createLink } from './platform/access/links.ts'
import { readConfig } from './platform/config/config.ts'
import { createLog } from './platform/log/log.ts'
import { listen, openSite } from './app.ts'
import { demoKey, prepareDemo } from './demo/prepare.ts'

const started = performance.now()
const log = createLog({ to: pino.destination(2) })
const isDemo = process.argv.includes('--demo')
const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  await start()
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function start(): Promise<void> {
  const config = readConfig()
  const slow = setTimeout(() => say('Preparing the database …'), 700)
  const open = await openSite(config, log, isDemo ? { workspace: demoKey } : {}).finally(() => clearTimeout(slow))
  const signIns = isDemo ? await prepareDemo(open.site) : []
  const listening = await listen(open.site, config).catch(async (error: unknown) => {
    await open.close()
    throw listeningFault(error)
  })
  stopOnSignals(async () => {
    await listening.close()
    await open.close()
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  say(`Farley is at ${listening.address.url}${await ownersLink()} (started in ${seconds} s)`)
  for (const { name, role, email, password } of signIns) say(`  ${name} (${role}): ${email}, password ${password}`)

  /** Made anew at each start while there is no owner; the ones before are dead then. */
  async function ownersLink(): Promise<string> {
    const { db } = open.site.workspace
    if (await firstOwner(db)) return ''
    const { url } = await createLink(db, listening.address.url, 'owner', null)
    return `, and waits for its owner, once, at ${url}`
  }
}

function listeningFault(error: unknown): unknown {
  const { code, port } = error as { code?: string; port?: number }
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') return error
  const why = code === 'EADDRINUSE' ? `Port ${port} is in use` : `Port ${port} cannot be listened on (${code})`
  return new Refusal({ code: 'port', status: 500, message: `${why}. Another one is chosen by FARLEY_PORT.` })
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
