/* dossier-id.c: numbers of records and of steps, handed out by the program.
 *
 * Milliseconds since 2020, shifted left by 21 bits, plus a random start, counting up: unique across
 * copies of a file, ordered by creation, never reused.
 */
#include "dossier-store-private.h"

gint64
dossier_store_next_id (DossierStore *self)
{
  const gint64 start_of_2020 = G_GINT64_CONSTANT (1577836800000);
  gint64 now = (g_get_real_time () / 1000 - start_of_2020) << 21;

  /* The order of the journal is that of its ids, also when the clock was set back, here or in a program
   * that writes beside this one. */
  self->last_id = MAX (self->last_id, self->last_step);

  /* One random start per millisecond: with one per id, copies would soon meet at the top. */
  if (self->last_id < now)
    self->last_id = now + g_random_int_range (0, 1 << 20);
  else
    self->last_id++;

  return self->last_id;
}
