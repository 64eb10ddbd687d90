/** Chunk-blind: the same octets give the same output, however the input was cut. */
import {describe, expect, test} from 'vitest'
import {asJson, asText, fixturesOf, type Result} from './run.ts'

const fixtures = ['fixtures/thread', 'fixtures/cases', 'fixtures/mailbox', 'fixtures/mime'].flatMap(
  fixturesOf,
)

type Read = (octets: Buffer, cuts: Iterable<number>) => Result

const outputs: readonly (readonly [string, Read])[] = [
  ['text', (octets, cuts) => asText(octets, {}, cuts)],
  ['text as found', (octets, cuts) => asText(octets, {marks: 'keep', headers: 'all'}, cuts)],
  ['text with joined lines', (octets, cuts) => asText(octets, {rejoin: true, maxDepth: 2}, cuts)],
  ['JSON', (octets, cuts) => asJson('-', octets, cuts)],
]

describe.each(fixtures)('$file', ({octets}) => {
  const places = Array.from({length: Math.max(0, octets.length - 1)}, (_, at) => at + 1)

  test.each(outputs)('gives the same %s at every cut', (_, read) => {
    const whole = read(octets, [])
    const differs = (cuts: number[]): boolean => {
      const {output, findings} = read(octets, cuts)
      const isSame = JSON.stringify(findings) === JSON.stringify(whole.findings)
      return !isSame || !output.equals(whole.output)
    }
    expect(places.filter(at => differs([at]))).toEqual([])
    expect(differs(places), 'octet by octet').toBe(false)
  })
})
