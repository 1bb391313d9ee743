import { useState } from 'react'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Status } from '../../../web/kit/chip.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { useWords } from '../../../web/words/words.ts'
import { templates, type TemplateKey } from '../model/index.ts'
import { TemplateDialog } from './template-dialog.tsx'
import { useTemplates, type TemplateState } from './template-queries.ts'
import { WorkLines } from './work-lines.tsx'
import { useWork, type Work } from './work.ts'

/** What Farley has ready for what a company does: looked at, brought in, and taken away again. */
export default function TemplatesPage() {
  const t = useWords()
  const work = useWork()
  const [open, setOpen] = useState<TemplateKey | null>(null)
  const { data, error, refetch } = useTemplates()
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <>
      <Part title={t('templates.title')} about={t('templates.about')}>
        <WorkLines work={work} />
        <Rows waiting={!data}>
          {(data?.data ?? []).map((state) => (
            <TemplateRow key={state.key} state={state} work={work} onOpen={() => setOpen(state.key)} />
          ))}
        </Rows>
      </Part>
      {open && <TemplateDialog name={open} work={work} onClose={() => setOpen(null)} />}
    </>
  )
}

function TemplateRow({ state, work, onOpen }: { state: TemplateState; work: Work; onOpen: () => void }) {
  const t = useWords()
  const { key, run, sample } = state
  const title = t(`templates.${key}.title`)
  const remove = (body: object) => void work.start(`configuration/templates/${key}/remove`, body)
  return (
    <SettingsRow
      before={<Icon name={templates.find((each) => each.key === key)!.icon} />}
      name={title}
      under={t(`templates.${key}.about`)}
    >
      {run && (
        <Status tone="success" icon="check">
          {t('templates.inUse')}
        </Status>
      )}
      {sample && (
        <Button disabled={work.busy} onClick={() => remove({ sampleOnly: true })}>
          {t('templates.removeSample')}
        </Button>
      )}
      {run ? (
        <Button
          kind="quiet"
          icon="trash"
          label={t('templates.remove', { name: title })}
          disabled={work.busy}
          onClick={() => remove({})}
        />
      ) : (
        <Button onClick={onOpen}>
          {t('templates.look')} <span className="aloud">{title}</span>
        </Button>
      )}
    </SettingsRow>
  )
}
