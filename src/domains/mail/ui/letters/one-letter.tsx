import type { RowOf } from '../../../../kernel/record.ts'
import { remove } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useAction } from '../../../../web/api/use-action.ts'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { goTo } from '../../../../web/app/router.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Chip, type Tone } from '../../../../web/kit/chip.tsx'
import { SettingsRow } from '../../../../web/settings/part.tsx'
import { formatMoment } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { arrivedLetter, letter, openStates, resendLetter, stopLetter } from '../../model/index.ts'
import { receiversIn } from './addresses.ts'
import { deliveryQuery } from './delivery-query.ts'
import { pageOfSource } from './source.ts'

export type LetterRow = RowOf<typeof letter>

const tones: Readonly<Record<string, Tone>> = { draft: 'quiet', due: 'info', sending: 'info', held: 'warning', failed: 'danger' } // prettier-ignore

/** A letter that has not left: to whom, how it is, and what can be done. */
export function OneLetter({ row }: { row: LetterRow }) {
  const t = useWords()
  const [stop, arrived, resend] = [useAction(stopLetter), useAction(arrivedLetter), useAction(resendLetter)]
  const { id, state, subject, trouble, sendAt } = row
  const isStuck = state === 'held' || state === 'failed'
  const { data } = useAnswer({ ...deliveryQuery(id), enabled: isStuck })
  const to = receiversIn(row.sendTo ?? '').map(({ name, address }) => name || address)
  const name = subject || t('letters.noSubject')
  const why = [trouble && optionIn('trouble', trouble), data?.data?.said].filter(Boolean).join(' – ')
  const when = state === 'due' && sendAt ? t('letters.goesAt', { when: formatMoment(sendAt) }) : null
  return (
    <SettingsRow
      before={<Chip tone={tones[state] ?? 'plain'}>{optionIn('state', state)}</Chip>}
      name={name}
      under={[to.join(', ') || t('letters.nobody'), when, why].filter(Boolean).join(' · ')}
    >
      {state === 'due' && <Button onClick={() => void stop(row, {})}>{stopLetter.label}</Button>}
      {state === 'held' && (
        <>
          <Button onClick={() => void arrived(row, {})}>{arrivedLetter.label}</Button>
          <Button onClick={() => void resend(row, {})}>{resendLetter.label}</Button>
        </>
      )}
      {(openStates as readonly string[]).includes(state) && (
        <Button kind="quiet" icon="pencil" label={t('letters.open', { name })} onClick={() => goTo(pageOfSource({ letter: id }))} />
      )}
      {state !== 'sending' && (
        <Button kind="quiet" icon="trash" label={t('letters.throwAway', { name })} onClick={() => void remove(letter, row as never).catch(toastRefusal)} />
      )}
    </SettingsRow>
  )
} // prettier-ignore

/** A choice in the words of whoever reads: definitions are reworded before a page is drawn. */
const optionIn = (field: 'state' | 'trouble', key: string) =>
  letter.fields[field].options?.find((option) => option.key === key)?.label ?? key
