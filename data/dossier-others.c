/* dossier-others.c: which steps of the history another program took, or took back, while it was open here.
 *
 * Undo goes back through all steps, whoever took them.  But nobody should take back what a colleague
 * has just done without knowing it: such a step is remembered here when it is first seen, and undo and
 * redo refuse it until the person was asked.
 */
#include "dossier-others.h"

#include <glib/gi18n-lib.h>

#include "dossier-store-private.h"

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
add (GHashTable *set,
     gint64      id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

/* What can be redone; it is always at the end. */
static GHashTable *
read_undone (DossierStore *self)
{
  GHashTable *undone = new_set ();
  g_autoptr (DossierStatement) step =
    dossier_database_prepare (self->database, "SELECT id FROM journal WHERE undone AND set_aside = 0", NULL);

  while (step != NULL && sqlite3_step (step) == SQLITE_ROW)
    add (undone, sqlite3_column_int64 (step, 0));

  return undone;
}

/* What is there when a file is opened is nobody else's. */
void
dossier_others_init (DossierStore *self)
{
  self->foreign_steps = new_set ();
  self->undone_steps = read_undone (self);
  self->last_step = dossier_database_get_integer (self->database, "SELECT max (id) FROM journal");
}

void
dossier_others_clear (DossierStore *self)
{
  g_clear_pointer (&self->foreign_steps, g_hash_table_unref);
  g_clear_pointer (&self->undone_steps, g_hash_table_unref);
}

static void
add_missing (GHashTable *foreign,
             GHashTable *from,
             GHashTable *in)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (in, id))
      add (foreign, *(gint64 *) id);
}

/* Another program wrote: steps it took, undid or redid. */
void
dossier_others_look (DossierStore *self)
{
  GHashTable *undone = read_undone (self);
  g_autoptr (DossierStatement) step =
    dossier_database_prepare (self->database, "SELECT id FROM journal WHERE id > ?1 ORDER BY id", NULL);

  add_missing (self->foreign_steps, undone, self->undone_steps);
  add_missing (self->foreign_steps, self->undone_steps, undone);
  g_hash_table_unref (self->undone_steps);
  self->undone_steps = undone;

  if (step == NULL)
    return;

  sqlite3_bind_int64 (step, 1, self->last_step);
  while (sqlite3_step (step) == SQLITE_ROW)
    {
      self->last_step = sqlite3_column_int64 (step, 0);
      add (self->foreign_steps, self->last_step);
    }
}

/* A step was taken here; what was undone before it is set aside. */
void
dossier_others_note_step (DossierStore *self,
                          gint64        id)
{
  self->last_step = id;
  g_hash_table_remove_all (self->undone_steps);
}

void
dossier_others_note_undo (DossierStore *self,
                          gint64        id,
                          gboolean      undo)
{
  g_hash_table_remove (self->foreign_steps, &id);
  if (undo)
    add (self->undone_steps, id);
  else
    g_hash_table_remove (self->undone_steps, &id);
}

/* Whether @id may be undone or redone without a question. */
gboolean
dossier_others_check (DossierStore  *self,
                      gint64         id,
                      gboolean       undo,
                      GError       **error)
{
  g_autofree char *label = NULL;

  if (!g_hash_table_contains (self->foreign_steps, &id))
    return TRUE;

  label = dossier_store_dup_step_label (self, undo);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_ELSEWHERE,
               undo ? _("The last step, “%s”, was taken in another window or program. Nothing was undone.")
                    : _("“%s” was undone in another window or program. Nothing was redone."), label);
  return FALSE;
}

/**
 * dossier_store_get_foreign_step:
 * @undo: of what undo would take back; else of what redo would repeat
 *
 * Returns: the id of that step, if another program took it (or took it back) while the portfolio was
 *   open here, or 0: then undo or redo needs no question
 */
gint64
dossier_store_get_foreign_step (DossierStore *self,
                                gboolean      undo)
{
  gint64 id = dossier_store_get_next_step (self, undo);

  return g_hash_table_contains (self->foreign_steps, &id) ? id : 0;
}

/**
 * dossier_store_accept_step:
 * @id: from dossier_store_get_foreign_step()
 *
 * The person was told what it is and wants it all the same: undo and redo no longer refuse it.
 */
void
dossier_store_accept_step (DossierStore *self,
                           gint64        id)
{
  g_hash_table_remove (self->foreign_steps, &id);
}
