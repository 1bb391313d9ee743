import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

interface Received {
  headers: IncomingHttpHeaders
  body: string
  id: string
}

/** For tests: somebody who is told, on this machine. */
export interface Sink {
  url: string
  received: Received[]
  /** How it answers from now on: 204 in the beginning. */
  answer(how: (response: ServerResponse, received: Received) => void): void
  /** The messages that came, each proven to be ours. */
  told(secret: string): Message[]
  close(): Promise<void>
}

export interface Message {
  type: string
  data: { record: string; id: string; version: number; change: string; url: string }
}

export async function startSink(): Promise<Sink> {
  const received: Received[] = []
  let how = (response: ServerResponse, _: Received): void => void response.writeHead(204).end()
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => (body += part))
    request.on('end', () => {
      const one = { headers: request.headers, body, id: String(request.headers['webhook-id']) }
      received.push(one)
      how(response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer: (next) => void (how = next),
    told: (secret) =>
      received.map(
        ({ body, headers }) => new Webhook(secret).verify(body, headers as Record<string, string>) as Message,
      ),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
