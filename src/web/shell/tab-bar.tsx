import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/use-me.ts'
import { FavouritesBlock } from '../favourites/favourites-block.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { Menu } from '../kit/menu.tsx'
import { useWords } from '../words/words.ts'
import { useCreatable } from './create-menu.tsx'
import type { Place } from './menu-entries.ts'
import { openPalette } from './palette-open.ts'
import { PlaceLink } from './place-link.tsx'
import { useMyMenu } from './sidebar.tsx'
import { signOutAsked } from './sign-out.ts'
import styles from './tab-bar.module.css'
import { TopTabs } from './top-places.tsx'
import { useSidebar } from './use-sidebar.ts'

/** The phone's foot: home, create, search, and everywhere else. */
export function TabBar() {
  const t = useWords()
  const [more, setMore] = useState(false)
  const creatable = useCreatable()
  const isLeaving = signOutAsked.use()
  return (
    <nav className={styles.tabs} aria-label={t('shell.main')}>
      <Link to="/" className={styles.tab} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
        <Icon name="home" size={20} />
        {t('shell.home')}
      </Link>
      <TopTabs />
      {creatable.length > 0 && (
        <Menu items={creatable}>
          <button type="button" className={styles.tab}>
            <span className={styles.create}>
              <Icon name="plus" size={20} />
            </span>
            {t('shell.create')}
          </button>
        </Menu>
      )}
      <button type="button" className={styles.tab} onClick={() => openPalette()}>
        <Icon name="search" size={20} />
        {t('shell.search')}
      </button>
      <button type="button" className={styles.tab} aria-haspopup="dialog" onClick={() => setMore(true)}>
        <Icon name="menu-2" size={20} />
        {t('more')}
      </button>
      {more && !isLeaving && <Everywhere onClose={() => setMore(false)} />}
    </nav>
  )
}

function Everywhere({ onClose }: { onClose: () => void }) {
  const t = useWords()
  const me = useMe()
  const mine = useMyMenu()
  const { pinned, groups, more, current, here } = useSidebar()
  return (
    <Dialog title={me.workspace.name} onClose={onClose}>
      <div
        className={styles.everywhere}
        onClickCapture={(event) => (event.target as HTMLElement).closest('a') && onClose()}
      >
        {pinned.length > 0 && <Places places={pinned} current={current} />}
        <FavouritesBlock here={here.href} />
        {[...groups, ...more].map(({ group, places }) => (
          <section key={`${group}${places[0]?.to}`}>
            <h3>{t(`shell.group.${group}`)}</h3>
            <Places places={places} current={current} />
          </section>
        ))}
        <section>
          <PlaceLink
            place={{ to: '/settings', icon: 'settings', label: t('shell.settings') }}
            current={here.pathname.startsWith('/settings')}
          />
          <Menu items={mine}>
            <button type="button" className={styles.me}>
              <Icon name="user-circle" />
              {me.user.name}
            </button>
          </Menu>
        </section>
      </div>
    </Dialog>
  )
}

function Places({ places, current }: { places: readonly Place[]; current: Place | undefined }) {
  return places.map((place) => <PlaceLink key={place.to} place={place} current={place === current} />)
}
