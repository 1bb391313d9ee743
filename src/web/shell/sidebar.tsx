import type { ReactNode } from 'react'
import type { MenuGroup } from '../../kernel/sidebar.ts'
import { useMe } from '../api/use-me.ts'
import { prefer, usePreference } from '../api/preferences.ts'
import type { Theme } from '../app/theme.ts'
import { FavouritesBlock } from '../favourites/favourites-block.tsx'
import { Avatar } from '../kit/avatar.tsx'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { Logo } from '../kit/logo.tsx'
import { Menu, type MenuItem } from '../kit/menu.tsx'
import { useWords } from '../words/words.ts'
import { CommandKeys } from './command-keys.tsx'
import { useKeysOf } from './commands.ts'
import { JobTray } from '../jobs/job-tray.tsx'
import { keyMapOpen } from './key-map-open.ts'
import { openPalette } from './palette-open.ts'
import { PlaceLines } from './place-lines.tsx'
import { PlaceLink } from './place-link.tsx'
import { signOut } from './sign-out.ts'
import styles from './sidebar.module.css'
import { useCreatable } from './create-menu.tsx'
import { DemoBadge } from './demo-badge.tsx'
import { TopPlaces } from './top-places.tsx'
import { useSidebar } from './use-sidebar.ts'

/** The frame's left side: the company, search, where one can go, and oneself at the foot. */
export function Sidebar({ rail }: { rail: boolean }) {
  const me = useMe()
  const t = useWords()
  const creatable = useCreatable()
  const { pinned, groups, more, current, here } = useSidebar()
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
          <CommandKeys of="palette" />
        </button>
        {creatable.length > 0 && (
          <Menu items={creatable} align="start">
            <Button icon="plus" label={t('shell.create')} />
          </Menu>
        )}
      </div>
      <div className={styles.places}>
        <PlaceLink place={home} current={here.pathname === '/'} />
        <TopPlaces />
        <PlaceLines places={pinned} current={current} />
        <FavouritesBlock here={here.href} />
        {groups.map(({ group, places }) => (
          <GroupBlock key={group} group={group}>
            <PlaceLines places={places} current={current} />
          </GroupBlock>
        ))}
        {more.length > 0 && (
          <GroupBlock group="more">
            {more.map(({ group, places }) => (
              <PlaceLines key={group} places={places} current={current} />
            ))}
          </GroupBlock>
        )}
      </div>
      <div className={styles.foot}>
        <JobTray />
        <PlaceLink place={settings} current={here.pathname.startsWith('/settings')} />
        <button type="button" className={styles.place} title={t('shell.help')} onClick={() => openPalette('?')}>
          <Icon name="help-circle" />
          <span className="cut">{t('shell.help')}</span>
        </button>
        <MyMenu />
      </div>
    </nav>
  )
}

/** A group of places under its name; open or closed as one left it. */
function GroupBlock({ group, children }: { group: MenuGroup; children: ReactNode }) {
  const t = useWords()
  const open = usePreference('openGroups')
  const isOpen = open[group] ?? group !== 'more'
  return (
    <section className={styles.group}>
      <button
        type="button"
        className={styles.groupHead}
        aria-expanded={isOpen}
        onClick={() => void prefer({ openGroups: { ...open, [group]: !isOpen } })}
      >
        <Icon name="chevron-right" size={12} />
        {t(`shell.group.${group}`)}
      </button>
      {isOpen && children}
    </section>
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
  const keysOf = useKeysOf()
  const chosen = usePreference('theme')
  return [
    ...themes.map(({ theme, icon }, index) => ({
      label: t(`theme.${theme}`),
      icon,
      checked: theme === chosen,
      ...(index === 0 && { group: t('theme.title') }),
      onSelect: () => void prefer({ theme }),
    })),
    {
      label: t('keys.title'),
      icon: 'keyboard',
      keys: keysOf('keys'),
      group: true,
      onSelect: () => keyMapOpen.set(true),
    },
    { label: t('shell.signOut'), icon: 'logout', group: true, onSelect: signOut },
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
