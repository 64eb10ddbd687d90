/** Rules about quotation: lines whose depth is not what their marks say, and quotations without an owner. */
import type {Rule} from '../types.ts'

const likely = 'Where it is only likelier by far, it is told as info.'

export const depthRules: readonly Rule[] = [
  {
    id: 'wrap-broken',
    severity: 'warning',
    summary: 'The tail of a quoted line lost its marks to a later wrap',
    why: `A program wrapped quoted lines and did not repeat their marks: the tail looks like somebody else's words. ${likely}`,
    bad: 'On Thu, 4 Mar 2021, Cy Oduya wrote:\n> On Wed, 3 Mar 2021, Ana Ruiz wrote:\n> > The pump at the lower lock has been running since the night of the\n> storm, and\n> > the water behind the gate is still as high as it was when we opened\n> the sluice\n> > on the far side of the island last week.\n> Then the gate itself must leak.\nI shall have a look at it.\n',
    good: 'On Thu, 4 Mar 2021, Cy Oduya wrote:\n> On Wed, 3 Mar 2021, Ana Ruiz wrote:\n> > The pump at the lower lock has been running since the night of the\n> > storm, and\n> > the water behind the gate is still as high as it was when we opened\n> > the sluice\n> > on the far side of the island last week.\n> Then the gate itself must leak.\nI shall have a look at it.\n',
    fixable: true,
  },
  {
    id: 'mark-lost',
    severity: 'warning',
    summary: 'A quoted line is one mark short',
    why: `A mail program dropped a mark: the line runs on into the deeper text below it. ${likely}`,
    bad: 'Bo Lind wrote:\n> Ana Ruiz wrote:\n>> The driver is not structured as it should be.\n> Why is that?\n>\n> And because of the way it works, the memory\n>> folks should have a chance to review this.\n> I do not see why.\n',
    good: 'Bo Lind wrote:\n> Ana Ruiz wrote:\n>> The driver is not structured as it should be.\n> Why is that?\n>\n>> And because of the way it works, the memory\n>> folks should have a chance to review this.\n> I do not see why.\n',
    fixable: true,
  },
  {
    id: 'mark-extra',
    severity: 'info',
    summary: 'A > of the text stands where a quote mark would',
    why: 'A wrap cut a C arrow in two, and its second half begins a line: the line looks quoted once more than it is.',
    bad: 'Ana Ruiz wrote:\n> The lock is taken here, and then list_for_each_entry(cmd, &dev-\n> >queues[i].state_list, entry) walks the list without it.\nI see.\n',
    good: 'Ana Ruiz wrote:\n> The lock is taken here, and then list_for_each_entry(cmd,\n> &dev->queues[i].state_list, entry) walks the list without it.\nI see.\n',
    fixable: false,
  },
  {
    id: 'marks-inline',
    severity: 'warning',
    summary: 'A quoted paragraph was filled with its inner marks in it',
    why: `A program took the inner marks of quoted lines for text and filled them into one paragraph: its further lines are a mark short. ${likely}`,
    bad: 'Bo Lind wrote:\n> Ana Ruiz wrote:\n> > + struct plan *first; > + struct plan *last; > + int status = find_the\n> (plans, &first); > + if (status) > + return status; > + last = the_end_of\n> (plans);\nI see.\n',
    good: 'Bo Lind wrote:\n> Ana Ruiz wrote:\n> > + struct plan *first;\n> > + struct plan *last;\n> > + int status = find_the(plans, &first);\n> > + if (status)\n> > + return status;\nI see.\n',
    fixable: true,
  },
  {
    id: 'mark-style',
    severity: 'info',
    summary: 'The mail quotes with other marks than >',
    why: 'Initials, bars and colons are marks to people and text to programs: the quotation looks like the sender’s own words. Nothing is damaged: `fix` leaves them, and gives what a wrap broke off such a line the same marks.',
    bad: 'Ana Ruiz writes:\nAR> The gate is shut at nine.\nAR> Bring the key.\nWhich key?\n',
    good: 'Ana Ruiz writes:\n> The gate is shut at nine.\n> Bring the key.\nWhich key?\n',
    fixable: false,
  },
  {
    id: 'depth-implied',
    severity: 'info',
    summary: 'A quotation has no marks at all',
    why: 'It stands below a header section or an attribution, as some mail programs quote: no program sees where the sender’s own words end. Nor does anybody see answers between such lines, which make what they answer deeper still.',
    bad: 'From: Bo Lind <bo@example.org>\nTo: Ana Ruiz <ana@example.org>\nSubject: Re: The plan\nDate: Thu, 4 Mar 2021 11:00:00 +0000\n\nFine with me.\n\n-----Original Message-----\nFrom: Ana Ruiz <ana@example.org>\nSent: Wednesday, March 3, 2021 10:22\nTo: Bo Lind <bo@example.org>\nSubject: The plan\n\nShall we start on Monday?\n',
    good: 'From: Bo Lind <bo@example.org>\nTo: Ana Ruiz <ana@example.org>\nSubject: Re: The plan\nDate: Thu, 4 Mar 2021 11:00:00 +0000\n\nFine with me.\n\nOn Wednesday, March 3, 2021, Ana Ruiz wrote:\n> Shall we start on Monday?\n',
    fixable: true,
  },
  {
    id: 'depth-jump',
    severity: 'info',
    summary: 'A line is deeper by two or more, and nothing introduces it',
    why: 'The words between were cut out, or a program wrote two marks where it meant one. Whose words these are cannot be told.',
    bad: 'Good morning.\n\n>> The gate is shut at nine.\n>> Bring the key.\n\nWhich key?\n',
    good: 'Good morning.\n\n> The gate is shut at nine.\n> Bring the key.\n\nWhich key?\n',
    fixable: false,
  },
  {
    id: 'attribution-missing',
    severity: 'info',
    summary: 'A reply quotes and says nowhere whom',
    why: 'The attribution was cut out, or the program writes none: readers have to look for the words in other messages.',
    bad: 'From: Bo Lind <bo@example.org>\nSubject: Re: The plan\nDate: Thu, 4 Mar 2021 11:00:00 +0000\nIn-Reply-To: <1@example.org>\n\n> The gate is shut at nine.\n> Bring the key.\n\nWhich key?\n',
    good: 'From: Bo Lind <bo@example.org>\nSubject: Re: The plan\nDate: Thu, 4 Mar 2021 11:00:00 +0000\nIn-Reply-To: <1@example.org>\n\nAna Ruiz wrote:\n> The gate is shut at nine.\n> Bring the key.\n\nWhich key?\n',
    fixable: false,
  },
]
