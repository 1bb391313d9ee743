import { useState, type FormEvent } from 'react'
import { Refusal, type FieldFault } from '../../../kernel/refusal.ts'
import { client } from '../../../web/api/client.ts'
import { request, sentenceOf } from '../../../web/api/request.ts'
import { meQuery, useMe, welcome, type Me } from '../../../web/api/use-me.ts'
import { goTo } from '../../../web/app/router.ts'
import { prefer, usePreference } from '../../../web/api/preferences.ts'
import type { Theme } from '../../../web/app/theme.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Segmented } from '../../../web/kit/segmented.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { Part } from '../../../web/settings/part.tsx'
import styles from '../../../web/settings/settings.module.css'
import { forgetRecent } from '../../../web/shell/recent.ts'
import { useWords } from '../../../web/words/words.ts'
import { roles } from '../model/index.ts'

/** One's own account: password, theme, signing out everywhere. */
export default function AccountPage() {
  const me = useMe()
  const t = useWords()
  const role = roles.find(({ key }) => key === me.user.role)?.label
  return (
    <>
      <Part title={me.user.name} about={[me.user.email, role].filter(Boolean).join(' · ')}>
        <ThemeChoice />
      </Part>
      <Part title={t('settings.password')} about={t('settings.passwordAbout')}>
        <PasswordForm />
      </Part>
      <Part title={t('settings.signOut')} about={t('settings.signOutAbout')}>
        <Button size={32} icon="logout" onClick={() => void signOutEverywhere()}>
          {t('settings.signOutDo')}
        </Button>
      </Part>
    </>
  )
}

function ThemeChoice() {
  const t = useWords()
  const themes: readonly { value: Theme; icon: string }[] = [
    { value: 'system', icon: 'device-desktop' },
    { value: 'light', icon: 'sun' },
    { value: 'dark', icon: 'moon' },
  ]
  return (
    <Segmented
      label={t('theme.title')}
      value={usePreference('theme')}
      options={themes.map((each) => ({ ...each, label: t(`theme.${each.value}`) }))}
      onChange={(theme) => void prefer({ theme })}
    />
  )
}

function PasswordForm() {
  const t = useWords()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [faults, setFaults] = useState<readonly FieldFault[]>([])
  const [busy, setBusy] = useState(false)
  const faultOf = (name: string) => faults.find(({ field }) => field === name)?.message
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFaults([])
    try {
      const me = await request<{ data: Me }>('session/password', { method: 'POST', body: { current, next } })
      client.setQueryData(meQuery.queryKey, welcome(me))
      setCurrent('')
      setNext('')
      toast({ text: t('settings.passwordDone') })
    } catch (error) {
      if (error instanceof Refusal && error.fields.length > 0) setFaults(error.fields)
      else toast({ tone: 'danger', text: sentenceOf(error) })
    }
    setBusy(false)
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('settings.passwordNow')}
        type="password"
        autoComplete="current-password"
        value={current}
        error={faultOf('current')}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
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
        <Button size={32} kind="primary" type="submit" busy={busy} disabled={current === '' || next === ''}>
          {t('settings.passwordDo')}
        </Button>
      </div>
    </form>
  )
}

async function signOutEverywhere() {
  try {
    await request('session/all', { method: 'DELETE' })
    forgetRecent()
    client.clear()
    goTo('/sign-in')
  } catch (error) {
    toast({ tone: 'danger', text: sentenceOf(error) })
  }
}
