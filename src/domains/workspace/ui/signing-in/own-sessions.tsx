import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { goTo } from '../../../../web/app/router.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Menu } from '../../../../web/kit/menu.tsx'
import { Part } from '../../../../web/settings/part.tsx'
import { forgetHere } from '../../../../web/shell/forget-here.ts'
import { useWords } from '../../../../web/words/words.ts'
import { end, SessionRows } from './session-rows.tsx'

/** Where one is signed in oneself: one of them, all others, or all of them can be ended. */
export function OwnSessions() {
  const t = useWords()
  return (
    <Part
      title={t('signingIn.sessions')}
      about={t('signingIn.sessionsAbout')}
      action={
        <>
          <Button onClick={() => void end('session/others', t('signingIn.othersEnded'))}>
            {t('signingIn.endOthers')}
          </Button>
          <Menu
            align="end"
            items={[
              { label: t('settings.signOutDo'), icon: 'logout', danger: true, onSelect: () => void everywhere() },
            ]}
          >
            <Button kind="quiet" icon="dots" label={t('signingIn.moreOfSessions')} />
          </Menu>
        </>
      }
    >
      <SessionRows at="session/all" />
    </Part>
  )
}

async function everywhere() {
  try {
    await request('session/all', { method: 'DELETE' })
    await forgetHere()
    goTo('/sign-in')
  } catch (error) {
    toastRefusal(error)
  }
}
