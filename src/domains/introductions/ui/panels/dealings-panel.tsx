import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked, Row } from '../../../../web/api/answers.ts'
import { useAction } from '../../../../web/api/use-action.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { FieldValue } from '../../../../web/fields/field-value.tsx'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { formatMoment, formatNumber } from '../../../../web/words/format.ts'
import { openCreate } from '../../../../web/shell/create-request.ts'
import { useWords } from '../../../../web/words/words.ts'
import { agreeToDealing, directDealing, dismissDealing, followDealing } from '../../model/index.ts'
import styles from './dealings.module.css'

type Dealing = RowOf<typeof directDealing>

const most = 50

/** The signs that two deal with each other directly, to be answered, newest first. */
export default function DealingsPanel({ row }: { row: Row }) {
  const t = useWords()
  const me = useMe()
  const filter = { field: 'introduction', is: row.id }
  const { data, isLoading } = useRows(directDealing, { filter, sort: '-at', limit: most, with: 'email,order,deal,task', count: 'capped' }) // prettier-ignore
  if (isLoading || !data) return <Reading />
  const rows = data.data as unknown as Dealing[]
  const count = data.page.count?.value ?? rows.length
  const may = me.permissions[directDealing.name]
  const mayAnswer = may?.edit !== 'none'
  return (
    <section className={styles.panel} aria-label={directDealing.label.many}>
      <div className={styles.head}>
        <h3 className={styles.name}>{directDealing.label.many}</h3>
        <span className="grow" />
        {may?.create && (
          <Button kind="quiet" icon="plus" onClick={() => openCreate(directDealing.name, { initial: { introduction: row.id }, onCreated: () => {} })}>
            {t('introductions.add')}
          </Button>
        )}
      </div>
      {rows.length === 0 && <p className="t2">{t('introductions.nothing')}</p>}
      <ul className={styles.dealings}>
        {rows.map((each) => (
          <OneDealing key={each.id} dealing={each} linked={data.linked ?? {}} mayAnswer={mayAnswer} />
        ))}
      </ul>
      {count > rows.length && <p className="t2">{t('introductions.firstOf', { number: formatNumber(rows.length) })}</p>}
    </section>
  )
} // prettier-ignore

interface Props {
  dealing: Dealing
  linked: Linked
  mayAnswer: boolean
}

function OneDealing({ dealing, linked, mayAnswer }: Props) {
  const t = useWords()
  const { fields } = directDealing
  const { sign, at, note, email, order, deal, answer, task } = dealing
  const what = email ?? order ?? deal
  return (
    <li>
      <div className={styles.head}>
        <FieldValue field={fields.sign} value={sign} linked={{}} />
        <span className="meta t3">{at && formatMoment(at)}</span>
        <span className="grow" />
        {answer !== 'open' && <FieldValue field={fields.answer} value={answer} linked={{}} />}
      </div>
      {what && (linked[what] ? <RecordLink id={what} target={linked[what]} /> : <span className="t3">{t('introductions.unseen')}</span>)}
      {note && <p>{note}</p>}
      {task && linked[task] && <RecordLink id={task} target={linked[task]} />}
      {answer === 'open' && mayAnswer && <Answers dealing={dealing} />}
    </li>
  )
} // prettier-ignore

function Answers({ dealing }: { dealing: Dealing }) {
  const [follow, agree, dismiss] = [useAction(followDealing), useAction(agreeToDealing), useAction(dismissDealing)]
  return (
    <div className={styles.answers}>
      <Button onClick={() => void follow(dealing, {})}>{followDealing.label}</Button>
      <Button onClick={() => void agree(dealing, {})}>{agreeToDealing.label}</Button>
      <Button kind="quiet" onClick={() => void dismiss(dealing, {})}>
        {dismissDealing.label}
      </Button>
    </div>
  )
}
