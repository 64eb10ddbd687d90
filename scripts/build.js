// Builds dist/: the library with its types (tsc) and each program in one file (esbuild), because
// Node starts one bundled file faster than commander and its helpers one by one.
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

/**
 * commander loads child_process, and with it the network modules, for subcommands that are programs
 * of their own. requote has none.
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

/** @param entry file of src/cli; @param bundle file of dist; @param words of a run that its code cache is made of; null: none */
async function buildProgram(entry, bundle, words) {
  await build({
    entryPoints: [join(root, 'src/cli', entry)],
    outfile: join(root, 'dist', bundle),
    bundle: true,
    platform: 'node',
    target: 'node20',
    // CommonJS: an ES module that imports node:fs makes Node load its streams as well.
    format: 'cjs',
    supported: {
      // bin/start.js runs the file as a script, which has no import().
      'dynamic-import': false,
      // Node 20 has them; what stands for them otherwise is compiled again at each use.
      'regexp-unicode-property-escapes': true,
    },
    minify: true,
    legalComments: 'none',
    define: {__REQUOTE_VERSION__: JSON.stringify(version), 'import.meta.url': '__filename'},
    // Loaded only by the mail that needs them.
    external: ['iconv-lite', 'utf7'],
    plugins: [noChildProcess],
  })
  if (words === null) return
  execFileSync(process.execPath, [join(root, 'scripts/code-cache.cjs'), bundle, ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

await buildProgram('main.ts', 'requote.cjs', [])
await buildProgram('text-worker.ts', 'requote-text-worker.cjs', null)
await buildProgram('lint.ts', 'requote-lint.cjs', ['lint', '--no-config', '--exit-zero'])
await buildProgram('lint-worker.ts', 'requote-lint-worker.cjs', null)
await buildProgram('completion.ts', 'requote-completion.cjs', null)
await buildProgram('fix.ts', 'requote-fix.cjs', ['fix', '--dry-run', '--quiet'])
await buildProgram('fix-worker.ts', 'requote-fix-worker.cjs', null)
execFileSync(process.execPath, [typescript, '-p', join(root, 'tsconfig.json')], {stdio: 'inherit'})
