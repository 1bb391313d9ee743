import { useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { useRecord } from '../../../../web/api/use-record.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { ActionForm } from '../../../../web/record/action-form.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { useWords } from '../../../../web/words/words.ts'
import { person } from '../../../people/model/index.ts'
import { sequenceVersion, skipStep, type enrolment } from '../../model/index.ts'
import { stepsIn } from '../../model/sequences/steps.ts'
import styles from './sequences.module.css'

type Enrolment = RowOf<typeof enrolment>

/** Which step a task is; an e-mail is sent by one's own program, with the text that was prepared. */
export function StepOfTask({ task, enrolment: row }: { task: Row; enrolment: Enrolment }) {
  const t = useWords()
  const [skipping, setSkipping] = useState(false)
  const mayEdit = useMayEdit(person, row.person)
  const filter = { and: [{ field: 'sequence', is: row.sequence }, { field: 'number', is: row.revision }] } // prettier-ignore
  const { data } = useRows(sequenceVersion, { filter, limit: 1 })
  const steps = stepsIn(data?.data[0]?.steps ?? null) ?? []
  const step = steps[(row.step ?? 1) - 1]
  if (!step) return null
  return (
    <section className={styles.panel}>
      <h3>{t('outreach.sequence.stepOf', { number: row.step, count: steps.length, name: row.title })}</h3>
      {step.kind === 'email' && <Mail task={task} to={row.person} />}
      {mayEdit && (
        <Button icon="arrow-right" onClick={() => setSkipping(true)}>
          {skipStep.label}
        </Button>
      )}
      {skipping && (
        <ActionForm action={skipStep as never} row={row as unknown as Row} title={row.title ?? ''} onClose={() => setSkipping(false)} />
      )}
    </section>
  )
} // prettier-ignore

/** Sending is by hand until Farley sends mail itself, and it says so. */
function Mail({ task, to }: { task: Row; to: string }) {
  const t = useWords()
  const who = useRecord(person, to).data?.data
  const address = who?.emails?.find(({ valid, endedOn }) => valid !== false && !endedOn)?.value
  const text = String(task.notes ?? '')
  const subject = String(task.title).replace(/^[^:]*: /, '')
  const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`
  const copy = () => void navigator.clipboard.writeText(text).then(() => toast({ text: t('settings.copied') }))
  return (
    <>
      <p className="t2">{t('outreach.sequence.mailByHand')}</p>
      <p className={styles.tools}>
        {address && (
          <a className={styles.mail} href={`mailto:${encodeURIComponent(address).replace('%40', '@')}?${query}`}>
            {t('outreach.sequence.mail')}
          </a>
        )}
        <Button icon="copy" onClick={copy}>
          {t('outreach.sequence.copy')}
        </Button>
      </p>
    </>
  )
}
