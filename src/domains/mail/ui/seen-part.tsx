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
const shown: readonly Shown[] = ['taken', 'waiting', 'skipped', 'failed']

/** What became of each message that the mail server shows, and why; what was not taken can be tried again. */
export function SeenPart({ id, sync: { counts, folders } }: { id: string; sync: Sync }) {
  const t = useWords()
  const [state, setState] = useState<Shown>('waiting')
  const canTry = state !== 'taken' && counts[state] > 0
  return (
    <SeenRows<Shown, Seen>
      title={t('mail.messages')}
      about={t('mail.messagesAbout', { folders: folders.map(({ path }) => isolated(path)).join(', ') })}
      action={
        canTry && (
          <Button icon="repeat" onClick={() => void ask(id, 'try-again', { state }).catch(toastRefusal)}>
            {t('mail.tryAgain')}
          </Button>
        )
      }
      state={state}
      states={shown.map((value) => ({ value, label: t(`mail.states.${value}`), count: counts[value] }))}
      onState={setState}
      path={`mailboxes/${id}/messages`}
      queryKey={seenKey(id, state, counts[state])}
      words={{ none: t('mail.noMessages'), more: t('mail.more') }}
      row={(row) => <SeenRow key={row.id} row={row} />}
    />
  )
}

function SeenRow({ row: { folder, uid, reason, email, subject, from, triedAt } }: { row: Seen }) {
  const t = useWords()
  const name = subject ?? from.map((each) => isolated(each.name || each.address)).join(', ')
  const place = t('mail.place', { folder: isolated(folder), number: uid })
  const under = [name && place, reason && t(`mail.reason.${reason}`), triedAt && formatMoment(triedAt)]
  return (
    <SettingsRow name={name || place} under={under.filter(Boolean).join(' · ')}>
      {email && <a href={`/emails/${email}`}>{t('mail.toEmail')}</a>}
    </SettingsRow>
  )
}
