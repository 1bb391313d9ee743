import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOutbound, type Outbound } from '../outbound/index.ts'
import { fetchImages } from './fetch-images.ts'

const dot = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const pages: Record<string, { status?: number; body: string | Buffer }> = {
  '/dot.gif': { body: dot },
  '/page.gif': { body: '<html><script>alert(1)</script></html>' },
  '/drawing.png': { body: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>' },
  '/large.gif': { body: Buffer.concat([dot, Buffer.alloc(2_100_000)]) },
  '/refused.gif': { status: 403, body: dot },
}

let server: Server
let at: string
let outbound: Outbound
const asked: { url: string; headers: object }[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ url: request.url!, headers: request.headers })
    const page = pages[request.url!]
    response.writeHead(page?.status ?? (page ? 200 : 404), { 'content-type': 'image/gif' }).end(page?.body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  at = `http://127.0.0.1:${port}`
  outbound = createOutbound({ allow: ['127.0.0.1/32'], ports: [port] })
})
afterAll(async () => {
  await outbound.close()
  server.close()
})

test('what is an image comes as data, and all else stays away', async () => {
  const urls = [...Object.keys(pages), '/gone.gif'].map((path) => at + path)
  const images = await fetchImages(outbound, urls)
  expect([...images]).toEqual([[`${at}/dot.gif`, `data:image/gif;base64,${dot.toString('base64')}`]])
})

test('nobody learns who reads: no cookie, no address of the page goes along', () => {
  expect(asked.length).toBeGreaterThan(0)
  for (const { headers } of asked) expect(Object.keys(headers)).not.toContain('referer')
  for (const { headers } of asked) expect(Object.keys(headers)).not.toContain('cookie')
})

test('the inside of the house is not called, and no page has more than forty', async () => {
  const guarded = createOutbound()
  expect((await fetchImages(guarded, [`${at}/dot.gif`, 'http://169.254.169.254/x.png', 'no address'])).size).toBe(0)
  await guarded.close()
  asked.length = 0
  await fetchImages(
    outbound,
    Array.from({ length: 60 }, (_, each) => `${at}/dot.gif?${each}`),
  )
  expect(asked.length).toBe(40)
})
