import type { FunctionComponent } from 'react'
import type { Field } from '../kernel/field.ts'
import type { Filter } from '../kernel/filter.ts'
import type { Model } from '../kernel/model.ts'
import type { PreferenceName } from '../kernel/preferences.ts'
import type { MenuGroup } from '../kernel/sidebar.ts'
import type { Period } from '../kernel/time.ts'
import type { Linked, Row } from './api/answers.ts'
import type { Me } from './api/use-me.ts'
import type { SwipeAct } from './kit/swipe.tsx'
import type { LayoutKey } from './list/query.ts'
import type { NumberSource } from './home/numbers.ts'
import type { QueueSource } from './home/queue.ts'
import type { RoomKeys } from './shell/key-entries.ts'

/** A place in the sidebar. */
export interface MenuEntry {
  group: Exclude<MenuGroup, 'more'>
  /** A record whose list it opens; its label and icon are taken when none are given. */
  record?: string
  /** Any other page: `/import`. */
  to?: string
  label?: string
  icon?: string
  /** Only for those who may add records. */
  adds?: boolean
  /** The two keys that go there: `g d`. */
  keys?: string
  /** Its place in the group; smaller is higher, 50 when left out. */
  order?: number
}

/** A place above the groups of the sidebar, with how much is new there. */
export interface TopEntry {
  to: string
  label: string
  icon: string
  keys: string
  useCount: () => number
}

/** A value inside a list's row, drawn in the room's own way. */
export type CellUi = FunctionComponent<{ field: Field; value: unknown; row: Row; linked: Linked }>

/** How a record's rows stand as cards in columns: one column for each value of a field, moved by an action. */
export interface BoardUi {
  record: string
  /** The link or choice whose values are the columns: `stage`. */
  field: string
  /** A link of the columns' record that tells boards apart: the `pipeline` of a stage. */
  within?: string
  /** The action of one move, whose input names the field: `{ stage: id }`; a change of the field itself when left out. */
  move?: string
  /** What is shown; the rest has left the board. */
  filter?: Filter
  sort: string
  /** A money field that column heads add up. */
  sum?: string
  /** A percent field of the columns' record, by which sums are weighted and rings filled. */
  share?: string
  /** Actions that end the journey, as narrow columns at the end, with the filter of what lies in them. */
  ends: readonly BoardEnd[]
  /** The day or moment since which a card is there: column heads say the median age. */
  age?: string
  /** A `number` of days of the columns' record after which a card counts as idle. */
  idleAfter?: string
  /** The moment and the words of what comes next. */
  next?: { at: string; text: string }
  /** What a card shows beneath its title, a link, and at its foot, a day. */
  under?: string
  day?: string
}

/** A way off the board: an action, what lies there, and the one thing it asks before it is done. */
export interface BoardEnd {
  action: string
  tone: 'success' | 'danger'
  icon: string
  filter: Filter
  /** Only what came there lately counts: `closedAt` within `thisQuarter`. */
  lately?: { field: string; within: Period }
  /** The action's input that must be said, answered from a choice field: `reason` from `lossReason`. */
  ask?: { input: string; field: string }
}

/** Something that is done to a row where it stands: by a swipe of the thumb, and in the row's menu. */
export type RowAct = SwipeAct

/** How a record's list begins before anybody changes it. */
export interface ListUi {
  columns?: readonly string[]
  sort?: string
  /** Money and number fields added up in the foot. */
  totals?: readonly string[]
  /** What an amount is worth once each is weighted by a percentage, and the column under which that stands. */
  weighted?: { field: string; by: string; under: string }
  /** Views that Farley ships: "My open deals". */
  views?: readonly {
    key: string
    label: string
    filter?: Filter
    sort?: string
    layout?: LayoutKey
    columns?: readonly string[]
  }[]
  /** Pixels of columns that need more or less than their type does. */
  widths?: Readonly<Record<string, number>>
  /** The date that a calendar begins with, the end of what begins at a date, and the field that says it is done with. */
  calendar?: { by: string; until?: Readonly<Record<string, string>>; done?: string }
  /** Two fields of the phone's second line. */
  phone?: readonly string[]
  /** What a row of the phone's list offers, two at most: the more usual one last, where the thumb is. */
  acts?: () => Promise<{ default: (row: Row, me: Me) => readonly RowAct[] }>
}

/** What a room adds to a record's page. */
export interface PanelUi {
  /** Every record when left out. */
  record?: string
  key: string
  label: string
  /** `side` stands over the details, `related` on the right, `head` among the facts, `byline` under the name, `brief` in the card of the brief, `body` in the middle: what the record itself says. */
  place: 'side' | 'related' | 'head' | 'byline' | 'brief' | 'body'
  /** In the head, it takes a row of its own, always. */
  row?: boolean
  /** Its drawing, and how what it shows first is read `ahead`, before the record is there. */
  load: () => Promise<{
    default: FunctionComponent<{ row: Row; linked: Linked; record: string }>
    ahead?: (id: string) => Promise<unknown>
  }>
}

/** A page of the room's own. */
export interface RouteUi {
  path: string
  /** For everybody who has its address, signed in or not. */
  open?: boolean
  /** Without the frame around it. */
  bare?: boolean
  /** Where somebody goes who comes in for the first time. */
  first?: boolean
  /** Where somebody goes of whom a second step is asked that they have not. */
  steps?: boolean
  load: () => Promise<{ default: FunctionComponent }>
}

/** A page of the settings. */
export interface SettingsUi {
  path: string
  label: string
  icon: string
  group: 'me' | 'workspace' | 'people' | 'records' | 'privacy' | 'developers'
  /** Only owners and admins see it. */
  admin?: boolean
  /** Only owners see it. */
  owner?: boolean
  load: () => Promise<{ default: FunctionComponent }>
}

/** A part of the home page. */
export interface HomeUi {
  key: string
  place: 'now' | 'side'
  order: number
  load: () => Promise<{ default: FunctionComponent }>
}

/** Something that can be done from anywhere: it leads to a page of the room's. */
export interface CommandUi {
  id: string
  label: string
  icon: string
  keys?: string
  to: string
}

/** The page one reads before speaking with somebody. */
export interface BriefUi {
  /** Whom, or with whom, by record. */
  records: readonly string[]
  page: (plural: string, id: string) => string
}

/** A way in which the first records come in; its words lie under `words`: title, about, time, points, go. */
export interface BeginUi {
  key: string
  icon: string
  words: string
  to: string
}

/** A step of the first five minutes, for owners and admins, before the first records come in; its words lie under `begin.step`. */
export interface BeginStepUi {
  key: string
  load: () => Promise<{ default: FunctionComponent<{ onDone: () => void }> }>
}

/** One of the first things to do, which ticks itself. Its words lie under `words`: `do`, and `coach` where one is coached. */
export interface FirstStep {
  key: string
  icon: string
  words: string
  order: number
  /** Only for owners and admins. */
  admin?: boolean
  /** Done once so many of these records are there, made by oneself or by anybody, or once this preference is said. */
  done: { record: string; mine?: true; count?: number } | { preference: PreferenceName }
  /** Where it is done, or what takes one there. */
  to?: string
  load?: () => Promise<{ default: () => Promise<void> }>
}

/** What else is asked where a record is made, though it lies elsewhere: the company of a new person is a role of theirs. */
export interface CreateUi {
  record: string
  /** Fields beside the record's own, by name; a related list may begin with one of them. */
  also: Readonly<Record<string, Field>>
  /** Makes of them what they are, once the record is there. */
  after: (id: string, values: Readonly<Record<string, unknown>>) => Promise<void>
}

/** A record that will be wanted soon. */
export interface AheadRecord {
  record: string
  id: string
}

/** Contacts of a kind that are written here and not only written down. */
export interface WritingUi {
  kind: string
  /** About which records, by name. */
  about: readonly string[]
  /** Where one is written about a record. */
  page: (record: string, id: string) => string
}

/** How what is said by a channel is shown in a conversation, and answered there. */
export interface ChannelUi {
  channel: string
  icon: string
  load: () => Promise<{
    /** One message: a record of the room's. */
    Message: FunctionComponent<{ row: Row }>
    /** Writes an answer to a message; `onDone` once it is on its way or thrown away. */
    Answer: FunctionComponent<{ message: Row; onDone: () => void }>
  }>
}

/** A room's door to the screen. All but the model may be missing: the frame draws what its definitions describe. */
export interface RoomUi {
  model: Model
  menu?: readonly MenuEntry[]
  top?: readonly TopEntry[]
  lists?: Readonly<Record<string, ListUi>>
  boards?: readonly BoardUi[]
  /** By record and field: `deal.stage`. */
  cells?: Readonly<Record<string, CellUi>>
  panels?: readonly PanelUi[]
  /** A control in the bar of every record's page. */
  tool?: () => Promise<{ default: FunctionComponent<{ row: Row }> }>
  /** What it has to say about all that a cause has changed: an import, when it is over. */
  ofCause?: () => Promise<{ default: FunctionComponent<{ cause: string }> }>
  creates?: readonly CreateUi[]
  /** The keys of its own screens, each with its place; their commands find them by their ids. */
  keys?: RoomKeys | readonly RoomKeys[]
  routes?: readonly RouteUi[]
  commands?: readonly CommandUi[]
  writing?: WritingUi
  channels?: readonly ChannelUi[]
  brief?: BriefUi
  begins?: readonly BeginUi[]
  beginSteps?: readonly BeginStepUi[]
  firstSteps?: readonly FirstStep[]
  settings?: readonly SettingsUi[]
  home?: readonly HomeUi[]
  /** What it does while somebody is signed in, on whatever page; answers how to end it. */
  watch?: () => Promise<{ default: () => () => void }>
  /** What it counts at home. */
  numbers?: () => Promise<{ default: NumberSource }>
  /** The records of the day: read ahead, so that they are there without a network. */
  ahead?: () => Promise<{ default: () => Promise<AheadRecord[]> }>
  /** What it offers over whatever page after something was done here. */
  offer?: () => Promise<{ default: FunctionComponent }>
  /** What it puts into the queue of those who need one now. */
  queue?: () => Promise<{ default: QueueSource }>
}
