export { DavFault, openDav, type Dav, type DavTrouble } from './client.ts'
export { changesSince, readObjects, type Changes, type DavObject } from './changes.ts'
export { discover, type Collection, type DavKind } from './discover.ts'
