/** Rules about header sections (RFC 5322) and the structure that they give a body (RFC 2045, RFC 2046). */
import type {Rule} from '../types.ts'

const multipart =
  'From: bo@example.org\nDate: Thu, 4 Mar 2021 11:00:00 +0000\nContent-Type: multipart/mixed; boundary=b\n\n'

export const headerRules: readonly Rule[] = [
  {
    id: 'header-missing',
    severity: 'warning',
    summary: 'A message has no From or no Date field',
    why: 'RFC 5322 §3.6 asks for both. Archives then show the message without its author, or at the wrong time. A missing Message-ID is told as info.',
    bad: 'From: bo@example.org\nSubject: Plan\nMessage-ID: <1@example.org>\n\nFine with me.\n',
    good: 'From: bo@example.org\nDate: Thu, 4 Mar 2021 11:00:00 +0000\nMessage-ID: <1@example.org>\n\nFine with me.\n',
    fixable: false,
  },
  {
    id: 'date-unparsable',
    severity: 'warning',
    summary: 'The date cannot be read',
    why: 'It is not in the form of RFC 5322 §3.3, nor in one of those that mail has in practice. The message is sorted to a wrong place.',
    bad: 'From: bo@example.org\nDate: yesterday evening\nMessage-ID: <1@example.org>\n\nFine with me.\n',
    good: 'From: bo@example.org\nDate: Thu, 4 Mar 2021 11:00:00 +0000\nMessage-ID: <1@example.org>\n\nFine with me.\n',
    fixable: false,
  },
  {
    id: 'header-invalid',
    severity: 'info',
    summary: 'A line of a header section is no field',
    why: 'A field was broken without a fold, or text got into the section. Programs stop reading the header there, or skip the line.',
    bad: 'From: bo@example.org\nDate: Thu, 4 Mar 2021 11:00:00 +0000\nTo: ana@example.org\nsome words that are no field\nSubject: Plan\n\nFine with me.\n',
    good: 'From: bo@example.org\nDate: Thu, 4 Mar 2021 11:00:00 +0000\nTo: ana@example.org\nSubject: Plan\n\nFine with me.\n',
    fixable: false,
  },
  {
    id: 'header-unterminated',
    severity: 'info',
    summary: 'No empty line ends a header section',
    why: 'RFC 5322 §2.1 asks for one. Where the body begins is a guess then, and programs guess differently.',
    bad: 'From: bo@example.org\nSubject: Plan\nDate: Thu, 4 Mar 2021 11:00:00 +0000\nFine with me.\nI shall bring the ladder.\n',
    good: 'From: bo@example.org\nSubject: Plan\nDate: Thu, 4 Mar 2021 11:00:00 +0000\n\nFine with me.\nI shall bring the ladder.\n',
    fixable: false,
  },
  {
    id: 'mime-boundary-missing',
    severity: 'warning',
    summary: 'A multipart has no boundary, or its boundary never comes',
    why: 'A gateway dropped the parameter, or wrote another one than it used. Readers see the raw parts, or nothing.',
    bad: 'From: bo@example.org\nDate: Thu, 4 Mar 2021 11:00:00 +0000\nContent-Type: multipart/mixed\n\n--b\n\nFine with me.\n--b--\n',
    good: `${multipart}--b\n\nFine with me.\n--b--\n`,
    fixable: false,
  },
  {
    id: 'mime-close-delimiter-missing',
    severity: 'info',
    summary: 'No close-delimiter ends a multipart',
    why: 'The message was cut off, or its end lost: RFC 2046 §5.1.1 has every multipart end with one.',
    bad: `${multipart}--b\n\nFine with me.\n`,
    good: `${multipart}--b\n\nFine with me.\n--b--\n`,
    fixable: false,
  },
  {
    id: 'transfer-encoding-unknown',
    severity: 'warning',
    summary: 'The transfer encoding is none that mail has',
    why: 'Readers cannot know what the octets mean (RFC 2045 §6.4): they show them as they are, or not at all.',
    bad: 'From: bo@example.org\nContent-Transfer-Encoding: x-secret\n\nFine with me.\n',
    good: 'From: bo@example.org\nContent-Transfer-Encoding: 8bit\n\nFine with me.\n',
    fixable: false,
  },
  {
    id: 'base64-invalid',
    severity: 'warning',
    summary: 'A base64 body has octets that are no base64, or is cut off',
    why: 'A footer was added in the clear, or the message was cut. Strict readers show nothing of the text, others lose some of it.',
    bad: 'From: bo@example.org\nContent-Transfer-Encoding: base64\n\nRmluZSB3aXRo*IG1lLgo=\n',
    good: 'From: bo@example.org\nContent-Transfer-Encoding: base64\n\nRmluZSB3aXRoIG1lLgo=\n',
    fixable: false,
  },
  {
    id: 'html-only',
    severity: 'warning',
    summary: 'The text is in HTML alone',
    why: 'HTML is not read yet: nothing is known of this message but its header.',
    bad: 'From: bo@example.org\nContent-Type: text/html\n\n<p>Fine with me.</p>\n',
    good: 'From: bo@example.org\nContent-Type: text/plain\n\nFine with me.\n',
    fixable: false,
  },
]
