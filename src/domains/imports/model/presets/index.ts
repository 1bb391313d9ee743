import { googleContacts } from './google-contacts.ts'
import { hubspot } from './hubspot.ts'
import { linkedin } from './linkedin.ts'
import { mail } from './mail.ts'
import { outlook } from './outlook.ts'
import { pipedrive } from './pipedrive.ts'
import type { Preset } from './preset.ts'
import { salesforce } from './salesforce.ts'
import { vcard } from './vcard.ts'
import { zoho } from './zoho.ts'

/** The systems whose exports are known. */
export const presets: readonly Preset[] = [
  hubspot,
  salesforce,
  pipedrive,
  zoho,
  googleContacts,
  outlook,
  linkedin,
  vcard,
  mail,
]
