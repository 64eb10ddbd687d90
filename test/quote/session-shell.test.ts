import {describe, expect, test} from 'vitest'
import {depths, lines, type Setting, text} from './reading.ts'

const reply: Setting = {from: 'Bo Lind <bo@example.org>', isReply: true}

/** Depths of the lines, one digit each. */
function levels(mail: string): string {
  return depths(mail, reply).replaceAll(/^(\d).*\n?/gm, '$1')
}

describe('a shell’s second prompt is no quote mark', () => {
  test('of the sender’s session', () => {
    const mail = text`
      I tried this:

      $ for f in *.tar; do
      > echo $f
      > done
      boat.tar
    `
    expect(lines(mail, reply)).toBe(
      text`
        0 text Bo| I tried this:
        0 text Bo| 
        0 verbatim Bo| $ for f in *.tar; do
        0 verbatim Bo| > echo $f
        0 verbatim Bo| > done
        0 text Bo| boat.tar
      `.trimEnd(),
    )
  })

  test.each([
    [
      'a loop that counts nothing',
      'ana@boat:~/src$ while sleep 1; do\n> ls\n> done | sort\n',
      '000',
    ],
    ['`do` on a row of its own', '$ for f in a b\n> do\n> ls $f\n> done\n', '0000'],
    ['a condition', '[root@boat src]# if test -f x; then\n> ls\n>\n> fi\n', '0000'],
    ['a choice', '$ case $x in\n> a) ls;;\n> esac\n', '000'],
    ['a function', '$ look() {\n> ls\n> }\n', '000'],
    [
      'a document',
      "$ cat > x <<'END'\n> Dear Ana,\n> the boat is dry.\n> END\nand so on\n",
      '00000',
    ],
    [
      'one that is quoted',
      'Ana Ruiz wrote:\n> Try:\n>\n> $ for f in *; do\n> > ls $f\n> > done\n> and look.\n',
      '0111111',
    ],
  ])('behind %s', (_, mail, expected) => {
    expect(levels(mail)).toBe(expected)
  })
})

describe('a quotation', () => {
  test.each([
    ['below no prompt', 'Then use for f in *; do\n> echo $f\n> done\n', '011'],
    ['below a heading', '# for f in *; do\n> echo $f\n> done\n', '011'],
    ['below a command that is complete', '$ ls\n> It is done.\n> done\n', '011'],
    ['that does not end so', '$ for f in *; do\n> echo $f\n> What is that?\n', '011'],
    ['that goes on', '$ for f in *; do\n> echo $f\n> done\n> And then?\n', '0111'],
    ['that ends a document by another word', '$ cat <<END\n> one\n> ENDING\n', '011'],
    ['below a blank line', '$ for f in *; do\n\n> echo $f\n> done\n', '0011'],
    ['of two levels', '$ for f in *; do\n>> done\n', '02'],
    ['below prose with a price', 'For $ 5 they have cat <<END\n> one\n> END\n', '011'],
    ['of a document that is given', '$ cat <<<END\n> one\n> END\n', '011'],
  ])('%s', (_, mail, expected) => {
    expect(levels(mail)).toBe(expected)
  })
})
