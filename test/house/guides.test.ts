import { globSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../bin/tools/root.ts'

const pages = globSync(['*.md', 'docs/**/*.md', 'src/domains/*/README.md'], { cwd: root })
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

/** Where a page leads within the project, from its folder. */
function linksOf(file: string): string[] {
  const all = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!.split('#')[0]!)
  return all.filter((link) => link !== '' && !/^[a-z]+:/.test(link))
}

const exists = (file: string) => statSync(file, { throwIfNoEntry: false }) !== undefined

test('every link of a page leads somewhere', () => {
  expect(pages.length).toBeGreaterThan(20)
  const lost = pages.flatMap((page) =>
    linksOf(page)
      .filter((link) => !exists(path.join(root, path.dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  )
  expect(lost).toEqual([])
})

test('every guide is listed, every picture is shown, and none is heavy', () => {
  const listed = linksOf('docs/guides/README.md')
  expect(globSync('*.md', { cwd: path.join(root, 'docs/guides') }).toSorted()).toEqual(
    [...listed, 'README.md'].toSorted(),
  )
  const shown = new Set(pages.filter((page) => page.startsWith('docs')).flatMap(linksOf))
  for (const picture of globSync('pictures/*.webp', { cwd: path.join(root, 'docs/guides') })) {
    expect(shown, picture).toContain(picture)
    expect(statSync(path.join(root, 'docs/guides', picture)).size, picture).toBeLessThan(100_000)
  }
})
