/* dossier-salvage-read.c: the bytes of a damaged file, from a disk that does not give all of them.
 *
 * A disk fails for a whole sector, and the system then for a whole page.  So a large piece is asked for at
 * once, and page by page only where that fails; a page that does not come is taken for zeros, in which
 * nothing is found later.
 */
#include "dossier-salvage-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_SIZE (1 << 20)
#define PAGE_SIZE 4096

typedef struct
{
  int         fd;
  GByteArray *bytes;
  gsize       n_unread;
  int         fault;     /* of the system, the last one; 0: none */
} Reading;

/* Whether all of it came, up to the end of a file that has become shorter. */
static gboolean
read_whole (int      fd,
            guint8  *bytes,
            gsize    length,
            goffset  offset)
{
  for (gsize n = 0; n < length;)
    {
      gssize more = pread (fd, bytes + n, length - n, offset + n);

      if (more < 0 && errno == EINTR)
        continue;
      if (more <= 0)
        return more == 0;
      n += more;
    }

  return TRUE;
}

static void
read_piece (Reading *self,
            gsize    offset,
            gsize    length)
{
  guint8 *bytes = self->bytes->data + offset;

  if (read_whole (self->fd, bytes, length, offset))
    return;

  self->fault = errno;
  if (length > PAGE_SIZE)
    {
      for (gsize done = 0; done < length; done += PAGE_SIZE)
        read_piece (self, offset + done, MIN (PAGE_SIZE, length - done));
      return;
    }

  memset (bytes, 0, length);
  self->n_unread += length;
}

/* Returns: whether there is anything to read, with @self->bytes as long as that; else @self->fault says why
 *   not */
static gboolean
begin (Reading    *self,
       const char *path)
{
  GStatBuf status;
  guint8 *bytes;

  self->fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (self->fd < 0 || fstat (self->fd, &status) != 0)
    {
      self->fault = errno;
      return FALSE;
    }

  bytes = status.st_size < G_MAXUINT ? g_try_malloc0 (status.st_size + 1) : NULL;
  if (bytes == NULL)
    {
      self->fault = status.st_size < G_MAXUINT ? ENOMEM : EFBIG;
      return FALSE;
    }

  self->bytes = g_byte_array_new_take (bytes, status.st_size);
  return TRUE;
}

/**
 * dossier_salvage_read_file:
 * @n_unread: (out): how many bytes of the file the disk did not give
 * @cancellable: (nullable): a disk that fails may try for seconds each time
 *
 * Returns: (transfer full): the bytes of the file at @path, with zeros for those that did not come; %NULL
 *   with a sentence in @error if none came
 */
GByteArray *
dossier_salvage_read_file (const char    *path,
                           gsize         *n_unread,
                           GCancellable  *cancellable,
                           GError       **error)
{
  Reading self = { 0 };
  g_autoptr (GByteArray) bytes = NULL;
  gboolean has_begun = begin (&self, path);
  gboolean is_cancelled = FALSE;

  bytes = self.bytes;
  for (gsize offset = 0; has_begun && offset < bytes->len && !is_cancelled; offset += PIECE_SIZE)
    {
      is_cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
      if (!is_cancelled)
        read_piece (&self, offset, MIN (PIECE_SIZE, bytes->len - offset));
    }

  if (self.fd >= 0)
    close (self.fd);
  if (is_cancelled)
    return NULL;
  if (!has_begun || (bytes->len > 0 && self.n_unread == bytes->len))
    {
      dossier_store_set_read_error (path, self.fault, error);
      return NULL;
    }

  *n_unread = self.n_unread;
  return g_steal_pointer (&bytes);
}
