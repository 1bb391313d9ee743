import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { networkInterfaces } from 'node:os'
import type { LookupAddress } from 'node:dns'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isPublic } from './address.ts'
import { createOutbound } from './client.ts'
import { createGuard } from './guard.ts'

const inner = [
  ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '0.1.2.3', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ...['169.254.169.254', '169.254.0.1', '100.64.0.1', '100.100.100.200', '192.0.0.192', '192.0.2.1', '198.18.0.1'],
  ...['198.51.100.7', '203.0.113.9', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255', '168.63.129.16'],
  ...['::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::ffff:169.254.169.254'],
  ...['::ffff:0:127.0.0.1', '64:ff9b::127.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::7f00:1', '100::1'],
  ...['fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'fec0::1', 'ff02::1', '2001:db8::1', '2001::7f00:1'],
  ...[
    '2002:7f00:1::',
    '2002:a9fe:a9fe::1',
    '3fff::1',
    '2001:20::1',
    '2a00:1450::5efe:a00:1',
    '2a00:1450:0:0:200:5efe:7f00:1',
  ],
  ...['4000::1', '', 'localhost', 'example.com', '1.2.3.4.5', '127.0.0.1\0', 'fe80::1%25eth0'],
]

test('addresses that are not of the public Internet are known in every form', () => {
  for (const address of inner) expect(isPublic(address), address).toBe(false)
})

test('addresses of the public Internet are known too', () => {
  const outer = [
    '1.1.1.1',
    '8.8.8.8',
    '93.184.216.34',
    '172.32.0.1',
    '2606:4700::1111',
    '2a00:1450:4001::200e',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ]
  for (const address of outer) expect(isPublic(address), address).toBe(true)
})

test('the addresses of this machine are not called, whatever they are', () => {
  for (const { address } of Object.values(networkInterfaces()).flatMap((each) => each ?? []))
    expect(isPublic(address)).toBe(false)
})

test('an address of the inside is refused in every notation that a URL may have', () => {
  const { check } = createGuard()
  const hosts = [
    ...[
      '2130706433',
      '0x7f000001',
      '0x7f.1',
      '017700000001',
      '0177.0.0.1',
      '127.1',
      '127.0.1',
      '127.0.0.1.',
      '0',
      '0.0.0.0',
    ],
    ...[
      '%31%32%37.0.0.1',
      '①②⑦.⓪.⓪.①',
      '１２７.0.0.1',
      '127。0。0。1',
      '[::1]',
      '[::]',
      '[0:0:0:0:0:0:0:1]',
      '[::ffff:127.0.0.1]',
    ],
    ...[
      '[::ffff:7f00:1]',
      '[64:ff9b::7f00:1]',
      '[fe80::1]',
      '[fd00:ec2::254]',
      '169.254.169.254',
      '2852039166',
      '0xa9fea9fe',
      '10.0.0.1',
    ],
  ]
  for (const host of hosts) expect(() => check(new URL(`http://${host}/`)), host).toThrow('does not call')
})

test('only the web is called, on its ports, and without names and passwords in the address', () => {
  const { check } = createGuard()
  const refused = [
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'data:text/plain,x',
    'http://example.com:22/',
  ]
  for (const url of [
    ...refused,
    'https://example.com:6379/',
    'http://user:word@example.com/',
    'http://user@example.com/',
  ]) {
    expect(() => check(new URL(url)), url).toThrow('does not call')
  }
  for (const url of ['http://example.com/', 'https://example.com/', 'https://example.com:8443/x?y=z'])
    check(new URL(url))
})

let server: Server
let port: number
let seen: { url: string; method: string; host: string; headers: IncomingMessage['headers']; body: string }[] = []
let answer: (request: IncomingMessage, response: ServerResponse) => void

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    seen.push({
      url: request.url!,
      method: request.method!,
      host: request.headers.host!,
      headers: request.headers,
      body,
    })
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  port = (server.address() as { port: number }).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Names as the test says; the whole of 127.0.0.1 is allowed, so that there is somebody to call, and 127.0.0.2 is not. */
const names: Record<string, () => string[]> = {
  'good.test': () => ['127.0.0.1'],
  'other.test': () => ['127.0.0.1'],
  'inner.test': () => ['127.0.0.2'],
  'both.test': () => ['127.0.0.1', '127.0.0.2'],
  'none.test': () => [],
}
const lookup = ((host: string, _: unknown, done: (error: Error | null, found: LookupAddress[]) => void) => {
  const found = names[host]
  if (found)
    done(null, found().map((address) => ({ address, family: 4 }))) // prettier-ignore
  else done(new Error('ENOTFOUND'), [])
}) as never
const open = () => createOutbound({ allow: ['127.0.0.1/32'], ports: [port], lookup })
const at = (host: string, path = '/') => `http://${host}:${port}${path}`
const redirect = (status: number, to: string) => {
  answer = (request, response) => {
    if (request.url === '/') response.writeHead(status, { location: to }).end()
    else response.end('there')
  }
}

test('an allowed address is called, and its answer read', async () => {
  const outbound = open()
  answer = (_, response) => response.writeHead(418, { 'x-kind': 'pot' }).end('short and stout')
  const result = await outbound.send({
    url: at('good.test', '/a?b=c#secret'),
    method: 'POST',
    body: 'tea',
    headers: { Host: 'evil', 'X-Key': '1' },
  })
  expect([result.status, result.headers['x-kind'], String(result.body)]).toEqual([418, 'pot', 'short and stout'])
  expect(seen.at(-1)).toMatchObject({ url: '/a?b=c', method: 'POST', host: `good.test:${port}`, body: 'tea' })
  expect(seen.at(-1)!.headers).toMatchObject({ 'x-key': '1', 'user-agent': 'Farley', 'accept-encoding': 'identity' })
  await outbound.close()
})

test('a name that leads inside is not called, by itself or among others', async () => {
  const outbound = open()
  seen = []
  for (const host of ['inner.test', 'both.test', 'none.test', '127.0.0.2', '[::1]']) {
    await expect(outbound.send({ url: at(host) }), host).rejects.toMatchObject({ code: 'not_called', status: 422 })
  }
  await expect(outbound.send({ url: at('unknown.test') })).rejects.toMatchObject({ code: 'call_failed' })
  await expect(outbound.send({ url: 'not a url' })).rejects.toMatchObject({ code: 'not_called' })
  expect(seen).toEqual([])
  await outbound.close()
})

test('a name that changes its mind between looking and calling gains nothing', async () => {
  let asked = 0
  names['rebinding.test'] = () => (asked++ === 0 ? ['127.0.0.1'] : ['127.0.0.2'])
  const outbound = open()
  seen = []
  answer = (_, response) => response.writeHead(200, { connection: 'close' }).end('once')
  expect(String((await outbound.send({ url: at('rebinding.test') })).body)).toBe('once')
  expect(asked).toBe(1)
  await expect(outbound.send({ url: at('rebinding.test') })).rejects.toMatchObject({ code: 'not_called' })
  expect(seen.length).toBe(1)
  await outbound.close()
})

test('every redirect is judged anew', async () => {
  const outbound = open()
  for (const to of [
    at('inner.test', '/x'),
    at('127.0.0.2', '/x'),
    `http://good.test:1/x`,
    'file:///etc/passwd',
    `http://0x7f000002:${port}/x`,
  ]) {
    redirect(302, to)
    await expect(outbound.send({ url: at('good.test') }), to).rejects.toMatchObject({ code: 'not_called' })
  }
  redirect(302, '/x')
  expect(await outbound.send({ url: at('good.test') })).toMatchObject({ status: 200, url: at('good.test', '/x') })
  redirect(302, '/')
  await expect(outbound.send({ url: at('good.test') })).rejects.toThrow('too often')
  await outbound.close()
})

test('keys and bodies do not follow a redirect to somebody else', async () => {
  const outbound = open()
  const headers = { authorization: 'Bearer secret', cookie: 'a=b', 'x-api-key': 'secret', accept: 'text/plain' }
  redirect(302, at('other.test', '/x'))
  await outbound.send({ url: at('good.test'), headers })
  expect(JSON.stringify(seen.at(-1))).not.toContain('secret')
  expect(seen.at(-1)!.headers).toMatchObject({ accept: 'text/plain' })
  expect(seen.at(-1)!.headers.cookie).toBeUndefined()

  redirect(302, '/x')
  await outbound.send({ url: at('good.test'), headers })
  expect(seen.at(-1)!.headers.authorization).toBe('Bearer secret')

  redirect(307, at('other.test', '/x'))
  await expect(outbound.send({ url: at('good.test'), method: 'POST', body: 'secret' })).rejects.toThrow('somebody else')
  redirect(303, at('other.test', '/x'))
  await outbound.send({
    url: at('good.test'),
    method: 'POST',
    body: 'secret',
    headers: { 'content-type': 'text/plain' },
  })
  expect(seen.at(-1)).toMatchObject({ method: 'GET', body: '' })
  redirect(307, '/x')
  await outbound.send({ url: at('good.test'), method: 'POST', body: 'kept' })
  expect(seen.at(-1)).toMatchObject({ method: 'POST', body: 'kept' })
  await outbound.close()
})

test('an answer that is too long or too slow is given up', async () => {
  const outbound = open()
  answer = (_, response) => void response.end('x'.repeat(5_000))
  await expect(outbound.send({ url: at('good.test'), limit: 4_999 })).rejects.toThrow('too much')
  expect((await outbound.send({ url: at('good.test'), limit: 5_000 })).body.length).toBe(5_000)
  answer = () => {}
  const start = performance.now()
  await expect(outbound.send({ url: at('good.test'), timeoutMs: 100 })).rejects.toThrow('too long')
  answer = (_, response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('.'), 10)
    response.on('close', () => clearInterval(drip))
  }
  await expect(outbound.send({ url: at('good.test'), timeoutMs: 150 })).rejects.toThrow('too long')
  expect(performance.now() - start).toBeLessThan(2_000)
  await outbound.close()
})
