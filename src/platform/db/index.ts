export { DatabaseAway, DatabaseBusy, sqlState } from './away.ts'
export { createBudget, type Budget } from './budget.ts'
export { embeddedCluster, openCluster, type Cluster, type ClusterOptions } from './cluster.ts'
export { clientConfig, type Connection, type ConnectionSettings } from './connection.ts'
export { asAdmin } from './database.ts'
export { findBinaries } from './embedded/binaries.ts'
export { findHome, type Home } from './embedded/home.ts'
export { lockDirectory, tryLock } from './embedded/lock.ts'
export { besides, makeOwn, putInPlace, startRecovered, sweepRecovered } from './embedded/recover.ts'
export { startServer } from './embedded/server.ts'
export { openControl, type Control, type WorkspaceEntry } from './control.ts'
export { migrate } from './migrate.ts'
export { workspaceMigrations, type Migration } from './migrations.ts'
export { compile, k, worthLoading, type Load, type Query, type Step } from './query.ts'
export { type Right } from './rights.ts'
export { type CopySource, type Db, type Runner, type TransactionOptions, type Tx } from './runner.ts'
export { inScratch } from './scratch.ts'
export {
  connectTo,
  openWorkspace,
  removeWorkspace,
  type ListedWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from './workspace.ts'
