import { useState, type FormEvent, type ReactNode } from 'react'
import { Refusal, type FieldFault } from '../../../kernel/refusal.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { create } from '../../../web/api/create.ts'
import { request } from '../../../web/api/request.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { TextField } from '../../../web/kit/text-field.tsx'
import { SelectField } from '../../../web/settings/select-field.tsx'
import styles from '../../../web/settings/settings.module.css'
import { useWords } from '../../../web/words/words.ts'
import { roles, user } from '../model/index.ts'

export type User = RowOf<typeof user>
export interface OneTimeLink {
  user: User
  purpose: 'invite' | 'reset'
  url: string
  expiresAt: string
}

/** Makes a link by which somebody comes in, once; null when it was refused, which is told. */
export async function makeLink(row: User, purpose: OneTimeLink['purpose']): Promise<OneTimeLink | null> {
  try {
    const path = `users/${row.id}/${purpose === 'invite' ? 'invite' : 'reset-password'}`
    const made = await request<{ data: { url: string; expiresAt: string } }>(path, { method: 'POST', body: {} })
    return { user: row, purpose, ...made.data }
  } catch (refusal) {
    toastRefusal(refusal)
    return null
  }
}

interface Props {
  /** By which a button outside of it sends it. */
  id: string
  onMade: (row: User) => void
  /** Its own button, where there is none outside. */
  children?: (busy: boolean) => ReactNode
}

/** Name, address and role of a new colleague. */
export function InviteForm({ id, onMade, children }: Props) {
  const t = useWords()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState('member')
  const [faults, setFaults] = useState<readonly FieldFault[]>([])
  const [busy, setBusy] = useState(false)
  const faultOf = (field: string) => faults.find((fault) => fault.field === field)?.message
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setFaults([])
    try {
      const { data } = await create(user, { name: name.trim(), email: email.trim(), role } as never)
      onMade(data)
    } catch (error) {
      if (error instanceof Refusal && error.fields.length > 0) setFaults(error.fields)
      else toastRefusal(error)
      setBusy(false)
    }
  }
  return (
    <form id={id} className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label={user.fields.name.label}
        value={name}
        autoFocus
        required
        error={faultOf('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextField
        label={user.fields.email.label}
        type="email"
        value={email}
        required
        error={faultOf('email')}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <SelectField
        label={user.fields.role.label}
        value={role}
        options={roles.map(({ key, label }) => ({ value: key, label: `${label}: ${t(`settings.role.${key}`)}` }))}
        onChange={setRole}
      />
      {children && <div>{children(busy)}</div>}
    </form>
  )
}
