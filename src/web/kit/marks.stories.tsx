import { Avatar, CompanyMark } from './avatar.tsx'
import { Icon } from './icon.tsx'
import { icons } from './icons.ts'
import { Logo } from './logo.tsx'
import { RecordMark } from './record-mark.tsx'
import { Ring } from './ring.tsx'
import type { Family } from './stories/family.ts'

const people = ['Anna Keller', 'Łukasz Żak', 'Ζωή Παπαδοπούλου', 'محمد العلي', 'Ada', ' ']

export const family: Family = {
  name: 'Marks and icons',
  stories: {
    'People, by size': () =>
      ([20, 24, 28, 32, 44] as const).map((size) => <Avatar key={size} name="Anna Keller" size={size} />),
    'People, by name': () => people.map((name) => <Avatar key={name} name={name} size={32} />),
    Companies: () => ([16, 20, 24, 44] as const).map((size) => <CompanyMark key={size} name="Steinbach" size={size} />),
    'Of a record': () =>
      ['person', 'company', 'deal'].map((record) => (
        <RecordMark key={record} record={record} name="Steinbach Papier" />
      )),
    'How far': () => [0, 0.25, 0.5, 0.75, 1].map((share) => <Ring key={share} share={share} />),
    'The mark of Farley': () => [12, 20, 32].map((size) => <Logo key={size} size={size} />),
    'Icons, by size': () => [12, 14, 16, 20].map((size) => <Icon key={size} name="building" size={size} />),
    'All icons': () =>
      icons.map((name) => (
        <span key={name} title={name}>
          <Icon name={name} />
        </span>
      )),
    'One that is not known': () => <Icon name="no-such-icon" />,
    'Right to left': () => (
      <div dir="rtl" className="row" style={{ '--forward': -1 } as never}>
        {['arrow-right', 'chevron-left', 'corner-down-left', 'phone'].map((name) => (
          <Icon key={name} name={name} size={20} />
        ))}
      </div>
    ),
  },
}
