import { useState } from 'react'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { useAll } from '../../../web/api/use-rows.ts'
import { goTo } from '../../../web/app/router.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Menu } from '../../../web/kit/menu.tsx'
import { useWords } from '../../../web/words/words.ts'
import { mailTemplate } from '../model/index.ts'
import { renderTemplate, type About, type Rendered } from './rendering.ts'

interface Props {
  about: About
  onTake: (rendered: Rendered) => void
}

/** Takes a template with the values of whoever is written to. */
export default function TemplateMenu({ about, onTake }: Props) {
  const t = useWords()
  const { data } = useAll(mailTemplate)
  const [busy, setBusy] = useState(false)
  const take = async (id: string) => {
    setBusy(true)
    await renderTemplate(id, about).then(onTake, toastRefusal)
    setBusy(false)
  }
  const templates = (data?.data ?? []).map(({ id, name }) => ({ label: name, icon: mailTemplate.icon, onSelect: () => void take(id) }))
  const toSettings = { label: t('letterTemplates.look'), icon: 'settings', group: true as const, onSelect: () => goTo('/settings/mail-templates') }
  return (
    <Menu items={[...templates, toSettings]}>
      <Button kind="quiet" icon="template" busy={busy}>
        {mailTemplate.label.one}
      </Button>
    </Menu>
  )
} // prettier-ignore
