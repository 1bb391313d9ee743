export { timelineEntries, timelineEntriesOfNew } from './entries.ts'
