/* dossier-pdf-language.c: tells readers aloud which language a PDF is in.
 *
 * cairo cannot say /Lang (up to 1.18), without which a screen reader guesses how
 * to pronounce a page.  An incremental update (ISO 32000-1, 7.5.6) adds it: the
 * catalogue once more with /Lang, a cross-reference section for that one object,
 * and a trailer that points back.
 */
#include "dossier-pdf-language.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dossier-whole-file.h"

#define TAIL_SIZE 2048
#define CATALOGUE_SIZE 4096

/* Reads @size bytes before @end, or fewer from the start of the file. */
static char *
read_before (int   fd,
             off_t end,
             gsize size)
{
  off_t start = MAX (0, end - (off_t) size);
  g_autofree char *text = g_malloc0 (end - start + 1);

  if (pread (fd, text, end - start, start) != end - start)
    return NULL;

  /* Streams hold NUL; what is looked for does not. */
  for (off_t i = 0; i < end - start; i++)
    if (text[i] == '\0')
      text[i] = ' ';

  return g_steal_pointer (&text);
}

static guint64
number_after (const char *text,
              const char *key)
{
  const char *found = g_strrstr (text, key);

  return found != NULL ? g_ascii_strtoull (found + strlen (key), NULL, 10) : 0;
}

/* The dictionary of object @id, without its closing brackets. */
static char *
dup_catalogue (const char *text,
               guint64     id)
{
  g_autofree char *head = g_strdup_printf ("\n%" G_GUINT64_FORMAT " 0 obj\n", id);
  const char *start = g_strrstr (text, head);
  const char *end = start != NULL ? strstr (start, ">>\nendobj") : NULL;

  return end != NULL ? g_strndup (start + strlen (head), end - start - strlen (head)) : NULL;
}

/**
 * dossier_pdf_set_language:
 * @fd: a complete PDF with a cross-reference table, open for reading and writing, at its end
 * @language: a BCP 47 tag, e.g. "en-GB"
 *
 * Returns: %FALSE with errno set if the file could not be read or written, or (EINVAL)
 *   is not such a PDF
 */
gboolean
dossier_pdf_set_language (int         fd,
                          const char *language)
{
  off_t end = lseek (fd, 0, SEEK_END);
  g_autofree char *tail = end > 0 ? read_before (fd, end, TAIL_SIZE) : NULL;
  guint64 table = tail != NULL ? number_after (tail, "startxref\n") : 0;
  guint64 root = tail != NULL ? number_after (tail, "/Root ") : 0;
  g_autofree char *before = table > 0 ? read_before (fd, table, CATALOGUE_SIZE) : NULL;
  g_autofree char *catalogue = before != NULL ? dup_catalogue (before, root) : NULL;
  g_autofree char *object = NULL;
  g_autofree char *update = NULL;

  if (catalogue == NULL || strstr (tail, "trailer") == NULL)
    {
      errno = EINVAL;
      return FALSE;
    }

  object = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n%s   /Lang (%s)\n"
                            "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                            root, catalogue, language);
  update = g_strdup_printf ("%sxref\n%" G_GUINT64_FORMAT " 1\n%010" G_GINT64_FORMAT " 00000 n \n"
                            "trailer\n<< /Size %" G_GUINT64_FORMAT "\n   /Root %" G_GUINT64_FORMAT " 0 R\n"
                            "   /Info %" G_GUINT64_FORMAT " 0 R\n   /Prev %" G_GUINT64_FORMAT "\n>>\n"
                            "startxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n",
                            object, root, (gint64) end, number_after (tail, "/Size "), root,
                            number_after (tail, "/Info "), table, (guint64) end + strlen (object));

  errno = dossier_whole_file_put (fd, update, strlen (update));
  return errno == 0;
}
