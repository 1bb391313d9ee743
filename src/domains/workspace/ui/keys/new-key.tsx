import { useState } from 'react'
import type { KeyScope, RoleRights } from '../../../../kernel/rights.ts'
import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import styles from '../../../../web/settings/settings.module.css'
import { useWords } from '../../../../web/words/words.ts'
import { roles } from '../../model/index.ts'
import { RightsTable } from '../rights/rights-table.tsx'
import { readKeysAnew } from './key.ts'
import keys from './new-key.module.css'

type Extent = 'all' | 'read' | 'chosen'
const extents: readonly Extent[] = ['all', 'read', 'chosen']
/** Days after which a key ends; none is for ever. */
const lives = ['', '30', '90', '365']
const day = 86_400_000

/** A new key: for what, in which role, how far it goes at most, and until when. */
export function NewKey({ onMade }: { onMade: (token: string) => void }) {
  const t = useWords()
  const [name, setName] = useState('')
  const [role, setRole] = useState('member')
  const [extent, setExtent] = useState<Extent>('all')
  const [rights, setRights] = useState<RoleRights>({})
  const [days, setDays] = useState('')
  const isEmpty = extent === 'chosen' && Object.values(rights).every(({ see }) => see === 'none')
  const make = async () => {
    const scope: KeyScope = extent === 'chosen' ? rights : extent
    const expiresAt = days === '' ? null : new Date(Date.now() + Number(days) * day).toISOString()
    try {
      const body = { name: name.trim(), role, scope, expiresAt }
      const { data } = await request<{ data: { token: string } }>('keys', { method: 'POST', body })
      setName('')
      onMade(data.token)
      await readKeysAnew()
    } catch (error) {
      toastRefusal(error)
    }
  }
  return (
    <form
      className={keys.form}
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <div className={keys.fields}>
        <TextField
          label={t('settings.keyName')}
          value={name}
          maxLength={120}
          placeholder={t('settings.keyExample')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <SelectField
          label={t('settings.keyRole')}
          value={role}
          options={roles.filter(({ key }) => key !== 'owner').map(({ key, label }) => ({ value: key, label }))}
          onChange={setRole}
        />
        <SelectField
          label={t('keyScope.label')}
          value={extent}
          options={extents.map((value) => ({ value, label: t(`keyScope.${value}`) }))}
          onChange={(value) => setExtent(value as Extent)}
        />
        <SelectField
          label={t('keyScope.ends')}
          value={days}
          options={lives.map((value) => ({
            value,
            label: value === '' ? t('keyScope.never') : t('keyScope.days', { count: Number(value) }),
          }))}
          onChange={setDays}
        />
      </div>
      {extent === 'chosen' && (
        <>
          <p className={styles.about}>{t('keyScope.about')}</p>
          <RightsTable
            rights={rights}
            onChange={(record, right) => setRights((before) => ({ ...before, [record]: right }))}
          />
        </>
      )}
      <Button size={32} type="submit" icon="plus" disabled={name.trim() === '' || isEmpty}>
        {t('settings.keyMake')}
      </Button>
    </form>
  )
}
