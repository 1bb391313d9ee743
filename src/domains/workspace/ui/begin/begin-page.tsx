import { useSearch } from '@tanstack/react-router'
import { Suspense, useEffect, useMemo } from 'react'
import { usePreference } from '../../../../web/api/preferences.ts'
import { leads, useMe } from '../../../../web/api/use-me.ts'
import { rooms } from '../../../../web/app/registry.ts'
import { goTo } from '../../../../web/app/router.ts'
import { followHere } from '../../../../web/fields/record-link.tsx'
import { Avatar } from '../../../../web/kit/avatar.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { fetched } from '../../../../web/kit/fetched.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { join } from '../../../../web/kit/join.ts'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { Logo } from '../../../../web/kit/logo.tsx'
import { useWords } from '../../../../web/words/words.ts'
import styles from './begin.module.css'
import { DataStep } from './data-step.tsx'
import { RoleStep } from './role-step.tsx'
import { TeamStep } from './team-step.tsx'

/** The first five minutes: what one does, where the first data comes from, who else works here. Each step can be left out. */
export default function BeginPage() {
  const t = useWords()
  const me = useMe()
  const { step: asked } = useSearch({ strict: false }) as { step?: string }
  const mayAll = leads(me)
  const ofRooms = useMemo(() => rooms().flatMap((room) => room.beginSteps ?? []), [])
  const steps = mayAll ? ['role', ...ofRooms.map(({ key }) => key), 'data', 'team'] : ['role']
  const at = Math.max(0, steps.indexOf(asked ?? ''))
  const step = steps[at]!
  const go = (to: number) => goTo(steps[to] ? `/begin?step=${steps[to]}` : '/')
  useEffect(() => {
    document.title = `${t(`begin.step.${step}`)} · Farley`
  }, [t, step])
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <span className={styles.name}>
          <Logo size={24} />
          Farley
        </span>
        <Steps steps={steps} at={at} />
        <span className={join(styles.me, 't2')}>
          <Avatar name={me.user.name} />
          <span className="cut">{me.user.name}</span>
        </span>
      </header>
      <main className={styles.main}>
        {step === 'role' && <RoleStep onDone={() => go(at + 1)} />}
        {ofRooms.some(({ key }) => key === step) && <RoomStep key={step} name={step} onDone={() => go(at + 1)} />}
        {step === 'data' && <DataStep />}
        {step === 'team' && <TeamStep />}
      </main>
      <footer className={styles.foot}>
        {at > 0 && (
          <Button kind="quiet" icon="arrow-left" size={32} onClick={() => go(at - 1)}>
            {t('begin.back')}
          </Button>
        )}
        <span className="grow" />
        {step !== 'team' && (
          <Button kind="quiet" size={32} onClick={() => go(at + 1)}>
            {t(step === 'data' ? 'begin.data.empty' : 'begin.later')}
          </Button>
        )}
      </footer>
    </div>
  )
}

function RoomStep({ name, onDone }: { name: string; onDone: () => void }) {
  const step = rooms().flatMap((room) => room.beginSteps ?? []).find(({ key }) => key === name)! // prettier-ignore
  const Content = fetched(step.load)
  return (
    <Suspense fallback={<SkeletonLines count={5} />}>
      <Content onDone={onDone} />
    </Suspense>
  )
}

/** How far one is; the account is made already. */
function Steps({ steps, at }: { steps: readonly string[]; at: number }) {
  const t = useWords()
  const workRole = usePreference('workRole')
  return (
    <ol className={styles.steps} aria-label={t('begin.steps')}>
      {['account', ...steps].map((name, index) => {
        const done = index <= at
        const current = index === at + 1
        const to = `/begin?step=${name}`
        return (
          <li
            key={name}
            aria-current={current ? 'step' : undefined}
            className={join(done && styles.done, current && styles.now)}
          >
            <span className={styles.number}>{done ? <Icon name="check" size={12} /> : index + 1}</span>
            <span className={styles.label}>
              {name === 'role' && done && workRole ? t(`workRole.${workRole}`) : t(`begin.step.${name}`)}
            </span>
            {name === 'role' && done && (
              <a href={to} className="link" onClick={(event) => followHere(event, to)}>
                {t('begin.change')}
              </a>
            )}
          </li>
        )
      })}
    </ol>
  )
}
