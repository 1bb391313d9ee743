import { expect, test } from 'vitest'
import { isAllowed } from '../../bin/tools/notices.ts'

test.each(['MIT', '(MIT AND Zlib)', '(MIT OR GPL-3.0-or-later)', 'MPL-2.0'])('%s may ship', (license) => {
  expect(isAllowed('left-pad', license)).toBe(true)
})

test.each(['GPL-3.0', 'AGPL-3.0-only', 'LGPL-3.0-or-later', 'MIT AND GPL-2.0', 'SSPL-1.0', 'UNLICENSED', 'unknown'])(
  '%s may not ship',
  (license) => {
    expect(isAllowed('left-pad', license)).toBe(false)
  },
)

test('libvips ships under the LGPL, since nobody changes it', () => {
  expect(isAllowed('@img/sharp-libvips-linux-x64', 'LGPL-3.0-or-later')).toBe(true)
})
