import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** What befalls what a server says on its way: each piece is late, or after so many bytes it is cut off, or nothing more comes. */
export type Fault = { lateMs: number } | { cutAfter: number } | { silentAfter: number }

/** Stands before a server on this machine, and does to connections what networks do. */
export interface FaultProxy {
  port: number
  /** What befalls connections that are opened from now on; null for nothing. */
  fault: Fault | null
  /** How many connections were opened. */
  opened: number
  close(): Promise<void>
}

export async function startFaultProxy(to: number): Promise<FaultProxy> {
  const open = new Set<Socket>()
  const server = createServer((near) => {
    proxy.opened++
    const far = connect(to, '127.0.0.1')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => undefined).on('close', () => (open.delete(socket), near.destroy(), far.destroy()))
    }
    near.pipe(far)
    carry(far, near, proxy.fault)
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const proxy: FaultProxy = {
    ...{ port: (server.address() as AddressInfo).port, fault: null, opened: 0 },
    async close() {
      const closed = new Promise((done) => server.close(done))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
  return proxy
}

function carry(far: Socket, near: Socket, fault: Fault | null): void {
  let said = 0
  far.on('data', (bytes: Buffer) => {
    said += bytes.length
    if (fault && 'silentAfter' in fault && said > fault.silentAfter) return
    if (fault && 'cutAfter' in fault && said > fault.cutAfter) return void near.resetAndDestroy()
    if (!fault || !('lateMs' in fault)) return void near.write(bytes)
    far.pause()
    setTimeout(() => (near.write(bytes), far.resume()), fault.lateMs)
  })
}
