export { eventsRoute, sendEvents } from './events-route.ts'
export { liveOf, openLive, type Live } from './live.ts'
export { endStreams, openStream } from './streams.ts'
