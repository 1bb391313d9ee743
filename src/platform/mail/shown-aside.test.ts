import { expect, test } from 'vitest'
import { keptMailAside, shownMailAside } from './shown-aside.ts'
import { keptMail, shownMail } from './shown.ts'

const own = new Map([['dot', { type: 'image/gif', bytes: Buffer.from('GIF89a, not quite').subarray(0, 6) }]])
const pages = [
  '<p onclick="alert(1)">Dear <b>Ada</b></p><script>alert(1)</script><img src="cid:dot">',
  '<a href="javascript:alert(1)">x</a><img src="https://pictures.example/logo.png" alt="Logo" width="20">',
  '',
]

test('pages come out of the thread as they are made here, each for whoever asked', async () => {
  const kept = await Promise.all(pages.map((page) => keptMailAside(page, own)))
  expect(kept).toEqual(pages.map((page) => keptMail(page, own)))
  const fetched = new Map([['https://pictures.example/logo.png', 'data:image/gif;base64,R0lG']])
  expect(await Promise.all(kept.map((page) => shownMailAside(page)))).toEqual(kept.map((page) => shownMail(page)))
  expect(await shownMailAside(kept[1]!, fetched)).toEqual(shownMail(kept[1]!, fetched))
})

test('one that takes too long fails, and the next one is answered', async () => {
  const long = keptMailAside('<div>'.repeat(300_000), new Map(), 20)
  const next = keptMailAside('<p>Next</p>', new Map())
  await expect(long).rejects.toThrow('took too long')
  expect(await next).toBe(keptMail('<p>Next</p>', new Map()))
})
