import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { rooms } from '../../../../web/app/registry.ts'
import { goTo } from '../../../../web/app/router.ts'
import { StepHead } from '../../../../web/begin/step-head.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { useWords } from '../../../../web/words/words.ts'
import styles from './begin.module.css'
import { enterDemo } from './enter-demo.ts'
import { FoundLine } from './found-line.tsx'

/** Where the first data comes from: what rooms offer, and the demonstration where it can be shown. */
export function DataStep() {
  const t = useWords()
  const begins = rooms().flatMap((room) => room.begins ?? [])
  const { data } = useQuery({
    queryKey: ['demo'],
    queryFn: ({ signal }) => request<{ data: { possible: boolean } }>('demo', { signal }),
  })
  return (
    <>
      <StepHead title={t('begin.data.title')} about={t('begin.data.about')} />
      <div className={styles.cards}>
        {begins.map(({ key, icon, words, to }, index) => (
          <Card key={key} icon={icon} words={words}>
            <Button size={40} kind={index === 0 ? 'primary' : 'plain'} onClick={() => goTo(to)}>
              {t(`${words}.go`)}
            </Button>
          </Card>
        ))}
        {data?.data.possible && <DemoCard />}
      </div>
      <FoundLine />
    </>
  )
}

function DemoCard() {
  const t = useWords()
  const [state, setState] = useState<'asked' | 'going'>('asked')
  const [trouble, setTrouble] = useState<string | null>(null)
  const enter = () => {
    setState('going')
    setTrouble(null)
    enterDemo().catch((error: unknown) => {
      setTrouble(sentenceOf(error))
      setState('asked')
    })
  }
  return (
    <Card icon="flask" words="begin.demo">
      {trouble && (
        <p role="alert" className="bad">
          {trouble}
        </p>
      )}
      <Button size={40} busy={state === 'going'} title={t('begin.demo.signInAgain')} onClick={enter}>
        {t(state === 'going' ? 'begin.demo.making' : 'begin.demo.go')}
      </Button>
    </Card>
  )
}

const points = ['a', 'b', 'c'] as const

function Card({ icon, words, children }: { icon: string; words: string; children: React.ReactNode }) {
  const t = useWords()
  return (
    <section className={styles.card} aria-label={t(`${words}.title`)}>
      <div className={styles.cardTop}>
        <span className={styles.mark}>
          <Icon name={icon} size={20} />
        </span>
        <span className="grow" />
        <span className="meta t2">{t(`${words}.time`)}</span>
      </div>
      <h2>{t(`${words}.title`)}</h2>
      <p className={styles.about}>{t(`${words}.about`)}</p>
      <ul>
        {points.map((point) => (
          <li key={point}>
            <Icon name="check" />
            {t(`${words}.points.${point}`)}
          </li>
        ))}
      </ul>
      {children}
    </section>
  )
}
