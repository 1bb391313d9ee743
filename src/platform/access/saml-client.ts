import { SAML, ValidateInResponseTo } from '@node-saml/node-saml'
import type { Provider } from './providers.ts'

/** By what providers know us, and where they send people back to. */
export interface SamlParty {
  entity: string
  back: string
}

/** How far clocks may differ. */
export const skewMs = 60_000

/** A provider as the library speaks with it. What it must have said in answer to what is checked by us, on what it signed. */
export const samlOf = (
  { certificates, entry, issuer }: Provider,
  { entity, back }: SamlParty,
  request?: string,
): SAML =>
  new SAML({
    ...{ idpCert: certificates, idpIssuer: issuer, entryPoint: entry!, issuer: entity, callbackUrl: back },
    audience: entity,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    validateInResponseTo: ValidateInResponseTo.never,
    acceptedClockSkewMs: skewMs,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    ...(request !== undefined && { generateUniqueId: () => request }),
  })

/** What we say of ourselves to a provider. */
export function ourMetadata({ entity, back }: SamlParty): string {
  const saml = new SAML({ idpCert: 'none', issuer: entity, callbackUrl: back, wantAssertionsSigned: true, identifierFormat: null }) // prettier-ignore
  return saml.generateServiceProviderMetadata(null)
}
