/**
 * Readers of single values: a tree in, a typed value out, and what is wrong told with its line.
 *
 * A reader gives undefined for a wrong value, and goes on: a file is told all its problems at once.
 */
import {nearest} from '../lines/nearest.ts'
import type {Entry, Problem, Tree} from './config-tree.ts'
import {orList} from './levels.ts'

export type Tell = (problem: Problem) => void

/** @param name of the place for people, such as `overrides[0].rules` */
export type Reader<T> = (tree: Tree, name: string, tell: Tell) => T | undefined

type Fields<T> = {readonly [K in keyof T]-?: Reader<Exclude<T[K], undefined>>}

/** True or false. */
export const flag: Reader<boolean> = (tree, name, tell) =>
  scalar(tree, name, tell, 'true or false', value =>
    typeof value === 'boolean' ? value : undefined,
  )

/** A whole number from 0. */
export const count: Reader<number> = (tree, name, tell) =>
  scalar(tree, name, tell, 'a whole number from 0', value =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined,
  )

/** A text; @param what says which texts are right, as in "must be …" */
export function text(what: string, isRight: (text: string) => boolean): Reader<string> {
  return (tree, name, tell) =>
    scalar(tree, name, tell, what, value =>
      typeof value === 'string' && isRight(value) ? value : undefined,
    )
}

/** One of some words. */
export function choice<T extends string>(words: readonly T[]): Reader<T> {
  return (tree, name, tell) =>
    scalar(
      tree,
      name,
      tell,
      orList(words),
      value => words.find(word => word === value),
      value => (typeof value === 'string' ? nearest(value, words) : null),
    )
}

/** A list of what `item` reads. */
export function listOf<T>(item: Reader<T>): Reader<T[]> {
  return (tree, name, tell) => {
    if (tree.kind !== 'list') return wrong(tree, name, tell, 'a list')
    const read = tree.items.map((inner, at) => item(inner, `${name}[${at}]`, tell))
    return read.filter(value => value !== undefined)
  }
}

/** One of what `item` reads, or a list of them, which has one at least. */
export function oneOrMore<T>(item: Reader<T>): Reader<T[]> {
  return (tree, name, tell) => {
    if (tree.kind === 'list' && tree.items.length === 0) {
      return wrong(tree, name, tell, 'a list of one at least')
    }
    if (tree.kind === 'list') return listOf(item)(tree, name, tell)
    const read = item(tree, name, tell)
    return read === undefined ? undefined : [read]
  }
}

/** A map with these keys and no other; @param needed keys that must not be missing */
export function fields<T>(
  readers: Fields<T>,
  needed: readonly (keyof T & string)[] = [],
): Reader<T> {
  return (tree, name, tell) => {
    if (tree.kind !== 'map') return wrong(tree, name, tell, 'keys and values')
    const prefix = name === '' ? '' : `${name}.`
    const read: Partial<T> = {}
    for (const {key, line, value} of tree.entries) {
      if (!isKeyOf(readers, key)) {
        tell({line, message: unknownKey(prefix + key, key, Object.keys(readers))})
        continue
      }
      const found = readers[key](value, prefix + key, tell)
      if (found !== undefined) read[key] = found
    }
    const missing = needed.filter(key => !tree.entries.some(entry => entry.key === key))
    for (const key of missing) tell({line: tree.line, message: `${placeOf(name)} must have ${key}`})
    return needed.every(key => key in read) ? (read as T) : undefined
  }
}

function isKeyOf<T>(readers: Fields<T>, key: string): key is keyof T & string {
  return Object.hasOwn(readers, key)
}

/** A map from any key that `check` has nothing against to what `item` reads. */
export function mapOf<T>(
  check: (key: string) => string | null,
  item: Reader<T>,
): Reader<ReadonlyMap<string, T>> {
  return (tree, name, tell) => {
    if (tree.kind !== 'map') return wrong(tree, name, tell, 'keys and values')
    const read = new Map<string, T>()
    const readEntry = ({key, line, value}: Entry): void => {
      const trouble = check(key)
      if (trouble !== null) tell({line, message: `${name}: ${trouble}`})
      const found = item(value, `${name}.${key}`, tell)
      if (found !== undefined) read.set(key, found)
    }
    tree.entries.forEach(readEntry)
    return read
  }
}

type ScalarValue = string | number | boolean | null

function scalar<T>(
  tree: Tree,
  name: string,
  tell: Tell,
  what: string,
  read: (value: ScalarValue) => T | undefined,
  suggest: (value: ScalarValue) => string | null = () => null,
): T | undefined {
  const found = tree.kind === 'scalar' ? read(tree.value) : undefined
  if (found !== undefined) return found
  return wrong(tree, name, tell, what, tree.kind === 'scalar' ? suggest(tree.value) : null)
}

function wrong(
  tree: Tree,
  name: string,
  tell: Tell,
  what: string,
  meant: string | null = null,
): undefined {
  const found = tree.kind === 'scalar' ? show(tree.value) : tree.kind === 'list' ? 'a list' : 'keys'
  const hint = meant === null ? '' : `; did you mean ${meant}?`
  tell({line: tree.line, message: `${placeOf(name)} must be ${what}, not ${found}${hint}`})
}

function placeOf(name: string): string {
  return name === '' ? 'the file' : name
}

function show(value: ScalarValue): string {
  return JSON.stringify(typeof value === 'string' ? value.slice(0, 40) : value)
}

function unknownKey(path: string, key: string, known: readonly string[]): string {
  const meant = nearest(key, known)
  const hint = meant === null ? `keys are ${known.join(', ')}` : `did you mean '${meant}'?`
  return `unknown key '${path}'; ${hint}`
}
