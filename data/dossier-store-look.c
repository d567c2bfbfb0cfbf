/* dossier-store-look.c: what lies at a path, seen without touching it.
 *
 * The first hundred bytes tell a portfolio from everything else before SQLite
 * opens the file, so that what is not ours is never changed.
 */
#include "dossier-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dossier-database-files.h"
#include "dossier-store-private.h"

#define APPLICATION_ID 0x444F5352  /* "DOSR" */
#define HEADER_SIZE 100

/* What the system says of a file that cannot be read, and what a person can do about it. */
static const struct
{
  int               code;
  DossierStoreError error;
  const char       *sentence;
} read_faults[] = {
  { ENOENT, DOSSIER_STORE_ERROR_NOT_FOUND,
    N_("There is no file “%s”. It may have been moved or renamed. Open it from where it is now.") },
  { EISDIR, DOSSIER_STORE_ERROR_FOREIGN,
    N_("“%s” is a folder. Choose a portfolio file, which ends in .dossier.") },
  { EACCES, DOSSIER_STORE_ERROR_FAILED,
    N_("“%s” may not be read. Ask whoever owns it for permission.") },
  { EIO, DOSSIER_STORE_ERROR_UNREADABLE,
    N_("The disk could not read all of “%s”. Try again, or open a backup or a copy of it.") },
  { ENAMETOOLONG, DOSSIER_STORE_ERROR_NOT_FOUND,
    N_("The path to “%s” is too long. Choose another file.") },
  { ELOOP, DOSSIER_STORE_ERROR_FOREIGN,
    N_("“%s” is a link that leads to too many others, or back to itself. Choose the file itself.") },
  { EMFILE, DOSSIER_STORE_ERROR_FAILED,
    N_("“%s” cannot be opened because too many files are open. Close some windows or programs and try "
       "again.") },
};

static guint32
read_header_word (const guint8 *header,
                  guint         offset)
{
  guint32 word;

  memcpy (&word, header + offset, sizeof word);
  return GUINT32_FROM_BE (word);
}

/**
 * dossier_store_refuse:
 * @format: translated, with one "%s" for the name of the file
 *
 * Returns: %FALSE, to be returned on
 */
gboolean
dossier_store_refuse (GError            **error,
                      DossierStoreError   code,
                      const char         *format,
                      const char         *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *sentence = g_strconcat (parts[0], name, parts[1], NULL);

  g_set_error_literal (error, DOSSIER_STORE_ERROR, code, sentence);
  return FALSE;
}

/**
 * dossier_store_set_write_error:
 * @code: of the system
 * @is_chosen: whether a person chose the place, and may choose another
 *
 * Returns: %FALSE, to be returned on
 */
gboolean
dossier_store_set_write_error (const char  *path,
                               int          code,
                               gboolean     is_chosen,
                               GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, DOSSIER_STORE_ERROR,
               code == ENOSPC || code == EDQUOT ? DOSSIER_STORE_ERROR_FULL : DOSSIER_STORE_ERROR_FAILED,
               /* Translators: a file, and the reason the system gives */
               is_chosen ? _("“%s” could not be written: %s. Choose another place.")
                         : _("“%s” could not be written: %s."), name, g_strerror (code));
  return FALSE;
}

/* Returns: which of the codes that have a sentence means the same to a person */
static int
unify (int code)
{
  switch (code)
    {
    case ENOTDIR:
      return ENOENT;

    case EPERM:
      return EACCES;

    case ENFILE:
      return EMFILE;

    default:
      return dossier_database_is_of_disk (code) ? EIO : code;
    }
}

/**
 * dossier_store_set_read_error:
 * @code: of the system
 *
 * Returns: %FALSE, to be returned on
 */
gboolean
dossier_store_set_read_error (const char  *path,
                              int          code,
                              GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  for (guint i = 0; i < G_N_ELEMENTS (read_faults); i++)
    if (read_faults[i].code == unify (code))
      return dossier_store_refuse (error, read_faults[i].error, _(read_faults[i].sentence), path);

  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
               /* Translators: a file, and the reason the system gives */
               _("“%s” could not be read (%s)."), name, g_strerror (code));
  return FALSE;
}

static gboolean
is_header (const guint8 *header,
           gsize         length)
{
  return length == HEADER_SIZE && memcmp (header, "SQLite format 3", 16) == 0 &&
         read_header_word (header, 68) == APPLICATION_ID;
}

/* What was under way when a program was killed or the power went: SQLite sorts that out. */
static gboolean
has_beside (const char *path,
            const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);

  return g_file_test (name, G_FILE_TEST_EXISTS);
}

static gboolean
refuse_as_foreign (const char  *path,
                   GError     **error)
{
  return dossier_store_refuse (error, DOSSIER_STORE_ERROR_FOREIGN,
                 _("“%s” is not a Dossier portfolio. It was left as it is. Choose a file that ends in "
                   ".dossier."), path);
}

static gboolean
look_at_header (const char    *path,
                const guint8  *header,
                gsize          length,
                goffset        size,
                GError       **error)
{
  guint32 page_size = (guint32) header[16] << 8 | header[17];
  guint64 n_pages = read_header_word (header, 28);

  if (!is_header (header, length))
    return refuse_as_foreign (path, error);

  /* https://www.sqlite.org/fileformat.html: 1 stands for 65536, and the size in the
   * header counts only if it was written by the last change. */
  if (page_size == 1)
    page_size = 65536;
  if (read_header_word (header, 24) == read_header_word (header, 92) &&
      (goffset) (n_pages * page_size) > size && !has_beside (path, "-wal") && !has_beside (path, "-journal"))
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_DAMAGED,
                   _("“%s” is damaged: its end is missing. Open a backup or a copy of it."), path);

  return TRUE;
}

static gboolean
read_header (const char  *path,
             guint8      *header,
             gsize       *length,
             goffset     *size,
             GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  GStatBuf status;
  gssize n = -1;
  int code;

  if (fd >= 0 && fstat (fd, &status) == 0)
    do
      n = pread (fd, header, HEADER_SIZE, 0);
    while (n < 0 && errno == EINTR);
  code = errno;
  if (fd >= 0)
    close (fd);
  if (n < 0)
    return dossier_store_set_read_error (path, code, error);

  *length = n;
  *size = status.st_size;
  return TRUE;
}

/**
 * dossier_store_check_file:
 *
 * Opens nothing.
 *
 * Returns: %FALSE with a sentence in @error unless a file lies at @path, which may still be none of ours
 */
gboolean
dossier_store_check_file (const char  *path,
                          GError     **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return dossier_store_set_read_error (path, errno, error);
  if (S_ISDIR (status.st_mode))
    return dossier_store_set_read_error (path, EISDIR, error);
  if (!S_ISREG (status.st_mode))
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_FOREIGN,
                   _("“%s” is not a file. Choose a portfolio file, which ends in .dossier."), path);

  return !dossier_database_is_part_of_open (path) || refuse_as_foreign (path, error);
}

/**
 * dossier_store_look:
 *
 * Changes nothing, and opens no file that this process has open.
 *
 * Returns: %FALSE with a sentence in @error if there is no portfolio at @path
 */
gboolean
dossier_store_look (const char  *path,
              GError     **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  gsize length;
  goffset size;

  if (!dossier_store_check_file (path, error))
    return FALSE;

  /* It was looked at when it was opened, and may not be opened another way now. */
  if (dossier_database_is_open (path))
    return TRUE;

  if (!read_header (path, header, &length, &size, error))
    return FALSE;

  if (length == 0)
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_DAMAGED,
                   _("“%s” is empty. A portfolio is never empty: open a backup or another copy."), path);

  return look_at_header (path, header, length, size, error) &&
         dossier_database_files_check_beside (path, error);
}

/**
 * dossier_store_is_portfolio:
 *
 * For whoever writes files of another kind.  Damaged and newer portfolios are some, too.
 *
 * Returns: whether a portfolio lies at @path, open or not, or what belongs to an open one.  Safe on any
 *   thread.
 */
gboolean
dossier_store_is_portfolio (const char *path)
{
  guint8 header[HEADER_SIZE];
  gsize length;
  goffset size;

  if (dossier_database_is_held (path))
    return TRUE;

  /* A pipe would keep us waiting. */
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) && read_header (path, header, &length, &size, NULL) &&
         is_header (header, length);
}
