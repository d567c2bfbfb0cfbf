/* dossier-catalogue.c: translations into a language that is not that of the interface.
 *
 * A block of cells may have been copied from a program that speaks French, and be pasted
 * into one that speaks English.  gettext() knows one language at a time, so this reads
 * the file that translators made: two sorted tables of lengths and places, see
 * https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html.
 */
#include "dossier-catalogue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAGIC 0x950412deu

typedef struct
{
  const char *bytes;
  gsize       size;
  gboolean    is_swapped;
} Catalogue;

/* The number at @place, or 0 outside of the file. */
static guint32
get_number (const Catalogue *self,
            gsize            place)
{
  guint32 number;

  if (place > self->size || self->size - place < sizeof number)
    return 0;

  memcpy (&number, self->bytes + place, sizeof number);
  return self->is_swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/* The text that entry @index of @table says where to find. */
static const char *
get_text (const Catalogue *self,
          guint32          table,
          guint32          index)
{
  gsize entry = (gsize) table + (gsize) index * 8;
  gsize length = get_number (self, entry);
  gsize place = get_number (self, entry + 4);

  if (place >= self->size || length >= self->size - place || self->bytes[place + length] != '\0')
    return "";

  return self->bytes + place;
}

static char *
find (Catalogue  *self,
      const char *msgid)
{
  guint32 magic = get_number (self, 0);
  guint32 first = 0, end;

  self->is_swapped = magic != MAGIC;
  if (magic != MAGIC && magic != GUINT32_SWAP_LE_BE (MAGIC))
    return NULL;

  end = get_number (self, 8);
  while (first < end)
    {
      guint32 middle = first + (end - first) / 2;
      int order = strcmp (msgid, get_text (self, get_number (self, 12), middle));

      if (order == 0)
        return g_strdup (get_text (self, get_number (self, 16), middle));
      if (order < 0)
        end = middle;
      else
        first = middle + 1;
    }

  return NULL;
}

/**
 * dossier_catalogue_dup:
 * @language: e.g. "fr"
 *
 * Opens the catalogue anew each time: for a few dozen texts, not for a few thousand.
 *
 * Returns: (transfer full) (nullable): @msgid in @language, %NULL if it was not translated
 */
char *
dossier_catalogue_dup (const char *language,
                       const char *msgid)
{
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", language, "LC_MESSAGES",
                                            GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  Catalogue catalogue;

  if (file == NULL || *msgid == '\0')
    return NULL;

  catalogue = (Catalogue) { g_mapped_file_get_contents (file), g_mapped_file_get_length (file), FALSE };
  return catalogue.bytes != NULL ? find (&catalogue, msgid) : NULL;
}
