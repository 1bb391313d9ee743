import { useState } from 'react'
import type { Filter } from '../../../../kernel/filter.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { restriction } from '../../model/index.ts'
import { Lift, underOf, type Restriction } from '../lift.tsx'
import styles from '../consents.module.css'

/** Why what is known of somebody is only kept, as those who lead see it, who lift it here. */
export function RestrictionLines({ person }: { person: string }) {
  const t = useWords()
  const [lifting, setLifting] = useState<Restriction | null>(null)
  const filter: Filter = {
    and: [
      { field: 'person', is: person },
      { field: 'state', is: 'active' },
    ],
  }
  const { data } = useRows(restriction, { filter, sort: 'createdAt', limit: 20 })
  return (
    <>
      {(data?.data ?? []).map((row) => (
        <div key={row.id} className={styles.line}>
          <Icon name="hand-stop" />
          <span className={styles.text}>
            <span className="m">{row.title}</span>
            <span className="cut meta t2">{underOf(t, row).join(' · ')}</span>
          </span>
          <Button onClick={() => setLifting(row)}>{t('privacy.lift')}</Button>
        </div>
      ))}
      {lifting && <Lift row={lifting} onClose={() => setLifting(null)} />}
    </>
  )
}
