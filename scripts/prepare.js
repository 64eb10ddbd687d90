// What npm runs after `npm ci`, and before it installs requote from git: the build.
//
// `npm install -g git+https://…`, and so pre-commit, runs this in a clone without the packages that
// building needs: the inner install takes itself for a global one, too. Then they are fetched here.
import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

if (!existsSync(join(root, 'node_modules/esbuild'))) {
  const words = [
    'ci',
    '--global=false',
    '--include=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ]
  execFileSync('npm', words, {cwd: root, stdio: 'inherit', shell: process.platform === 'win32'})
}
await import('./build.js')
