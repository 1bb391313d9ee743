import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { startMailServer, type TestMailServer } from '../../../../test/mail-server.ts'
import { mayCallHere } from '../../../platform/outbound/testing.ts'
import { openWatch } from './watch.ts'

/** For tests: the app beside a real mail server, whose mailboxes it reads. */
export interface TestMail {
  app: TestApp
  server: TestMailServer
  ada: Client
  bob: Client
  /** Connects a mailbox of theirs; answers its id. */
  connected(client: Client, address: string, more?: object): Promise<string>
  /** The way to a mailbox, as it is given to connect it. */
  wayTo(userName: string): object
  close(): Promise<void>
}

export async function startTestMail(): Promise<TestMail> {
  const app = await startTestApp({ guard: mayCallHere })
  const server = await startMailServer()
  const watch = await openWatch(app.site, undefined)
  const { port, password, authority } = server
  const wayTo = (userName: string) => ({ host: '127.0.0.1', port, userName, password, authority })
  return {
    ...{ app, server, wayTo, ada: app.as(app.ada), bob: app.as(app.bob) },
    async connected(client, address, more = {}) {
      const { id } = (await client.post('/mailboxes', { address, ...more })).body.data
      const { status, text } = await client.post(`/mailboxes/${id}/connect`, wayTo(address))
      if (status !== 200) throw new Error(text)
      return id
    },
    async close() {
      await watch.close()
      await app.close()
      await server.close()
    },
  }
}
