import {expect, test} from 'vitest'
import {readText} from '../../src/index.ts'

/** Who wrote the words quoted in a message whose header section has `field` too. */
function answered(field: string): string | null | undefined {
  const message = `From: Zoe Sender <zoe@example.org>
To: Ana Ruiz <ana@example.org>
Subject: Re: plan
In-Reply-To: <1@example.org>
${field}

> Shall we?
Yes.
`
  const block = readText(message, {format: 'message'})?.parts[0]?.blocks.find(
    one => one.depth === 1,
  )
  return block?.author?.name ?? block?.author?.address
}

test.each([
  ['X-Other: 1', 'Ana Ruiz'],
  ['Reply-To: zoe@example.net', 'Ana Ruiz'],
  ['Reply-To: ana@example.org', undefined],
  ['reply-to: Plan <ANA@example.org>', undefined],
])('%s: the recipient answered is %s', (field, name) => {
  expect(answered(field)).toBe(name)
})
