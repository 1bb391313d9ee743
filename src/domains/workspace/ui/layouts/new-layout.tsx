import { useState } from 'react'
import { AskDialog } from '../../../../web/form/ask-dialog.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import styles from '../../../../web/settings/settings.module.css'
import { useWords } from '../../../../web/words/words.ts'
import { roles as shipped } from '../../model/index.ts'
import type { ForWhom } from './for-whom.ts'

interface Props {
  roles: readonly { value: string; label: string }[]
  ways: readonly { value: string; label: string }[]
  /** What a way is called: a pipeline; null where there are none. */
  wayLabel: string | null
  onGo: (whom: ForWhom) => void
  onClose: () => void
}

/** Asks for whom a layout is made. */
export function NewLayout({ roles, ways, wayLabel, onGo, onClose }: Props) {
  const t = useWords()
  const [role, setRole] = useState(roles.at(shipped.length)?.value ?? 'member')
  const [way, setWay] = useState('')
  const all = (label: string) => ({ value: '', label })
  return (
    <AskDialog
      title={t('layouts.add')}
      go={t('layouts.arrange')}
      onGo={() => onGo({ role: role || null, way: way || null })}
      onClose={onClose}
    >
      <div className={styles.form}>
        <SelectField
          label={t('layouts.role')}
          value={role}
          options={[all(t('layouts.everybody')), ...roles]}
          onChange={setRole}
        />
        {wayLabel !== null && (
          <SelectField label={wayLabel} value={way} options={[all(t('layouts.everyWay')), ...ways]} onChange={setWay} />
        )}
        <p className="t2">{t('layouts.which')}</p>
      </div>
    </AskDialog>
  )
}
