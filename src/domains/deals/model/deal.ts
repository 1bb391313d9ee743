import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** A sale that may come about. Its stage changes by being moved, never by a patch. */
export const deal = defineRecord({
  name: 'deal',
  plural: 'deals',
  label: { one: 'Deal', many: 'Deals' },
  icon: 'heart-handshake',
  title: 'name',
  subtitle: ['company', 'stage'],
  owned: true,
  private: 'owner',
  territory: 'company.territory',
  tagged: true,
  sort: '-createdAt',
  next: { at: 'nextStepAt', while: { field: 'status', is: 'open' } },
  idle: { from: 'idleOn', since: ['stageSince', 'lastContactAt'] },
  ratedAt: 'closedAt',
  way: 'pipeline',
  fields: {
    name: f.text({ label: 'Name', required: true, searchable: true, sortable: true, max: 300 }),
    company: f.link({ label: 'Company', to: 'company', backLabel: 'Deals' }),
    amount: f.money({ label: 'Amount', sortable: true, tracked: true }),
    amountFrom: f.choice({
      label: 'Amount comes from',
      fixed: true,
      initial: 'typed',
      options: [
        { key: 'typed', label: 'What is typed' },
        { key: 'firstYear', label: 'Its products, the first year' },
        { key: 'contract', label: 'Its products, the whole term' },
      ],
    }),
    pipeline: f.link({ label: 'Pipeline', to: 'pipeline', setBy: 'action' }),
    stage: f.link({ label: 'Stage', to: 'stage', setBy: 'action', tracked: true, sortable: true }),
    status: f.choice({
      label: 'Status',
      required: true,
      fixed: true,
      initial: 'open',
      setBy: 'action',
      tracked: true,
      options: [
        { key: 'open', label: 'Open', color: 'blue' },
        { key: 'won', label: 'Won', color: 'green' },
        { key: 'lost', label: 'Lost', color: 'red' },
      ],
    }),
    openedOn: f.date({ label: 'Opened', help: 'The day we began to work on it.', sortable: true }),
    closeOn: f.date({ label: 'Close date', help: 'When it is expected to close, or did.', sortable: true }),
    closedAt: f.dateTime({ label: 'Closed at', setBy: 'action', sortable: true }),
    lossReason: f.choice({
      label: 'Loss reason',
      setBy: 'action',
      options: [
        { key: 'price', label: 'Price' },
        { key: 'competitor', label: 'Competitor' },
        { key: 'timing', label: 'Timing' },
        { key: 'noNeed', label: 'No need any more' },
        { key: 'noAnswer', label: 'No answer' },
        { key: 'other', label: 'Other' },
      ],
    }),
    lostTo: f.link({
      label: 'Lost to',
      help: 'The competitor who won it.',
      to: 'competitor',
      setBy: 'action',
    }),
    source: f.choice({
      label: 'Source',
      options: [
        { key: 'web', label: 'Website' },
        { key: 'referral', label: 'Referral' },
        { key: 'fair', label: 'Trade fair' },
        { key: 'campaign', label: 'Campaign' },
        { key: 'existing', label: 'Existing customer' },
        { key: 'other', label: 'Other' },
      ],
    }),
    description: f.longText({ label: 'Description', searchable: true }),
    forecast: f.choice({
      label: 'Forecast',
      help: 'How sure you are that it closes on its date; by its probability when left out.',
      fixed: true,
      options: [
        { key: 'commit', label: 'Commit', color: 'green' },
        { key: 'bestCase', label: 'Best case', color: 'blue' },
        { key: 'pipeline', label: 'Pipeline', color: 'gray' },
        { key: 'omitted', label: 'Left out', color: 'amber' },
      ],
    }),
    coSellers: f.links({
      label: 'Shared with',
      to: 'user',
      setBy: 'derived',
      help: 'Sellers with a share beside the owner.',
    }),
    competitors: f.links({ label: 'Up against', to: 'competitor', backLabel: 'Deals', setBy: 'derived' }),
    deciders: f.links({ label: 'Who decides', to: 'person', setBy: 'derived' }),
    champions: f.links({ label: 'Champions', to: 'person', setBy: 'derived' }),
    blockers: f.links({ label: 'Who blocks', to: 'person', setBy: 'derived' }),
    probability: f.percent({ label: 'Probability', setBy: 'derived', help: 'That of its stage.' }),
    stageSince: f.dateTime({ label: 'In stage since', setBy: 'derived' }),
    nextStep: f.text({ label: 'Next step', setBy: 'derived', help: 'The open task or meeting that comes first.' }),
    nextStepAt: f.dateTime({ label: 'Next step due', setBy: 'derived', sortable: true }),
    idleOn: f.date({
      label: 'Idle from',
      setBy: 'derived',
      sortable: true,
      help: 'The day from which nothing has happened for longer than its stage allows.',
    }),
    lastContactAt: f.dateTime({ label: 'Last contact', sortable: true, setBy: 'derived' }),
  },
})

export const moveDeal = defineAction(deal, {
  name: 'move',
  label: 'Move to…',
  summary: 'Moves an open deal to another stage, if it has what that stage requires.',
  icon: 'arrows-right',
  input: { stage: f.like(deal.fields.stage, { required: true, help: 'Of another pipeline too.' }) },
  when: { field: 'status', is: 'open' },
  bulk: true,
  becomes: ({ stage }) => ({ stage }),
})

export const winDeal = defineAction(deal, {
  name: 'win',
  label: 'Won',
  summary: 'Closes the deal as won and makes its company a customer.',
  icon: 'trophy',
  input: { closedOn: f.date({ label: 'Won on', help: 'Today when left out.' }) },
  when: { field: 'status', is: 'open' },
  bulk: true,
  becomes: () => ({ status: 'won', lossReason: null, lostTo: null }),
})

export const loseDeal = defineAction(deal, {
  name: 'lose',
  label: 'Lost',
  summary: 'Closes the deal as lost, with the reason.',
  icon: 'thumb-down',
  input: {
    reason: f.like(deal.fields.lossReason, { required: true }),
    lostTo: f.like(deal.fields.lostTo, {}),
    closedOn: f.date({ label: 'Lost on', help: 'Today when left out.' }),
  },
  when: { field: 'status', is: 'open' },
  bulk: true,
  becomes: ({ reason, lostTo }) => ({ status: 'lost', lossReason: reason, lostTo: lostTo ?? null }),
})

export const repriceDeal = defineAction(deal, {
  name: 'reprice',
  label: 'Take today’s prices',
  summary: 'Gives the lines that have a price of the catalog the price of today; what was typed stays.',
  icon: 'refresh',
  input: {},
  when: { field: 'status', is: 'open' },
})

export const reopenDeal = defineAction(deal, {
  name: 'reopen',
  label: 'Reopen',
  summary: 'Opens a deal that was won or lost again, in the stage where it was.',
  icon: 'rotate',
  input: {},
  when: { field: 'status', in: ['won', 'lost'] },
})
