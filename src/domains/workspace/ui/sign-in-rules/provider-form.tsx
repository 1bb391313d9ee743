import { AskDialog } from '../../../../web/form/ask-dialog.tsx'
import { useState, type FormEvent } from 'react'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import styles from '../../../../web/settings/settings.module.css'
import { useWords } from '../../../../web/words/words.ts'
import { roles } from '../../model/index.ts'
import { faultsOf } from '../signing-in/faults.ts'
import { CheckLine } from './check-line.tsx'
import { readProvidersAnew, type Provider } from './provider.ts'

/** A sign-in provider: who it is, what it may say, and who comes in by it. */
export function ProviderForm({ provider, onClose }: { provider?: Provider; onClose: () => void }) {
  const t = useWords()
  const [matches, setMatches] = useState(provider?.matches ?? true)
  const [creates, setCreates] = useState(provider?.creates ?? false)
  const [role, setRole] = useState<string>(provider?.role ?? 'member')
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const faults = faultsOf(refusal)
  const faultOf = (name: string) => faults.find(({ field }) => field.split('.')[0] === name)?.message
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { domains, clientSecret, ...text } = Object.fromEntries(new FormData(event.currentTarget)) as Record<
      string,
      string
    >
    const body = {
      ...{ ...text, matches, creates, role, enabled: provider?.enabled ?? true },
      domains: domains!.split(/[\s,;]+/).filter(Boolean),
      ...(clientSecret && { clientSecret }),
    }
    setBusy(true)
    setRefusal(null)
    try {
      const path = provider ? `sign-in-providers/${provider.id}` : 'sign-in-providers'
      await request(path, { method: provider ? 'PATCH' : 'POST', body })
      await readProvidersAnew()
      onClose()
    } catch (refused) {
      setRefusal(refused)
      setBusy(false)
    }
  }
  return (
    <AskDialog
      title={provider ? t('providers.editThis', { label: provider.label }) : t('providers.add')}
      width={480}
      onClose={onClose}
      go={t('providers.save')}
      busy={busy}
      form="provider"
    >
      <form id="provider" className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('providers.label')}
          help={t('providers.labelHelp')}
          name="label"
          defaultValue={provider?.label ?? ''}
          maxLength={60}
          required
          autoFocus
          error={faultOf('label')}
        />
        {!provider && (
          <TextField
            label={t('providers.issuer')}
            help={t('providers.issuerHelp')}
            name="issuer"
            type="url"
            placeholder="https://login.example.com"
            required
            error={faultOf('issuer')}
          />
        )}
        <TextField
          label={t('providers.clientId')}
          name="clientId"
          defaultValue={provider?.clientId ?? ''}
          autoComplete="off"
          required
          error={faultOf('clientId')}
        />
        <TextField
          label={t('providers.clientSecret')}
          help={t(provider ? 'providers.secretKept' : 'providers.secretHelp')}
          name="clientSecret"
          type="password"
          autoComplete="off"
          required={!provider}
          error={faultOf('clientSecret')}
        />
        <TextField
          label={t('providers.domains')}
          help={t('providers.domainsHelp')}
          name="domains"
          placeholder="example.com"
          defaultValue={provider?.domains.join(', ') ?? ''}
          required
          error={faultOf('domains')}
        />
        <CheckLine label={t('providers.matches')} checked={matches} onChange={setMatches} />
        <CheckLine label={t('providers.creates')} checked={creates} onChange={setCreates} />
        {creates && (
          <SelectField
            label={t('providers.role')}
            value={role}
            options={roles.filter(({ key }) => key !== 'owner').map(({ key, label }) => ({ value: key, label }))}
            onChange={setRole}
          />
        )}
        {refusal !== null && faults.length === 0 && <p role="alert">{sentenceOf(refusal)}</p>}
      </form>
    </AskDialog>
  )
}
