import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { sequence } from '../../model/index.ts'
import { OneStep } from './one-step.tsx'
import { listOf, useStanding, useSteps } from './queries.ts'
import styles from './sequences.module.css'
import { StepsDialog } from './steps-dialog.tsx'

/** The steps of a sequence, and of each how many wait, are past it, or stopped there and why. */
export default function StepsPanel({ row }: { row: Row }) {
  const t = useWords()
  const [editing, setEditing] = useState(false)
  const mayEdit = useMayEdit(sequence, row.id)
  const latest = useSteps(row.id)
  const standing = useStanding(row.id)
  if (!latest || !standing) return <Reading />
  const { number, steps } = latest
  const current = standing.filter(({ revision }) => revision === number)
  const behind = standing.filter(({ revision, state }) => revision !== number && state === 'active')
  const count = behind.reduce((sum, each) => sum + each.count, 0)
  const { id } = row as unknown as RowOf<typeof sequence>
  return (
    <section className={styles.panel}>
      <h3>{t('outreach.sequence.steps')}</h3>
      {steps.length === 0 ? (
        <p className="t2">{t('outreach.sequence.none')}</p>
      ) : (
        <ol className={styles.steps} aria-label={t('outreach.sequence.steps')}>
          {steps.map((step, index) => (
            <OneStep key={index} of={id} revision={number} step={step} number={index + 1} standing={current} />
          ))}
        </ol>
      )}
      {count > 0 && (
        <p>
          <a href={listOf({ field: 'sequence', is: id }, { field: 'state', is: 'active' }, { field: 'revision', lt: number })}>
            {t('outreach.sequence.behind', { count, number: formatNumber(count) })}
          </a>
        </p>
      )}
      <p className="t2">{t('outreach.sequence.mailByHand')}</p>
      {mayEdit && (
        <Button icon="pencil" onClick={() => setEditing(true)}>
          {t(steps.length === 0 ? 'outreach.sequence.write' : 'outreach.sequence.change')}
        </Button>
      )}
      {editing && <StepsDialog of={id} steps={steps} underWay={isUnderWay(standing)} onClose={() => setEditing(false)} />}
    </section>
  )
} // prettier-ignore

const isUnderWay = (standing: readonly { state: string }[]) => standing.some(({ state }) => state === 'active')
