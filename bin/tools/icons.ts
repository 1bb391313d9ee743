import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { icons } from '../../src/web/kit/icons.ts'

type Part = [tag: string, attributes: Record<string, string>]

const drawings = path.join(path.dirname(createRequire(import.meta.url).resolve('@tabler/icons-react')), '../esm/icons')

/** The drawings of all icons as one file of symbols, each under its name: drawings are no script, and are fetched once. */
export async function sprite(): Promise<string> {
  const symbols = await Promise.all(icons.map(symbolOf))
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`
}

async function symbolOf(name: string): Promise<string> {
  const pascal = name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
  const file = pathToFileURL(path.join(drawings, `Icon${pascal}.mjs`)).href
  const { __iconNode: parts } = (await import(file)) as { __iconNode: Part[] }
  const ink = name.endsWith('-filled') ? ' fill="currentColor" stroke="none"' : ''
  return `<symbol id="${name}" viewBox="0 0 24 24"${ink}>${parts.map(drawn).join('')}</symbol>`
}

function drawn([tag, { key: _, ...attributes }]: Part): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${kebab(name)}="${value}"`)
  return `<${tag}${written.join('')}/>`
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
