/**
 * The shape of `src/`: rooms import one way, packages stay at their edges, files stay short and say
 * what they are.
 */
import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative, sep} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'

const src = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src')

/** Each imports only from those before it, and from `types.ts`. */
const order = [
  'lines',
  'input',
  'mailbox',
  'charset',
  'mime',
  'repair',
  'quote',
  'write',
  'pipeline.ts',
  'record.ts',
  'index.ts',
  'fix',
  'lint',
  'cli',
]

/** Where a package may be imported: a file, or a room by its name. */
const edges: Readonly<Record<string, string>> = {
  commander: 'cli/',
  picomatch: 'input/',
  ignore: 'input/',
  diff: 'fix/',
  yaml: 'lint/',
  'get-east-asian-width': 'lint/report/',
  sarif: 'lint/report/',
  chalk: 'cli/',
  utf7: 'charset/utf7.ts',
  'iconv-lite': 'charset/',
  fzstd: 'input/',
}

const mostLines = 300

interface Import {
  readonly specifier: string
  readonly typeOnly: boolean
}

interface SourceFile {
  /** Path below `src/`, with slashes. */
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
  /** Imports of other files of `src/`, as paths below it. */
  readonly files: readonly string[]
}

/** `import … from`, `export … from`, `import()`, and `require()` by whatever name. */
const importing =
  /\b(?:(import|export)(\s+type\b)?[\s\w{},*$]*?(?:\bfrom\s*)?|import\s*\(\s*|\w*[Rr]equire\w*\s*\((?:[\w.]+\)\()?\s*)(['"])([^'"\n]+)\3/g

function importsOf(text: string): Import[] {
  const code = text.replace(/^\s*(?:\/?\*|\/\/).*$/gm, '')
  return [...code.matchAll(importing)].map(match => ({
    specifier: match[4]!,
    typeOnly: match[2] !== undefined,
  }))
}

function read(path: string): SourceFile {
  const text = readFileSync(join(src, path), 'utf8')
  const imports = importsOf(text)
  const files = imports
    .filter(({specifier}) => specifier.startsWith('.'))
    .map(({specifier}) => slashed(relative(src, join(src, dirname(path), specifier))))
  return {path, text, imports, files}
}

const slashed = (path: string): string => path.split(sep).join('/')

const sources = readdirSync(src, {recursive: true, encoding: 'utf8'})
  .map(slashed)
  .filter(path => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .sort()
  .map(read)

const room = (path: string): string => path.split('/')[0]!

/** A ring of imports, or null. Imports of `types.ts` are types only and cannot close one. */
function findRing(files: readonly SourceFile[]): string[] | null {
  const imports = new Map(files.map(file => [file.path, file.files]))
  const done = new Set<string>()
  const trail: string[] = []
  const visit = (path: string): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path) || path === 'types.ts') return null
    trail.push(path)
    for (const next of imports.get(path) ?? []) {
      const ring = visit(next)
      if (ring !== null) return ring
    }
    trail.pop()
    done.add(path)
    return null
  }
  for (const {path} of files) {
    const ring = visit(path)
    if (ring !== null) return ring
  }
  return null
}

describe('the reader of imports', () => {
  test.each([
    ["import {a} from './a.ts'", './a.ts', false],
    ["import type {A} from './a.ts'", './a.ts', true],
    ["import a, {type B} from './a.ts'", './a.ts', false],
    ["import {\n  a,\n  b,\n} from './a.ts'", './a.ts', false],
    ["import * as a from './a.ts'", './a.ts', false],
    ["import './a.ts'", './a.ts', false],
    ["export {a} from './a.ts'", './a.ts', false],
    ["export type {A} from './a.ts'", './a.ts', true],
    ["const a = await import('./a.ts')", './a.ts', false],
    ["const a = require('utf7')", 'utf7', false],
    ["const a = createRequire(import.meta.url)('utf7')", 'utf7', false],
    ["const a = requireHere('utf7') as Utf7", 'utf7', false],
  ])('takes %j', (text, specifier, typeOnly) => {
    expect(importsOf(text)).toEqual([{specifier, typeOnly}])
  })

  test.each([
    [" * import {a} from './a.ts'"],
    ["// require('utf7')"],
    ["const label = 'utf7'"],
    ["export const from = 'x'"],
  ])('leaves %j', text => {
    expect(importsOf(text)).toEqual([])
  })
})

describe('src', () => {
  test('has a place in the order for every file', () => {
    const strangers = sources.filter(({path}) => path !== 'types.ts' && !order.includes(room(path)))
    expect(strangers.map(({path}) => path)).toEqual([])
  })

  test('imports one way between rooms', () => {
    const wrong = sources.flatMap(({path, files}) =>
      files
        .filter(file => path !== 'types.ts' && file !== 'types.ts' && room(file) !== room(path))
        .filter(file => order.indexOf(room(file)) >= order.indexOf(room(path)))
        .map(file => `${path} imports ${file}`),
    )
    expect(wrong).toEqual([])
  })

  test('imports only types from types.ts, and only types into it', () => {
    const wrong = sources.flatMap(({path, imports}) =>
      imports
        .filter(({specifier}) => path === 'types.ts' || specifier.endsWith('/types.ts'))
        .filter(({typeOnly}) => !typeOnly)
        .map(({specifier}) => `${path} imports ${specifier}`),
    )
    expect(wrong).toEqual([])
  })

  test('imports only files that exist, by their own names', () => {
    const known = new Set(sources.map(({path}) => path))
    const wrong = sources.flatMap(({path, files}) =>
      files.filter(file => !known.has(file)).map(file => `${path} imports ${file}`),
    )
    expect(wrong).toEqual([])
  })

  test('has no ring of imports', () => {
    expect(findRing(sources)).toBeNull()
  })

  test('keeps packages at their edges', () => {
    const wrong = sources.flatMap(({path, imports}) =>
      imports
        .filter(({specifier}) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
        .filter(({specifier}) => !path.startsWith(edges[specifier] ?? 'nowhere'))
        .map(({specifier}) => `${path} imports ${specifier}`),
    )
    expect(wrong).toEqual([])
  })

  test('opens every file with what it is', () => {
    const silent = sources.filter(({text}) => !text.startsWith('/**'))
    expect(silent.map(({path}) => path)).toEqual([])
  })

  test(`has no file over ${mostLines} lines`, () => {
    const long = sources.filter(({text}) => text.trimEnd().split('\n').length > mostLines)
    expect(long.map(({path}) => path)).toEqual([])
  })
})
