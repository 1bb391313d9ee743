import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A port of this machine at which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** Waits until a server that was started listens there. */
export async function answers(name: string, port: number, isRunning: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && isRunning(); tries++) {
    if (await isOpen(connect(port, '127.0.0.1'))) return
    await sleep(25)
  }
  throw new Error(`${name} does not answer at ${port}.`)
}

const isOpen = (socket: Socket): Promise<boolean> =>
  new Promise((said) => {
    socket.once('connect', () => said(true)).once('error', () => said(false))
  }).then((is) => (socket.destroy(), is as boolean))
