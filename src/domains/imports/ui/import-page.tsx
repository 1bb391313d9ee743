import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { definitionOf } from '../../../web/app/registry.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { Page } from '../../../web/shell/page.tsx'
import { formatNumber } from '../../../web/words/format.ts'
import { CleanStep, openQuestions } from './clean-step.tsx'
import styles from './import.module.css'
import { MapStep } from './map-step.tsx'
import { MatchStep } from './match-step.tsx'
import { RunStep } from './run-step.tsx'
import { Steps, type Step } from './steps.tsx'
import { UploadStep } from './upload-step.tsx'
import { useImport } from './use-import.ts'
import { useImportWords } from './words.ts'

/** Import: upload, map, clean, match, run. The address holds the import, so a reload goes on where one was. */
export default function ImportPage() {
  const t = useImportWords()
  const search: { id?: string; as?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [step, setStep] = useState<Step>('map')
  const { data: run, isPending } = useImport(search.id)
  const go = (id: string | undefined) => {
    setStep('map')
    void navigate({ to: '/import', search: id ? { id } : {} } as never)
  }
  if (!search.id) {
    return (
      <Page title={t('title')}>
        <UploadStep as={search.as} onOpen={go} />
      </Page>
    )
  }
  if (!run) return <Page title={t('title')}>{isPending && <SkeletonLines count={6} />}</Page>
  const records = definitionOf(run.record).label.many
  const begun = !['read', 'planning', 'planned'].includes(run.state)
  const at: Step = begun ? 'run' : step
  return (
    <Page
      title={t('titleOf', { records: records.toLowerCase() })}
      beside={
        <span className={styles.file}>
          <Icon name="file" />
          <span className="cut">{run.fileName}</span>
          <span className="meta t3">
            {t('size', { rows: formatNumber(run.rows), columns: formatNumber(run.columns.length) })}
          </span>
        </span>
      }
      actions={
        <Button kind="quiet" icon="x" onClick={() => go(undefined)}>
          {t('cancel')}
        </Button>
      }
    >
      <Steps at={at} begun={begun} toClean={openQuestions(run)} onGo={setStep} />
      {at === 'map' && <MapStep run={run} onNext={() => setStep('clean')} onBack={() => go(undefined)} />}
      {at === 'clean' && <CleanStep run={run} onNext={() => setStep('match')} onBack={() => setStep('map')} />}
      {at === 'match' && <MatchStep run={run} onNext={() => setStep('run')} onBack={() => setStep('clean')} />}
      {at === 'run' && <RunStep run={run} onBack={() => setStep('match')} onAnother={() => go(undefined)} />}
    </Page>
  )
}
