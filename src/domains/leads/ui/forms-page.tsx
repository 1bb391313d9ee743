import { useState } from 'react'
import type { RowOf } from '../../../kernel/record.ts'
import { remove } from '../../../web/api/create.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { useOurSender } from '../../../web/api/use-our-sender.ts'
import { useAll } from '../../../web/api/use-rows.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { SettingForm } from '../../../web/settings/setting-form.tsx'
import { useWords } from '../../../web/words/words.ts'
import { leadForm } from '../model/index.ts'
import { OwnAsks } from './own-asks.tsx'

type Form = RowOf<typeof leadForm>

const asked = [
  ...['name', 'heading', 'about', 'asks', 'needs', 'ownAsks', 'purpose', 'consentWords', 'confirms', 'thanks'],
  ...['source', 'campaign', 'owner', 'team', 'skills', 'capacity', 'touchWithin', 'passes', 'closed'],
]
/** What is asked of the members of a team only. */
const ofTeam = ['skills', 'capacity', 'touchWithin', 'passes']
/** What stands beside its box. */
const ofConsent = ['consentWords', 'confirms']
const beginning = { name: '', asks: ['firstName', 'lastName', 'message'], source: 'web', passes: 3 }

const addressOf = ({ key }: Form) => `${location.origin}/forms/${key}`
const frameOf = (form: Form) =>
  `<iframe src="${addressOf(form)}" title="${(form.heading ?? form.name).replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)}" style="width:100%;height:42rem;border:0"></iframe>`

/** The forms by which people come to us: what they ask, where they stand, and whose the leads are. */
export default function FormsPage() {
  const t = useWords()
  const [open, setOpen] = useState<Form | 'new' | null>(null)
  const { data, error, refetch } = useAll(leadForm)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <>
      <Part
        title={leadForm.label.many}
        about={t('leads.formsAbout')}
        action={
          <Button icon="plus" onClick={() => setOpen('new')}>
            {t('leads.newForm')}
          </Button>
        }
      >
        <Rows waiting={!data}>
          {(data?.data ?? []).map((form) => (
            <FormRow key={form.id} form={form} onEdit={() => setOpen(form)} />
          ))}
        </Rows>
        {data?.data.length === 0 && <p className="t2">{t('leads.noForms')}</p>}
      </Part>
      {open && (
        <SettingForm
          definition={leadForm}
          row={open === 'new' ? null : (open as never)}
          asked={asked}
          beginning={beginning}
          drawn={{ ownAsks: OwnAsks }}
          without={({ team, purpose }) => [...(team ? [] : ofTeam), ...(purpose ? [] : ofConsent)]}
          title={t('leads.newForm')}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function FormRow({ form, onEdit }: { form: Form; onEdit: () => void }) {
  const t = useWords()
  const sender = useOurSender()
  const { name } = form
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(() => toast({ text: t('settings.copied') }))
  return (
    <SettingsRow
      name={
        <a href={addressOf(form)} target="_blank" rel="noreferrer">
          {name}
        </a>
      }
      under={form.closed ? t('leads.closed') : form.confirms && sender === null ? t('leads.noSender') : addressOf(form)}
    >
      <Button kind="quiet" icon="link" label={t('leads.copyAddress', { name })} onClick={() => copy(addressOf(form))} />
      <Button kind="quiet" icon="world" label={t('leads.copyFrame', { name })} onClick={() => copy(frameOf(form))} />
      <Button kind="quiet" icon="pencil" label={t('leads.edit', { name })} onClick={onEdit} />
      <Button
        kind="quiet"
        icon="trash"
        label={t('leads.delete', { name })}
        onClick={() => void remove(leadForm, form).catch(toastRefusal)}
      />
    </SettingsRow>
  )
}
