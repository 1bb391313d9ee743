import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { visit } from './visit.ts'

const planned = { field: 'status', is: 'planned' }

export const checkInVisit = defineAction(visit, {
  name: 'checkIn',
  label: 'Check in',
  summary: 'Says that one has arrived, when, and perhaps where.',
  icon: 'map-pin',
  onPanel: true,
  input: {
    at: f.dateTime({ label: 'When', required: true }),
    place: f.text({ label: 'Where', help: 'Latitude and longitude: 52.5200, 13.4050.', max: 60 }),
  },
  when: { and: [planned, { field: 'arrivedAt', isEmpty: true }] },
  becomes: ({ at, place }) => ({ arrivedAt: at, ...(place !== undefined && { place }) }),
})

export const finishVisit = defineAction(visit, {
  name: 'finish',
  label: 'Visited',
  summary: 'Says that it took place.',
  icon: 'circle-check',
  input: {},
  when: { field: 'status', in: ['planned', 'missed'] },
  becomes: () => ({ status: 'done' }),
})

export const missVisit = defineAction(visit, {
  name: 'miss',
  label: 'Nobody was there',
  summary: 'Says that one was there and met nobody.',
  icon: 'user-off',
  input: {},
  when: planned,
  becomes: () => ({ status: 'missed' }),
})

export const cancelVisit = defineAction(visit, {
  name: 'cancel',
  label: 'Call off',
  summary: 'Says that it does not take place.',
  icon: 'circle-x',
  bulk: true,
  input: {},
  when: planned,
  becomes: () => ({ status: 'cancelled' }),
})

export const signVisit = defineAction(visit, {
  name: 'sign',
  label: 'Sign…',
  summary: 'Keeps who signed the report, and the report as it was shown to them; from then on it changes no more.',
  icon: 'pencil',
  final: true,
  onPanel: true,
  input: {
    name: f.text({ label: 'Signed by', required: true, max: 200 }),
    strokes: f.longText({ label: 'Signature', help: 'As the path of an SVG, 300 wide and 100 high.', max: 20_000 }),
    at: f.dateTime({ label: 'When', required: true }),
    shown: f.longText({ label: 'What was shown', help: 'The report, word for word.', required: true, max: 100_000 }),
  },
  when: {
    and: [
      { field: 'status', is: 'done' },
      { field: 'signedAt', isEmpty: true },
    ],
  },
  becomes: ({ at }) => ({ signedAt: at }),
})

export const actions = [checkInVisit, finishVisit, missVisit, cancelVisit, signVisit]
