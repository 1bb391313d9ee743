import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import subsetFont from 'subset-font'
import { root } from './root.ts'

// Cuts the face of all Latin signs into parts of which most readers need none or the first: `node bin/tools/cut-fonts.ts`
// after Inter has changed. What each part holds is what src/web/fonts/inter.css says.
const folder = path.join(root, 'src/web/fonts')
const whole = readFileSync(
  createRequire(import.meta.url).resolve('@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2'),
)
const sheet = readFileSync(path.join(folder, 'inter.css'), 'utf8')
const faces = /url\(\.\/([\w-]+\.woff2)\)[^}]*?unicode-range:([^;]+);/g

mkdirSync(folder, { recursive: true })
for (const [, file, ranges] of sheet.matchAll(faces)) {
  const part = await subsetFont(whole, signsIn(ranges!), { targetFormat: 'woff2' })
  writeFileSync(path.join(folder, file!), part)
  console.log(`${file}: ${part.length} bytes`)
}

/** The signs of `U+0100-017F, U+0192`. */
function signsIn(ranges: string): string {
  return ranges
    .split(',')
    .map((range) => {
      const [first, last = first] = range.trim().slice(2).split('-').map((digits) => parseInt(digits, 16)) // prettier-ignore
      return String.fromCodePoint(...Array.from({ length: last! - first! + 1 }, (_, index) => first! + index))
    })
    .join('')
}
