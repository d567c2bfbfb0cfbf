/* dossier-salvage.c: what can still be read of a damaged portfolio, in a new one.
 *
 * The damaged file is never written.  Where changes lie beside it in a log, SQLite brings them into a
 * copy of the file first; from there on the pages are read without SQLite, which gives up where a page
 * is broken (dossier-pages.c, dossier-salvage-collect.c).  What the disk does not give is told, and the rest
 * goes on (dossier-salvage-read.c).
 */
#include "dossier-salvage.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "dossier-database-files.h"
#include "dossier-salvage-private.h"
#include "dossier-scratch.h"

#define HEADER_SIZE 100
#define APPLICATION_ID 0x444F5352  /* "DOSR" */
#define WAL_VERSION 2

static const char * const logs[] = { "-wal", "-journal" };

void
dossier_salvage_free (DossierSalvage *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->counts);
  g_ptr_array_unref (self->missing);
  g_free (self);
}

/* Places */

static gboolean
check_places (const char  *path,
              const char  *copy,
              GError     **error)
{
  if (g_file_test (copy, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_FAILED,
                   _("“%s” is there already and was left as it is. Choose another name."), copy);

  if (!dossier_store_check_file (path, error))
    return FALSE;

  /* What is open is not read past SQLite. */
  if (dossier_database_is_open (path))
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_BUSY,
                   _("“%s” is open. Close it first."), path);

  return dossier_database_files_check_beside (path, error);
}

/* Reading */

static void
tell_unread (GPtrArray  *missing,
             gsize       n_unread,
             const char *format)
{
  g_autofree char *size = g_format_size (n_unread);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  if (n_unread > 0)
    g_ptr_array_add (missing, g_strconcat (parts[0], size, parts[1], NULL));
}

static void
put_32 (guint8  *bytes,
        guint32  word)
{
  guint32 big = GUINT32_TO_BE (word);

  memcpy (bytes, &big, sizeof big);
}

static gboolean
has_head (GByteArray *bytes)
{
  return bytes->len >= HEADER_SIZE && memcmp (bytes->data, "SQLite format 3", 16) == 0 &&
         bytes->data[21] == 64 && bytes->data[22] == 32 && bytes->data[23] == 32;
}

/* SQLite reads a log only beside a file with a head; https://www.sqlite.org/fileformat2.html, 1.3. */
static void
mend_head (GByteArray *bytes)
{
  guint size = dossier_pages_guess_size (bytes->data, bytes->len);

  if (has_head (bytes) || bytes->len < HEADER_SIZE)
    return;

  memset (bytes->data, 0, HEADER_SIZE);
  memcpy (bytes->data, "SQLite format 3", 16);
  bytes->data[16] = size >> 8 & 0xff;
  bytes->data[17] = size == 65536 ? 1 : size & 0xff;
  bytes->data[18] = bytes->data[19] = WAL_VERSION;
  bytes->data[21] = 64;
  bytes->data[22] = bytes->data[23] = 32;
  put_32 (bytes->data + 28, bytes->len / size);
  put_32 (bytes->data + 44, 4);
  put_32 (bytes->data + 56, 1);
  put_32 (bytes->data + 68, APPLICATION_ID);
}

/* Lets SQLite bring the log beside @path into it. */
static gboolean
bring_in_log (const char *path)
{
  g_autoptr (DossierDatabase) database = dossier_database_open (path, SQLITE_OPEN_READWRITE, NULL);

  return database != NULL &&
         dossier_database_execute (database, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
}

/* Copies the log @suffix of @path to @to, if there is one; tells in @missing what of it cannot be read. */
static gboolean
copy_log (const char   *path,
          const char   *to,
          const char   *suffix,
          GPtrArray    *missing,
          GCancellable *cancellable)
{
  g_autofree char *from_log = g_strconcat (path, suffix, NULL);
  g_autofree char *to_log = g_strconcat (to, suffix, NULL);
  g_autoptr (GByteArray) bytes = NULL;
  gsize n_unread;

  if (!g_file_test (from_log, G_FILE_TEST_EXISTS))
    return FALSE;

  bytes = dossier_salvage_read_file (from_log, &n_unread, cancellable, NULL);
  if (bytes == NULL)
    g_ptr_array_add (missing, g_strdup (_("The last changes could not be read: they lie in a log beside the "
                                          "file, of which nothing can be read.")));
  else
    /* Translators: a size, like “8.2 kB” */
    tell_unread (missing, n_unread, _("%s of the log beside the file could not be read from the disk. The "
                                      "last changes may be missing."));

  return bytes != NULL && bytes->len > 0 &&
         g_file_set_contents (to_log, (const char *) bytes->data, bytes->len, NULL);
}

/* Returns: (nullable): the file at @place with what lies in its log, both of which were copied there */
static GByteArray *
read_whole (const char *place)
{
  g_autoptr (GByteArray) bytes = NULL;
  gsize n_unread = 0;

  if (bring_in_log (place))
    bytes = dossier_salvage_read_file (place, &n_unread, NULL, NULL);

  return n_unread == 0 ? g_steal_pointer (&bytes) : NULL;
}

/* Returns: (transfer full): the file at @path with what lies in its log; tells in @missing what could not
 *   be read of either */
static GByteArray *
read_with_log (const char    *path,
               GPtrArray     *missing,
               GCancellable  *cancellable,
               GError       **error)
{
  gsize n_unread = 0;
  g_autoptr (GByteArray) bytes = dossier_salvage_read_file (path, &n_unread, cancellable, error);
  g_autoptr (DossierScratch) folder = bytes != NULL ? dossier_scratch_new (error) : NULL;
  g_autofree char *place = folder != NULL ? g_build_filename (folder, "damaged.dossier", NULL) : NULL;
  gboolean has_log = FALSE;
  GByteArray *whole;

  if (place == NULL)
    return NULL;

  /* Translators: a size, like “8.2 kB” */
  tell_unread (missing, n_unread, _("%s of the file could not be read from the disk."));
  mend_head (bytes);
  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    has_log |= copy_log (path, place, logs[i], missing, cancellable);
  if (!has_log)
    return g_steal_pointer (&bytes);

  if (!g_file_set_contents (place, (const char *) bytes->data, bytes->len, error))
    return NULL;

  whole = read_whole (place);
  if (whole != NULL)
    return whole;

  g_ptr_array_add (missing, g_strdup (_("The last changes could not be read: they lie in a log beside the "
                                        "file, which is damaged too.")));
  return g_steal_pointer (&bytes);
}

/* The whole */

static gboolean
check_found (DossierSalvageSource  *source,
             const char            *path,
             GError               **error)
{
  if (source->is_newer)
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_TOO_NEW,
                   _("“%s” was written by a newer version of Dossier. Update Dossier to open it."), path);

  if (dossier_salvage_count_rows (source) == 0)
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_FOREIGN,
                   _("Nothing of a Dossier portfolio can be read in “%s”."), path);

  return TRUE;
}

static gboolean
salvage_into (const char      *path,
              const char      *place,
              DossierSalvage  *report,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr (GByteArray) bytes = read_with_log (path, report->missing, cancellable, error);
  g_autoptr (DossierStore) store = bytes != NULL ? dossier_store_open (place, DOSSIER_STORE_CREATE, error)
                                                 : NULL;
  g_autoptr (DossierSalvageSource) source = NULL;

  if (store == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  source = dossier_salvage_collect (g_steal_pointer (&bytes), store->database);
  return check_found (source, path, error) &&
         dossier_salvage_write (source, store, report, cancellable, error);
}

static gboolean
copy_store (const char  *place,
            const char  *copy,
            GError     **error)
{
  g_autoptr (DossierStore) store = dossier_store_open (place, 0, error);

  return store != NULL && dossier_store_copy (store, copy, error);
}

/**
 * dossier_store_salvage:
 * @path: a portfolio that is damaged, cut off, or without its head; of this version or an earlier one
 * @copy: where the new portfolio goes; nothing may be there
 * @cancellable: (nullable): may be cancelled from any thread
 *
 * Writes everything that can still be read of @path into a new portfolio at @copy, which opens and passes
 * dossier_store_find_damage().  @path is only read, together with a log beside it; it must not be open in
 * this process (%DOSSIER_STORE_ERROR_BUSY).  What the disk does not give of it is taken for zeros, and told.
 * @copy appears only when it is complete.
 *
 * Values that are not the ones that Dossier wrote are kept as they are and told.  The history comes along
 * as far as undoing it leads back to what was.
 *
 * Takes about as long as importing the records; safe on any thread, uses no main loop.
 *
 * Returns: (transfer full): what is missing; %NULL with a sentence in @error if nothing was written:
 *   %DOSSIER_STORE_ERROR_FOREIGN if nothing can be read, %DOSSIER_STORE_ERROR_TOO_NEW, or
 *   %G_IO_ERROR_CANCELLED
 */
DossierSalvage *
dossier_store_salvage (const char    *path,
                       const char    *copy,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (DossierSalvage) report = g_new0 (DossierSalvage, 1);
  g_autoptr (DossierScratch) folder = NULL;
  g_autofree char *place = NULL;

  g_return_val_if_fail (path != NULL && copy != NULL, NULL);

  report->counts = g_array_new (FALSE, FALSE, sizeof (DossierSalvageCount));
  report->missing = g_ptr_array_new_with_free_func (g_free);
  if (!check_places (path, copy, error))
    return NULL;

  folder = dossier_scratch_new (error);
  place = folder != NULL ? g_build_filename (folder, "salvaged.dossier", NULL) : NULL;
  if (place == NULL || !salvage_into (path, place, report, cancellable, error) ||
      !copy_store (place, copy, error))
    return NULL;

  return g_steal_pointer (&report);
}
