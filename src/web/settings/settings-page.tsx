import { useParams } from '@tanstack/react-router'
import { Suspense, useMemo } from 'react'
import { leads, useMe } from '../api/use-me.ts'
import { Nothing } from '../app/errors.tsx'
import { rooms } from '../app/registry.ts'
import { followHere } from '../fields/record-link.tsx'
import { fetched } from '../kit/fetched.tsx'
import { Icon } from '../kit/icon.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { Page } from '../shell/page.tsx'
import type { SettingsUi } from '../room.ts'
import { useWords } from '../words/words.ts'
import styles from './settings.module.css'

const groups = ['me', 'workspace', 'people', 'records', 'privacy', 'developers'] as const

/** The settings: one's own account, and what rooms let people and admins decide. */
export function SettingsPage() {
  const { _splat: path } = useParams({ strict: false }) as { _splat?: string }
  const me = useMe()
  const t = useWords()
  const isAdmin = leads(me)
  const all = useMemo(() => rooms().flatMap((room) => room.settings ?? []), [])
  const offered = all.filter(({ admin, owner }) => (isAdmin || !admin) && (me.user.role === 'owner' || !owner))
  const current = offered.find((each) => each.path === path) ?? (path ? undefined : offered[0])
  const Content = current && fetched(current.load)
  return (
    <Page title={path && current ? current.label : t('shell.settings')}>
      <div className={path ? `${styles.settings} ${styles.chosen}` : styles.settings}>
        <nav className={styles.nav} aria-label={t('shell.settings')}>
          {groups.map((group) => (
            <Group key={group} group={group} pages={offered.filter((each) => each.group === group)} current={current} />
          ))}
        </nav>
        <div className={styles.content}>
          {path && (
            <a className={styles.up} href="/settings" onClick={(event) => followHere(event, '/settings')}>
              <Icon name="chevron-left" />
              {t('shell.settings')}
            </a>
          )}
          {Content ? (
            <Suspense fallback={<SkeletonLines count={5} />}>
              <Content />
            </Suspense>
          ) : (
            <Nothing />
          )}
        </div>
      </div>
    </Page>
  )
}

function Group({
  group,
  pages,
  current,
}: {
  group: string
  pages: readonly SettingsUi[]
  current: SettingsUi | undefined
}) {
  const t = useWords()
  if (pages.length === 0) return null
  return (
    <section>
      <h2>{t(`settings.group.${group}`)}</h2>
      {pages.map((each) => {
        const address = `/settings/${each.path}`
        return (
          <a
            key={each.path}
            href={address}
            className={styles.link}
            aria-current={each === current ? 'page' : undefined}
            onClick={(event) => followHere(event, address)}
          >
            <Icon name={each.icon} />
            <span className="cut">{each.label}</span>
          </a>
        )
      })}
    </section>
  )
}
