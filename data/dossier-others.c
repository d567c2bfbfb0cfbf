/* dossier-others.c: which steps of the history others took, or took back.
 *
 * Undo goes back through all steps, whoever took them.  But nobody should take back what a colleague
 * has done without knowing it: undo and redo refuse such a step until the person was asked.  What another
 * program does while the portfolio is open here is remembered when it is first seen, whoever is at it; of
 * what was there before, the name beside the step tells whether it is somebody else's.
 */
#include "dossier-others.h"

#include <glib/gi18n-lib.h>

#include "dossier-author.h"
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

static void
mark (DossierStore *self,
      gint64        id,
      gboolean      is_foreign)
{
  g_hash_table_insert (self->foreign_steps, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (is_foreign));
}

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
mark_missing (DossierStore *self,
              GHashTable   *from,
              GHashTable   *in)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (in, id))
      mark (self, *(gint64 *) id, TRUE);
}

/* Another program wrote: steps it took, undid or redid. */
void
dossier_others_look (DossierStore *self)
{
  GHashTable *undone = read_undone (self);
  g_autoptr (DossierStatement) step =
    dossier_database_prepare (self->database, "SELECT id FROM journal WHERE id > ?1 ORDER BY id", NULL);

  mark_missing (self, undone, self->undone_steps);
  mark_missing (self, self->undone_steps, undone);
  g_hash_table_unref (self->undone_steps);
  self->undone_steps = undone;

  if (step == NULL)
    return;

  sqlite3_bind_int64 (step, 1, self->last_step);
  while (sqlite3_step (step) == SQLITE_ROW)
    {
      self->last_step = sqlite3_column_int64 (step, 0);
      mark (self, self->last_step, TRUE);
    }
}

/* A step was taken here; what was undone before it is set aside. */
void
dossier_others_note_step (DossierStore *self,
                          gint64        id)
{
  self->last_step = id;
  mark (self, id, FALSE);
  g_hash_table_remove_all (self->undone_steps);
}

void
dossier_others_note_undo (DossierStore *self,
                          gint64        id,
                          gboolean      undo)
{
  mark (self, id, FALSE);
  if (undo)
    add (self->undone_steps, id);
  else
    g_hash_table_remove (self->undone_steps, &id);
}

/* Returns: (nullable): the name beside the step, of who took it or took it back, if it is another's */
static char *
dup_other_person (DossierStore *self,
                  gint64        id,
                  gboolean      undo)
{
  g_autoptr (DossierStatement) step =
    dossier_database_prepare (self->database, undo ? "SELECT author FROM journal WHERE id = ?1"
                                                   : "SELECT undone_by FROM journal WHERE id = ?1", NULL);
  g_autofree char *own = dossier_author_dup ();
  g_autofree char *author = NULL;

  if (step == NULL)
    return NULL;

  sqlite3_bind_int64 (step, 1, id);
  if (sqlite3_step (step) == SQLITE_ROW)
    author = dossier_statement_dup_text (step, 0);

  return g_strcmp0 (author, own) != 0 ? g_steal_pointer (&author) : NULL;
}

/* @person: (out) (nullable): who it was, if another program of this session cannot have been it */
static gboolean
is_foreign (DossierStore  *self,
            gint64         id,
            gboolean       undo,
            char         **person)
{
  gpointer value = NULL;

  *person = NULL;
  if (g_hash_table_lookup_extended (self->foreign_steps, &id, NULL, &value))
    return GPOINTER_TO_INT (value);

  *person = dup_other_person (self, id, undo);
  return *person != NULL;
}

/* Whether @id may be undone or redone without a question. */
gboolean
dossier_others_check (DossierStore  *self,
                      gint64         id,
                      gboolean       undo,
                      GError       **error)
{
  g_autofree char *label = NULL;
  g_autofree char *person = NULL;

  if (!is_foreign (self, id, undo, &person))
    return TRUE;

  label = dossier_store_dup_step_label (self, undo);
  if (person != NULL)
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_ELSEWHERE,
                 /* Translators: a step, and the name of a person */
                 undo ? _("The last step, “%s”, was taken by %s. Nothing was undone.")
                      : _("“%s” was undone by %s. Nothing was redone."), label, person);
  else
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
 *   open here, or another person at any time, or 0: then undo or redo needs no question
 */
gint64
dossier_store_get_foreign_step (DossierStore *self,
                                gboolean      undo)
{
  gint64 id = dossier_store_get_next_step (self, undo);
  g_autofree char *person = NULL;

  return is_foreign (self, id, undo, &person) ? id : 0;
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
  mark (self, id, FALSE);
}
