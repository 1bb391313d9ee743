import { daysBetween } from '../../../kernel/time.ts'
import { useState } from 'react'
import type { RowOf } from '../../../kernel/record.ts'
import type { Linked } from '../../../web/api/answers.ts'
import { useFields } from '../../../web/api/use-fields.ts'
import { useRows } from '../../../web/api/use-rows.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { RecordLink } from '../../../web/fields/record-link.tsx'
import { QuickCreate } from '../../../web/form/quick-create.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Chip } from '../../../web/kit/chip.tsx'
import { dueOn } from '../../../web/home/when.ts'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { formatDay, formatMoment, today } from '../../../web/words/format.ts'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import { privacyRequest } from '../model/index.ts'
import { asked } from './request-form.ts'

type Request = RowOf<typeof privacyRequest>

/** What people asked for by right: those that are open by the day on which they are due, and the newest that are closed. */
export default function RequestsPage() {
  const t = useWords()
  const [isNew, setNew] = useState(false)
  const open = useRows(privacyRequest, { filter: { field: 'closed', is: false }, sort: 'dueOn', limit: 200, with: 'person,owner' })
  const closed = useRows(privacyRequest, { filter: { field: 'closed', is: true }, sort: '-closedAt', limit: 50, with: 'person' })
  const trouble = open.error ?? closed.error
  if (trouble) return <Trouble error={trouble} onRetry={() => void Promise.all([open.refetch(), closed.refetch()])} />
  return (
    <>
      <Part
        title={privacyRequest.label.many}
        about={t('privacy.requestsAbout')}
        action={
          <Button icon="plus" onClick={() => setNew(true)}>
            {t('privacy.newRequest')}
          </Button>
        }
      >
        <Rows waiting={!open.data}>
          {(open.data?.data ?? []).map((row) => (
            <OneRequest key={row.id} row={row} linked={open.data?.linked ?? {}} />
          ))}
        </Rows>
        {open.data?.data.length === 0 && <p className="t2">{t('privacy.noRequests')}</p>}
      </Part>
      {(closed.data?.data.length ?? 0) > 0 && (
        <Part title={t('privacy.closedRequests')} about={t('privacy.closedRequestsAbout')}>
          <Rows>
            {closed.data!.data.map((row) => (
              <OneRequest key={row.id} row={row} linked={closed.data?.linked ?? {}} />
            ))}
          </Rows>
        </Part>
      )}
      {isNew && <QuickCreate definition={privacyRequest} ask={['person', ...asked]} onCreated={() => undefined} onClose={() => setNew(false)} />}
    </>
  )
} // prettier-ignore

function OneRequest({ row, linked }: { row: Request; linked: Linked }) {
  const t = useWords()
  const fields = useFields(privacyRequest)
  const { state } = row
  const option = fields.state?.options?.find(({ key }) => key === state)
  const owner = row.owner ? linked[row.owner]?.title : undefined
  const under = [
    row.person ? isolated(linked[row.person]?.title ?? '–') : t('privacy.personGone'),
    t('privacy.received', { day: formatDay(row.receivedOn!) }),
    row.closedAt ? t('privacy.closedOn', { moment: formatMoment(row.closedAt) }) : owner && t('privacy.with', { name: isolated(owner) }),
  ]
  return (
    <SettingsRow
      name={<RecordLink id={row.id} target={{ id: row.id, record: privacyRequest.name, title: row.title ?? '', subtitle: null, deleted: false }} />}
      under={under.filter(Boolean).join(' · ')}
    >
      {state === 'open' ? <Due day={row.dueOn!} /> : <Chip tone={state === 'answered' ? 'success' : 'plain'}>{option?.label}</Chip>}
    </SettingsRow>
  )
} // prettier-ignore

/** Within so many days it wants attention. */
const soonDays = 7

/** When it is due: in red once it is over, in yellow within a week. */
function Due({ day }: { day: string }) {
  const { text, icon, tone } = dueOn(day)
  const isSoon = tone === 'plain' && daysBetween(today(), day) <= soonDays
  return (
    <Chip tone={isSoon || tone === 'info' ? 'warning' : tone} icon={icon}>
      {text}
    </Chip>
  )
}
