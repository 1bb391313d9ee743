/** Long work that is under way; drawn only while there is some. */
export function JobTray() {
  return null
}
