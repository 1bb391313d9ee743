import type { Command } from 'commander'
import type { z } from 'zod'
import type { ActionDefinition } from '../kernel/action.ts'
import type { LedgerLine } from '../kernel/change.ts'
import type { Fields, GivenValues } from '../kernel/field.ts'
import type { Model } from '../kernel/model.ts'
import type { CreateOf, PatchOf, RecordDefinition, RowOf } from '../kernel/record.ts'
import { inputSchema } from '../kernel/schema.ts'
import type { Sentence } from '../kernel/sentence.ts'
import type { Ctx } from './context.ts'
import type { Query } from './db/query.ts'
import type { Runner, Tx } from './db/runner.ts'
import type { Route } from './http/route.ts'
import type { Bell } from './ledger/bell.ts'
import type { Reader } from './ledger/reader.ts'
import type { Correspondent } from './mail/message.ts'
import type { OpenPage } from './page/open-page.ts'
import type { PostWriter } from './post/index.ts'
import type { Registry } from './records/registry.ts'
import type { Work } from './records/work.ts'
import type { Site } from './site.ts'

// Definitions meet here with rows of every shape, so the lists below take any of them.
/* eslint-disable @typescript-eslint/no-explicit-any */

/** A change that is about to be written, or has just been. */
export interface Changing<Row> {
  /** `create`, `update`, `delete`, `restore`, or an action's name. */
  name: string
  /** Null for a creation. */
  before: Row | null
  /** As it will be; what is not in the patch is as before. */
  after: Row
}

/** The creation of a record and what happened to it since, oldest first. */
export interface Past {
  values: Record<string, unknown>
  /** Now when left out. */
  happenedAt?: string
  /** `name` as in the ledger: `win`. */
  since: { name: string; happenedAt: string; patch: Record<string, unknown> }[]
}

/** What a room has to say about one of its records. */
export interface RecordRules<R extends RecordDefinition = any> {
  record: R
  /** Before it is written: throws a Refusal, or answers further values to set (derived ones too). */
  before?: (work: Work, changing: Changing<RowOf<R>>) => Promise<Partial<RowOf<R>> | void> | Partial<RowOf<R>> | void
  /** In the same transaction, after it is written: changes or derives values of other records. */
  after?: (work: Work, changing: Changing<RowOf<R>>) => Promise<void>
  /** The same for all rows of a statement at once: what an import writes by thousands is looked up together. */
  afterAll?: (work: Work, changings: readonly Changing<RowOf<R>>[]) => Promise<void>
  /**
   * How a record that is brought in from elsewhere came about: what it was at its creation and what happened to it since,
   * each at its own time. `momentOf` gives the moment that stands for a day. When left out, it was created as it is.
   */
  past?: (values: Readonly<Record<string, unknown>>, momentOf: (day: string) => string) => Past
  /** Values of a file that are not set on a record that is there but stand on its parts: where a person works is a role of theirs. */
  asParts?: (values: Readonly<Record<string, unknown>>) => Record<string, Record<string, unknown>>
  /** Further records on whose timelines its contacts of a day belong: the company of a deal, of a person at that time. */
  rollUp?: (work: Work, ids: readonly string[], day: string) => Promise<readonly string[]>
}

/** Says what a room adds to the life of one of its records. */
export function rulesOf<R extends RecordDefinition>(record: R, rules: Omit<RecordRules<R>, 'record'>): RecordRules<R> {
  return { ...rules, record }
}

export interface ActionHandler {
  action: ActionDefinition
  /** All that it may be given. */
  input: z.ZodObject
  /** Answers what changes on the record itself; other records are changed through `work`. Null: nothing to write here. */
  run: (work: Work, row: any, input: any) => Promise<{ patch: Record<string, unknown>; happenedAt?: string } | null>
}

/** Joins an action to what it does; `more` is what else it may be given, of a shape that no field has. */
export function handle<
  R extends RecordDefinition,
  Input extends Fields,
  More extends z.ZodRawShape = Record<never, z.ZodType>,
>(
  action: ActionDefinition<R, Input>,
  run: (
    work: Work,
    row: RowOf<R>,
    input: GivenValues<Input> & z.infer<z.ZodObject<More>>,
  ) => Promise<{ patch: PatchOf<R> & Partial<CreateOf<R>>; happenedAt?: string } | null>,
  more = {} as More,
): ActionHandler {
  const input = inputSchema(action.input).extend(more)
  return { action: action as unknown as ActionDefinition, input, run: run as ActionHandler['run'] }
}

/** Work done for ledger lines after they are committed, each line exactly once. */
export type Reaction = {
  name: string
  wants: (line: LedgerLine) => boolean
  /** Of the lines of a batch that it wants, the ids of those that are worth a job: asked once for all of them. */
  among?: (tx: Tx, registry: Registry, lines: readonly LedgerLine[]) => Promise<ReadonlySet<number>>
} & (
  | { run: (ctx: Ctx, line: LedgerLine) => Promise<void> }
  /** For many lines in one job, which keeps all it does in its first transaction. One that fails for many is tried for each. */
  | { runAll: (ctx: Ctx, lines: readonly LedgerLine[]) => Promise<void> }
)

export interface JobHandler {
  name: string
  /** Standard five-field cron, UTC, for work that recurs. */
  cron?: string
  run: (ctx: Ctx, payload: any) => Promise<void>
  /** Also done with `{ job: id }` whenever work that somebody has started is over. */
  afterWork?: boolean
}

/** A job that changes the definitions themselves, and goes on with those that come of it. */
export type JobOnSite = (site: Site) => JobHandler

/** A table of a room's own, with the columns `id` and `updated_at`, whose rows are one person's: they are told live when one changes. */
export interface Told {
  /** Under this name they are told: `{ what: 'notification', id }`. */
  what: string
  table: string
  /** The column with the user's id. */
  to: string
}

/** What goes on for as long as a process works, beside its readers and jobs; closing it waits for what is under way. */
export type Standing = (site: Site, bell: Bell) => Promise<{ close(): Promise<void> }>

/** Does something with the workspace, beside a running server or without one, and closes it again. */
export type AtWork = <T>(work: (site: Site) => Promise<T>) => Promise<T>

/** What is kept beside records and tells of somebody, as they are told of it. */
export interface Beside {
  what: Sentence
  /** What each column of its rows is called. */
  columns: Readonly<Record<string, Sentence>>
  query: Query
}

/** A made-up company to look around in, and who can sign in to it. */
export interface Demonstration {
  cast: readonly { name: string; role: string; email: string; signsIn: boolean }[]
  fill: (ctx: Ctx) => Promise<unknown>
}

/** What the server door of a room exports by default. */
export interface Room {
  model: Model
  rules?: readonly RecordRules[]
  actions?: readonly ActionHandler[]
  reactions?: readonly Reaction[]
  /** Who reads every line of the ledger once, in batches, together with their position: for what is kept of many lines at once. */
  readers?: readonly ((registry: () => Registry) => Reader)[]
  jobs?: readonly (JobHandler | JobOnSite)[]
  /** What goes on all the time: for what leaves the house in an order of its own. */
  standing?: readonly Standing[]
  told?: readonly Told[]
  /** Tables of which nothing leaves with an archive: what is on its way to somebody. */
  staying?: readonly string[]
  /** Routes that are no record's and no action's: rare. */
  routes?: readonly Route[]
  /** Pages for everybody that the server draws, outside of the app. */
  pages?: readonly OpenPage[]
  /** Writes what Farley itself sends in its name. */
  posts?: readonly PostWriter[]
  /** Carries what Farley itself sends: by whom it leaves, null while nobody was chosen. One room does. */
  carries?: (on: Runner) => Promise<Correspondent | null>
  /** What it keeps beside records that may repeat what they said: changes that take it away (DELETE or UPDATE, without RETURNING) once these are erased. */
  forgets?: (ids: readonly string[]) => readonly { what: string; query: Query }[]
  /** What it keeps beside records and tells of these: for whoever they are about. Every room that forgets tells. */
  tells?: (ids: readonly string[]) => readonly Beside[]
  /** Of these records those that must stay, whoever wants to erase them. */
  holds?: (runner: Runner, ids: readonly string[]) => Promise<readonly string[]>
  /** Commands of `farley`. */
  commands?: (atWork: AtWork) => readonly Command[]
  /** What a new workspace of this room begins with: pipelines, stages. Runs once, as the system. */
  seed?: (work: Work) => Promise<void>
  /** What `npm run demo` shows: one room's. */
  demonstration?: Demonstration
}
