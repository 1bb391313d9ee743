import { useState, type FormEvent } from 'react'
import { client } from '../../../../web/api/client.ts'
import { request } from '../../../../web/api/request.ts'
import { meQuery, useMe, welcome, type Me } from '../../../../web/api/use-me.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { Part } from '../../../../web/settings/part.tsx'
import styles from '../../../../web/settings/settings.module.css'
import { useWords } from '../../../../web/words/words.ts'
import { faultsOf } from './faults.ts'
import { readAnew } from './reads.ts'

/** Another password, or the first one of somebody who came in without. */
export function PasswordForm() {
  const t = useWords()
  const { hasPassword } = useMe().user
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const faultOf = (name: string) => faultsOf(refusal).find(({ field }) => field === name)?.message
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setRefusal(null)
    try {
      const body = { next, ...(hasPassword && { current }) }
      const me = await request<{ data: Me }>('session/password', { method: 'POST', body })
      client.setQueryData(meQuery.queryKey, welcome(me))
      setCurrent('')
      setNext('')
      toast({ text: t('settings.passwordDone') })
      readAnew()
    } catch (error) {
      setRefusal(error)
      if (faultsOf(error).length === 0) toastRefusal(error)
    }
    setBusy(false)
  }
  return (
    <Part title={t('settings.password')} about={t('settings.passwordAbout')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {hasPassword && (
          <TextField
            label={t('settings.passwordNow')}
            type="password"
            autoComplete="current-password"
            value={current}
            error={faultOf('current')}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        )}
        <TextField
          label={t('settings.passwordNew')}
          type="password"
          autoComplete="new-password"
          value={next}
          error={faultOf('next') ?? faultOf('password')}
          help={t('settings.passwordHelp')}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <div>
          <Button
            size={32}
            kind="primary"
            type="submit"
            busy={busy}
            disabled={(hasPassword && current === '') || next === ''}
          >
            {t('settings.passwordDo')}
          </Button>
        </div>
      </form>
    </Part>
  )
}
