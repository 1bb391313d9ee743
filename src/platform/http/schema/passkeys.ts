import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { named } from './named.ts'

const bytes = z.string().max(4000)
const answerOf = <Inner extends z.ZodRawShape>(response: Inner) =>
  z.looseObject({
    id: z.string().max(2000),
    rawId: z.string().max(2000),
    type: z.literal('public-key'),
    response: z.looseObject({ clientDataJSON: bytes, ...response }),
    clientExtensionResults: z.looseObject({}),
  })

/** What a browser answers when it has made a passkey (RegistrationResponseJSON of WebAuthn). */
export const madePasskey = named(
  'MadePasskey',
  answerOf({ attestationObject: z.string().max(20_000), transports: z.array(z.string().max(40)).max(10).optional() }),
) as unknown as z.ZodType<RegistrationResponseJSON>

/** What it answers when somebody has shown one (AuthenticationResponseJSON of WebAuthn). */
export const shownPasskey = named(
  'ShownPasskey',
  answerOf({ authenticatorData: bytes, signature: bytes, userHandle: bytes.nullish() }),
) as unknown as z.ZodType<AuthenticationResponseJSON>

/** For navigator.credentials, as WebAuthn has it. */
export const optionsAnswer = z.object({ data: z.looseObject({ challenge: z.string() }) })

export const passkey = named(
  'Passkey',
  z.object({
    id: z.uuid(),
    name: z.string(),
    synced: z.boolean().describe('Whether its device keeps it on others of the same person as well.'),
    madeAt: z.iso.datetime(),
    usedAt: z.iso.datetime().nullable(),
    copiedAt: z.iso.datetime().nullable().describe('Since when it opens nothing, because there seems to be a copy.'),
  }),
)
