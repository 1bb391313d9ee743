import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../bin/tools/root.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'
import { away, kept, keptAnswer } from './phone.ts'

const here = journey('demo', { https: true })

test('it can be installed: a manifest with pictures that are there, and a worker', async () => {
  const { page, visit } = await here.ada({ phone: true })
  await visit('/')
  await kept(page)
  const address = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = (await (await page.request.get(address!)).json()) as Manifest
  expect(manifest).toMatchObject({ name: 'Farley', display: 'standalone', start_url: '/' })
  for (const { src, sizes } of manifest.icons) {
    const answer = await page.request.get(src)
    expect([answer.status(), answer.headers()['content-type'], sizeOf(await answer.body())]).toEqual([200, 'image/png', sizes]) // prettier-ignore
  }
  const client = await page.context().newCDPSession(page)
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
})

test('it opens without a network, and keeps nothing of the API among its files', async () => {
  const { page, visit } = await here.ada({ phone: true })
  await visit('/')
  await kept(page)
  await keptAnswer(page, 'me')
  await page.context().setOffline(true)
  await page.reload()
  await see(page.getByText(away))
  await see(page.getByRole('heading', { name: /Ada$/ }))
  const addresses = await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    return (await Promise.all(caches_.map((cache) => cache.keys()))).flat().map(({ url }) => new URL(url).pathname)
  })
  expect(addresses).toContain('/')
  expect(addresses.filter((each) => each.startsWith('/api'))).toEqual([])
})

test('a newer one is offered, taken when it suits, and nothing is pulled away before', async () => {
  const worker = path.join(root, 'build/web/worker.js')
  const before = readFileSync(worker, 'utf8')
  const { page, visit } = await here.ada({ phone: true })
  await visit('/')
  await kept(page)
  try {
    writeFileSync(worker, before.replace(/version:`(\w{16})`/, 'version:`0123456789abcdef`'))
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((each) => each?.update()))
    await see(page.getByText('A newer Farley is here.'))
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Reload' }).tap()])
    await see(page.getByRole('heading', { name: /Ada$/ }))
    expect(await page.evaluate(() => caches.keys())).toContain('farley-shell-0123456789abcdef')
  } finally {
    writeFileSync(worker, before)
  }
})

interface Manifest {
  icons: { src: string; sizes: string }[]
}

/** From a PNG's head. */
const sizeOf = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`
