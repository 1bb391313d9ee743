import { useRouterState } from '@tanstack/react-router'
import { rooms } from '../app/registry.ts'
import { followHere } from '../fields/record-link.tsx'
import { Icon } from '../kit/icon.tsx'
import type { TopEntry } from '../room.ts'
import { useWords } from '../words/words.ts'
import { PlaceLink } from './place-link.tsx'
import styles from './sidebar.module.css'
import tabs from './tab-bar.module.css'

/** What rooms put above the groups: it tells how much is new. */
export const topEntries = (): readonly TopEntry[] => rooms().flatMap((room) => room.top ?? [])

const useIsHere = (to: string) => useRouterState({ select: ({ location }) => location.pathname.startsWith(to) })

/** Those places in the sidebar. */
export function TopPlaces() {
  return topEntries().map((entry) => <TopPlace key={entry.to} entry={entry} />)
}

function TopPlace({ entry }: { entry: TopEntry }) {
  const t = useWords()
  const count = entry.useCount()
  const label = count > 0 ? t('shell.new', { count, place: entry.label }) : undefined
  return (
    <PlaceLink
      place={entry}
      current={useIsHere(entry.to)}
      count={
        count > 0 && (
          <span className={styles.new}>
            <span aria-hidden>{most(count)}</span>
            <span className="aloud">{label}</span>
          </span>
        )
      }
    />
  )
}

/** The same at the foot of a phone. */
export function TopTabs() {
  return topEntries().map((entry) => <TopTab key={entry.to} entry={entry} />)
}

function TopTab({ entry }: { entry: TopEntry }) {
  const t = useWords()
  const count = entry.useCount()
  const here = useIsHere(entry.to)
  return (
    <a
      href={entry.to}
      className={tabs.tab}
      aria-current={here ? 'page' : undefined}
      onClick={(event) => followHere(event, entry.to)}
    >
      <span className={tabs.counted}>
        <Icon name={entry.icon} size={20} />
        {count > 0 && (
          <span className={tabs.count} aria-hidden>
            {most(count)}
          </span>
        )}
      </span>
      {entry.label}
      {count > 0 && <span className="aloud">{t('shell.new', { count, place: entry.label })}</span>}
    </a>
  )
}

const most = (count: number) => (count > 99 ? '99+' : String(count))
