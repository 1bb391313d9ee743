import { DoorLog } from './door-log.tsx'

/** What happened at the door to everybody: who signed in and from where, and what changed about signing in. */
export default function DoorLogPage() {
  return <DoorLog ofAll />
}
