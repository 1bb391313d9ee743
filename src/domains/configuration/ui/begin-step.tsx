import { useEffect, useState } from 'react'
import { ChoiceCards } from '../../../web/begin/choice-cards.tsx'
import { StepHead } from '../../../web/begin/step-head.tsx'
import { useWords } from '../../../web/words/words.ts'
import { templates, type TemplateKey } from '../model/index.ts'
import { TemplateDialog } from './template-dialog.tsx'
import { WorkLines } from './work-lines.tsx'
import { useWork } from './work.ts'

/** What the company does: from it follows what Farley is set up with. It can be left out, and taken back later. */
export default function BeginStep({ onDone }: { onDone: () => void }) {
  const t = useWords()
  const work = useWork()
  const [open, setOpen] = useState<TemplateKey | null>(null)
  const isDone = work.report !== null
  useEffect(() => {
    if (isDone) onDone()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- going on happens once, when it is there
  }, [isDone])
  const choices = templates.map(({ key, icon }) => ({
    key,
    icon,
    title: t(`templates.${key}.title`),
    about: t(`templates.${key}.about`),
  }))
  return (
    <>
      <StepHead title={t('templates.ask')} about={t('templates.askAbout')} />
      <ChoiceCards choices={choices} disabled={work.busy} onChoose={setOpen} />
      <WorkLines work={work} />
      {open && <TemplateDialog name={open} work={work} onClose={() => setOpen(null)} />}
    </>
  )
}
