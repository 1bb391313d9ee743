import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { startTestApp } from '../app.ts'

test('a server that stops does not wait for streams, nor for connections on which nothing was asked', async () => {
  const app = await startTestApp({ workers: true })
  const { port, hostname } = new URL(app.url)
  const unused = connect(Number(port), hostname)
  await new Promise((resolve) => unused.once('connect', resolve))
  const stream = await fetch(`${app.url}/api/v1/events`, { headers: { cookie: app.ada.cookie } })
  expect(stream.status).toBe(200)
  const start = performance.now()
  await app.close()
  expect(performance.now() - start).toBeLessThan(20_000)
  unused.destroy()
  await stream.body?.cancel().catch(() => {})
})
