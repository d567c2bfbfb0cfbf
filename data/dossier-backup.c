/* dossier-backup.c: dated copies of portfolios, kept apart from them.
 *
 * A backup is called after its portfolio, a few letters that stand for the folder it lies in, and
 * the day: "office-1f2e3d4c-2015-12-10.dossier".  One that is not of the morning has the time and
 * the reason as well: "office-1f2e3d4c-2015-12-10-143205-import.dossier".
 */
#include "dossier-backup-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "dossier-backup-rota.h"

#define DAY_SECONDS (24 * 60 * 60)

/* In names of files, and in words. */
static const struct
{
  const char *name;
  const char *words;
} reasons[] = {
  [DOSSIER_BACKUP_DAILY] =     { NULL,        N_("Before the first edit of the day") },
  [DOSSIER_BACKUP_IMPORT] =    { "import",    N_("Before rows were pasted") },
  [DOSSIER_BACKUP_MIGRATION] = { "migration", N_("Before the file was brought up to date") },
  [DOSSIER_BACKUP_RESTORE] =   { "restore",   N_("Before a backup was restored") },
  [DOSSIER_BACKUP_ASKED] =     { "asked",     N_("Made by hand") },
};

void
dossier_backup_free (DossierBackup *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->name);
  g_date_time_unref (self->at);
  g_free (self);
}

/**
 * dossier_backup_get_reason:
 *
 * Returns: (transfer none): why a backup was made, translated
 */
const char *
dossier_backup_get_reason (DossierBackupReason reason)
{
  return _(reasons[reason].words);
}

/* Names */

/**
 * dossier_backup_dup_folder:
 *
 * Returns: (transfer full) (type filename): where backups of this person's portfolios are kept
 */
char *
dossier_backup_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "dossier", "backups", NULL);
}

/**
 * dossier_backup_is_one:
 *
 * Returns: whether @path lies in the folder of backups, where nobody's work is safe for ever
 */
gboolean
dossier_backup_is_one (const char *path)
{
  g_autofree char *folder = dossier_backup_dup_folder ();
  g_autoptr (GFile) backups = g_file_new_for_path (folder);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_has_prefix (file, backups);
}

/**
 * dossier_backup_dup_stem:
 *
 * Portfolios in different folders may have the same name.
 *
 * Returns: (transfer full) (type filename): how names of files that belong to the portfolio begin
 */
char *
dossier_backup_dup_stem (const char *path)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  g_autofree char *name = g_path_get_basename (canonical);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, canonical, -1);

  if (g_str_has_suffix (name, DOSSIER_BACKUP_SUFFIX))
    name[strlen (name) - strlen (DOSSIER_BACKUP_SUFFIX)] = '\0';

  return g_strdup_printf ("%s-%.8s-", name, sum);
}

/**
 * dossier_backup_dup_path:
 *
 * Returns: (transfer full) (type filename): where a backup made @now is to be
 */
char *
dossier_backup_dup_path (const char           *portfolio,
                         DossierBackupReason   reason,
                         GDateTime            *now)
{
  g_autofree char *folder = dossier_backup_dup_folder ();
  g_autofree char *stem = dossier_backup_dup_stem (portfolio);
  g_autofree char *when = g_date_time_format (now, reason == DOSSIER_BACKUP_DAILY ? "%Y-%m-%d"
                                                                                  : "%Y-%m-%d-%H%M%S-");
  g_autofree char *name = g_strconcat (stem, when, reason != DOSSIER_BACKUP_DAILY ? reasons[reason].name : "",
                                       DOSSIER_BACKUP_SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

static gboolean
find_reason (const char          *name,
             DossierBackupReason *reason)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (reasons[i].name, name) == 0)
      {
        *reason = i;
        return TRUE;
      }

  return FALSE;
}

/* What follows the stem: "2015-12-10.dossier", "2015-12-10-143205-import.dossier". */
static GDateTime *
read_name (const char          *rest,
           DossierBackupReason *reason)
{
  int year, month, day, hour = 0, minute = 0, second = 0, length = 0;
  g_autofree char *word = NULL;

  if (sscanf (rest, "%4d-%2d-%2d%n", &year, &month, &day, &length) != 3 || length != 10)
    return NULL;

  rest += length;
  if (g_str_equal (rest, DOSSIER_BACKUP_SUFFIX))
    *reason = DOSSIER_BACKUP_DAILY;
  else
    {
      length = 0;
      if (sscanf (rest, "-%2d%2d%2d-%n", &hour, &minute, &second, &length) != 3 || length != 8 ||
          !g_str_has_suffix (rest, DOSSIER_BACKUP_SUFFIX))
        return NULL;
      word = g_strndup (rest + length, strlen (rest) - length - strlen (DOSSIER_BACKUP_SUFFIX));
      if (!find_reason (word, reason))
        return NULL;
    }

  return g_date_time_new_local (year, month, day, hour, minute, second);
}

/* Listing */

DossierBackup *
dossier_backup_read (const char *folder,
                     const char *name,
                     const char *stem)
{
  g_autoptr (DossierBackup) self = g_new0 (DossierBackup, 1);
  GStatBuf status;

  self->at = read_name (name + strlen (stem), &self->reason);
  if (self->at == NULL)
    {
      g_free (g_steal_pointer (&self));
      return NULL;
    }

  self->path = g_build_filename (folder, name, NULL);
  self->size = g_stat (self->path, &status) == 0 ? status.st_size : 0;
  return g_steal_pointer (&self);
}

int
dossier_backup_compare (gconstpointer a,
                        gconstpointer b)
{
  const DossierBackup *left = *(const DossierBackup * const *) a;
  const DossierBackup *right = *(const DossierBackup * const *) b;
  int order = g_date_time_compare (right->at, left->at);

  return order != 0 ? order : strcmp (right->path, left->path);
}

/**
 * dossier_backup_list:
 * @portfolio: the path of a portfolio, which need not be there any more
 *
 * Returns: (transfer full) (element-type DossierBackup): its backups by the name it has, the latest first
 */
GPtrArray *
dossier_backup_list (const char *portfolio)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_backup_free);
  g_autofree char *folder = dossier_backup_dup_folder ();
  g_autofree char *stem = dossier_backup_dup_stem (portfolio);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      DossierBackup *backup = g_str_has_prefix (name, stem) ? dossier_backup_read (folder, name, stem) : NULL;

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, dossier_backup_compare);

  return backups;
}

/**
 * dossier_backup_is_due:
 *
 * Returns: whether there is no such backup yet.  Of a morning there is one: what was lost during
 *   the day was there when it began
 */
gboolean
dossier_backup_is_due (const char           *portfolio,
                       DossierBackupReason   reason,
                       GDateTime            *now)
{
  g_autofree char *path = dossier_backup_dup_path (portfolio, reason, now);

  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Making */

/* What a copy is called while it is written, and what SQLite keeps beside it. */
static gboolean
is_half_made (const char *name)
{
  return g_regex_match_simple ("-[0-9a-f]{8}-\\d{4}-\\d{2}-\\d{2}(-\\d{6}-[a-z]+)?\\" DOSSIER_BACKUP_SUFFIX
                               "\\.[A-Z0-9]{6}(-journal|-wal|-shm)?$", name, G_REGEX_RAW, 0);
}

/* Of programs that were killed in the midst of it, whatever portfolio they copied: no copy takes a day. */
static void
remove_half_made (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (is_half_made (name) && g_lstat (path, &status) == 0 &&
          status.st_mtime < g_get_real_time () / G_USEC_PER_SEC - DAY_SECONDS)
        g_unlink (path);
    }
}

static void
thin (const char *portfolio,
      GDateTime  *now)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (portfolio);
  g_autofree GDate *days = g_new0 (GDate, backups->len + 1);
  g_autofree gboolean *keep = g_new0 (gboolean, backups->len + 1);
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  for (guint i = 0; i < backups->len; i++)
    {
      GDateTime *at = ((DossierBackup *) backups->pdata[backups->len - 1 - i])->at;

      g_date_set_dmy (&days[i], g_date_time_get_day_of_month (at), g_date_time_get_month (at),
                      g_date_time_get_year (at));
    }

  dossier_backup_rota (days, backups->len, &today, keep);
  for (guint i = 0; i < backups->len; i++)
    if (!keep[i])
      g_unlink (((DossierBackup *) backups->pdata[backups->len - 1 - i])->path);
}

/* Whether there would be room if all but the last were gone. */
static gboolean
can_make_room (DossierSnapshot *snapshot,
               const char      *folder)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (dossier_snapshot_get_path (snapshot));
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (place, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL,
                                                             NULL);
  gint64 size = dossier_snapshot_get_size (snapshot);
  guint64 room = info != NULL ? g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) : 0;

  for (guint i = 1; i < backups->len; i++)
    room += ((DossierBackup *) backups->pdata[i])->size;

  return size > 0 && room >= (guint64) size;
}

/* The last one stays: an old backup is better than none. */
static gboolean
remove_oldest (const char *portfolio)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (portfolio);

  return backups->len > 1 &&
         g_unlink (((DossierBackup *) backups->pdata[backups->len - 1])->path) == 0;
}

/**
 * dossier_backup_make:
 * @now: local time
 * @n_sacrificed: (out) (optional): how many older backups had to go because there was no room
 *
 * Copies @snapshot to the folder of backups, unless one is there that is called the same, reads it
 * back, and removes those that the rota no longer keeps, and what was left half made.  Reads the whole
 * file: for a worker.
 *
 * Returns: (transfer full) (type filename): where the backup is, or %NULL with a sentence in @error
 */
char *
dossier_backup_make (DossierSnapshot      *snapshot,
                     DossierBackupReason   reason,
                     GDateTime            *now,
                     guint                *n_sacrificed,
                     GError              **error)
{
  const char *portfolio = dossier_snapshot_get_path (snapshot);
  g_autofree char *folder = dossier_backup_dup_folder ();
  g_autofree char *path = dossier_backup_dup_path (portfolio, reason, now);
  g_autoptr (GError) fault = NULL;
  guint n = 0;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                   _("The folder “%s” could not be made: %s."), folder, g_strerror (errno));
      g_prefix_error (error, _("No backup could be made. "));
      return NULL;
    }

  remove_half_made (folder);
  while (!g_file_test (path, G_FILE_TEST_EXISTS) && !dossier_snapshot_copy (snapshot, path, NULL, &fault))
    {
      if (!g_error_matches (fault, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL) ||
          !can_make_room (snapshot, folder) || !remove_oldest (portfolio))
        {
          if (n_sacrificed != NULL)
            *n_sacrificed = n;
          g_propagate_prefixed_error (error, g_steal_pointer (&fault), _("No backup could be made. "));
          return NULL;
        }
      g_clear_error (&fault);
      n++;
    }

  thin (portfolio, now);
  if (n_sacrificed != NULL)
    *n_sacrificed = n;

  return g_steal_pointer (&path);
}

/**
 * dossier_backup_make_now:
 *
 * The same of @portfolio as it is, at once.
 */
char *
dossier_backup_make_now (const char           *portfolio,
                         DossierBackupReason   reason,
                         guint                *n_sacrificed,
                         GError              **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (DossierSnapshot) snapshot = dossier_snapshot_new (portfolio, error);

  if (snapshot != NULL)
    return dossier_backup_make (snapshot, reason, now, n_sacrificed, error);

  g_prefix_error (error, _("No backup could be made. "));
  return NULL;
}

/**
 * dossier_backup_dup_sacrifice:
 *
 * Returns: (transfer full) (nullable): what a person is told of backups that had to go, if any
 */
char *
dossier_backup_dup_sacrifice (guint n_sacrificed)
{
  if (n_sacrificed == 0)
    return NULL;

  return g_strdup_printf (ngettext ("The disk is nearly full: %u old backup was removed to make room for a "
                                    "new one.",
                                    "The disk is nearly full: %u old backups were removed to make room for a "
                                    "new one.", n_sacrificed), n_sacrificed);
}
