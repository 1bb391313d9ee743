import { Outlet, useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { useEvents } from '../api/events.ts'
import { justDone } from '../api/just-done.ts'
import { prefer, preferenceNow, usePreference } from '../api/preferences.ts'
import { redoLast, undoLast } from '../api/undo.ts'
import { useMe } from '../api/use-me.ts'
import { definitionAt, definitionOf, rooms } from '../app/registry.ts'
import { goTo } from '../app/router.ts'
import { useStarCommand } from '../favourites/star.tsx'
import { coachOn } from '../first-steps/coach-on.ts'
import { fetchQuickCreate, QuickCreate } from '../form/quick-create.tsx'
import { fetched } from '../kit/fetched.tsx'
import { whenIdle } from '../kit/when-idle.ts'
import { helpOpen } from '../help/help-open.ts'
import { useSlim } from '../kit/use-narrow.ts'
import type { RoomUi } from '../room.ts'
import { named } from '../words/language.ts'
import { useWords, withLaterWords } from '../words/words.ts'
import { Banners } from './banners.tsx'
import { useCommands, useKeyboard } from './commands.ts'
import { useCreatable } from './create-menu.tsx'
import { createRequest, openCreate } from './create-request.ts'
import { keepFocusSomewhere } from './focus-kept.ts'
import styles from './frame.module.css'
import { keyMapOpen } from './key-map-open.ts'
import { menuOf } from './menu-entries.ts'
import { openPalette, palette } from './palette-open.ts'
import { signOutAsked } from './sign-out.ts'
import { Sidebar } from './sidebar.tsx'
import { topEntries } from './top-places.tsx'
import { UnsavedBanner } from '../unsaved/unsaved-banner.tsx'
import { TabBar } from './tab-bar.tsx'
import { useAhead } from './use-ahead.ts'

const Offers = fetched(() => import('./offers.tsx').then((door) => door.Offers))
const Palette = fetched(withLaterWords(() => import('../palette/palette.tsx').then((door) => door.Palette)))
const KeyMap = fetched(withLaterWords(() => import('./key-map.tsx').then((door) => door.KeyMap)))
const HelpDialog = fetched(withLaterWords(() => import('../help/help-dialog.tsx').then((door) => door.HelpDialog)))
const Coach = fetched(() => import('../first-steps/coach.tsx').then((door) => door.Coach))
const SignOutQuestion = fetched(() => import('./sign-out-question.tsx').then((door) => door.SignOutQuestion))
whenIdle(() => void Promise.all([Palette.fetch(), fetchQuickCreate()]))

const toggleRail = () => void prefer({ rail: !preferenceNow('rail') })

/** Everything around a page: sidebar or tab bar, palette, quick create, keys, the stream of changes. */
export function Frame() {
  useKeyboard()
  useEvents()
  useFrameCommands()
  useStarCommand()
  useWatches()
  useCommitOnLeave()
  useAhead()
  useEffect(keepFocusSomewhere, [])
  const t = useWords()
  const wanted = usePreference('rail')
  const rail = useSlim() || wanted
  const creating = createRequest.use()
  const helping = helpOpen.use()
  return (
    <div className={rail ? `${styles.app} ${styles.narrow}` : styles.app}>
      <a href="#main" className={styles.skip}>
        {t('shell.skip')}
      </a>
      <div className={styles.side}>
        <Sidebar rail={rail} />
      </div>
      <main id="main" className={styles.main} tabIndex={-1}>
        <Banners />
        <UnsavedBanner />
        <Outlet />
      </main>
      <TabBar />
      <Suspense>
        {palette.use() && <Palette />}
        {creating && (
          <QuickCreate
            key={creating.record}
            definition={definitionOf(creating.record)}
            initial={creating.initial}
            pasted={creating.pasted}
            onCreated={creating.onCreated}
            onClose={() => createRequest.set(null)}
          />
        )}
      </Suspense>
      <Suspense>{helping && <HelpDialog topic={helping} />}</Suspense>
      <Suspense>{justDone.use() && <Offers />}</Suspense>
      <Suspense>{coachOn.use() !== null && <Coach />}</Suspense>
      <Suspense>{keyMapOpen.use() && <KeyMap />}</Suspense>
      <Suspense>{signOutAsked.use() && <SignOutQuestion />}</Suspense>
    </div>
  )
}

/** A page that goes away takes no text with it: the field in hand is left, and so kept, as if one had gone to the next. */
function useCommitOnLeave() {
  useEffect(() => {
    const commit = () => {
      if (document.visibilityState === 'hidden' && document.activeElement instanceof HTMLElement)
        document.activeElement.blur()
    }
    addEventListener('pagehide', commit)
    document.addEventListener('visibilitychange', commit)
    return () => {
      removeEventListener('pagehide', commit)
      document.removeEventListener('visibilitychange', commit)
    }
  }, [])
}

type Watch = Awaited<ReturnType<NonNullable<RoomUi['watch']>>>

/** What rooms do while somebody is here. */
function useWatches() {
  useEffect(() => {
    const ends: (() => void)[] = []
    let gone = false
    const watched = rooms().flatMap(({ watch }) => watch ?? [])
    whenIdle(() => {
      // Nothing comes where the page was left meanwhile.
      for (const load of watched) void load().then((file?: Watch) => file && !gone && ends.push(file.default()))
    })
    return () => {
      gone = true
      for (const end of ends) end()
    }
  }, [])
}

function useFrameCommands() {
  const t = useWords()
  const me = useMe()
  const navigate = useNavigate()
  const places = menuOf(me).flatMap((group) => group.places)
  const creatable = useCreatable()
  useCommands([
    {
      id: 'palette',
      label: t('shell.search'),
      icon: 'search',
      group: 'app',
      keysOnly: true,
      run: () => openPalette(),
    },
    { id: 'keys', label: t('keys.title'), icon: 'keyboard', group: 'app', run: () => keyMapOpen.set(true) },
    { id: 'undo', label: t('undo.last'), icon: 'arrow-back-up', group: 'app', run: undoLast },
    { id: 'redo', label: t('undo.again'), icon: 'rotate', group: 'app', run: redoLast },
    { id: 'rail', label: t('shell.rail'), icon: 'layout-sidebar', group: 'app', run: toggleRail },
    {
      id: 'go-home',
      label: t('shell.home'),
      icon: 'home',
      group: 'go',
      run: () => void navigate({ to: '/' }),
    },
    ...[...topEntries(), ...places].map(({ label, icon, to, keys }) => ({
      id: `go-${to}`,
      label,
      icon,
      ...(keys && { keys }),
      group: 'go' as const,
      run: () => goTo(to),
    })),
    ...rooms()
      .flatMap((room) => room.commands ?? [])
      .map(({ to, ...command }) => ({ ...command, group: 'go' as const, run: () => goTo(to) })),
    {
      id: 'go-bin',
      label: t('bin.title'),
      icon: 'trash',
      group: 'go',
      run: () => void navigate({ to: '/bin' as never }),
    },
    {
      id: 'go-settings',
      label: t('shell.settings'),
      icon: 'settings',
      group: 'go',
      run: () => void navigate({ to: '/settings' }),
    },
    ...creatable.map(({ record, label, icon, onSelect }) => ({
      id: `create-${record}`,
      label: t('list.new', { record: named(label) }),
      ...(icon && { icon }),
      group: 'create' as const,
      run: onSelect,
    })),
    ...(creatable.length > 0
      ? [
          {
            id: 'create',
            label: t('shell.create'),
            icon: 'plus',
            group: 'create' as const,
            keysOnly: true,
            run: () => openCreate(recordHere(me.permissions)),
          },
        ]
      : []),
  ])
}

/** What C creates: what the list on screen holds, else a person. */
function recordHere(permissions: Record<string, { create: boolean }>): string {
  const here = definitionAt(location.pathname.split('/')[1] ?? '')
  return here && !here.hidden && !here.setting && permissions[here.name]?.create ? here.name : 'person'
}
