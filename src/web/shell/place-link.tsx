import type { ReactNode } from 'react'
import { followHere } from '../fields/record-link.tsx'
import { Icon } from '../kit/icon.tsx'
import type { Place } from './menu-entries.ts'
import styles from './sidebar.module.css'

/** A place of the app that one can go to; `count` stands at its end. */
export function PlaceLink({ place, current, count }: { place: Place; current: boolean; count?: ReactNode }) {
  return (
    <a
      href={place.to}
      className={styles.place}
      aria-current={current ? 'page' : undefined}
      title={place.label}
      onClick={(event) => followHere(event, place.to)}
    >
      <Icon name={place.icon} />
      <span className="cut">{place.label}</span>
      {count}
    </a>
  )
}
