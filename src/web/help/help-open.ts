import { store } from '../kit/store.ts'

/** What help there is, in the order in which one needs it; the words are `help.topics`. */
export const helpTopics = ['find', 'create', 'signature', 'keys', 'list', 'views', 'bulk', 'board', 'record', 'undo', 'history', 'import', 'export', 'private', 'sidebar', 'favourites', 'team', 'demo'] as const // prettier-ignore
export type HelpTopic = (typeof helpTopics)[number]

/** The help that is being read, if any; the frame draws it. */
export const helpOpen = store<HelpTopic | null>(null)
