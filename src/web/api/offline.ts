import type { Conflict } from '../../kernel/refusal.ts'
import { worksOffline } from '../app/newer.ts'
import { store } from '../kit/store.ts'
import { whenIdle } from '../kit/when-idle.ts'

/** Something done here that the server does not have yet. */
export interface Waiting {
  seq: number
  kind: 'create' | 'edit' | 'action' | 'file'
  record: string
  id: string
  /** What people call the record that it is about, or it itself. */
  title: string
  /** Of an action its input. */
  values: Record<string, unknown>
  /** Of an edit or action: the version that was seen, and what stood in the fields that it changes. */
  version?: number
  before?: Record<string, unknown>
  /** Of an action: its name, what becomes of which fields, and the words for it. */
  action?: { name: string; becomes: Record<string, unknown>; said: string }
  /** Of a file. */
  bytes?: Blob
  /** Under which the server does it once. */
  key: string
  at: string
  /** It may have reached the server, though no answer came. */
  sent: boolean
  state: 'waiting' | 'refused' | 'conflict'
  /** Why the server would not have it, as a sentence. */
  trouble?: string
  conflicts?: Conflict[]
  /** The version whose values the conflict shows. */
  seen?: number
}
export type NewWaiting = Pick<Waiting, 'kind' | 'record' | 'id' | 'title' | 'values' | 'key'> &
  Partial<Pick<Waiting, 'version' | 'before' | 'sent' | 'action' | 'bytes'>>

/** Whether it makes a record, as against changing one that is there. */
export const makes = ({ kind }: Pick<Waiting, 'kind'>) => kind === 'create' || kind === 'file'

/** What it changes of a record that is there. */
export const changesOf = ({ kind, values, action }: Pick<Waiting, 'kind' | 'values' | 'action'>) =>
  kind === 'edit' ? values : (action?.becomes ?? {})

/** All of it, oldest first: the signed-in person's own. */
export const waiting = store<readonly Waiting[]>([])

// One promise for all: who asked first is answered first, which two imports of the same file do not promise.
const load = () => import('../offline/index.ts')
let door: ReturnType<typeof load> | undefined

/** The part that keeps and sends, and the database that it needs: fetched when nobody waits for it. */
export const offline = () => (door ??= load())

let whose: string | null = null
let isKeeping = true
let answers: { path: string; query: object | undefined; address: string; answer: unknown; at: string }[] = []
let isArranged = false

/** Says whose things are kept from now on; those of anybody else are forgotten. Null: nothing is kept. */
export function holdFor(workspace: string, user: string | null): void {
  isKeeping = user !== null
  if (!worksOffline || !isKeeping || whose === `${workspace}:${user}`) return
  whose = `${workspace}:${user}`
  const now = whose
  void offline().then((door) => door.begin(now))
  flushSoon()
}

/** Forgets what was read here: at signing out, and when the session has ended. What waits to be sent stays for its owner. */
export async function forgetKept(): Promise<void> {
  whose = null
  answers = []
  waiting.set([])
  if (worksOffline) await (await offline()).forget()
}

/** Keeps what the server answered, to be read without it. */
export function keepAnswer(path: string, query: object | undefined, address: string, answer: unknown): void {
  if (!worksOffline || !isKeeping) return
  answers.push({ path, query, address, answer, at: new Date().toISOString() })
  flushSoon()
}

function flushSoon() {
  if (isArranged || whose === null || answers.length === 0) return
  isArranged = true
  whenIdle(() => {
    isArranged = false
    const [batch, owner] = [answers, whose]
    answers = []
    if (owner) void offline().then((door) => door.keep(owner, batch))
  })
}

/** What was last answered at an address, with when; undefined when it is not kept. */
export async function recall<Answer>(address: string): Promise<Answer | undefined> {
  if (!worksOffline) return undefined
  return (await offline()).recall(address) as Promise<Answer | undefined>
}

/** Whether something new has to wait behind what waits already, or for the server. */
export const mustWait = (isAway: boolean) =>
  worksOffline && (isAway || waiting.get().some(({ state }) => state === 'waiting'))

/** Lets it wait on this device until the server has it; answers once it would survive the app being closed. */
export async function letWait(item: NewWaiting): Promise<void> {
  await (await offline()).letWait(item)
}

/** Gives up what waits under a key, as if it had never been done. */
export async function takeBackWaiting(key: string): Promise<void> {
  const item = waiting.get().find((each) => each.key === key)
  if (item) await (await offline()).giveUp(item)
}
