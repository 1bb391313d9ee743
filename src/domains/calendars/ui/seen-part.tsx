import { useState } from 'react'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Button } from '../../../web/kit/button.tsx'
import { SettingsRow } from '../../../web/settings/part.tsx'
import { SeenRows } from '../../../web/settings/seen-rows.tsx'
import { formatMoment } from '../../../web/words/format.ts'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import type { State } from '../model/seen.ts'
import { ask, seenKey, type Seen, type Sync } from './sync.ts'

type Shown = Exclude<State, 'due'>
const shown: readonly Shown[] = ['taken', 'skipped', 'failed']

/** What became of each event that the calendars show, and why; what was not taken can be tried again. */
export function SeenPart({ id, sync: { counts } }: { id: string; sync: Sync }) {
  const t = useWords()
  const [state, setState] = useState<Shown>('taken')
  const canTry = state !== 'taken' && counts[state] > 0
  return (
    <SeenRows<Shown, Seen>
      title={t('calendars.events')}
      about={t('calendars.eventsAbout')}
      action={
        canTry && (
          <Button icon="repeat" onClick={() => void ask(id, 'try-again', { state }).catch(toastRefusal)}>
            {t('calendars.tryAgain')}
          </Button>
        )
      }
      state={state}
      states={shown.map((value) => ({ value, label: t(`calendars.states.${value}`), count: counts[value] }))}
      onState={setState}
      path={`calendar-accounts/${id}/objects`}
      queryKey={seenKey(id, state, counts[state])}
      words={{ none: t('calendars.noEvents'), more: t('calendars.more') }}
      row={(row) => <SeenRow key={row.id} row={row} />}
    />
  )
}

function SeenRow({ row: { calendar, reason, meeting, title, triedAt } }: { row: Seen }) {
  const t = useWords()
  const place = isolated(calendar)
  const under = [title && place, reason && t(`calendars.reason.${reason}`), triedAt && formatMoment(triedAt)]
  return (
    <SettingsRow name={title ?? place} under={under.filter(Boolean).join(' · ')}>
      {meeting && <a href={`/meetings/${meeting}`}>{t('calendars.toMeeting')}</a>}
    </SettingsRow>
  )
}
