import { describe, expect, test } from 'vitest'
import { readMessage } from './message.ts'

const read = (text: string) => readMessage(Buffer.from(text.replaceAll('\n', '\r\n'), 'utf8'))

describe('a message', () => {
  test('says who wrote to whom, when, and what it answers', async () => {
    const message = await read(`From: =?utf-8?q?J=C3=B6rg_Sander?= <JOERG@Sander.example>
To: Team: ada@farley.example, "Bob, O." <bob@farley.example>;
Cc: eva@sander.example
Date: Thu, 22 Aug 2024 12:36:23 +0200
Message-ID: <3@sander.example>
In-Reply-To: <2@farley.example>
References: <1@sander.example> <2@farley.example>
Subject: =?iso-8859-1?q?Re:_Angebot_f=FCr_Mai?=

Ja, gern.
`)
    expect(message).toMatchObject({
      messageId: '3@sander.example',
      answers: ['1@sander.example', '2@farley.example'],
      subject: 'Re: Angebot für Mai',
      sentAt: new Date('2024-08-22T10:36:23Z'),
      from: [{ name: 'Jörg Sander', address: 'joerg@sander.example' }],
      to: [{ address: 'ada@farley.example' }, { name: 'Bob, O.', address: 'bob@farley.example' }],
      cc: [{ address: 'eva@sander.example' }],
      text: 'Ja, gern.',
      html: null,
      automatic: null,
      bounce: null,
    })
  })

  test('that comes as a page only has its text, and nothing of its scripts and styles', async () => {
    const { text, html } = await read(`From: a@b.example
Content-Type: text/html; charset=utf-8

<style>p{color:red}</style><script>alert(1)</script><p>Hello <b>Ada</b></p><img src="https://t.example/x.gif">
`)
    expect(text).toBe('Hello Ada')
    expect(html).toContain('<script>')
  })

  test('without an id, a date that is one, or a sender is read all the same', async () => {
    const message = await read(`Date: yesterday
Message-ID: none
Subject: \0Hi

\0x`)
    expect(message).toMatchObject({ messageId: null, sentAt: null, from: [], subject: 'Hi', text: 'x' })
  })

  test('that is deeper than any honest one is refused', async () => {
    const open = Array.from({ length: 60 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`)
    await expect(read(`From: a@b.example\n${open.join('')}Content-Type: text/plain\n\nx`)).rejects.toThrow()
  })
})

describe('what a program sent', () => {
  const automatic = async (...head: string[]) => (await read(`From: a@b.example\n${head.join('\n')}\n\nx`)).automatic

  test('is told from what somebody wrote', async () => {
    expect(await automatic('Subject: Out of office')).toBe(null)
    expect(await automatic('Auto-Submitted: no')).toBe(null)
    expect(await automatic('Auto-Submitted: auto-replied (vacation)')).toBe('reply')
    expect(await automatic('Precedence: auto_reply')).toBe('reply')
    expect(await automatic('X-Autoreply: yes')).toBe('reply')
    expect(await automatic('Auto-Submitted: auto-generated')).toBe('program')
    expect(await automatic('Return-Path: <>')).toBe('program')
    expect(await automatic('List-Id: <news.b.example>', 'Auto-Submitted: auto-generated')).toBe('list')
    expect(await automatic('Precedence: bulk')).toBe('list')
  })
})

const notice = (action: string) => `From: MAILER-DAEMON@mx.example
To: ada@farley.example
Subject: Undelivered Mail
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

Your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; Gone@Sander.example
Action: ${action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <gone@sander.example>:
 no such user

Final-Recipient: rfc822; eva@sander.example
Action: delivered
Status: 2.0.0
--b
Content-Type: message/rfc822

From: ada@farley.example
Message-ID: <sent-1@farley.example>
Subject: Offer

Hello
--b--
`

describe('a notice about the delivery', () => {
  test('says who was not reached, why, and by which message', async () => {
    const { automatic, bounce } = await read(notice('failed'))
    expect(automatic).toBe('bounce')
    expect(bounce).toEqual({
      messageId: 'sent-1@farley.example',
      unreached: [
        {
          address: 'gone@sander.example',
          action: 'failed',
          status: '5.1.1',
          said: '550 5.1.1 <gone@sander.example>: no such user',
        },
      ],
    })
  })

  test('of what was delivered is no bounce', async () => {
    expect((await read(notice('delivered'))).bounce).toBe(null)
    expect((await read(notice('delayed'))).bounce?.unreached).toMatchObject([{ action: 'delayed' }])
  })
})
