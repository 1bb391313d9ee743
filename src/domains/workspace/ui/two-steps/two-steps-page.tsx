import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { meQuery, useMe } from '../../../../web/api/use-me.ts'
import { goTo } from '../../../../web/app/router.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Door } from '../../../../web/sign-in/door.tsx'
import door from '../../../../web/sign-in/door.module.css'
import { signOut } from '../../../../web/shell/sign-out.ts'
import { formatDay } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { Passkeys } from '../passkeys/passkeys.tsx'
import { useSecondFactor } from './use-second-factor.ts'
import { TwoSteps } from './two-steps.tsx'

/** Where a second step is turned on by whom the company asks for one: once it is on, everything else is there. */
export default function TwoStepsPage() {
  const t = useWords()
  const { steps } = useMe()
  const isOn = useSecondFactor().data?.data.on === true
  const client = useQueryClient()
  useEffect(() => {
    document.title = `${t('steps.title')} · Farley`
  }, [t])
  const on = () => void client.fetchQuery({ ...meQuery, staleTime: 0 }).then(() => goTo('/'))
  return (
    <Door>
      <div className={door.form}>
        <h1>{t('steps.title')}</h1>
        <p className={door.lead}>{t(steps ? 'steps.about' : 'steps.none', { day: steps && formatDay(steps.from) })}</p>
        <TwoSteps />
        <Passkeys />
        <Button kind="primary" size={40} disabled={steps?.due === true && !isOn} onClick={on}>
          {t('steps.on')}
        </Button>
        <p className={door.after}>
          <button type="button" className="link reach" onClick={signOut}>
            {t('shell.signOut')}
          </button>
        </p>
      </div>
    </Door>
  )
}
