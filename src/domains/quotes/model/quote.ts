import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** What we offer a customer, at which price and until when. Once it is sent it stays what was sent. */
export const quote = defineRecord({
  name: 'quote',
  plural: 'quotes',
  label: { one: 'Quote', many: 'Quotes' },
  icon: 'contract',
  title: 'name',
  subtitle: ['number', 'company'],
  owned: true,
  private: 'owner',
  territory: 'company.territory',
  tagged: true,
  sort: '-createdAt',
  ratedAt: 'sentAt',
  asks: { whom: 'approvers', by: 'askedBy' },
  fields: {
    name: f.text({ label: 'Name', required: true, searchable: true, sortable: true, max: 300 }),
    number: f.text({ label: 'Number', setBy: 'action', searchable: true, sortable: true, max: 40 }),
    edition: f.number({ label: 'Version', setBy: 'action', integer: true, initial: 1 }),
    deal: f.link({ label: 'Deal', help: 'A new quote begins with its products.', to: 'deal', backLabel: 'Quotes' }),
    company: f.link({ label: 'Company', to: 'company', backLabel: 'Quotes' }),
    contact: f.link({ label: 'Contact', to: 'person', backLabel: 'Quotes' }),
    currency: f.text({ label: 'Currency', max: 3 }),
    total: f.money({ label: 'Total', help: 'Without tax; what is paid again and again for its whole term.', setBy: 'derived', sortable: true }),
    status: f.choice({
      label: 'Status',
      required: true,
      fixed: true,
      initial: 'draft',
      setBy: 'action',
      tracked: true,
      options: [
        { key: 'draft', label: 'Draft', color: 'gray' },
        { key: 'sent', label: 'Sent', color: 'blue' },
        { key: 'accepted', label: 'Accepted', color: 'green' },
        { key: 'declined', label: 'Declined', color: 'red' },
        { key: 'withdrawn', label: 'Withdrawn', color: 'gray' },
        { key: 'expired', label: 'Expired', color: 'amber' },
        { key: 'superseded', label: 'Superseded', color: 'violet' },
      ],
    }),
    validUntil: f.date({ label: 'Valid until', help: 'The last day.', sortable: true }),
    terms: f.longText({ label: 'Terms', help: 'Stand beneath the prices.', max: 20_000 }),
    madeFrom: f.link({ label: 'Made from', help: 'The quote that it was made of.', to: 'quote', backLabel: 'Made from it', setBy: 'action' }),
    sentAt: f.dateTime({ label: 'Sent at', setBy: 'action', sortable: true }),
    decidedAt: f.dateTime({ label: 'Answered at', setBy: 'action', sortable: true }),
    acceptedBy: f.text({ label: 'Accepted by', setBy: 'action', sensitivity: 'personal', max: 200 }),
    acceptedFrom: f.text({ label: 'Accepted from', help: 'The address in the network.', setBy: 'action', sensitivity: 'personal', max: 60 }),
    digest: f.text({ label: 'Digest', help: 'SHA-256 of what was sent.', setBy: 'action', max: 64 }),
    acceptedDigest: f.text({ label: 'Digest of what was accepted', help: 'SHA-256, with what the customer chose.', setBy: 'action', max: 64 }),
    declineReason: f.text({ label: 'Why declined', setBy: 'action', max: 1_000 }),
    approval: f.choice({
      label: 'Approval',
      help: 'Taken back by every change of its lines.',
      fixed: true,
      setBy: 'action',
      options: [
        { key: 'asked', label: 'Asked for', color: 'amber' },
        { key: 'approved', label: 'Approved', color: 'green' },
        { key: 'refused', label: 'Not approved', color: 'red' },
      ],
    }),
    approvers: f.links({ label: 'Approvers', help: 'Who is still asked.', to: 'user', backLabel: 'Quotes to approve', setBy: 'action' }),
    askedBy: f.user({ label: 'Approval asked by', setBy: 'action' }),
    approvalNote: f.text({ label: 'Said of the approval', setBy: 'action', max: 1_000 }),
  },
}) // prettier-ignore

const draft = { field: 'status', is: 'draft' }
const sent = { field: 'status', is: 'sent' }

export const askApprovalOfQuote = defineAction(quote, {
  name: 'askApproval',
  label: 'Ask for approval…',
  summary: 'Asks those who must approve the quote before it is sent; they are told.',
  icon: 'hand-stop',
  final: true,
  onPanel: true,
  input: { note: f.text({ label: 'Why', help: 'For whoever approves.', max: 1_000 }) },
  when: {
    and: [
      draft,
      {
        or: [
          { field: 'approval', isEmpty: true },
          { field: 'approval', is: 'refused' },
        ],
      },
    ],
  },
})

export const approveQuote = defineAction(quote, {
  name: 'approve',
  label: 'Approve',
  summary: 'Lets the quote be sent as it stands; a change of its lines takes that back.',
  icon: 'shield-check',
  final: true,
  onPanel: true,
  input: {},
  when: { and: [draft, { field: 'approval', is: 'asked' }] },
})

export const refuseQuote = defineAction(quote, {
  name: 'refuse',
  label: 'Do not approve…',
  summary: 'Says why the quote may not be sent as it stands; whoever asked is told.',
  icon: 'circle-x',
  final: true,
  onPanel: true,
  input: { reason: f.text({ label: 'Why not', required: true, max: 1_000 }) },
  when: { and: [draft, { field: 'approval', is: 'asked' }] },
})

export const sendQuote = defineAction(quote, {
  name: 'send',
  label: 'Mark as sent',
  summary: 'Keeps the quote as it is from now on; a link for the customer can be made then.',
  icon: 'send',
  final: true,
  input: {},
  when: draft,
})

export const withdrawQuote = defineAction(quote, {
  name: 'withdraw',
  label: 'Withdraw',
  summary: 'Takes a sent quote back: it cannot be accepted any more, and its link says so.',
  icon: 'arrow-back-up',
  final: true,
  input: {},
  when: sent,
})

export const acceptQuote = defineAction(quote, {
  name: 'accept',
  label: 'Accepted',
  summary: 'Notes that the customer accepted the quote by another way than its link.',
  icon: 'circle-check',
  final: true,
  input: { by: f.text({ label: 'Accepted by', help: 'Who said so.', required: true, max: 200 }) },
  when: sent,
})

export const declineQuote = defineAction(quote, {
  name: 'decline',
  label: 'Declined',
  summary: 'Notes that the customer does not want it, and why.',
  icon: 'thumb-down',
  final: true,
  input: { reason: f.text({ label: 'Why', max: 1_000 }) },
  when: sent,
})

export const newVersionOfQuote = defineAction(quote, {
  name: 'newVersion',
  label: 'New version',
  summary: 'Makes a draft of the same number to be changed; this version is superseded.',
  icon: 'repeat',
  final: true,
  makes: 'madeFrom',
  input: {},
  when: { field: 'status', in: ['sent', 'declined', 'withdrawn', 'expired'] },
})

export const cloneQuote = defineAction(quote, {
  name: 'clone',
  label: 'Make a copy',
  summary: 'Makes another quote with the same lines and terms, under a number of its own.',
  icon: 'copy',
  makes: 'madeFrom',
  input: {},
})
