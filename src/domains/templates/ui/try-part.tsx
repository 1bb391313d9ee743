import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { f } from '../../../kernel/field.ts'
import type { Linked } from '../../../web/api/answers.ts'
import { sentenceOf } from '../../../web/api/request.ts'
import { useAnswer } from '../../../web/api/use-answer.ts'
import { FormField } from '../../../web/form/form-field.tsx'
import { ForeignPage } from '../../../web/kit/foreign-page.tsx'
import { Part } from '../../../web/settings/part.tsx'
import settings from '../../../web/settings/settings.module.css'
import { useWords } from '../../../web/words/words.ts'
import MissingLines from './missing-lines.tsx'
import { renderedQuery } from './rendering.ts'
import styles from './templates.module.css'

/** How a template reads once it is written to somebody, and what is missing of them. */
export function TryPart({ texts: { subject, page } }: { texts: { subject: string; page: string } }) {
  const t = useWords()
  const [person, setPerson] = useState<string | null>(null)
  const [linked, setLinked] = useState<Linked>({})
  const [texts] = useDebouncedValue({ subject, page }, 400)
  const { data, error } = useAnswer({ ...renderedQuery(texts, { person }), enabled: person !== null })
  return (
    <Part title={t('letterTemplates.try')} about={t('letterTemplates.tryAbout')}>
      <div className={settings.form}>
        <FormField
          field={f.link({ label: t('letterTemplates.tryWith'), to: 'person' })}
          value={person}
          linked={linked}
          onChange={(value, titles) => {
            setPerson(value as string | null)
            setLinked((before) => ({ ...before, ...titles }))
          }}
        />
      </div>
      {error && <p className="bad">{sentenceOf(error)}</p>}
      {person && data && !error && (
        <div className={styles.tried}>
          <MissingLines missing={data.data.missing} />
          <p className={styles.subject}>{data.data.subject}</p>
          <ForeignPage html={data.data.page} label={t('letterTemplates.try')} />
        </div>
      )}
    </Part>
  )
}
