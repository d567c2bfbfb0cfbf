/* dossier-store-copies.c: the portfolio asks for a copy of itself before something happens to it. */
#include "dossier-store.h"

#include "dossier-backup.h"
#include "dossier-store-private.h"

/**
 * dossier_store_want_copy:
 * @reason: a DossierBackupReason
 *
 * Before something happens to the file that somebody may wish undone in a month: asks whoever keeps
 * backups for one, which then has what is committed now.
 */
void
dossier_store_want_copy (DossierStore *self,
                         int           reason)
{
  if (!self->is_read_only && self->edit == NULL)
    g_signal_emit_by_name (self, "copy-wanted", reason);
}

/**
 * dossier_store_forget_day:
 *
 * The copy that was asked for could not be made: it is asked for again before the next edit.
 */
void
dossier_store_forget_day (DossierStore *self)
{
  g_date_clear (&self->changed_on, 1);
}

/**
 * dossier_store_is_held_up_by_readers:
 *
 * Returns: whether nobody can write to the portfolio while it is being read, as it lies where no log of
 *   changes can be kept: on some network shares
 */
gboolean
dossier_store_is_held_up_by_readers (DossierStore *self)
{
  g_autofree char *mode = dossier_database_dup_text (self->database, "PRAGMA journal_mode");

  /* What cannot be asked at present is taken for the usual. */
  return mode != NULL && !g_str_equal (mode, "wal") && !g_str_equal (mode, "memory");
}

/**
 * dossier_store_hold_up:
 * @why: a sentence
 *
 * No edit begins before dossier_store_go_on(): it is refused with @why (%DOSSIER_STORE_ERROR_BUSY).
 */
void
dossier_store_hold_up (DossierStore *self,
                       const char   *why)
{
  g_free (self->held_up);
  self->held_up = g_strdup (why);
  self->has_refused = FALSE;
}

/**
 * dossier_store_is_held_up:
 *
 * Returns: whether no edit may begin, see dossier_store_hold_up()
 */
gboolean
dossier_store_is_held_up (DossierStore *self)
{
  return self->held_up != NULL;
}

/**
 * dossier_store_go_on:
 *
 * Returns: whether an edit was refused since dossier_store_hold_up()
 */
gboolean
dossier_store_go_on (DossierStore *self)
{
  gboolean has_refused = self->held_up != NULL && self->has_refused;

  g_clear_pointer (&self->held_up, g_free);
  self->has_refused = FALSE;
  return has_refused;
}

/* Something is about to change: is it the first time on this day? */
gboolean
dossier_store_begin_day (DossierStore  *self,
                         GError       **error)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  if (!g_date_valid (&self->changed_on) || g_date_compare (&self->changed_on, &today) != 0)
    {
      self->changed_on = today;
      dossier_store_want_copy (self, DOSSIER_BACKUP_DAILY);
    }

  if (self->held_up == NULL)
    return TRUE;

  self->has_refused = TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY, self->held_up);
  return FALSE;
}
