import type { MenuItem } from '../kit/menu.tsx'
import { useReorder } from '../kit/reorder.ts'
import { goTo } from '../app/router.ts'
import { usePreference } from '../api/preferences.ts'
import { isFavourite } from '../favourites/favourite-list.ts'
import { favouriteOf } from '../favourites/here.ts'
import { EntryMenu } from '../favourites/favourites-block.tsx'
import { toggleFavourite } from '../favourites/use-favourites.ts'
import { useWords } from '../words/words.ts'
import type { Place } from './menu-entries.ts'
import { PlaceLink } from './place-link.tsx'
import { hide, move, pin, unpin } from './sidebar-layout.ts'
import styles from './sidebar.module.css'
import { changeLayout, useLayout } from './use-sidebar.ts'

/** Places that stand together; they are put in order, pinned and hidden by their menu or by dragging. */
export function PlaceLines({ places, current }: { places: readonly Place[]; current: Place | undefined }) {
  const beside = places.map(({ to }) => to)
  const drag = useReorder('place', (to, before) => changeLayout((layout) => move(layout, beside, to, before)))
  return places.map((place, index) => (
    <div key={place.to} className={styles.line} {...drag(place.to)}>
      <PlaceLink place={place} current={place === current} />
      <PlaceMenu place={place} beside={beside} index={index} />
    </div>
  ))
}

function PlaceMenu({ place, beside, index }: { place: Place; beside: readonly string[]; index: number }) {
  const t = useWords()
  const { to, label } = place
  const isPinned = useLayout().pinned.includes(to)
  const starred = isFavourite(usePreference('favourites'), to)
  const put = (before: string | null) => changeLayout((layout) => move(layout, beside, to, before))
  const items: MenuItem[] = [
    isPinned
      ? { label: t('sidebar.unpin'), icon: 'pinned-off', onSelect: () => changeLayout((layout) => unpin(layout, to)) }
      : { label: t('sidebar.pin'), icon: 'pin', onSelect: () => changeLayout((layout) => pin(layout, to)) },
    {
      label: t(starred ? 'favourites.remove' : 'favourites.add'),
      icon: starred ? 'star-filled' : 'star',
      onSelect: () => toggleFavourite(favouriteOf(to, label)!),
    },
    ...(index > 0 ? [{ label: t('favourites.up'), icon: 'arrow-up', onSelect: () => put(beside[index - 1]!) }] : []),
    ...(index < beside.length - 1
      ? [{ label: t('favourites.down'), icon: 'arrow-down', onSelect: () => put(beside[index + 2] ?? null) }]
      : []),
    { label: t('sidebar.hide'), icon: 'eye-off', onSelect: () => changeLayout((layout) => hide(layout, to)) },
    {
      label: t('sidebar.customise'),
      icon: 'adjustments-horizontal',
      group: true,
      onSelect: () => goTo('/settings/sidebar'),
    },
  ]
  return <EntryMenu label={label} items={items} />
}
