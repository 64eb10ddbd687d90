// Builds dist/: the library with its types (tsc) and the program in one file (esbuild), because
// Node starts one bundled file in half the time that it needs for commander and chalk unbundled.
import {execFileSync} from 'node:child_process'
import {readFileSync, rmSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const require = createRequire(import.meta.url)
const typescript = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

rmSync(join(root, 'dist'), {recursive: true, force: true})
execFileSync(process.execPath, [typescript, '-p', join(root, 'tsconfig.json')], {stdio: 'inherit'})
await build({
  entryPoints: [join(root, 'src/cli/main.ts')],
  outfile: join(root, 'dist/requote.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  minify: true,
  legalComments: 'none',
  define: {__REQUOTE_VERSION__: JSON.stringify(version)},
  // Loaded only by the mail that needs them.
  external: ['iconv-lite', 'fzstd', 'utf7'],
  banner: {
    js: "import {createRequire as createRequireForBundle} from 'node:module';const require=createRequireForBundle(import.meta.url);",
  },
})
