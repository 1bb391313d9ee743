import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { findChromium, howToInstallChromium } from '../../bin/tools/chromium.ts'
import { buildWeb } from '../../bin/tools/web-build.ts'
import { makeCertificate, type Certificate } from './certificate.ts'
import { makeDemo, type Demo } from './company.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browsers of the run listen: one for each file that runs at a time, since a browser has one clipboard. */
    browsers: string[]
    demo: Demo
    /** Under which journeys go over https; the browser trusts it. */
    certificate: Certificate
  }
}

// What sandboxes and graphics need, not every machine has; nothing may leave the machine.
const flags = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --use-fake-device-for-media-stream --use-fake-ui-for-media-stream' // prettier-ignore

/** Once a run: the built web app, the browsers, and the demonstration company that every journey gets a copy of. */
export default async function setup({ provide, config }: TestProject): Promise<() => Promise<void>> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error(howToInstallChromium)
  buildWeb()
  const certificate = makeCertificate()
  const trust = `--ignore-certificate-errors-spki-list=${certificate.fingerprint}`
  const launch = () => chromium.launchServer({ executablePath, args: [...flags.split(' '), trust] })
  const [demo, ...browsers] = await Promise.all([makeDemo(), ...Array.from({ length: config.maxWorkers }, launch)])
  provide(
    'browsers',
    browsers.map((browser) => browser.wsEndpoint()),
  )
  provide('certificate', certificate)
  provide('demo', { database: demo.database, signIns: demo.signIns })
  return async () => {
    await Promise.all([...browsers.map((browser) => browser.close()), demo.remove()])
  }
}
