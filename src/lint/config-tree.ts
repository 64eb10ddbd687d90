/**
 * Reads JSON and YAML as data with line numbers, so that a wrong value can be pointed at.
 *
 * JSON is read by the YAML reader, of which it is a part (YAML 1.2 §1.3); what is YAML only is told
 * in a JSON file. Nothing in a file is ever run: unknown tags are told, not resolved.
 */
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  type Pair,
  parseDocument,
  type Scalar,
} from 'yaml'

/** What is wrong with a file, for a person. */
export interface Problem {
  /** From 1; null: the file as a whole. */
  readonly line: number | null
  /** One line without the file's name. */
  readonly message: string
}

export type Tree = MapTree | ListTree | ScalarTree

export interface MapTree {
  readonly kind: 'map'
  readonly line: number
  readonly entries: readonly Entry[]
}

export interface Entry {
  readonly key: string
  readonly line: number
  readonly value: Tree
}

export interface ListTree {
  readonly kind: 'list'
  readonly line: number
  readonly items: readonly Tree[]
}

export interface ScalarTree {
  readonly kind: 'scalar'
  readonly line: number
  readonly value: string | number | boolean | null
}

export interface ParsedTree {
  /** Null: the file is empty, or so wrong that nothing stands. */
  readonly tree: Tree | null
  readonly problems: readonly Problem[]
}

/** Reads a text; never throws. With problems the tree is what could be made of it. */
export function parseTree(text: string, format: 'json' | 'yaml'): ParsedTree {
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
    // Told here, with the key's name.
    uniqueKeys: false,
    version: '1.2',
  })
  const trouble = [...document.errors, ...document.warnings].map(({code, message, pos}) => ({
    line: lines.linePos(pos[0]).line,
    message: code === 'MULTILINE_IMPLICIT_KEY' ? missing : inPlainWords(message),
  }))
  if (trouble.length > 0) return {tree: null, problems: trouble}
  return new Converter(lines, format).convert(document)
}

/** What YAML calls a flow map and a flow sequence has another name for who writes JSON. */
function inPlainWords(message: string): string {
  return message
    .replace(/; please use .*/s, '')
    .replace(/^Flow (?:map|sequence).* end with a (.)$/s, 'a $1 is missing')
    .replace(/^Unexpected flow-\S+ token in YAML stream: "(.)".*/s, 'a $1 that ends nothing')
    .replace(/\b(?:in|between) flow map(?: items)?$/, 'between { and }')
    .replace(/\b(?:in|between) flow sequence(?: items)?$/, 'between [ and ]')
}

const missing = 'a comma is missing, or double quotes'
const jsonPlain = /^(?:true|false|null|-?\d[\d.eE+-]*)$/

class Converter {
  private readonly lines: LineCounter
  private readonly format: 'json' | 'yaml'
  private readonly problems: Problem[] = []
  /** Trees by anchor: an alias is the same tree once more, so aliases of aliases cost nothing. */
  private readonly anchors = new Map<string, Tree>()

  constructor(lines: LineCounter, format: 'json' | 'yaml') {
    this.lines = lines
    this.format = format
  }

  convert({contents}: Document): ParsedTree {
    return {tree: contents === null ? null : this.tree(contents, 1), problems: this.problems}
  }

  private tree(node: unknown, outerLine: number): Tree {
    const line = this.lineOf(node) ?? outerLine
    if (isAlias(node)) return this.anchors.get(node.source) ?? this.unknownAlias(node.source, line)
    const tree = isCollection(node)
      ? this.collection(node, line)
      : this.scalar(node as Scalar | null, line)
    const anchor = (node as {anchor?: string} | null)?.anchor
    if (anchor !== undefined) this.anchors.set(anchor, tree)
    return tree
  }

  private collection(node: {items: unknown[]; flow?: boolean}, line: number): Tree {
    if (this.format === 'json' && node.flow !== true) {
      this.tell(line, 'JSON has braces around keys, and brackets around a list')
    }
    if (!isMap(node)) {
      return {kind: 'list', line, items: node.items.map(item => this.tree(item, line))}
    }
    const entries = node.items.map(pair => this.entry(pair, line))
    this.tellTwice(entries)
    return {kind: 'map', line, entries}
  }

  private tellTwice(entries: readonly Entry[]): void {
    const lines = new Map<string, number>()
    for (const {key, line} of entries) {
      const first = lines.get(key)
      if (first === undefined) lines.set(key, line)
      else
        this.tell(
          line,
          `the key ${JSON.stringify(key.slice(0, 40))} is there already, on line ${first}`,
        )
    }
  }

  private entry({key, value}: Pair, outerLine: number): Entry {
    const line = this.lineOf(key) ?? outerLine
    if (!isScalar(key)) this.tell(line, 'a key must be a word')
    else if (this.format === 'json' && key.type !== 'QUOTE_DOUBLE') this.tellPlain(line, key.source)
    const name = isScalar(key) ? String(key.value) : ''
    return {key: name, line, value: this.tree(value, line)}
  }

  private scalar(node: Scalar | null, line: number): ScalarTree {
    const value = node?.value ?? null
    const source = node?.source ?? ''
    if (this.format === 'json' && node?.type !== 'QUOTE_DOUBLE' && !jsonPlain.test(source)) {
      this.tellPlain(line, source)
    }
    const known =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    return {kind: 'scalar', line, value: known ? value : null}
  }

  private unknownAlias(name: string, line: number): Tree {
    this.tell(line, `*${name} stands for nothing that comes before it`)
    return {kind: 'scalar', line, value: null}
  }

  /** What was written without double quotes, or stands where a comma is missing or a comment. */
  private tellPlain(line: number, source = ''): void {
    const hint = /^\/[/*]/.test(source) ? 'JSON has no comments; YAML has' : missing
    const what = `not JSON: ${JSON.stringify(source.slice(0, 40))}; ${hint}`
    this.tell(line, source === '' ? 'a value is missing' : what)
  }

  private tell(line: number, message: string): void {
    this.problems.push({line, message})
  }

  private lineOf(node: unknown): number | null {
    const range = (node as {range?: readonly number[] | null} | null)?.range
    return range ? this.lines.linePos(range[0]!).line : null
  }
}
