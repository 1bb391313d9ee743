import { useState } from 'react'
import { goTo } from '../../../../web/app/router.ts'
import { StepHead } from '../../../../web/begin/step-head.tsx'
import { Avatar } from '../../../../web/kit/avatar.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Secret } from '../../../../web/settings/secret.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { InviteForm, makeLink, type OneTimeLink } from '../invite.tsx'
import styles from './begin.module.css'

/** Colleagues come in by links that work once; as many as one likes, or none. */
export function TeamStep() {
  const t = useWords()
  const [links, setLinks] = useState<readonly OneTimeLink[]>([])
  return (
    <>
      <StepHead title={t('begin.team.title')} about={t('begin.team.about')} />
      <div className={styles.team}>
        {links.map(({ user, url }) => (
          <div key={user.id} className={styles.invited}>
            <Avatar name={user.name} size={28} />
            <div className="grow">
              <p className="m">{t('begin.team.ready', { name: user.name })}</p>
              <Secret value={url} label={user.name} />
            </div>
          </div>
        ))}
        <InviteForm
          key={links.length}
          id="invite"
          onMade={(user) => void makeLink(user, 'invite').then((link) => link && setLinks((now) => [...now, link]))}
        >
          {(busy) => (
            <Button size={32} type="submit" icon="link" busy={busy}>
              {t('begin.team.make')}
            </Button>
          )}
        </InviteForm>
      </div>
      <Button size={40} kind="primary" className={styles.open} onClick={() => goTo('/')}>
        {t('begin.team.done')}
      </Button>
    </>
  )
}
