import { TextField } from '../../../../web/kit/text-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import type { Provider } from './provider.ts'

interface Props {
  provider: Provider | undefined
  faultOf: (name: string) => string | undefined
}

/** Who a provider is that speaks OpenID Connect, and our client at it. */
export function OidcFields({ provider, faultOf }: Props) {
  const t = useWords()
  return (
    <>
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
    </>
  )
}
