import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../../bin/tools/root.ts'

/** A copy of the sources in a folder of its own, to break or add to, with the installed packages linked in. */
export function copyOfHouse() {
  const folder = mkdtempSync(path.join(tmpdir(), 'farley-house-'))
  for (const file of ['src', 'bin', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts']) {
    cpSync(path.join(root, file), path.join(folder, file), { recursive: true })
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  // Tests may cross rooms; what ships may not.
  const settings = {
    extends: './tsconfig.json',
    include: ['src'],
    exclude: ['**/*.test.ts', '**/*.test.tsx', '**/testing*.ts'],
  }
  const apart = { incremental: true, tsBuildInfoFile: './shipped.tsbuildinfo' }
  writeFileSync(path.join(folder, 'shipped.json'), JSON.stringify({ ...settings, compilerOptions: apart }))
  return { folder, typeCheck: () => typeCheck(folder), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The compiler's complaints about what ships; empty when it has none. */
function typeCheck(folder: string): string {
  try {
    execFileSync(process.execPath, ['node_modules/typescript-7/bin/tsc', '-p', 'shipped.json'], { cwd: folder })
    return ''
  } catch (error) {
    return String((error as { stdout?: Buffer }).stdout ?? error)
  }
}
