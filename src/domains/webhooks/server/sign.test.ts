import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Webhook } from 'standardwebhooks'
import { newSecret, signed } from './sign.ts'

const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' }

test('it signs as the standard’s own example does', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  expect(signed(message, [secret])).toEqual({
    'webhook-id': message.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

describe('the standard’s own library', () => {
  const now = () => ({ ...message, timestamp: Math.floor(Date.now() / 1000) })

  test('takes what we sign, with the new secret as with the one before', () => {
    const [one, other] = [newSecret(), newSecret()]
    const headers = signed(now(), [one, other])
    for (const secret of [one, other])
      expect(new Webhook(secret).verify(message.body, headers)).toEqual({ test: 2432232314 })
    expect(() => new Webhook(newSecret()).verify(message.body, headers)).toThrow()
  })

  test('refuses what was changed on the way, or is old', () => {
    const secret = newSecret()
    const hook = new Webhook(secret)
    const headers = signed(now(), [secret])
    expect(() => hook.verify(message.body.replace('2', '3'), headers)).toThrow()
    expect(() => hook.verify(message.body, { ...headers, 'webhook-id': 'msg_other' })).toThrow()
    expect(() => hook.verify(message.body, signed(message, [secret]))).toThrow(/old/)
  })
})

test('what the guide tells people to write takes what is ours, and nothing else', async () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../../docs/guides/webhooks-and-keys.md'), 'utf8')
  const [, code] = /```js\n([^`]*(?:`[^`]+`[^`]*)*?)```/.exec(guide)!
  type Check = (secret: string, headers: Record<string, string>, body: string) => boolean
  const { isFromFarley } = (await import(`data:text/javascript,${encodeURIComponent(code!)}`)) as {
    isFromFarley: Check
  }
  const [one, other] = [newSecret(), newSecret()]
  const headers = signed({ ...message, timestamp: Math.floor(Date.now() / 1000) }, [one, other])
  expect([one, other].map((secret) => isFromFarley(secret, headers, message.body))).toEqual([true, true])
  expect(isFromFarley(newSecret(), headers, message.body)).toBe(false)
  expect(isFromFarley(one, headers, `${message.body} `)).toBe(false)
  expect(isFromFarley(one, signed(message, [one]), message.body), 'an old one').toBe(false)
})
