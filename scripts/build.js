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

/**
 * commander loads child_process, and with it the network modules, for subcommands that are programs
 * of their own. requote has none; without them one small message takes a tenth less time.
 */
const noChildProcess = {
  name: 'commander-without-child-process',
  setup(esbuild) {
    esbuild.onResolve({filter: /^node:child_process$/}, ({importer}) =>
      importer.includes('commander') ? {path: 'child_process', namespace: 'none'} : undefined,
    )
    esbuild.onLoad({filter: /.*/, namespace: 'none'}, () => ({contents: 'module.exports = {}'}))
  },
}

await build({
  entryPoints: {requote: join(root, 'src/cli/main.ts')},
  outdir: join(root, 'dist'),
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  // What is imported when it is needed (colours, pager, gzip) stays in files of its own.
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  minify: true,
  legalComments: 'none',
  define: {__REQUOTE_VERSION__: JSON.stringify(version)},
  // Loaded only by the mail that needs them.
  external: ['iconv-lite', 'fzstd', 'utf7'],
  plugins: [noChildProcess],
  banner: {
    js: "import {createRequire as createRequireForBundle} from 'node:module';const require=createRequireForBundle(import.meta.url);",
  },
})
