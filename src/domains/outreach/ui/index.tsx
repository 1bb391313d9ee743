import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  // Without an entry of its own it stands under More, and pushes no record type of a company's own out of the open places.
  lists: {
    callList: {
      columns: ['name', 'purpose', 'tries', 'closed', 'createdAt'],
      views: [{ key: 'open', label: 'Open', filter: { field: 'closed', isNot: true } }],
      phone: ['purpose', 'createdAt'],
    },
    sequence: {
      columns: ['name', 'purpose', 'stopOutcomes', 'closed', 'createdAt'],
      views: [{ key: 'open', label: 'Open', filter: { field: 'closed', isNot: true } }],
      phone: ['purpose', 'createdAt'],
    },
    enrolment: {
      columns: ['title', 'person', 'seller', 'step', 'state', 'stopped', 'dueAt'],
      views: [{ key: 'active', label: 'Under way', filter: { field: 'state', is: 'active' } }],
      phone: ['person', 'state'],
    },
  },
  routes: [{ path: '/calling/$id', load: () => import('./calling/calling-page.tsx') }],
  keys: {
    where: 'calling',
    title: 'outreach.calling',
    keys: {
      'calling-reached': { words: 'outreach.outcome.reached', keys: '1' },
      'calling-noAnswer': { words: 'outreach.outcome.noAnswer', keys: '2' },
      'calling-voicemail': { words: 'outreach.outcome.voicemail', keys: '3' },
      'calling-wrongNumber': { words: 'outreach.outcome.wrongNumber', keys: '4' },
      'calling-callBack': { words: 'outreach.outcome.callBack', keys: '5' },
      'calling-notInterested': { words: 'outreach.outcome.notInterested', keys: '6' },
      'calling-doNotCall': { words: 'outreach.outcome.doNotCall', keys: '7' },
      'calling-notes': { words: 'outreach.writeNotes', keys: 'n' },
      'calling-skip': { words: 'outreach.skip', keys: 's' },
      'calling-undo': { words: 'outreach.undoLast', keys: 'u' },
    },
  },
  panels: [
    {
      record: 'callList',
      key: 'progress',
      label: 'Calling',
      place: 'side',
      load: () => import('./panels/call-list-panel.tsx'),
    },
    {
      record: 'callList',
      key: 'entries',
      label: 'People to call',
      place: 'related',
      load: () => import('./panels/entries-panel.tsx'),
    },
    {
      record: 'sequence',
      key: 'steps',
      label: 'Steps',
      place: 'side',
      load: () => import('./sequences/steps-panel.tsx'),
    },
    {
      record: 'person',
      key: 'sequences',
      label: 'Sequences',
      place: 'side',
      load: () => import('./sequences/person-panel.tsx'),
    },
    {
      record: 'task',
      key: 'sequence',
      label: 'Step of a sequence',
      place: 'side',
      load: () => import('./sequences/task-panel.tsx'),
    },
  ],
}
export default ui
