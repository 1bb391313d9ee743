import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import { useAction } from '../../../../web/api/use-action.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { formatDay, formatList, formatNumber, formatTime } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { signVisit, visit, visitSample } from '../../model/index.ts'
import { shownOf } from '../../model/shown.ts'
import { productsQuery } from '../queries.ts'
import styles from './report.module.css'
import { SignaturePad } from './signature-pad.tsx'
import { useSamples, type SampleRow } from './use-samples.ts'

type Visit = RowOf<typeof visit>

/** Shows the report to whom it was with, and takes their name and signature beneath it. */
export function SignDialog({ visit: of, onClose }: { visit: Visit; onClose: () => void }) {
  const t = useWords()
  const samples = useSamples(of.id)
  const [name, setName] = useState('')
  const [strokes, setStrokes] = useState('')
  const [busy, setBusy] = useState(false)
  const sign = useAction(signVisit)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || !samples || busy) return
    setBusy(true)
    const at = new Date().toISOString()
    const answer = await sign(of, { name: name.trim(), at, shown: shownOf(of, samples), ...(strokes && { strokes }) })
    setBusy(false)
    if (answer) onClose()
  }
  return (
    <Dialog title={t('visits.toSign')} onClose={onClose}>
      <form className={styles.sign} onSubmit={(event) => void submit(event)}>
        {samples ? <Shown visit={of} samples={samples} /> : <SkeletonLines count={3} />}
        <TextField label={t('visits.name')} value={name} maxLength={200} autoComplete="off" onChange={(event) => setName(event.currentTarget.value)} />
        <SignaturePad strokes={strokes} onDrawn={setStrokes} />
        <p className="t2">{t('visits.closes')}</p>
        <Button kind="primary" size={40} type="submit" busy={busy} disabled={name.trim() === '' || !samples}>
          {t('visits.signNow')}
        </Button>
      </form>
    </Dialog>
  )
} // prettier-ignore

function Shown({ visit: of, samples }: { visit: Visit; samples: readonly SampleRow[] }) {
  const t = useWords()
  const known = new Map(useQuery(productsQuery).data?.data.map(({ id, name }) => [id, name]))
  const products = (of.products ?? []).map((id) => known.get(id) ?? id)
  return (
    <section className={styles.shown}>
      <h3>{of.title}</h3>
      <p className="t2">
        {[of.day && formatDay(of.day), of.arrivedAt && t('visits.arrivedAt', { time: formatTime(of.arrivedAt) })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className={styles.text}>{of.report ?? t('visits.noReport')}</p>
      {products.length > 0 && (
        <>
          <h4>{visit.fields.products.label}</h4>
          <p>{formatList(products)}</p>
        </>
      )}
      {samples.length > 0 && (
        <>
          <h4>{visitSample.label.many}</h4>
          <ul>
            {samples.map(({ id, label, quantity, lot }) => (
              <li key={id}>{`${formatNumber(quantity)} × ${label ?? ''}${lot ? ` (${lot})` : ''}`}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
