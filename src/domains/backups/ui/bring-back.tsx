import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../../web/api/request.ts'
import { TroubleLine } from '../../../web/app/errors.tsx'
import { definitions } from '../../../web/app/registry.ts'
import { TakeBack } from '../../../web/history/take-back.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Checkbox } from '../../../web/kit/checkbox.tsx'
import { Chip } from '../../../web/kit/chip.tsx'
import { Dialog } from '../../../web/kit/dialog.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { SettingsRow } from '../../../web/settings/part.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import { formatMoment } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import type { KeptBackup } from '../model/index.ts'
import styles from './backups.module.css'

interface Found {
  id: string
  title: string
  now: 'there' | 'bin' | 'gone'
}
interface Props {
  backup: KeptBackup
  onClose: () => void
}

/** One record out of a backup: found by its name or id, held against now, and brought back. */
export function BringBack({ backup, onClose }: Props) {
  const [record, setRecord] = useState(kinds()[0]!.name)
  const [chosen, setChosen] = useState<Found | null>(null)
  return chosen ? (
    <Compared backup={backup} record={record} found={chosen} onClose={onClose} />
  ) : (
    <Find backup={backup} record={record} onRecord={setRecord} onChoose={setChosen} onClose={onClose} />
  )
}

/** What people have written; what Farley is set up with comes back by its own history. */
const kinds = () => definitions().filter(({ setting }) => !setting)

interface FindProps extends Props {
  record: string
  onRecord: (record: string) => void
  onChoose: (found: Found) => void
}

function Find({ backup, record, onRecord, onChoose, onClose }: FindProps) {
  const t = useWords()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const answer = useQuery({
    queryKey: ['backups', 'find', backup.file, record, asked],
    queryFn: ({ signal }) =>
      request<{ data: Found[] }>('backups/find', {
        method: 'POST',
        body: { file: backup.file, record, q: asked },
        signal,
      }),
    enabled: asked !== '',
    staleTime: 0,
  })
  return (
    <Dialog title={t('backups.bring', { when: formatMoment(backup.at) })} onClose={onClose} width={560}>
      <form
        className={styles.find}
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(text.trim())
        }}
      >
        <SelectField
          label={t('backups.kind')}
          value={record}
          options={kinds().map(({ name, label }) => ({ value: name, label: label.many }))}
          onChange={(next) => {
            onRecord(next)
            setAsked('')
          }}
        />
        <TextField
          label={t('backups.which')}
          value={text}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size={32} kind="primary" icon="search" busy={answer.isFetching} disabled={!text.trim()}>
          {t('backups.find')}
        </Button>
      </form>
      <div aria-live="polite">
        {answer.isFetching && <SkeletonLines count={3} />}
        {answer.error && <TroubleLine error={answer.error} onRetry={() => void answer.refetch()} />}
        {!answer.isFetching && answer.data?.data.length === 0 && <p className="t2">{t('backups.nothingFound')}</p>}
        {!answer.isFetching &&
          answer.data?.data.map((found) => (
            <SettingsRow key={found.id} name={<bdi>{found.title}</bdi>} under={found.id}>
              <Chip tone={found.now === 'there' ? 'quiet' : 'warning'}>{t(`backups.isNow.${found.now}`)}</Chip>
              <Button icon="history" onClick={() => onChoose(found)}>
                {t('backups.compare')}
              </Button>
            </SettingsRow>
          ))}
      </div>
    </Dialog>
  )
}

function Compared({ backup, record, found, onClose }: Props & { record: string; found: Found }) {
  const t = useWords()
  const [activities, setActivities] = useState(false)
  const label = t('backups.activities')
  return (
    <TakeBack
      title={found.title}
      path="backups/bring-back"
      body={{ file: backup.file, record, id: found.id, ...(activities && { activities }) }}
      linked={{}}
      done={t('backups.broughtBack', { title: found.title })}
      doIt={() => t('backups.bringDo')}
      onClose={onClose}
    >
      <p className="t2">{t(`backups.compareAbout.${found.now}`, { when: formatMoment(backup.at) })}</p>
      {found.now === 'gone' && (
        <label className={styles.check}>
          <Checkbox
            label={label}
            checked={activities}
            onChange={(event) => setActivities(event.currentTarget.checked)}
          />
          <span>{label}</span>
        </label>
      )}
    </TakeBack>
  )
}
