/* dossier-verbs-print.c: reports as PDF files. */
#include "dossier-pdf.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "dossier-output.h"
#include "dossier-verbs.h"

#define REPORT "fact-sheet"

static gboolean
check_choices (const DossierCommand  *command,
               DossierPaperSize      *paper,
               GError               **error)
{
  static const char * const languages[] = { "en", "fr", NULL };
  const char *wrong = NULL;

  if (!g_str_equal (command->words[1], REPORT))
    {
      g_set_error (error, DOSSIER_COMMAND_ERROR, 0,
                   _("There is no report “%s”, only: %s."), command->words[1], REPORT);
      return FALSE;
    }

  if (command->output == NULL)
    {
      g_set_error_literal (error, DOSSIER_COMMAND_ERROR, 0,
                           _("Say where to write with -o: a file, or a folder."));
      return FALSE;
    }

  if (command->paper != NULL && !dossier_paper_from_name (command->paper, paper))
    wrong = command->paper;
  else if (command->language != NULL && !g_strv_contains (languages, command->language))
    wrong = command->language;
  if (wrong == NULL)
    return TRUE;

  g_set_error (error, DOSSIER_COMMAND_ERROR, 0, _("“%s” is none of: %s."), wrong,
               wrong == command->paper ? "a4, letter" : "en, fr");
  return FALSE;
}

static GPtrArray *
get_programmes (const DossierCommand  *command,
                DossierStore          *store,
                GError               **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");
  g_autoptr (GPtrArray) programmes = NULL;

  if (command->programmes == NULL)
    programmes = dossier_store_query_records (store, query, error);
  else
    programmes = g_ptr_array_new_with_free_func (g_object_unref);

  for (char **name = command->programmes; name != NULL && *name != NULL; name++)
    {
      DossierRecord *programme = dossier_store_find (store, "programme", *name, error);

      if (programme == NULL)
        return NULL;
      g_ptr_array_add (programmes, programme);
    }

  if (programmes != NULL && programmes->len == 0)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                           _("There is no programme in the portfolio to print."));
      return NULL;
    }

  return g_steal_pointer (&programmes);
}

/* A title as a file name that every system takes: "GLACY+" stays, "a/b: c" does not. */
static char *
dup_file_name (const char *folder,
               const char *title,
               GHashTable *taken)
{
  g_autoptr (GString) safe = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (const char *c = title; *c != '\0' && safe->len < 100; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isalnum (character) || (character < 128 && strchr ("+-_@", character) != NULL))
        g_string_append_unichar (safe, character);
      else if (safe->len > 0 && safe->str[safe->len - 1] != '-')
        g_string_append_c (safe, '-');
    }
  while (safe->len > 0 && safe->str[safe->len - 1] == '-')
    g_string_truncate (safe, safe->len - 1);
  if (safe->len == 0)
    g_string_append (safe, REPORT);

  name = g_strdup (safe->str);
  for (guint n = 2; !g_hash_table_add (taken, g_utf8_casefold (name, -1)); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u", safe->str, n);
    }
  g_string_assign (safe, name);
  g_string_append (safe, ".pdf");

  return g_build_filename (folder, safe->str, NULL);
}

/* Only on a terminal: in a log it would be noise. */
static void
show_progress (guint    n_done,
               guint    n_sheets,
               gpointer unused)
{
  fprintf (stderr, "\r%u/%u%s", n_done, n_sheets, n_done == n_sheets ? "\n" : "");
}

static DossierPdfProgress
get_progress (void)
{
  return isatty (STDERR_FILENO) ? show_progress : NULL;
}

static gboolean
print_each (const DossierCommand       *command,
            DossierStore               *store,
            GPtrArray                  *programmes,
            const DossierSheetOptions  *options,
            GError                    **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DossierPdfProgress progress = get_progress ();

  if (g_mkdir_with_parents (command->output, 0777) != 0)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                   _("The folder “%s” could not be made: %s."), command->output, g_strerror (errno));
      return FALSE;
    }

  for (guint i = 0; i < programmes->len; i++)
    {
      DossierRecord *programme = g_ptr_array_index (programmes, i);
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autofree char *title = dossier_store_dup_title (store, programme, "en");
      g_autofree char *path = dup_file_name (command->output, title, taken);
      DossierPdfJob job = { .path = path };

      g_ptr_array_add (one, programme);
      if (!dossier_pdf_write_fact_sheets (store, one, options, &job, error))
        return FALSE;

      if (progress != NULL)
        progress (i + 1, programmes->len, NULL);
      dossier_output_text ("%s\n", path);
    }

  return TRUE;
}

gboolean
dossier_verb_print (const DossierCommand  *command,
                    GError               **error)
{
  DossierSheetOptions options = {
    .paper = DOSSIER_PAPER_A4,
    .language = dossier_command_get_language (command),
  };
  DossierPdfJob job = { .path = command->output, .progress = get_progress () };
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GPtrArray) programmes = NULL;

  if (!check_choices (command, &options.paper, error))
    return FALSE;

  store = dossier_command_open (command, 0, error);
  programmes = store != NULL ? get_programmes (command, store, error) : NULL;
  if (programmes == NULL)
    return FALSE;

  dossier_store_get_as_of (store, &options.as_of);
  if (g_str_has_suffix (command->output, "/") || g_file_test (command->output, G_FILE_TEST_IS_DIR))
    return print_each (command, store, programmes, &options, error);

  return dossier_pdf_write_fact_sheets (store, programmes, &options, &job, error);
}
