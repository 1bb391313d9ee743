import type { RowOf } from '../../../kernel/record.ts'
import { remove } from '../../../web/api/create.ts'
import { useRows } from '../../../web/api/use-rows.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { RecordLink } from '../../../web/fields/record-link.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { formatDay } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { hold } from '../model/index.ts'

type Hold = RowOf<typeof hold>

/** What must stay, why and until when; ended here, it may be erased again. */
export default function HoldsPage() {
  const t = useWords()
  const { data, error, refetch } = useRows(hold, { sort: '-createdAt', limit: 200, with: 'about' })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const end = (row: Hold) =>
    void remove(hold, row).catch(toastRefusal)
  return (
    <Part title={hold.label.many} about={t('privacy.holdsAbout')}>
      <Rows waiting={!data}>
        {(data?.data ?? []).map((row) => (
          <SettingsRow
            key={row.id}
            name={row.about ? <RecordLink id={row.about} target={data?.linked?.[row.about]} /> : '–'}
            under={[row.reason, row.until && t('privacy.until', { day: formatDay(row.until, { year: true }) })].filter(Boolean).join(' · ')}
          >
            <Button kind="quiet" icon="x" label={t('privacy.endHold', { reason: row.reason })} onClick={() => end(row)} />
          </SettingsRow>
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('privacy.noHolds')}</p>}
    </Part>
  )
} // prettier-ignore
