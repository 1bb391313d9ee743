import { useSearch } from '@tanstack/react-router'
import { pathOf } from '../api/path.ts'
import { useRows } from '../api/use-rows.ts'
import { findDefinition } from '../app/registry.ts'
import { followHere } from '../fields/record-link.tsx'
import { Icon } from '../kit/icon.tsx'
import { useWords } from '../words/words.ts'
import styles from './sidebar.module.css'

interface View {
  id: string
  name: string
  of: string
  layout: string
  query: string
}

/** Views that were starred. */
export function useFavourites(): View[] {
  const view = findDefinition('view')
  const { data } = useRows(
    view!,
    { filter: { field: 'favourite', is: true }, sort: 'name', limit: 50 },
    view !== undefined,
  )
  return (data?.data ?? []) as unknown as View[]
}

/** The address that a view opens. */
export function addressOfView(view: View): string {
  const definition = findDefinition(view.of)
  return definition ? `/${pathOf(definition)}?view=${view.id}` : '/'
}

export function Favourites() {
  const t = useWords()
  const views = useFavourites()
  const { view: open } = useSearch({ strict: false }) as { view?: string }
  if (views.length === 0) return null
  return (
    <section className={styles.block}>
      <h2>{t('shell.favourites')}</h2>
      {views.map((view) => (
        <a
          key={view.id}
          href={addressOfView(view)}
          className={styles.place}
          aria-current={view.id === open ? 'page' : undefined}
          title={view.name}
          onClick={(event) => followHere(event, addressOfView(view))}
        >
          <Icon name={view.layout === 'board' ? 'layout-kanban' : 'table'} />
          <span className="cut">{view.name}</span>
        </a>
      ))}
    </section>
  )
}
