import { useNavigate, useRouterState } from '@tanstack/react-router'
import { request } from '../api/request.ts'
import { client } from '../api/client.ts'
import { useMe } from '../api/use-me.ts'
import { prefer, usePreference } from '../api/preferences.ts'
import type { Theme } from '../app/theme.ts'
import { followHere } from '../fields/record-link.tsx'
import { Avatar } from '../kit/avatar.tsx'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { KeyCap } from '../kit/key-cap.tsx'
import { Logo } from '../kit/logo.tsx'
import { Menu, type MenuItem } from '../kit/menu.tsx'
import { useWords } from '../words/words.ts'
import { JobTray } from '../jobs/job-tray.tsx'
import { Favourites, useFavourites } from './favourites.tsx'
import { keyMapOpen } from './key-map.tsx'
import { menuOf, placeAt, type Place } from './menu-entries.ts'
import { openPalette } from './palette-open.ts'
import { forgetRecent } from './recent.ts'
import styles from './sidebar.module.css'
import { useCreatable } from './create-menu.tsx'
import { DemoBadge } from './demo-badge.tsx'

/** The frame's left side: the company, search, where one can go, and oneself at the foot. */
export function Sidebar({ rail }: { rail: boolean }) {
  const me = useMe()
  const t = useWords()
  const creatable = useCreatable()
  const { menu, current, here } = useMenu()
  const home = { to: '/', icon: 'home', label: t('shell.home') }
  const settings = { to: '/settings', icon: 'settings', label: t('shell.settings') }
  return (
    <nav className={rail ? `${styles.nav} ${styles.rail}` : styles.nav} aria-label={t('shell.main')}>
      <div className={styles.company}>
        <Logo />
        <span className={`${styles.name} cut`}>{me.workspace.name}</span>
        <DemoBadge />
      </div>
      <div className={styles.search}>
        <button type="button" className={styles.find} onClick={() => openPalette()} title={t('shell.search')}>
          <Icon name="search" />
          <span className="grow">{t('shell.search')}</span>
          <KeyCap keys="mod+k" />
        </button>
        {creatable.length > 0 && (
          <Menu items={creatable} align="start">
            <Button icon="plus" label={t('shell.create')} />
          </Menu>
        )}
      </div>
      <div className={styles.places}>
        <PlaceLink place={home} current={here.pathname === '/'} />
        <Favourites />
        {menu.map(({ group, places }) => (
          <details key={group} open={group !== 'more'} className={styles.group}>
            <summary>
              <Icon name="chevron-right" size={12} />
              {t(`shell.group.${group}`)}
            </summary>
            {places.map((place) => (
              <PlaceLink key={place.to + place.label} place={place} current={place === current} />
            ))}
          </details>
        ))}
      </div>
      <div className={styles.foot}>
        <JobTray />
        <PlaceLink place={settings} current={here.pathname.startsWith('/settings')} />
        <MyMenu />
      </div>
    </nav>
  )
}

/** The sidebar's groups, and which of their places one is at. */
export function useMenu() {
  const me = useMe()
  const here = useRouterState({ select: ({ location }) => location })
  const menu = menuOf(me)
  const view = (here.search as { view?: string }).view
  const isStarred = useFavourites().some(({ id }) => id === view)
  const place = placeAt(
    menu.flatMap(({ places }) => places),
    here.pathname,
    view,
  )
  return { menu, current: isStarred ? undefined : place, here }
}

export function PlaceLink({ place, current }: { place: Place; current: boolean }) {
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
    </a>
  )
}

const themes: readonly { theme: Theme; icon: string }[] = [
  { theme: 'system', icon: 'device-desktop' },
  { theme: 'light', icon: 'sun' },
  { theme: 'dark', icon: 'moon' },
]

/** What concerns oneself: theme, keys, signing out. */
export function useMyMenu(): MenuItem[] {
  const t = useWords()
  const chosen = usePreference('theme')
  const navigate = useNavigate()
  const signOut = async () => {
    await request('session', { method: 'DELETE' }).catch(() => undefined)
    forgetRecent()
    client.clear()
    await navigate({ to: '/sign-in' })
  }
  return [
    ...themes.map(({ theme, icon }, index) => ({
      label: t(`theme.${theme}`),
      icon,
      checked: theme === chosen,
      ...(index === 0 && { group: t('theme.title') }),
      onSelect: () => void prefer({ theme }),
    })),
    { label: t('keys.title'), icon: 'keyboard', keys: '?', group: true, onSelect: () => keyMapOpen.set(true) },
    { label: t('shell.signOut'), icon: 'logout', group: true, onSelect: () => void signOut() },
  ]
}

function MyMenu() {
  const me = useMe()
  return (
    <Menu items={useMyMenu()}>
      <button type="button" className={styles.place} title={me.user.name}>
        <Avatar name={me.user.name} />
        <span className="cut">{me.user.name}</span>
      </button>
    </Menu>
  )
}
