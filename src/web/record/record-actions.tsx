import { Suspense, useState } from 'react'
import type { ActionDefinition } from '../../kernel/action.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Can, Row } from '../api/answers.ts'
import { remove, restore } from '../api/create.ts'
import { pageOf } from '../api/path.ts'
import { act } from '../api/use-action.ts'
import { leads, useMe } from '../api/use-me.ts'
import { toastRefusal } from '../api/toast-refusal.ts'
import { actionsOf } from '../app/registry.ts'
import { goTo } from '../app/router.ts'
import { Star } from '../favourites/star.tsx'
import { useTimeTravel } from '../history/use-time-travel.ts'
import { Button } from '../kit/button.tsx'
import { fetched } from '../kit/fetched.tsx'
import { Menu, type MenuItem } from '../kit/menu.tsx'
import { exportRecord } from '../list/export.ts'
import { toast } from '../kit/toast.tsx'
import { useCommands } from '../shell/commands.ts'
import { useWords } from '../words/words.ts'
import { ActionForm } from './action-form.tsx'
import { openMade } from './open-made.ts'
import { mergePageOf } from '../merge/merge-address.ts'
import { Tools } from './tools.tsx'
import { needsInput } from './action-input.ts'
import styles from './record-actions.module.css'

const WhoSees = fetched(() => import('../access/who-sees-dialog.tsx').then((door) => door.WhoSeesDialog))
const WhoHasSeen = fetched(() => import('../audit/who-has-seen-dialog.tsx').then((door) => door.WhoHasSeenDialog))
const ShareIt = fetched(() => import('../sharing/share-dialog.tsx').then((door) => door.ShareDialog))

const looks = { who: WhoSees, seen: WhoHasSeen, share: ShareIt }

interface Props {
  definition: RecordDefinition
  row: Row
  can: Can
  title: string
}

/** What can be done to the record now: its actions, its history, the bin. */
export function RecordActions({ definition, row, can, title }: Props) {
  const [asking, setAsking] = useState<ActionDefinition | null>(null)
  const [looking, setLooking] = useState<keyof typeof looks | null>(null)
  const travel = useTimeTravel()
  const me = useMe()
  const right = me.permissions[definition.name]
  const t = useWords()
  const offered = actionsOf(definition.name).filter(({ name, onPanel }) => can.actions.includes(name) && !onPanel)
  // Joining records is rare and large: it waits in the menu, as does what there is no room for.
  const few = offered.filter(({ name }) => name !== 'merge').slice(0, 3)
  const rest = offered.filter((action) => !few.includes(action))
  const start = (action: ActionDefinition) =>
    action.name === 'merge'
      ? goTo(mergePageOf(definition, row.id))
      : needsInput(action)
        ? setAsking(action)
        : void act(action, row, {}).then((answer) => answer && openMade(action, row.id))
  const who = { label: t(leads(me) ? 'access.who' : 'access.why'), icon: 'eye', run: () => setLooking('who') }
  const seen = { label: t('audit.seen'), icon: 'eye', run: () => setLooking('seen') }
  const share = { label: t('sharing.open'), icon: 'share', run: () => setLooking('share') }
  useCommands([
    ...offered.map((action) => ({
      id: `action-${action.name}`,
      label: action.label,
      icon: action.icon,
      group: 'here' as const,
      run: () => start(action),
    })),
    { id: 'who-sees', group: 'here', ...who },
    ...(leads(me) ? [{ id: 'who-has-seen', group: 'here' as const, ...seen }] : []),
    ...(can.share ? [{ id: 'share', group: 'here' as const, ...share }] : []),
    { id: 'history', label: t('history.title'), icon: 'history', group: 'here', run: travel.toggle },
  ])
  const Look = looks[looking ?? 'who']
  const items: MenuItem[] = [
    ...few.map((action) => itemOf(action, start)),
    ...rest.map((action) => itemOf(action, start)),
    {
      label: t('record.copyAddress'),
      icon: 'link',
      group: true,
      onSelect: () => void copyAddress(definition, row.id).then(() => toast({ text: t('record.copied') })),
    },
    ...(right?.export
      ? [{ label: t('record.everything'), icon: 'download', onSelect: () => void exportRecord(definition, row.id) }]
      : []),
    ...(can.share ? [{ label: share.label, icon: share.icon, onSelect: share.run }] : []),
    { label: who.label, icon: who.icon, onSelect: who.run },
    ...(leads(me) ? [{ label: seen.label, icon: seen.icon, onSelect: seen.run }] : []),
    ...(can.delete && !row.deletedAt
      ? [{ label: t('record.toBin'), icon: 'trash', danger: true, onSelect: () => void toBin(definition, row) }]
      : []),
    ...(row.deletedAt
      ? [{ label: t('record.fromBin'), icon: 'arrow-back-up', onSelect: () => void fromBin(definition, row.id) }]
      : []),
  ]
  return (
    <>
      <span className={styles.few}>
        {few.map((action) => (
          <Button key={action.name} icon={action.icon} title={action.summary} onClick={() => start(action)}>
            {action.label}
          </Button>
        ))}
      </span>
      <Star />
      <Tools row={row} />
      <Button
        kind={travel.open ? 'plain' : 'quiet'}
        icon="history"
        aria-pressed={travel.open}
        className={styles.wordy}
        onClick={travel.toggle}
      >
        {t('history.title')}
      </Button>
      <Menu items={items} align="end">
        <Button kind="quiet" icon="dots" label={t('more')} />
      </Menu>
      {looking && (
        <Suspense fallback={null}>
          <Look about={{ record: definition.name, id: row.id }} title={title} onClose={() => setLooking(null)} />
        </Suspense>
      )}
      {asking && <ActionForm action={asking} row={row} title={title} onClose={() => setAsking(null)} />}
    </>
  )
}

const itemOf = (action: ActionDefinition, start: (action: ActionDefinition) => void): MenuItem => ({
  label: action.label,
  icon: action.icon,
  onSelect: () => start(action),
})

const copyAddress = (definition: RecordDefinition, id: string) =>
  navigator.clipboard.writeText(new URL(pageOf(definition, id), location.origin).href)

async function toBin(definition: RecordDefinition, row: Row) {
  try {
    await remove(definition, row)
    goTo(pageOf(definition))
  } catch (error) {
    toastRefusal(error)
  }
}

async function fromBin(definition: RecordDefinition, id: string) {
  try {
    await restore(definition, id)
  } catch (error) {
    toastRefusal(error)
  }
}
