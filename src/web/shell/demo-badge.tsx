import { useState } from 'react'
import { request } from '../api/request.ts'
import { useMe } from '../api/use-me.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { useWords } from '../words/words.ts'
import styles from './sidebar.module.css'

const waitMs = 500
const patience = 60

/** Says that nothing here is real; its owner removes it all with one click. */
export function DemoBadge() {
  const me = useMe()
  const t = useWords()
  const [asking, setAsking] = useState(false)
  if (!me.workspace.demo) return null
  if (me.user.role !== 'owner') return <span className={styles.demo}>{t('shell.demo')}</span>
  return (
    <>
      <button type="button" className={styles.demo} title={t('shell.removeDemo')} onClick={() => setAsking(true)}>
        {t('shell.demo')}
      </button>
      {asking && <Removal onClose={() => setAsking(false)} />}
    </>
  )
}

function Removal({ onClose }: { onClose: () => void }) {
  const t = useWords()
  const [state, setState] = useState<'asked' | 'going' | 'failed'>('asked')
  const remove = () => {
    setState('going')
    leaveDemo().catch(() => setState('failed'))
  }
  return (
    <Dialog
      title={t('shell.removeDemo')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" disabled={state === 'going'} onClick={remove}>
            {t(state === 'going' ? 'shell.removingDemo' : 'shell.removeDemo')}
          </Button>
        </>
      }
    >
      <p>{t(state === 'failed' ? 'shell.removeDemoFailed' : 'shell.removeDemoAbout')}</p>
    </Dialog>
  )
}

/** The server goes on with the company's own workspace at the same address; it is waited for. */
async function leaveDemo(): Promise<void> {
  const { data } = await request<{ data: { url: string } }>('demo', { method: 'DELETE' })
  await pause()
  for (let tries = 0; tries < patience && !(await isReady()); tries++) await pause()
  location.assign(data.url)
}

const pause = () => new Promise((resolve) => setTimeout(resolve, waitMs))

async function isReady(): Promise<boolean> {
  // While it changes over, the demonstration's own session still answers; afterwards nobody is signed in.
  const answer = await fetch('/api/v1/me').catch(() => null)
  return answer?.status === 401
}
