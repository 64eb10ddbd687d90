/** Bodies of mail as people write it, all invented: replies, patches, lists, languages. */

/** Each has what its manglers leave traces of: marks, letters beyond ASCII, signs of markup. */
export const mails: Readonly<Record<string, string>> = {
  'a German reply': `\
On Mon, 1 Mar 2021 at 09:00, Ana Ruiz <ana@example.org> wrote:
> > Die Brücke ist für zwei Wochen zu — „wegen Umbau“ — und die
> > Fähre fährt nur bis fünf Uhr, „außer am Sonntag“ – sagt das Amt — und
> > danach nicht mehr.
> >
> > From the pier you see both, even at night, when all the lamps on the
> > other side are out.
> Bo’s boat is the „Möwe“ & the key = with Cy.
> Is it?
Danke, ich nehme das Rad.
`,
  'a patch and its review': `\
On 4/5/22 10:11, José Díaz wrote:
> From this point on the length is known, so the check can go.
>
> Signed-off-by: José Díaz <jose@example.org>
> ---
>  lib/ring.c | 4 ++--
>  1 file changed, 2 insertions(+), 2 deletions(-)
>
> diff --git a/lib/ring.c b/lib/ring.c
> index 1f2e3d4..5a6b7c8 100644
> --- a/lib/ring.c
> +++ b/lib/ring.c
> @@ -10,5 +10,5 @@ static int ring_put(struct ring *ring, int value)
>  {
> -\tif (ring->head && ring->head->next == ring->tail)
> +\tif (ring->head->next == ring->tail)
>  \t\treturn -ENOSPC;
>  \tring->head = next(ring);

Why “== ring->tail” and not “>= ring->tail”? With head->next == NULL this is an
oops… Otherwise:

Reviewed-by: Chloé Martin <chloe@example.org>
`,
  'a list with its footer': `\
> Hola a todos:
>
> ¿Alguien ha probado la versión 2.1 con más de 3 nodos? A mí me da un error
> de conexión: «tiempo de espera agotado».

Sí, y funciona. Comprueba que el puerto está abierto & que el servicio escucha en
<http://example.org:8080/?a=1&b=2>, después reinicia.

From my side nothing else is needed, as the default settings are right for
nearly everybody who asks.

Un saludo,
Íñigo
--
Íñigo Peña <inigo@example.org>

_______________________________________________
Usuarios mailing list
Usuarios@example.org
https://example.org/mailman/listinfo/usuarios
`,
  'a Russian thread': `\
пн, 1 мар. 2021 г. в 10:22, Борис <boris@example.org>:
> > Привет! Когда ты приедешь?
> > Поезд отходит в 5:30 & приходит в 9.
> > From the north it takes longer, and there is no train on Sunday at
> > all.
>
> В пятницу, если не будет снега -> тогда в субботу.
> Билет = 300 ₽.

Хорошо, жду <3
`,
  'a Chinese answer': `\
在 2021/3/1 10:22, 王芳 <fang@example.org> 写道:
> > 请问这个补丁是否已经合并？我在最新的代码里没有看到。
> > if (a && b->c)
> > From what we saw here it works, at least with the default options
> > set.
> 已经合并了，谢谢。
> 版本 = 5.12

好的，明白了 -> 我再试一次。
`,
  'a Polish forward': `\
---------- Forwarded message ---------
From: Łukasz Żak <lukasz@example.org>
Date: Mon, 1 Mar 2021 at 09:00
Subject: zażółć gęślą jaźń
To: <bo@example.org>

Cześć Bo,

przesyłam fakturę „2021/03” & umowę. Płatność w ciągu 14 dni, czyli do 15 marca.
> Czy to wszystko?
> Tak, „wszystko” <1 strona>.

From the office we can send it again, if the first one got lost on its way
through the post.
`,
  'a deep thread of notes': `\
> > > > Is the café on the corner still open? — Ana
> > > > From there it is five minutes’ walk to us, or less if you know the way
> > > > through.
> > > Yes, till 8 & on Sundays till 6 -> we go there.
> > “Till 8” is = 20:00, isn’t it?
> It’s.

See you <at eight>, then.
`,
}
