/** What `requote lint` takes from where it runs: the service, the checkout, the terminal. */
import {existsSync, realpathSync} from 'node:fs'
import {dirname, join, relative, sep} from 'node:path'
import type {FormatName, ReportTarget} from '../lint/report/formats.ts'
import type {Environment} from './terminal.ts'

/** Reports that tell people of inputs that cannot be read. */
const forPeople: readonly FormatName[] = ['pretty', 'compact', 'github']

/** The reports of a run for which none was named. */
export function usualTargets(env: Environment, isShown: boolean): readonly ReportTarget[] {
  if (isShown) return [{format: 'pretty', file: null}]
  const format = env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'compact'
  return [{format, file: null}]
}

/** Whether stderr has to tell of inputs that cannot be read, because no report does. */
export function tellsFailures(targets: readonly ReportTarget[]): boolean {
  return !targets.some(({format, file}) => file === null && forPeople.includes(format))
}

/**
 * The root of the checkout: as the service says, if it holds the folder, else the folder that has
 * `.git`, else the folder itself.
 * @param folder absolute, without symbolic links
 */
export function checkoutRoot(folder: string, env: Environment): string {
  for (const said of [env['GITHUB_WORKSPACE'], env['CI_PROJECT_DIR']]) {
    const root = said === undefined ? null : realFolder(said)
    if (root !== null && holds(root, folder)) return root
  }
  for (let path = folder; ; path = dirname(path)) {
    if (existsSync(join(path, '.git'))) return path
    if (path === dirname(path)) return folder
  }
}

function realFolder(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}

function holds(root: string, folder: string): boolean {
  const below = relative(root, folder)
  return below !== '..' && !below.startsWith(`..${sep}`)
}

/** Paths that a command is shown with. */
const mostShown = 3

/** What a person types to have findings mended. */
export function fixCommand(paths: readonly string[]): string {
  if (paths.includes('-')) return 'requote fix < IN > OUT'
  if (paths.length > mostShown) return 'requote lint --fix PATH...'
  const words = paths.map(path => (/^[\w@%+=:,./-]+$/.test(path) ? path : quoted(path)))
  const isOption = paths.some(path => path.startsWith('-'))
  return ['requote lint --fix', ...(isOption ? ['--'] : []), ...words].join(' ')
}

/** One word for a shell. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`
}
