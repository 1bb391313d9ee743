import { useUpdate } from '../../../web/api/use-update.ts'
import { useRows } from '../../../web/api/use-rows.ts'
import { FormField } from '../../../web/form/form-field.tsx'
import { Part } from '../../../web/settings/part.tsx'
import settings from '../../../web/settings/settings.module.css'
import { useWords } from '../../../web/words/words.ts'
import { mailbox } from '../model/index.ts'
import type { MailboxRow } from './sync.ts'

/** Who else has the mail of a mailbox, and writes from it. */
export function SharersPart({ row }: { row: MailboxRow }) {
  const t = useWords()
  const update = useUpdate(mailbox)
  const { data } = useRows(mailbox, { filter: { field: 'id', is: row.id }, with: 'people,team' })
  const { people, team } = mailbox.fields
  return (
    <Part title={t('mail.shared')} about={t('mail.sharedAbout')}>
      <div className={settings.form}>
        <FormField
          field={people}
          value={row.people}
          linked={data?.linked ?? {}}
          onChange={(ids) => void update(row, { people: ids as string[] | null })}
        />
        <FormField
          field={team}
          value={row.team}
          linked={data?.linked ?? {}}
          onChange={(id) => void update(row, { team: id as string | null })}
        />
      </div>
    </Part>
  )
}
