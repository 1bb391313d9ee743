import { isId } from '../../kernel/id.ts'
import type { Favourite } from '../../kernel/sidebar.ts'
import { definitionAt } from '../app/registry.ts'

/** What an address of the app would be as a favourite: a record, a saved view, or the page as it stands; null for home. */
export function favouriteOf(address: string, title: string): Favourite | null {
  const { pathname, searchParams, search, origin } = new URL(address, location.origin)
  if (origin !== location.origin || pathname === '/') return null
  const [, plural = '', id] = pathname.split('/')
  const definition = definitionAt(plural)
  if (definition && isId(id)) return { kind: 'record', id, record: definition.name, name: null }
  const view = searchParams.get('view')
  if (definition && isId(view)) return { kind: 'view', id: view, name: null }
  return { kind: 'page', to: pathname + search, title: title.trim().slice(0, 120) || pathname, name: null }
}

/** What the page that is open is called. */
export const titleHere = () => document.title.replace(/ · Farley$/, '')
