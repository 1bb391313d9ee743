// The same server with a demonstration company.
process.argv.push('--demo')
await import('./start.ts')
