import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Certificate } from './certificate.ts'

/** The https line between browsers and a server, as a proxy at home would be; it can break. */
export interface Line {
  url: string
  leadTo(server: string): void
  /** Nobody answers any more, and what was under way is lost. */
  cut(): Promise<void>
  mend(): Promise<void>
  /** The server does what it is asked, and its answers to requests that match are lost, until the line is mended. */
  loseAnswersTo(what: RegExp): void
  /** What came through, as `POST /api/v1/notes`. */
  requests: string[]
  close(): Promise<void>
}

/** Opens one under a certificate, on a free port of this machine. */
export async function openLine({ cert, key }: Certificate): Promise<Line> {
  let target = ''
  let lost: RegExp | undefined
  const requests: string[] = []
  const sockets = new Set<Duplex>()
  const server = createServer({ cert, key }, (request, response) => {
    const what = `${request.method} ${request.url}`
    requests.push(what)
    pass(target, request, response, lost?.test(what) ?? false)
  })
  server.on('connection', (socket) => sockets.add(socket.once('close', () => sockets.delete(socket))))
  const open = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      for (const socket of sockets) socket.destroy()
    })
  await open(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `https://localhost:${port}`,
    requests,
    leadTo: (url) => void (target = url),
    cut: close,
    async mend() {
      lost = undefined
      if (!server.listening) await open(port)
    },
    loseAnswersTo: (what) => void (lost = what),
    close: () => (server.listening ? close() : Promise.resolve()),
  }
}

function pass(target: string, request: IncomingMessage, response: ServerResponse, isLost: boolean): void {
  const headers = { ...request.headers, 'x-forwarded-for': request.socket.remoteAddress, 'x-forwarded-proto': 'https' }
  const onward = ask(new URL(request.url!, target), { method: request.method!, headers }, (answer) => {
    if (isLost) {
      answer.resume().once('end', () => request.socket.destroy())
      return
    }
    response.writeHead(answer.statusCode!, answer.headers)
    answer.pipe(response)
  })
  onward.once('error', () => request.socket.destroy())
  response.once('close', () => isLost || onward.destroy())
  request.pipe(onward)
}
