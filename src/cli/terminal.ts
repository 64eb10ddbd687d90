/**
 * What the terminal can show, and the colours of depth.
 *
 * chalk 5 does not know NO_COLOR, so the decision is made here and chalk is only told: `--color`, then
 * NO_COLOR (any text), FORCE_COLOR, TERM=dumb, then whether it is a terminal at all.
 */
import {fstatSync, statSync} from 'node:fs'
import type {ChalkInstance} from 'chalk'
import type {DiffStyle} from '../fix/diff.ts'
import type {Paint} from '../lint/report/paint.ts'
import type {Around, LineStyle} from '../write/style.ts'
import type {ColorChoice} from './options.ts'

/** chalk's levels: none, 16, 256 and 16 million colours. */
export type ColorLevel = 0 | 1 | 2 | 3

const columnsOfLog = 120

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * True when the descriptor is a terminal. `node:tty` brings the sockets with it and costs start-up
 * time, so it is only asked about character devices that are not /dev/null.
 */
export async function isTerminal(fd: number): Promise<boolean> {
  try {
    const stat = fstatSync(fd)
    if (!stat.isCharacterDevice() || stat.rdev === statSync('/dev/null').rdev) return false
  } catch {
    // No such descriptor, or a system without /dev/null: let `isatty` tell.
  }
  const {isatty} = await import('node:tty')
  return isatty(fd)
}

/** Columns of the terminal that stdout or stderr is; else what suits a log. */
export function columnsOf(fd: number, isTerminal: boolean): number {
  if (!isTerminal) return columnsOfLog
  return (fd === 2 ? process.stderr : process.stdout).columns || columnsOfLog
}

export function colorLevel(choice: ColorChoice, env: Environment, isTerminal: boolean): ColorLevel {
  if (choice === 'never') return 0
  if (choice === 'always') return Math.max(1, terminalLevel(env)) as ColorLevel
  const {NO_COLOR, FORCE_COLOR} = env
  if (NO_COLOR) return 0
  if (FORCE_COLOR !== undefined) return forcedLevel(FORCE_COLOR, env)
  return isTerminal ? terminalLevel(env) : 0
}

function forcedLevel(forced: string, env: Environment): ColorLevel {
  if (forced === '0' || forced === 'false') return 0
  if (forced === '1' || forced === '2' || forced === '3') return Number(forced) as ColorLevel
  return Math.max(1, terminalLevel(env)) as ColorLevel
}

function terminalLevel(env: Environment): ColorLevel {
  const {TERM, COLORTERM} = env
  if (TERM === 'dumb') return 0
  if (COLORTERM === 'truecolor' || COLORTERM === '24bit') return 3
  return TERM?.includes('256') ? 2 : 1
}

/** The colours of a level; null where there are none. Loads chalk. */
export async function lineStyle(level: ColorLevel): Promise<LineStyle | null> {
  if (level === 0) return null
  const {Chalk} = await import('chalk')
  const chalk = new Chalk({level})
  const depths = [chalk.cyan, chalk.green, chalk.magenta, chalk.yellow, chalk.blue].map(around)
  const own: Around = {open: '', close: ''}
  return {
    depth: depth => (depth === 0 ? own : depths[(depth - 1) % depths.length]!),
    fieldName: around(chalk.bold),
    notice: around(chalk.dim),
  }
}

/** The colours of `lint`'s report for people; null where there are none. Loads chalk. */
export async function reportPaint(level: ColorLevel): Promise<Paint | null> {
  if (level === 0) return null
  const {Chalk} = await import('chalk')
  const chalk = new Chalk({level})
  return {
    file: around(chalk.underline),
    severity: {
      error: around(chalk.bold.red),
      warning: around(chalk.bold.yellow),
      info: around(chalk.bold.blue),
    },
    rule: around(chalk.cyan),
    caret: around(chalk.red),
    change: around(chalk.green),
    faint: around(chalk.dim),
  }
}

/** The colours of a diff; null where there are none. Loads chalk. */
export async function diffStyle(level: ColorLevel): Promise<DiffStyle | null> {
  if (level === 0) return null
  const {Chalk} = await import('chalk')
  const {bold, cyan, red, green} = new Chalk({level})
  return {file: around(bold), place: around(cyan), removed: around(red), added: around(green)}
}

function around(paint: ChalkInstance): Around {
  const [open, close] = paint('\0').split('\0')
  return {open: open!, close: close!}
}
