/** Stops this server when the command that started it was killed outright and could not pass on a signal. */
export function stopWithLauncher() {
  if (!process.channel) return
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
