// Compiles assembly/line-kernel.ts (AssemblyScript, to WebAssembly with SIMD) into
// src/lines/line-kernel.ts. The result is kept in the repository, so that building, testing and
// running need no compiler of it; a test holds it to its source.
import {readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import asc from 'assemblyscript/asc'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The text of src/lines/line-kernel.ts. */
export async function kernelModule() {
  const {error, stderr, binary} = await compile()
  if (error) throw new Error(`${error.message}\n${stderr}`)
  return `/** Made of assembly/line-kernel.ts by scripts/kernel.js: WebAssembly, in base64. */
export const lineKernel: string =
  '${Buffer.from(binary).toString('base64')}'
`
}

async function compile() {
  const source = readFileSync(join(root, 'assembly/line-kernel.ts'), 'utf8')
  let binary = null
  const words = ['line-kernel.ts', '--outFile', 'kernel.wasm', '--runtime', 'stub']
  const size = ['--initialMemory', '8', '--maximumMemory', '8']
  const {error, stderr} = await asc.main(
    [...words, ...size, '--enable', 'simd', '--optimizeLevel', '3', '--noAssert'],
    {
      readFile: name => (name === 'line-kernel.ts' ? source : null),
      writeFile: (_name, contents) => {
        binary = contents
      },
    },
  )
  return {error, stderr: String(stderr), binary}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, 'src/lines/line-kernel.ts'), await kernelModule())
}
