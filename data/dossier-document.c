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
#include "dossier-whole-file.h"

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

static gboolean
check_size (const char  *file_name,
            guint64      n_bytes,
            GError     **error)
{
  g_autofree char *size = NULL;

  if (n_bytes <= MOST_BYTES)
    return TRUE;

  size = g_format_size (n_bytes);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT,
               _("“%s” has %s: up to %d MB are kept in a portfolio. Link to it instead."), file_name, size,
               DOSSIER_DOCUMENT_MOST_MEGABYTES);
  return FALSE;
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
  if (!check_size (file_name, g_bytes_get_size (content), error))
    return FALSE;

  if (!dossier_record_is_set (document, "title") &&
      !dossier_edit_set (edit, document, "title", file_name, error))
    return FALSE;

  dossier_record_set_integer (document, "size", g_bytes_get_size (content));
  return dossier_edit_set (edit, document, "file_name", file_name, error) &&
         dossier_edit_save (edit, document, error) &&
         write_content (dossier_edit_get_store (edit), dossier_record_get_id (document), content, error);
}

/* An open portfolio is not whole without its log, see dossier_database_is_held(), and of one that is too
 * large not a byte is read. */
static GBytes *
read_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (GFileInfo) info = NULL;

  if (path != NULL && dossier_database_is_held (path))
    {
      dossier_store_refuse (error, DOSSIER_STORE_ERROR_BUSY,
                            _("“%s” is open here as a portfolio. Save a copy of it and add the copy."), path);
      return NULL;
    }

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                            G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME, G_FILE_QUERY_INFO_NONE, cancellable,
                            error);
  if (info == NULL || !check_size (g_file_info_get_display_name (info), g_file_info_get_size (info), error))
    return NULL;

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    return g_file_load_bytes (file, cancellable, NULL, error);

  /* A pipe would keep us waiting. */
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
               _("“%s” is no file whose content could be kept."), g_file_info_get_display_name (info));
  return NULL;
}

static void
read_in_thread (GTask        *task,
                gpointer      file,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *content = read_file (file, cancellable, &error);

  if (content != NULL)
    g_task_return_pointer (task, content, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dossier_document_read_async:
 * @file: that a person chose, to be kept
 *
 * Reads it on a worker.
 */
void
dossier_document_read_async (GFile               *file,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (file, NULL, callback, user_data);

  g_task_set_source_tag (task, dossier_document_read_async);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * dossier_document_read_finish:
 *
 * Returns: (transfer full): its bytes, or %NULL with @error set where it is too large, a portfolio that is
 *   open, or cannot be read
 */
GBytes *
dossier_document_read_finish (GFile         *file,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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
 * dossier_document_unpack:
 * @file_name: see dossier_document_dup_file_name()
 * @folder: (out): where it lies; it goes with everything in it
 *
 * Writes the bytes of a file into a folder of its own, which nobody else can read, for another program to
 * open.  Waits for the disk; safe on any thread.
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
GFile *
dossier_document_unpack (GBytes           *content,
                         const char       *file_name,
                         DossierScratch  **folder,
                         GError          **error)
{
  g_autoptr (DossierScratch) fresh = dossier_scratch_new (error);
  g_autofree char *path = fresh != NULL ? g_build_filename (fresh, file_name, NULL) : NULL;

  if (path == NULL || !dossier_whole_file_write (path, 0600, content, error))
    return NULL;

  *folder = g_steal_pointer (&fresh);
  return g_file_new_for_path (path);
}
