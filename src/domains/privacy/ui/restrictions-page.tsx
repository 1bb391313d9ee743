import { useState } from 'react'
import { useRows } from '../../../web/api/use-rows.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { RecordLink } from '../../../web/fields/record-link.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { isolated } from '../../../web/words/isolated.ts'
import { useWords } from '../../../web/words/words.ts'
import { restriction } from '../model/index.ts'
import { Lift, underOf, type Restriction } from './lift.tsx'

/** Of whom what is known is only kept, why and until when; lifted here, it may be used again. */
export default function RestrictionsPage() {
  const t = useWords()
  const [lifting, setLifting] = useState<Restriction | null>(null)
  const filter = { field: 'state', is: 'active' } as const
  const { data, error, refetch } = useRows(restriction, { filter, sort: '-createdAt', limit: 200, with: 'person' })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const nameOf = (row: Restriction) => data?.linked?.[row.person]?.title ?? '–'
  return (
    <Part title={restriction.label.many} about={t('privacy.restrictionsAbout')}>
      <Rows waiting={!data}>
        {(data?.data ?? []).map((row) => (
          <SettingsRow
            key={row.id}
            name={<RecordLink id={row.person} target={data?.linked?.[row.person]} />}
            under={[row.title, ...underOf(t, row)].join(' · ')}
          >
            <Button
              kind="quiet"
              icon="check"
              label={t('privacy.liftOf', { name: isolated(nameOf(row)), reason: isolated(row.title ?? '') })}
              onClick={() => setLifting(row)}
            />
          </SettingsRow>
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('privacy.noRestrictions')}</p>}
      {lifting && <Lift row={lifting} onClose={() => setLifting(null)} />}
    </Part>
  )
}
