import { useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { RecordAnswer, Row } from '../api/answers.ts'
import { pageOf } from '../api/path.ts'
import { act } from '../api/use-action.ts'
import { useFields } from '../api/use-fields.ts'
import { goTo } from '../app/router.ts'
import { Button } from '../kit/button.tsx'
import type { OriginsAnswer } from '../record/origins-query.ts'
import { titleOf } from '../record/title.ts'
import { useCommands } from '../shell/commands.ts'
import { useWords } from '../words/words.ts'
import { Choosing } from './choosing.tsx'
import { differences, firstPicks, keepOf, older, otherSide, outcome, type Pair, type Side } from './compare.ts'
import type { Hanging } from './hanging-query.ts'
import { mergeOf } from './merge-address.ts'
import { Outcome } from './outcome.tsx'
import { SideHead } from './side-head.tsx'
import styles from './merge.module.css'

interface Props {
  definition: RecordDefinition
  answers: Pair<RecordAnswer>
  origins: Pair<OriginsAnswer>
  hanging: Pair<readonly Hanging[]>
  /** The page to go back to when it is done; the record that stays when left out. */
  back?: string | undefined
}

/** The two records, what each field keeps, and what will be; then one change, with Undo. */
export function Merging({ definition, answers, origins, hanging, back }: Props) {
  const t = useWords()
  const fields = useFields(definition)
  const rows: Pair<Row> = { one: answers.one.data as Row, two: answers.two.data as Row }
  const titles: Pair<string> = { one: titleOf(definition, rows.one), two: titleOf(definition, rows.two) }
  const linked = { ...answers.one.linked, ...answers.two.linked }
  const setAt = (side: Side, name: string) => origins[side].data[name]?.happenedAt ?? rows[side].createdAt ?? ''
  const { names, same } = differences(fields, rows)
  const [stays, setStays] = useState(() => older(rows))
  const [changed, setChanged] = useState<ReturnType<typeof firstPicks>>({})
  const [busy, setBusy] = useState(false)
  const picks = { ...firstPicks(fields, names, rows, setAt), ...changed }
  const goes = otherSide(stays)
  const whyNot = reasonAgainst(answers, stays, titles, t)
  const takeAll = (side: Side) => setChanged(Object.fromEntries(names.map((name) => [name, side])))
  const merge = async () => {
    if (busy || whyNot) return
    setBusy(true)
    const input = { into: rows[stays].id, keep: keepOf(picks, stays) }
    const done = t('merge.done', { gone: titles[goes], stays: titles[stays] })
    const answer = await act(mergeOf(definition)!, rows[goes], input, { done })
    setBusy(false)
    if (answer) goTo(back ?? pageOf(definition, rows[stays].id), { replace: true })
  }
  const swap = () => setStays(goes)
  useCommands([
    { id: 'merge-swap', label: t('merge.swap'), icon: 'arrows-exchange', group: 'here', run: swap },
    { id: 'merge-now', label: t('merge.merge'), icon: 'arrow-merge', group: 'here', run: () => void merge() },
  ])
  const head = (side: Side) => (
    <SideHead
      definition={definition}
      row={rows[side]}
      title={titles[side]}
      hanging={hanging[side]}
      stays={side === stays}
      onStay={() => setStays(side)}
      onTakeAll={names.length > 0 ? () => takeAll(side) : undefined}
    />
  )
  return (
    <>
      <div className={styles.columns}>
        <div className={styles.compare}>
          <div className={styles.heads}>
            {head('one')}
            <Button
              kind="quiet"
              icon="arrows-exchange"
              label={t('merge.swap')}
              className={styles.swap}
              onClick={swap}
            />
            {head('two')}
          </div>
          <Choosing
            fields={fields}
            names={names}
            rows={rows}
            titles={titles}
            linked={linked}
            picks={picks}
            setAt={setAt}
            onPick={(name, pick) => setChanged({ ...changed, [name]: pick })}
          />
          {same > 0 && <p className={styles.same}>{t('merge.same', { count: same })}</p>}
        </div>
        <Outcome
          definition={definition}
          fields={fields}
          row={outcome(definition, rows, picks, stays)}
          linked={linked}
          gone={titles[goes]}
          moves={hanging[goes]}
        />
      </div>
      <footer className={styles.foot}>
        <p role="status" className="grow">
          {whyNot ?? t('merge.promise', { gone: titles[goes], stays: titles[stays] })}
        </p>
        <Button size={32} onClick={() => goTo(pageOf(definition, rows.one.id))}>
          {t('cancel')}
        </Button>
        <Button
          size={32}
          kind="primary"
          icon="arrow-merge"
          busy={busy}
          disabled={whyNot !== null}
          onClick={() => void merge()}
        >
          {t('merge.merge')}
        </Button>
      </footer>
    </>
  )
}

/** Why these two may not be merged this way round, in a sentence; null when they may. */
function reasonAgainst(
  answers: Pair<RecordAnswer>,
  stays: Side,
  titles: Pair<string>,
  t: ReturnType<typeof useWords>,
): string | null {
  const goes = otherSide(stays)
  const binned = (['one', 'two'] as const).find((side) => (answers[side].data as Row).deletedAt)
  if (binned) return t('merge.inBin', { title: titles[binned] })
  if (!answers[stays].can.update) return t('merge.mayNotEdit', { title: titles[stays] })
  if (!answers[goes].can.delete) return t('merge.mayNotDelete', { title: titles[goes] })
  return null
}
