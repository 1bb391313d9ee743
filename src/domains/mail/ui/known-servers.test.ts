import { expect, test } from 'vitest'
import { serversOf } from './known-servers.ts'

test.each([
  ['ada@sender.example', { imap: { host: 'imap.sender.example', port: 993 }, smtp: { host: 'smtp.sender.example', port: 465 } }],
  ['Ada@GMX.de', { imap: { host: 'imap.gmx.net', port: 993 }, smtp: { host: 'mail.gmx.net', port: 465 } }],
  ['ada@icloud.com', { imap: { host: 'imap.mail.me.com', port: 993 }, smtp: { host: 'smtp.mail.me.com', port: 587 } }],
])('the servers of %s are guessed', (address, servers) => expect(serversOf(address)).toEqual(servers)) // prettier-ignore
