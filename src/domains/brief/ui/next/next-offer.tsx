import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef } from 'react'
import type { Linked } from '../../../../web/api/answers.ts'
import { create } from '../../../../web/api/create.ts'
import { justDone } from '../../../../web/api/just-done.ts'
import { usePreference } from '../../../../web/api/preferences.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { undo } from '../../../../web/api/undo.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { momentAt } from '../../../../web/fields/parse/moment.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { useCommands, useKeysOf } from '../../../../web/shell/commands.ts'
import { openCreate } from '../../../../web/shell/create-request.ts'
import { currentTimeZone, formatDay, today } from '../../../../web/words/format.ts'
import { useWords, words } from '../../../../web/words/words.ts'
import { task } from '../../../activities/model/index.ts'
import type { NextStep } from '../../model/index.ts'
import { nextQuery } from './next-query.ts'
import { sayNext } from './say-next.ts'
import styles from './next-offer.module.css'

const seconds = 30
const close = () => justDone.set(null)

/** After a task or a call, where nothing is planned any more: what to do next, and why. */
export default function NextOffer() {
  const done = justDone.use()
  const isWanted = usePreference('nextSteps')
  const { data } = useQuery(nextQuery(isWanted ? done : null))
  return isWanted && done && data?.data && <Offer key={done.id} step={data.data} linked={data.linked} />
}

function Offer({ step, linked }: { step: NextStep; linked: Linked }) {
  const t = useWords()
  const me = useMe()
  const id = useId()
  const keysOf = useKeysOf()
  const wait = useGoneAfter(close)
  const { title, reason } = sayNext(step, linked, me.user.id)
  const accept = () => void accepted(step, title)
  const change = () => {
    close()
    openCreate(task.name, { initial: valuesOf(step, title) })
  }
  useCommands([
    { id: 'next-accept', label: t('brief.next.accept'), icon: task.icon, group: 'here', run: accept },
    { id: 'next-change', label: t('brief.next.change'), icon: 'pencil', group: 'here', run: change },
    { id: 'next-dismiss', label: t('brief.next.dismiss'), icon: 'x', group: 'here', run: close },
  ])
  return (
    <section className={styles.offer} aria-labelledby={id} {...wait}>
      <span className={styles.icon}>
        <Icon name={task.icon} />
      </span>
      <div role="status">
        <h3 id={id}>{t('brief.next.title', { title, day: formatDay(step.dueOn, { weekday: true }) })}</h3>
      </div>
      <Button kind="quiet" size={24} icon="x" label={t('brief.next.dismiss')} onClick={close} />
      <p className={styles.why}>{reason}</p>
      <div className={styles.acts}>
        <Button kind="primary" keys={keysOf('next-accept')} onClick={accept}>
          {t('brief.next.accept')}
        </Button>
        <Button keys={keysOf('next-change')} onClick={change}>
          {t('brief.next.change')}
        </Button>
      </div>
    </section>
  )
}

/** In the morning of its day; today in an hour, since the morning is over. */
const dueAt = ({ dueOn }: NextStep) =>
  dueOn > today() ? momentAt(currentTimeZone(), dueOn, 9 * 60) : new Date(Date.now() + 3_600_000).toISOString()

const valuesOf = (step: NextStep, title: string) => ({ title, about: [...step.about], dueAt: dueAt(step) })

async function accepted(step: NextStep, title: string): Promise<void> {
  close()
  try {
    const { cause } = await create(task, valuesOf(step, title))
    const back = cause && { action: { label: words('undo.undo'), run: () => void undo(cause) } }
    toast({ text: words('brief.next.accepted', { title }), ...back })
  } catch (error) {
    toastRefusal(error)
  }
}

/** Goes by itself after a while; it waits while it is pointed at or holds the focus. */
function useGoneAfter(onGone: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const hold = () => clearTimeout(timer.current)
  const wait = () => {
    hold()
    timer.current = setTimeout(onGone, seconds * 1000)
  }
  useEffect(() => {
    wait()
    return hold
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the clock starts once, when it appears
  }, [])
  return { onMouseEnter: hold, onMouseLeave: wait, onFocus: hold, onBlur: wait }
}
