import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** True where `node_modules` does not hold what `package-lock.json` names. */
export function isStale() {
  const installedList = 'node_modules/.package-lock.json'
  if (!existsSync(installedList)) return true
  const installed = readJson(installedList).packages
  const wanted = readJson('package-lock.json').packages
  return Object.entries(wanted).some(
    ([path, entry]) => path !== '' && !entry.optional && installed[path]?.version !== entry.version,
  )
}

function npm(args) {
  const options = { stdio: 'inherit', shell: process.platform === 'win32' }
  return spawnSync('npm', [...args, '--no-audit', '--no-fund', '--prefer-offline'], options).status
}

/** Installs the packages of `package-lock.json` where they are missing or stale; ends the process where that fails. */
export function installIfStale() {
  if (!isStale()) return
  console.log('installing packages (npm ci)')
  if (npm(['ci']) === 0) return
  // A mirror of the registry may lack packages for other platforms, which `npm ci` insists on.
  console.log('npm ci failed, trying npm install')
  if (npm(['install', '--no-save']) === 0) return
  console.error('the packages could not be installed')
  process.exit(1)
}
