import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'
import { NextStepCell, StageCell } from './cells.tsx'

export type { LinesKind } from './lines/kind.ts'
/** What draws lines and what they come to, for rooms that have such lines. */
export const linesList = () => import('./lines/lines-list.tsx')
export const totals = () => import('./lines/line-sums.tsx').then((door) => door.Totals)

const open = { field: 'status', is: 'open' }
const mine = { field: 'owner', is: 'me' }

const ui: RoomUi = {
  model,
  menu: [
    { group: 'sales', record: 'deal', keys: 'g d', order: 20 },
    { group: 'insights', to: '/funnel', label: 'Funnel', icon: 'filter', order: 10 },
  ],
  lists: {
    deal: {
      columns: ['name', 'company', 'amount', 'stage', 'status', 'closeOn', 'nextStep', 'owner'],
      totals: ['amount'],
      weighted: { field: 'amount', by: 'probability', under: 'nextStep' },
      calendar: { by: 'closeOn' },
      widths: { company: 160, stage: 120, status: 100, nextStep: 208 },
      views: [
        { key: 'mine', label: 'My open deals', filter: { and: [mine, open] }, sort: 'closeOn' },
        { key: 'open', label: 'All open deals', filter: open, sort: 'closeOn' },
        {
          key: 'idle',
          label: 'Idle deals',
          filter: { and: [open, { field: 'idleOn', lte: 'today' }] },
          sort: 'idleOn',
        },
        {
          key: 'undecided',
          label: 'Nobody known to decide',
          filter: { and: [open, { field: 'deciders', isEmpty: true }] },
          sort: 'closeOn',
        },
        {
          key: 'won',
          label: 'Won this quarter',
          filter: {
            and: [
              { field: 'status', is: 'won' },
              { field: 'closedAt', within: 'thisQuarter' },
            ],
          },
          sort: '-closedAt',
        },
      ],
      phone: ['company', 'stage'],
    },
    competitor: { columns: ['name', 'website', 'company', 'createdAt'], phone: ['website', 'company'] },
  },
  cells: { 'deal.stage': StageCell, 'deal.nextStep': NextStepCell },
  boards: [
    {
      record: 'deal',
      field: 'stage',
      within: 'pipeline',
      move: 'move',
      filter: open,
      sort: 'nextStepAt',
      sum: 'amount',
      share: 'probability',
      ends: [
        {
          action: 'win',
          tone: 'success',
          icon: 'trophy',
          filter: { field: 'status', is: 'won' },
          lately: { field: 'closedAt', within: 'thisQuarter' },
        },
        {
          action: 'lose',
          tone: 'danger',
          icon: 'thumb-down',
          filter: { field: 'status', is: 'lost' },
          lately: { field: 'closedAt', within: 'thisQuarter' },
          ask: { input: 'reason', field: 'lossReason' },
        },
      ],
      age: 'openedOn',
      idleAfter: 'idleDays',
      next: { at: 'nextStepAt', text: 'nextStep' },
      under: 'company',
      day: 'closeOn',
    },
  ],
  panels: [
    {
      record: 'deal',
      key: 'stages',
      label: 'Stages',
      place: 'head',
      row: true,
      load: () => import('./panels/stage-path.tsx'),
    },
    {
      record: 'deal',
      key: 'checklist',
      label: 'Checklist',
      place: 'related',
      load: () => import('./panels/checklist-panel.tsx'),
    },
    {
      record: 'deal',
      key: 'lines',
      label: 'Products',
      place: 'related',
      load: () => import('./panels/lines-panel.tsx'),
    },
    {
      record: 'deal',
      key: 'people',
      label: 'People',
      place: 'related',
      load: () => import('./panels/deal-people-panel.tsx'),
    },
    {
      record: 'deal',
      key: 'competitors',
      label: 'Competitors',
      place: 'related',
      load: () => import('./panels/competitors-panel.tsx'),
    },
    {
      record: 'deal',
      key: 'sellers',
      label: 'Sellers',
      place: 'related',
      load: () => import('./panels/sellers-panel.tsx'),
    },
    {
      record: 'person',
      key: 'deals',
      label: 'Deals',
      place: 'related',
      load: () => import('./panels/deals-of-person-panel.tsx'),
    },
    {
      record: 'person',
      key: 'open-deals',
      label: 'Open deals',
      place: 'head',
      load: () => import('./panels/open-deals-fact.tsx'),
    },
    {
      record: 'company',
      key: 'open-deals',
      label: 'Open deals',
      place: 'head',
      load: () => import('./panels/open-deals-fact.tsx'),
    },
  ],
  routes: [{ path: '/funnel', load: () => import('./funnel/funnel-page.tsx') }],
  settings: [
    {
      path: 'pipelines',
      label: 'Pipelines and stages',
      icon: 'timeline',
      group: 'records',
      admin: true,
      load: () => import('./pipelines-page.tsx'),
    },
  ],
  numbers: () => import('./home/deal-numbers.ts'),
  queue: () => import('./home/stale-deals.ts'),
}
export default ui
