import { fold } from '../../../../kernel/fold.ts'

/** Fills a template such as "{account} {product}" with what the columns and targets of those names say; null when nothing is said. */
export function fillTemplate(template: string, said: (name: string) => string | undefined): string | null {
  let filled = false
  const text = template.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = said(name.trim()) ?? ''
    filled ||= value !== ''
    return value
  })
  return filled ? text.replace(/\s+/g, ' ').replace(/^[\s,·–-]+|[\s,·–-]+$/g, '').slice(0, 300) : null // prettier-ignore
}

/** The names in a template that neither a column nor a target has. */
export function unknownNames(template: string, names: readonly string[]): string[] {
  const known = new Set(names.map(fold))
  return [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]!.trim()).filter((name) => !known.has(fold(name))) // prettier-ignore
}
