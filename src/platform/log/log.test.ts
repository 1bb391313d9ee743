import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function written(entry: object): string {
  let text = ''
  const to = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  createLog({ to, level: 'info' }).info(entry, 'a thing happened')
  return text
}

test('a line is JSON with a level, a time and the words', () => {
  const line = JSON.parse(written({ workspace: 'main' })) as Record<string, unknown>
  expect(line).toMatchObject({ level: 'info', workspace: 'main', msg: 'a thing happened' })
  expect(Date.parse(String(line.time))).toBeGreaterThan(0)
})

test.each([
  [{ password: 'hunter2' }],
  [{ headers: { authorization: 'hunter2' } }],
  [{ request: { headers: { cookie: 'hunter2', 'set-cookie': 'hunter2' } } }],
  [{ settings: { a: { b: { password: 'hunter2' } } } }],
  [{ token: 'hunter2', user: { secret: 'hunter2' } }],
])('what is named like a secret is hidden: %j', (entry) => {
  expect(written(entry)).not.toContain('hunter2')
  expect(written(entry)).toContain('[hidden]')
})

test('what is not secret is not hidden', () => {
  expect(written({ record: 'deal', id: '42' })).toContain('"42"')
})
