/** A disk that is full: said, and the original stands. */
import {spawnSync} from 'node:child_process'
import {mkdirSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {buildSync} from 'esbuild'
import {expect, test} from 'vitest'
import {scratch} from './replacing.ts'

/** Runs a script with a file system of its own, which is gone with it; null where that cannot be had. */
function inSmallFileSystem(octets: string, directory: string, command: string[]): string | null {
  const mount = `mount -t tmpfs -o size=${octets} tmpfs "$1" || exit 77; shift; exec "$@"`
  const words = ['-rm', 'sh', '-c', mount, 'sh', directory, ...command]
  const {error, status, stdout} = spawnSync('unshare', words, {encoding: 'utf8'})
  return error || status !== 0 ? null : stdout
}

const hasFileSystem = inSmallFileSystem('64k', '/mnt', ['true']) !== null
const why = hasFileSystem ? '' : ' (skipped: no tmpfs can be mounted here)'

test.skipIf(!hasFileSystem)(`a full disk is told, and the original stands${why}`, () => {
  const place = scratch()
  const directory = join(place, 'disk')
  mkdirSync(directory)
  const program = join(place, 'full-disk.mjs')
  buildSync({
    entryPoints: [join(dirname(fileURLToPath(import.meta.url)), 'full-disk.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
  const command = [process.execPath, program, directory]
  expect(JSON.parse(inSmallFileSystem('300k', directory, command) ?? 'null')).toEqual({
    outcome: 'cannot write the new file: no space left on the device; the file is as it was',
    isOld: true,
    names: ['box'],
  })
  expect(JSON.parse(inSmallFileSystem('600k', directory, command) ?? 'null')).toEqual({
    outcome: 'replaced',
    isOld: false,
    names: ['box'],
  })
})
