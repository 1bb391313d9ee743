import { useId, useState } from 'react'
import { create, remove } from '../../../web/api/create.ts'
import { sentenceOf } from '../../../web/api/request.ts'
import { save } from '../../../web/api/use-update.ts'
import type { Row } from '../../../web/api/answers.ts'
import { parseDecimal } from '../../../web/fields/parse/decimal.ts'
import { AskDialog } from '../../../web/form/ask-dialog.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Checkbox } from '../../../web/kit/checkbox.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { currentLocale, formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { goal } from '../model/index.ts'
import type { Result, Results } from '../model/results.ts'
import type { Per } from '../model/span.ts'
import styles from './results.module.css'

interface Props {
  result: Result
  results: Results
  per: Per
  onClose: () => void
}

/** Says what one wants to reach in each week, month or quarter, and whether others may see it. */
export function GoalDialog({ result, results, per, onClose }: Props) {
  const t = useWords()
  const id = useId()
  const own = result.goal
  const [typed, setTyped] = useState(own ? formatNumber(own.aim, { useGrouping: false }) : '')
  const [isShared, setShared] = useState(own?.shared ?? false)
  const [trouble, setTrouble] = useState<string>()
  const name = t(`goals.measures.${result.measure}`)
  const isWorth = result.measure === 'worth'
  const end = async (change: () => Promise<unknown>) => {
    try {
      await change()
      onClose()
    } catch (error) {
      setTrouble(sentenceOf(error))
    }
  }
  const set = () => {
    const aim = parseDecimal(typed, currentLocale())
    if (aim === null) return setTrouble(t('fields.example.number'))
    const named = t(`goals.named.${per}`, { name })
    void end(() => keep({ ...result, from: results.from, per, named }, Number(aim), !isShared))
  }
  return (
    <AskDialog
      title={t(`goals.named.${per}`, { name })}
      go={t('save')}
      ready={typed.trim() !== ''}
      form={id}
      onClose={onClose}
    >
      <form
        id={id}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          set()
        }}
      >
        <TextField
          label={isWorth ? t('goals.aimIn', { currency: results.currency }) : t('goals.aim')}
          value={typed}
          inputMode="decimal"
          error={trouble}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <label className={styles.check}>
          <Checkbox label={t('goals.share')} checked={isShared} onChange={(event) => setShared(event.target.checked)} />
          {t('goals.share')}
        </label>
        <p className="t2">{t('goals.shareAbout')}</p>
        {own && (
          <Button icon="trash" onClick={() => void end(() => remove(goal, own))}>
            {t('goals.drop')}
          </Button>
        )}
      </form>
    </AskDialog>
  )
}

/** One that began in this period is changed; one from before holds for what was, and another one begins. */
async function keep(
  { goal: own, measure, from, per, named }: Result & { from: string; per: Per; named: string },
  aim: number,
  isPrivate: boolean,
): Promise<void> {
  if (own && (own.begins ?? '') >= from)
    await save(goal, { ...own, name: named, private: !own.shared } as unknown as Row, { aim, private: isPrivate })
  else await create(goal, { name: named, measure, per, aim, begins: from, private: isPrivate })
}
