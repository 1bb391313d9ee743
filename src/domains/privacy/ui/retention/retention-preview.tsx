import { useState } from 'react'
import { sentenceOf } from '../../../../web/api/request.ts'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { AskDialog } from '../../../../web/form/ask-dialog.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { formatDay, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import styles from '../consents.module.css'
import { switchRule, usePreview, type Preview, type Rule } from './retention.ts'

/** What a rule would do now, and the way to switch it on: it is on for what was seen here only. */
export function RetentionPreview({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const t = useWords()
  const { data, error } = usePreview(rule)
  const [trouble, setTrouble] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const go = async () => {
    if (rule.active) return onClose()
    setBusy(true)
    try {
      await switchRule(rule, data!.data.seen)
      onClose()
    } catch (refusal) {
      setTrouble(refusal)
      setBusy(false)
    }
  }
  const fault = error ?? trouble
  return (
    <AskDialog
      title={rule.name}
      go={t(rule.active ? 'done' : 'privacy.switchOn')}
      danger={!rule.active && rule.does !== 'bin'}
      busy={busy}
      ready={data !== undefined}
      onGo={() => void go()}
      onClose={onClose}
    >
      <div className={styles.form}>
        {!data && !error && <SkeletonLines count={6} />}
        {data && <Shown rule={rule} preview={data.data} />}
        {fault !== null && fault !== undefined && (
          <p role="alert" className="bad">
            {sentenceOf(fault)}
          </p>
        )}
      </div>
    </AskDialog>
  )
}

function Shown({ rule, preview: { count, first, held } }: { rule: Rule; preview: Preview }) {
  const t = useWords()
  return (
    <>
      <p>{t('privacy.wouldDo', { count: count.value, number: formatNumber(count.value) })}</p>
      <List rule={rule} rows={first} />
      {held.length > 0 && (
        <>
          <p>{t('privacy.heldStay')}</p>
          <List rule={rule} rows={held} />
        </>
      )}
      {!rule.active && <p className="t2">{t('privacy.eachNight')}</p>}
    </>
  )
}

/** Records with the date for which they are there. */
const List = ({ rule, rows }: { rule: Rule; rows: Preview['first'] }) => (
  <dl className={styles.counted}>
    {rows.map(({ id, title, date }) => (
      <div key={id}>
        <dt>
          <RecordLink id={id} target={{ id, record: rule.of, title, subtitle: null, deleted: false }} />
        </dt>
        <dd>{formatDay(date.slice(0, 10), { year: true })}</dd>
      </div>
    ))}
  </dl>
)
