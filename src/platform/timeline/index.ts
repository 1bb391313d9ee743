export { timelineEntries, timelineEntriesOfMany, timelineEntriesOfNew } from './entries.ts'
export { readTimeline, type TimelineAnswer, type TimelineItem, type TimelineQuery } from './read.ts'
