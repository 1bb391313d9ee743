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
import { LdapFields } from './ldap-fields.tsx'
import { LongField } from './long-field.tsx'
import { OidcFields } from './oidc-fields.tsx'
import { readProvidersAnew, type Provider } from './provider.ts'

const kinds: readonly Provider['kind'][] = ['oidc', 'saml', 'ldap']

/** A sign-in provider: who it is, what it may say, and who comes in by it. */
export function ProviderForm({ provider, onClose }: { provider?: Provider; onClose: () => void }) {
  const t = useWords()
  const [kind, setKind] = useState(provider?.kind ?? 'oidc')
  const [plain, setPlain] = useState(provider?.directory?.plain ?? false)
  const [unasked, setUnasked] = useState(provider?.unasked ?? false)
  const [matches, setMatches] = useState(provider?.matches ?? true)
  const [creates, setCreates] = useState(provider?.creates ?? false)
  const [role, setRole] = useState<string>(provider?.role ?? 'member')
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const faults = faultsOf(refusal)
  const faultOf = (name: string) => faults.find(({ field }) => field.split('.')[0] === name)?.message
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { domains, clientSecret, metadata, ...text } = Object.fromEntries(
      new FormData(event.currentTarget),
    ) as Record<string, string>
    const body = {
      ...{ ...text, matches, creates, role, enabled: provider?.enabled ?? true },
      domains: domains!.split(/[\s,;]+/).filter(Boolean),
      ...(!provider && { kind }),
      ...(kind === 'saml' && { unasked }),
      ...(kind === 'ldap' && { ...emptyAsNull(text), plain }),
      ...(clientSecret && { clientSecret }),
      ...(metadata && { metadata }),
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
        {!provider && (
          <SelectField
            label={t('providers.kind')}
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`providers.kinds.${value}`) }))}
            onChange={(value) => setKind(value as Provider['kind'])}
          />
        )}
        <TextField
          label={t('providers.label')}
          help={t(kind === 'ldap' ? 'providers.labelHere' : 'providers.labelHelp')}
          name="label"
          defaultValue={provider?.label ?? ''}
          maxLength={60}
          required
          autoFocus
          error={faultOf('label')}
        />
        {kind === 'oidc' && <OidcFields provider={provider} faultOf={faultOf} />}
        {kind === 'saml' && (
          <LongField
            label={t('providers.metadata')}
            name="metadata"
            help={t(provider ? 'providers.metadataKept' : 'providers.metadataHelp')}
            required={!provider}
            accept=".xml,text/xml,application/xml,application/samlmetadata+xml"
            error={faultOf('metadata')}
          />
        )}
        {kind === 'ldap' && <LdapFields provider={provider} faultOf={faultOf} />}
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
        {kind === 'ldap' && <CheckLine label={t('providers.plain')} checked={plain} onChange={setPlain} />}
        {kind === 'saml' && <CheckLine label={t('providers.unasked')} checked={unasked} onChange={setUnasked} />}
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

/** What a directory need not have, and has not. */
const emptyAsNull = ({ bindDn, filter, authority }: Record<string, string>) => ({
  bindDn: bindDn || null,
  filter: filter || null,
  authority: authority || null,
})
