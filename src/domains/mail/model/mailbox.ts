import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** Where somebody's mail lies, or that of several who share it. How it is reached lies beside it, its password in the vault. While it is private, so is what is taken from it. */
export const mailbox = defineRecord({
  name: 'mailbox',
  plural: 'mailboxes',
  label: { one: 'Mailbox', many: 'Mailboxes' },
  icon: 'mail',
  title: 'address',
  owned: true,
  private: 'owner',
  circled: 'see',
  gathers: true,
  hidden: true,
  sort: 'address',
  fields: {
    address: f.text({ label: 'Address', required: true, sortable: true, max: 254, sensitivity: 'personal' }),
    people: f.links({
      label: 'Shared with',
      help: 'They read its mail and write from it, as you do.',
      to: 'user',
    }),
    team: f.link({ label: 'Shared with the team', help: 'Whoever is in it, or in a team of it.', to: 'team' }),
    inInbox: f.boolean({
      label: 'In the inbox',
      help: 'Its conversations are answered there; those of a shared one always.',
      initial: false,
    }),
    paused: f.boolean({ label: 'Paused', initial: false }),
    never: f.longText({ label: 'Never taken', help: 'Addresses or domains, one a line.', max: 20_000 }),
    sendsOurs: f.boolean({ label: 'Sends what Farley itself sends', setBy: 'action' }),
    senderName: f.text({
      label: 'Name of the sender',
      help: 'Yours where nothing stands here.',
      max: 120,
      sensitivity: 'personal',
    }),
    signature: f.longText({
      label: 'Signature',
      help: 'HTML; what could do harm is left out.',
      max: 20_000,
      sensitivity: 'personal',
    }),
  },
})
