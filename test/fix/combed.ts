/** A reply in which one broken line is sure to be one only for the sake of others. */

export const head: string = `From: Zoe Sender <zoe@example.org>
To: Ana Ruiz <ana@example.org>
Subject: Re: two boards
In-Reply-To: <1@example.org>

`

/** Three tails that are sure; the first is likely for their sake alone. */
export const combed: string = `${head}I have not tried it.

On Tuesday, Ana Ruiz <ana@example.org> wrote:
> > I have a question about the two boards. Has anyone here tried to use several
> USB
> > controllers in the same computer? Is it possible? Will it break something?
> >
> > For example, can we have one board of each kind with its driver in the same
> kernel, or
> > would they need one each? We have seen that the second one is slow when the
> first is
> > in use, and that of
> > the three kinds of drivers that we have only the oldest one works well with
> the
> > boards of this year.
>
> It works here.
`
