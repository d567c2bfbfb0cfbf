/* dossier-document.c: files that are kept inside the portfolio.
 *
 * The bytes stand beside the record, in document_content, so that lists and searches never
 * carry them.  They are written in the edit that changes the record, and undone with it.
 */
#include "dossier-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-file-name.h"
#include "dossier-store-private.h"

#define MOST_BYTES (DOSSIER_DOCUMENT_MOST_MEGABYTES * 1024 * 1024)

static gboolean
write_content (DossierStore   *store,
               gint64          id,
               GBytes         *content,
               GError        **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_prepare (store->database,
    "INSERT INTO document_content (id, content) VALUES (?1, ?2)"
    " ON CONFLICT (id) DO UPDATE SET content = excluded.content", error);
  gsize size;
  const void *data = g_bytes_get_data (content, &size);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_blob64 (statement, 2, data != NULL ? data : "", size, SQLITE_STATIC);
  return dossier_database_run (store->database, statement, error);
}

/**
 * dossier_document_embed:
 * @file_name: what the file is called, without folders, in UTF-8
 * @content: its bytes; any before are replaced
 *
 * Keeps a file inside the portfolio.  Saves @document, which is called by its file if it has no
 * title yet.
 *
 * Returns: %FALSE with a sentence where the file is too large
 */
gboolean
dossier_document_embed (DossierEdit    *edit,
                        DossierRecord  *document,
                        const char     *file_name,
                        GBytes         *content,
                        GError        **error)
{
  if (g_bytes_get_size (content) > MOST_BYTES)
    {
      g_autofree char *size = g_format_size (g_bytes_get_size (content));

      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT,
                   _("“%s” has %s: up to %d MB are kept in a portfolio. Link to it instead."), file_name,
                   size, DOSSIER_DOCUMENT_MOST_MEGABYTES);
      return FALSE;
    }

  if (!dossier_record_is_set (document, "title") &&
      !dossier_edit_set (edit, document, "title", file_name, error))
    return FALSE;

  dossier_record_set_integer (document, "size", g_bytes_get_size (content));
  return dossier_edit_set (edit, document, "file_name", file_name, error) &&
         dossier_edit_save (edit, document, error) &&
         write_content (dossier_edit_get_store (edit), dossier_record_get_id (document), content, error);
}

/**
 * dossier_document_dup_content:
 *
 * Returns: (transfer full) (nullable): the bytes of the file; %NULL without an error where the
 *   document is only a link
 */
GBytes *
dossier_document_dup_content (DossierStore   *store,
                              DossierRecord  *document,
                              GError        **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_prepare (store->database,
    "SELECT content FROM document_content WHERE id = ?1", error);
  int state;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, dossier_record_get_id (document));
  state = sqlite3_step (statement);
  if (state == SQLITE_ROW)
    return g_bytes_new (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));

  if (state != SQLITE_DONE)
    dossier_database_set_error (store->database, error);
  return NULL;
}

/**
 * dossier_document_dup_file_name:
 *
 * Returns: (transfer full): a name under which the file can be written into any folder, whatever the
 *   portfolio calls it
 */
char *
dossier_document_dup_file_name (DossierRecord *document)
{
  return dossier_file_name_dup_safe (dossier_record_get_text (document, "file_name"), _("document"));
}

/* What a double click would run, or what holds instructions for the program that shows it: pages and drawings
 * run scripts in a browser, documents with macros in an office program. */
static const char * const endings[] = {
  /* of the desktop */
  ".desktop", ".directory", ".service", ".sh", ".bash", ".csh", ".ksh", ".zsh", ".fish", ".command", ".run",
  ".appimage", ".flatpak", ".flatpakref", ".flatpakrepo", ".snap", ".deb", ".rpm", ".so", ".app", ".dmg",
  ".pkg",
  /* of languages */
  ".py", ".pyc", ".pyw", ".pyz", ".pl", ".pm", ".rb", ".php", ".lua", ".tcl", ".awk", ".r", ".jar", ".jnlp",
  ".class",
  /* of Windows */
  ".exe", ".msi", ".msix", ".appx", ".bat", ".cmd", ".com", ".scr", ".pif", ".cpl", ".dll", ".lnk", ".url",
  ".scf", ".reg", ".hta", ".chm", ".ps1", ".psm1", ".vbs", ".vbe", ".vb", ".js", ".jse", ".mjs", ".ws",
  ".wsf", ".wsh", ".msc", ".application", ".gadget",
  /* of browsers */
  ".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".svg", ".svgz", ".webloc", ".xpi", ".crx",
  /* of office programs, with macros */
  ".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".xlsb", ".xll", ".pptm", ".potm", ".ppsm", ".ppam", ".sldm",
  ".accde", ".mde", ".iqy", ".slk",
};

static const char * const types[] = {
  "application/x-executable", "application/x-sharedlib", "application/x-desktop", "application/x-shellscript",
  "application/x-msdownload", "application/javascript", "text/html", "application/xhtml+xml", "image/svg+xml",
};

/**
 * dossier_document_is_program:
 *
 * Returns: whether opening the file may run it, or something in it: what its name or its first bytes say it
 *   is can be executed, starts something, or holds scripts or macros
 */
gboolean
dossier_document_is_program (DossierRecord *document,
                             GBytes        *content)
{
  g_autofree char *name = dossier_document_dup_file_name (document);
  g_autofree char *lower = g_utf8_strdown (g_strchomp (name), -1);
  gsize size;
  const guchar *data = g_bytes_get_data (content, &size);
  g_autofree char *type = g_content_type_guess (name, data, size, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_content_type_is_a (type, types[i]))
      return TRUE;

  return (size > 2 && data[0] == '#' && data[1] == '!') ||
         (size > 4 && memcmp (data, "\177ELF", 4) == 0) ||
         (size > 2 && memcmp (data, "MZ", 2) == 0);
}

/**
 * dossier_document_write:
 * @file: where to; one that is there is replaced
 *
 * Writes the bytes of the file, readable to nobody but its owner.
 */
gboolean
dossier_document_write (DossierStore   *store,
                        DossierRecord  *document,
                        GFile          *file,
                        GError        **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) content = dossier_document_dup_content (store, document, &failure);
  gsize size;
  const char *data;

  if (content == NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                             _("The document is a link: no file is kept in the portfolio."));
      return FALSE;
    }

  data = g_bytes_get_data (content, &size);
  return g_file_replace_contents (file, data != NULL ? data : "", size, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                  NULL, NULL, error);
}

/**
 * dossier_document_unpack:
 * @folder: (out): where it lies; it goes with everything in it
 *
 * Writes the bytes of the file into a folder of its own, which nobody else can read, for another program to
 * open.
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
GFile *
dossier_document_unpack (DossierStore     *store,
                         DossierRecord    *document,
                         DossierScratch  **folder,
                         GError          **error)
{
  g_autoptr (DossierScratch) fresh = dossier_scratch_new (error);
  g_autofree char *name = dossier_document_dup_file_name (document);
  g_autoptr (GFile) file = fresh != NULL ? g_file_new_build_filename (fresh, name, NULL) : NULL;

  if (file == NULL || !dossier_document_write (store, document, file, error))
    return NULL;

  *folder = g_steal_pointer (&fresh);
  return g_steal_pointer (&file);
}
