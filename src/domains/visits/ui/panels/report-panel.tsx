import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { useAction } from '../../../../web/api/use-action.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { useWords } from '../../../../web/words/words.ts'
import { checkInVisit, visit } from '../../model/index.ts'
import { ReportText } from './report-text.tsx'
import { placeNow } from './place-now.ts'
import styles from './report.module.css'
import { SignDialog } from './sign-dialog.tsx'
import { SignedBy } from './signed-by.tsx'

/** On a visit, what is done there: checking in, and having the report signed; then who signed it. */
export default function ReportPanel({ row }: { row: Row }) {
  const of = row as unknown as RowOf<typeof visit>
  const may = useMayEdit(visit, row.id)
  if (of.signedAt) return <SignedBy visit={of} />
  if (!may || !['planned', 'done'].includes(of.status)) return null
  return (
    <>
      {of.status === 'planned' && !of.arrivedAt && <CheckIn visit={of} />}
      <ReportText key={of.id} visit={of} />
      {of.status === 'done' && <ToSign visit={of} />}
    </>
  )
}

function CheckIn({ visit: of }: { visit: RowOf<typeof visit> }) {
  const t = useWords()
  const [busy, setBusy] = useState(false)
  const checkIn = useAction(checkInVisit)
  const at = () => new Date().toISOString()
  const here = async () => {
    setBusy(true)
    const place = await placeNow()
    await checkIn(of, { at: at(), ...(place && { place }) })
    setBusy(false)
  }
  return (
    <RelatedSection label={t('visits.arrived')}>
      <div className={styles.deeds}>
        <Button kind="primary" size={32} icon="map-pin" busy={busy} onClick={() => void here()}>
          {t('visits.checkInHere')}
        </Button>
        <Button size={32} onClick={() => void checkIn(of, { at: at() })}>
          {t('visits.checkInOnly')}
        </Button>
      </div>
    </RelatedSection>
  )
}

function ToSign({ visit: of }: { visit: RowOf<typeof visit> }) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  return (
    <RelatedSection label={t('visits.signature')}>
      <div className={styles.deeds}>
        <Button size={32} icon="pencil" onClick={() => setOpen(true)}>
          {t('visits.haveSigned')}
        </Button>
      </div>
      {open && <SignDialog visit={of} onClose={() => setOpen(false)} />}
    </RelatedSection>
  )
}
