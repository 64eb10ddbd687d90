/** Every fixture gives its goldens, and every golden has its fixture. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv} from 'ajv'
import {describe, expect, test} from 'vitest'
import {asJson, asText, fixturesOf, records, root} from './run.ts'

const folders = ['fixtures/thread', 'fixtures/cases']
const fixtures = folders.flatMap(fixturesOf)
const schema = JSON.parse(readFileSync(join(root, 'schema/requote-1.schema.json'), 'utf8'))
const validate = new Ajv({strict: false}).compile(schema)

/** Names of a folder that end in `.text` or `.json`. */
function goldensOf(folder: string, extension: string): string[] {
  return readdirSync(join(root, folder))
    .filter(name => name.endsWith(extension))
    .map(name => join(root, folder, name))
}

describe.each(['.text', '.json'])('goldens %s', extension => {
  test('stand beside every fixture, and nowhere else', () => {
    const expected = fixtures.map(({golden}) => golden + extension)
    expect(folders.flatMap(folder => goldensOf(folder, extension)).sort()).toEqual(expected.sort())
  })
})

describe.each(fixtures)('$file', ({file, golden, octets}) => {
  test('gives its text', () => {
    expect(asText(octets).output.toString('utf8')).toBe(readFileSync(`${golden}.text`, 'utf8'))
  })

  test('gives its records', () => {
    const found = records(asJson(file, octets))
    expect(found).toEqual(JSON.parse(readFileSync(`${golden}.json`, 'utf8')))
    for (const record of found) expect([validate(record), validate.errors]).toEqual([true, null])
  })
})
