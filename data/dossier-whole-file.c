/* dossier-whole-file.c: a file of another kind than a portfolio, there whole or not at all.
 *
 * It is written under a passing name and is on the disk before it takes its own: a power cut leaves the old
 * file or the new one.
 */
#include "dossier-whole-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dossier-store-private.h"

/* What the file would take the place of; only another file is replaced. */
static gboolean
check_place (const char  *path,
             GError     **error)
{
  gboolean is_portfolio = dossier_store_is_portfolio (path);
  g_autofree char *name = NULL;

  if (!is_portfolio &&
      (!g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_REGULAR)))
    return TRUE;

  name = g_filename_display_name (path);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
               is_portfolio ? _("“%s” is a portfolio and was left as it is. Choose another name.")
                            : _("“%s” is not a file that can be replaced. Choose another name."), name);
  return FALSE;
}

/**
 * dossier_whole_file_begin:
 * @mode: who may read it, before the mask of the process
 * @temporary: (out): what the file is called until it is complete
 *
 * Another file of that name is replaced in the end, but never a portfolio.
 *
 * Returns: where to write it, for dossier_whole_file_finish(), or -1 with a sentence in @error
 */
int
dossier_whole_file_begin (const char  *path,
                          int          mode,
                          char       **temporary,
                          GError     **error)
{
  g_autofree char *name = g_strconcat (path, ".XXXXXX", NULL);
  int fd;

  if (!check_place (path, error))
    return -1;

  fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, mode);
  if (fd < 0)
    dossier_store_set_write_error (path, errno, TRUE, error);
  else
    *temporary = g_steal_pointer (&name);
  return fd;
}

/**
 * dossier_whole_file_put:
 *
 * Returns: 0, or why the system did not take all of it
 */
int
dossier_whole_file_put (int         fd,
                        const void *bytes,
                        gsize       length)
{
  const char *rest = bytes;

  while (length > 0)
    {
      gssize n = write (fd, rest, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return errno;
      rest += n;
      length -= n;
    }

  return 0;
}

/**
 * dossier_whole_file_finish:
 * @fd: closed
 *
 * Returns: %FALSE with a sentence in @error; then nothing of the new file is left
 */
gboolean
dossier_whole_file_finish (int          fd,
                           const char  *temporary,
                           const char  *path,
                           GError     **error)
{
  /* EINVAL: what lies there cannot be synced. */
  int failed = fsync (fd) == 0 || errno == EINVAL ? 0 : errno;

  if (close (fd) != 0 && failed == 0)
    failed = errno;
  if (failed == 0 && g_rename (temporary, path) != 0)
    failed = errno;
  if (failed == 0)
    return TRUE;

  g_unlink (temporary);
  return dossier_store_set_write_error (path, failed, TRUE, error);
}

/**
 * dossier_whole_file_write:
 *
 * Writes @content into a file, which another of that name makes room for, but no portfolio.  Waits for the
 * disk; safe on any thread.
 */
gboolean
dossier_whole_file_write (const char  *path,
                          int          mode,
                          GBytes      *content,
                          GError     **error)
{
  g_autofree char *temporary = NULL;
  int fd = dossier_whole_file_begin (path, mode, &temporary, error);
  gsize length;
  const void *bytes = g_bytes_get_data (content, &length);
  int failed;

  if (fd < 0)
    return FALSE;

  failed = dossier_whole_file_put (fd, bytes, length);
  if (failed == 0)
    return dossier_whole_file_finish (fd, temporary, path, error);

  dossier_store_set_write_error (path, failed, TRUE, error);
  close (fd);
  g_unlink (temporary);
  return FALSE;
}
