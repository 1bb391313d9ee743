'use strict'
const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { Impossible, watch } = require('./progress.cjs')

const version = '24.21.0'
// Before this one, running TypeScript prints a warning.
const oldest = { major: 24, minor: 4 }

/** A Node 24 that is on this machine: this process itself, the one that setup installed, or one on PATH. */
function findNode(root) {
  if (serves(process.version)) return process.execPath
  const installed = installedNode(root)
  if (fs.existsSync(installed)) return installed
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  return (process.env.PATH || '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file) && serves(versionOf(file)))
}

/** Installs Node 24 beside the sources, as the npm package that carries its binary for this platform. */
async function installNode(root) {
  const folder = path.join(root, '.farley/node')
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n')
  await watch(
    process.execPath,
    [npmCli(), 'install', '--no-save', '--no-package-lock', ...quiet, `${packageName()}@${version}`],
    {
      cwd: folder,
      label: `Installing Node ${version}`,
      log: path.join(root, '.farley/setup.log'),
      otherwise: `Node ${version} could not be installed from the npm registry`,
      hint: 'install Node 24 from nodejs.org, or connect to the internet once',
    },
  )
  const node = installedNode(root)
  if (!serves(versionOf(node))) {
    fs.rmSync(folder, { recursive: true, force: true })
    throw new Impossible(
      `The Node ${version} from the npm registry does not run on this machine: install Node 24 from nodejs.org.`,
    )
  }
  return node
}

const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error']

/** npm's own program, to be run by any Node: of the npm that called us, or of this Node, or the one on PATH. */
function npmCli() {
  const here = path.dirname(process.execPath)
  const onPath = (process.env.PATH || '').split(path.delimiter).filter(Boolean)
  const candidates = [
    process.env.npm_execpath,
    path.join(here, '../lib/node_modules/npm/bin/npm-cli.js'),
    path.join(here, 'node_modules/npm/bin/npm-cli.js'),
    ...onPath.map((folder) => path.join(folder, 'npm')),
    ...onPath.map((folder) => path.join(folder, 'node_modules/npm/bin/npm-cli.js')),
  ]
  const found = candidates.map(real).find((file) => file && path.basename(file) === 'npm-cli.js')
  if (!found) throw new Impossible('npm was not found: install Node 24 with npm from nodejs.org.')
  return found
}

function installedNode(root) {
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  return path.join(root, '.farley/node/node_modules', packageName(), file)
}

function packageName() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  return `${prefix}-${platform}-${process.arch}`
}

function serves(candidate) {
  const [major, minor] = candidate.replace(/^v/, '').split('.').map(Number)
  return major === oldest.major && minor >= oldest.minor
}

function versionOf(file) {
  return String(spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 10000 }).stdout || '')
}

function real(file) {
  try {
    return file && fs.realpathSync(file)
  } catch {
    return undefined
  }
}

module.exports = { findNode, installNode, npmCli, quiet }
