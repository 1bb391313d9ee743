import { say } from '../../kernel/sentence.ts'
import type { Base } from './line.ts'

const sentence = say('It was not restored on trial.')

/** What stands of a base that nobody has tried yet. */
export const untried: Required<Pick<Base, 'problem' | 'sentence'>> = { problem: sentence.message, sentence }
