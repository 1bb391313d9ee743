import { useState } from 'react'
import { request } from '../../../../web/api/request.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Chip } from '../../../../web/kit/chip.tsx'
import { Menu } from '../../../../web/kit/menu.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { Secret } from '../../../../web/settings/secret.tsx'
import { isolated } from '../../../../web/words/isolated.ts'
import { useWords } from '../../../../web/words/words.ts'
import { readProvidersAnew, type Provider, type Providers } from './provider.ts'
import { ProviderForm } from './provider-form.tsx'
import { RemoveProvider } from './remove-provider.tsx'

/** The company’s sign-in providers; only owners add and change them. */
export function ProviderList({ providers: { data, back, saml } }: { providers: Providers }) {
  const t = useWords()
  const isOwner = useMe().user.role === 'owner'
  const [edited, setEdited] = useState<Provider | 'new' | null>(null)
  const [removing, setRemoving] = useState<Provider | null>(null)
  return (
    <Part
      title={t('providers.title')}
      about={t('providers.about')}
      action={
        isOwner && (
          <Button icon="plus" onClick={() => setEdited('new')}>
            {t('providers.add')}
          </Button>
        )
      }
    >
      <p className="t2">{t('providers.back')}</p>
      <Secret value={back} label={t('providers.backLabel')} />
      <p className="t2">{t('providers.entity')}</p>
      <Secret value={saml.entity} label={t('providers.entityLabel')} />
      <p className="t2">{t('providers.samlBack')}</p>
      <Secret value={saml.back} label={t('providers.samlBackLabel')} />
      <Rows>
        {data.map((each) => (
          <SettingsRow
            key={each.id}
            name={each.label}
            under={[shortNames[each.kind], each.issuer, ...each.domains].map(isolated).join(' · ')}
          >
            {!each.enabled && <Chip>{t('providers.off')}</Chip>}
            {isOwner && (
              <Menu
                align="end"
                items={[
                  { label: t('providers.edit'), icon: 'pencil', onSelect: () => setEdited(each) },
                  {
                    label: t(each.enabled ? 'providers.turnOff' : 'providers.turnOn'),
                    icon: each.enabled ? 'shield-off' : 'shield-check',
                    onSelect: () => void change(each, { enabled: !each.enabled }),
                  },
                  { label: t('passkeys.remove'), icon: 'trash', danger: true, onSelect: () => setRemoving(each) },
                ]}
              >
                <Button kind="quiet" icon="dots" label={t('settings.moreOf', { name: each.label })} />
              </Menu>
            )}
          </SettingsRow>
        ))}
      </Rows>
      {!isOwner && <p className="t2">{t('rules.ownersOnly')}</p>}
      {edited && <ProviderForm {...(edited !== 'new' && { provider: edited })} onClose={() => setEdited(null)} />}
      {removing && <RemoveProvider provider={removing} onClose={() => setRemoving(null)} />}
    </Part>
  )
}

/** As the protocols call themselves in every language. */
const shortNames = { oidc: 'OpenID Connect', saml: 'SAML', ldap: 'LDAP' } as const

async function change({ id }: Provider, patch: Partial<Provider>) {
  try {
    await request(`sign-in-providers/${id}`, { method: 'PATCH', body: patch })
  } catch (error) {
    toastRefusal(error)
  }
  await readProvidersAnew()
}
