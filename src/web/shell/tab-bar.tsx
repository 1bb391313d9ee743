import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/use-me.ts'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { Menu } from '../kit/menu.tsx'
import { useWords } from '../words/words.ts'
import { useCreatable } from './create-menu.tsx'
import { Favourites } from './favourites.tsx'
import { openPalette } from './palette-open.ts'
import { PlaceLink, useMenu, useMyMenu } from './sidebar.tsx'
import styles from './tab-bar.module.css'

/** The phone's foot: home, create, search, and everywhere else. */
export function TabBar() {
  const t = useWords()
  const [more, setMore] = useState(false)
  const creatable = useCreatable()
  return (
    <nav className={styles.tabs} aria-label={t('shell.main')}>
      <Link to="/" className={styles.tab} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
        <Icon name="home" size={20} />
        {t('shell.home')}
      </Link>
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
      {more && <Everywhere onClose={() => setMore(false)} />}
    </nav>
  )
}

function Everywhere({ onClose }: { onClose: () => void }) {
  const t = useWords()
  const me = useMe()
  const mine = useMyMenu()
  const { menu, current, here } = useMenu()
  return (
    <Dialog title={me.workspace.name} onClose={onClose}>
      <div
        className={styles.everywhere}
        onClickCapture={(event) => (event.target as HTMLElement).closest('a') && onClose()}
      >
        <Favourites />
        {menu.map(({ group, places }) => (
          <section key={group}>
            <h3>{t(`shell.group.${group}`)}</h3>
            {places.map((place) => (
              <PlaceLink key={place.to + place.label} place={place} current={place === current} />
            ))}
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
