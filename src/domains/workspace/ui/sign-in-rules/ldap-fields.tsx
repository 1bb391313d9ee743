import { TextField } from '../../../../web/kit/text-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { LongField } from './long-field.tsx'
import type { Provider } from './provider.ts'

interface Props {
  provider: Provider | undefined
  faultOf: (name: string) => string | undefined
}

/** Where a directory is, and how it is asked. */
export function LdapFields({ provider, faultOf }: Props) {
  const t = useWords()
  const known = provider?.directory
  return (
    <>
      {!provider && (
        <TextField
          label={t('providers.directory')}
          help={t('providers.directoryHelp')}
          name="issuer"
          placeholder="ldaps://directory.example.com"
          required
          error={faultOf('issuer')}
        />
      )}
      <TextField
        label={t('providers.base')}
        help={t('providers.baseHelp')}
        name="base"
        placeholder="dc=example,dc=com"
        defaultValue={known?.base ?? ''}
        required
        error={faultOf('base') ?? (provider && faultOf('issuer'))}
      />
      <TextField
        label={t('providers.bindDn')}
        help={t('providers.bindDnHelp')}
        name="bindDn"
        defaultValue={known?.bindDn ?? ''}
        autoComplete="off"
        error={faultOf('bindDn')}
      />
      <TextField
        label={t('providers.bindSecret')}
        help={t(provider ? 'providers.secretKept' : 'providers.secretHelp')}
        name="clientSecret"
        type="password"
        autoComplete="off"
        error={faultOf('clientSecret')}
      />
      <TextField
        label={t('providers.mail')}
        name="mail"
        defaultValue={known?.mail ?? 'mail'}
        required
        error={faultOf('mail')}
      />
      <TextField
        label={t('providers.filter')}
        help={t('providers.filterHelp')}
        name="filter"
        placeholder="(objectClass=person)"
        defaultValue={known?.filter ?? ''}
        error={faultOf('filter')}
      />
      <LongField
        label={t('providers.authority')}
        name="authority"
        help={t('providers.authorityHelp')}
        value={known?.authority ?? ''}
        accept=".pem,.crt,.cer"
        error={faultOf('authority')}
      />
    </>
  )
}
