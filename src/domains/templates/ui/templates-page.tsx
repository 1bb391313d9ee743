import { useState } from 'react'
import { remove } from '../../../web/api/create.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { leads, useMe } from '../../../web/api/use-me.ts'
import { useAll } from '../../../web/api/use-rows.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { useWords } from '../../../web/words/words.ts'
import { mailTemplate } from '../model/index.ts'
import { TemplateEditor, type TemplateRow } from './template-editor.tsx'

/** The texts that e-mails begin with: those of the team, and one's own. */
export default function TemplatesPage() {
  const t = useWords()
  const me = useMe()
  const [open, setOpen] = useState<string | null>(null)
  const { data, error, refetch } = useAll(mailTemplate)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const rows = data?.data as TemplateRow[] | undefined
  const shown = rows?.find(({ id }) => id === open)
  if (shown || open === 'new') return <TemplateEditor key={open} row={shown ?? null} onBack={() => setOpen(null)} />
  const mayAdd = me.permissions.mailTemplate?.create !== false
  return (
    <Part
      title={mailTemplate.label.many}
      about={t('letterTemplates.about', { tag: '{{ person.firstName }}' })}
      action={
        mayAdd && (
          <Button icon="plus" onClick={() => setOpen('new')}>
            {t('letterTemplates.add')}
          </Button>
        )
      }
    >
      <Rows waiting={!rows}>
        {(rows ?? []).map((row) => (
          <SettingsRow
            key={row.id}
            before={<Icon name={row.private ? 'lock' : mailTemplate.icon} />}
            name={row.name}
            under={row.subject ?? undefined}
          >
            {(leads(me) || row.owner === me.user.id) && (
              <>
                <Button
                  kind="quiet"
                  icon="pencil"
                  label={t('letterTemplates.edit', { name: row.name })}
                  onClick={() => setOpen(row.id)}
                />
                <Button
                  kind="quiet"
                  icon="trash"
                  label={t('letterTemplates.delete', { name: row.name })}
                  onClick={() => void remove(mailTemplate, row).catch(toastRefusal)}
                />
              </>
            )}
          </SettingsRow>
        ))}
      </Rows>
      {rows?.length === 0 && <p className="t2">{t('letterTemplates.none')}</p>}
    </Part>
  )
}
