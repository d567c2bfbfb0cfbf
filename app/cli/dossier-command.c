/* dossier-command.c: a command line, taken apart, and what every verb does with it. */
#include "dossier-command.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "dossier-backup.h"

G_DEFINE_QUARK (dossier-command-error-quark, dossier_command_error)

#define MAX_OPTIONS 16

static gboolean
refuse (GError     **error,
        const char  *format,
        const char  *word)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *sentence = g_strconcat (parts[0], word, parts[1], NULL);

  g_set_error_literal (error, DOSSIER_COMMAND_ERROR, 0, sentence);
  return FALSE;
}

/* Texts are UTF-8 inside, whatever the terminal speaks; paths stay as they are. */
static gboolean
decode (char   **text,
        GError **error)
{
  g_autofree char *converted = NULL;
  g_autofree char *shown = NULL;

  if (*text == NULL || g_utf8_validate (*text, -1, NULL))
    return TRUE;

  converted = g_locale_to_utf8 (*text, -1, NULL, NULL, NULL);
  if (converted == NULL)
    {
      shown = g_utf8_make_valid (*text, -1);
      return refuse (error, _("“%s” holds bytes that are not text."), shown);
    }

  g_free (*text);
  *text = g_steal_pointer (&converted);
  return TRUE;
}

static gboolean
decode_all (char   **texts,
            GError **error)
{
  for (char **text = texts; text != NULL && *text != NULL; text++)
    if (!decode (text, error))
      return FALSE;

  return TRUE;
}

/* A name that the database would take for something else than a file. */
static gboolean
check_file (char   **path,
            GError **error)
{
  if (**path == '\0')
    {
      g_set_error_literal (error, DOSSIER_COMMAND_ERROR, 0, _("The name of the file is empty."));
      return FALSE;
    }

  if (g_str_equal (*path, ":memory:"))
    {
      g_free (*path);
      *path = g_strdup ("./:memory:");
    }

  return TRUE;
}

static gboolean
check_words (DossierCommand     *self,
             const DossierVerb  *verb,
             GError            **error)
{
  g_autofree char *usage = g_strdup_printf ("dossier-cli %s %s", verb->name, verb->usage);

  self->n_words = self->words != NULL ? g_strv_length (self->words) : 0;
  if (self->n_words < verb->min_words)
    /* Translators: how the command is used */
    return refuse (error, _("Something is missing: %s"), usage);

  if (verb->max_words != 0 && self->n_words > verb->max_words)
    return refuse (error, _("“%s” is one word too many."), self->words[verb->max_words]);

  if (self->csv && self->json)
    return refuse (error, _("Say either %s, not both."), "--csv or --json");

  return check_file (&self->words[0], error) && decode_all (self->words + 1, error) &&
         decode_all (self->conditions, error) &&
         decode_all (self->programmes, error) && decode (&self->replacement, error) &&
         decode (&self->as_of, error);
}

/* What GOption has to know of the options of @verb: where in @self their values go. */
static void
add_options (DossierCommand    *self,
             const DossierVerb *verb,
             GOptionContext    *context)
{
  const struct { DossierOptions option; GOptionEntry entry; } all[] = {
    { DOSSIER_OPTION_ANYWAY,
      { "anyway", 0, 0, G_OPTION_ARG_NONE, &self->anyway,
        N_("Also what others did, and while another program has the file open"), NULL } },
    { DOSSIER_OPTION_AS_OF,
      { "as-of", 0, 0, G_OPTION_ARG_FILENAME, &self->as_of, N_("Show everything as of a day"), N_("DATE") } },
    { DOSSIER_OPTION_CSV,
      { "csv", 0, 0, G_OPTION_ARG_NONE, &self->csv, N_("Write all columns as CSV"), NULL } },
    { DOSSIER_OPTION_JSON,
      { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Write JSON"), NULL } },
    { DOSSIER_OPTION_LANGUAGE,
      { "language", 0, 0, G_OPTION_ARG_STRING, &self->language, N_("Language of the document"), "en|fr" } },
    { DOSSIER_OPTION_OUTPUT,
      { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, N_("A file, or a folder for one file each"),
        "OUT" } },
    { DOSSIER_OPTION_PAPER,
      { "paper", 0, 0, G_OPTION_ARG_STRING, &self->paper, N_("Size of the paper"), "a4|letter" } },
    { DOSSIER_OPTION_PROGRAMME,
      { "programme", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->programmes,
        N_("Only this programme; can be repeated"), N_("NAME") } },
    { DOSSIER_OPTION_PURPOSE,
      { "for", 0, 0, G_OPTION_ARG_STRING, &self->purpose, N_("Only what matters for this"),
        "print|iati|eu" } },
    { DOSSIER_OPTION_REPLACE,
      { "replace-by", 0, 0, G_OPTION_ARG_FILENAME, &self->replacement,
        N_("What refers to it refers to this one instead"), N_("NAME-OR-ID") } },
    { DOSSIER_OPTION_SAMPLE,
      { "sample", 0, 0, G_OPTION_ARG_NONE, &self->sample, N_("Fill it with the sample portfolio"), NULL } },
    { DOSSIER_OPTION_WHERE,
      { "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->conditions,
        N_("Only records with this value; can be repeated"), N_("FIELD=VALUE") } },
  };
  GOptionEntry entries[MAX_OPTIONS] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->words, NULL, NULL },
  };
  guint n_entries = 1;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if ((verb->options & all[i].option) != 0)
      entries[n_entries++] = all[i].entry;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/**
 * dossier_command_parse:
 * @arguments: (array zero-terminated=1): the program and what follows the verb
 *
 * Prints the usage of @verb and exits if that is what is asked for.
 *
 * Returns: (transfer full): the command, or %NULL with a sentence
 */
DossierCommand *
dossier_command_parse (const DossierVerb  *verb,
                       char              **arguments,
                       GError            **error)
{
  g_autoptr (DossierCommand) self = g_new0 (DossierCommand, 1);
  g_auto (GStrv) copy = g_strdupv (arguments);
  g_autoptr (GOptionContext) context = g_option_context_new (verb->usage);

  add_options (self, verb, context);
  g_option_context_set_summary (context, _(verb->summary));
  if (!g_option_context_parse_strv (context, &copy, error) || !check_words (self, verb, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
dossier_command_free (DossierCommand *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->words);
  g_free (self->as_of);
  g_free (self->language);
  g_free (self->output);
  g_free (self->paper);
  g_strfreev (self->programmes);
  g_free (self->purpose);
  g_free (self->replacement);
  g_strfreev (self->conditions);
  g_free (self);
}

static gboolean
set_as_of (DossierStore  *store,
           const char    *text,
           GError       **error)
{
  g_autofree char *edtf = dossier_date_parse (text, NULL, error);
  GDate earliest, latest;

  if (edtf == NULL)
    {
      g_prefix_error (error, "--as-of: ");
      return FALSE;
    }

  g_date_clear (&earliest, 1);
  g_date_clear (&latest, 1);
  dossier_date_bounds (edtf, &earliest, &latest);
  if (!g_date_valid (&latest))
    return refuse (error, _("“%s” has no last day: give a day, a month or a year."), text);

  dossier_store_set_as_of (store, &latest);
  return TRUE;
}

static void
say_sacrifice (guint n_sacrificed)
{
  g_autofree char *sentence = dossier_backup_dup_sacrifice (n_sacrificed);

  if (sentence != NULL)
    fprintf (stderr, "%s\n", sentence);
}

/* An edit does not wait for its backup to be possible, but nobody is left to believe there is one. */
static void
copy_wanted_cb (DossierStore        *store,
                DossierBackupReason  reason)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  guint n_sacrificed = 0;
  g_autofree char *path = NULL;

  if (!dossier_backup_is_due (dossier_store_get_path (store), reason, now))
    return;

  path = dossier_backup_make_now (dossier_store_get_path (store), reason, &n_sacrificed, &error);
  if (path == NULL)
    fprintf (stderr, "%s\n", error->message);
  say_sacrifice (n_sacrificed);
}

/**
 * dossier_command_check_free:
 *
 * Returns: %FALSE with a sentence in @error if there is anything at @path, where a file is to be made
 */
gboolean
dossier_command_check_free (const char  *path,
                            GError     **error)
{
  g_autofree char *name = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return TRUE;

  name = g_filename_display_name (path);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
               _("“%s” is there already and was left as it is. Choose another name."), name);
  return FALSE;
}

/**
 * dossier_command_open:
 * @flags: see #DossierStoreFlags
 *
 * Returns: (transfer full): the portfolio the command is about, as of the day it names
 */
DossierStore *
dossier_command_open (const DossierCommand  *self,
                      DossierStoreFlags      flags,
                      GError               **error)
{
  g_autoptr (DossierStore) store = dossier_store_open (self->words[0], flags, error);

  if (store != NULL)
    say_sacrifice (dossier_store_get_n_sacrificed (store));
  if (store == NULL || (self->as_of != NULL && !set_as_of (store, self->as_of, error)))
    return NULL;

  g_signal_connect (store, "copy-wanted", G_CALLBACK (copy_wanted_cb), NULL);
  return g_steal_pointer (&store);
}

/**
 * dossier_command_get_table:
 *
 * Returns: (transfer none): the table named after the file
 */
const DossierTable *
dossier_command_get_table (const DossierCommand  *self,
                           GError               **error)
{
  const DossierTable *table = dossier_table_find (self->words[1]);
  g_autoptr (GString) names = NULL;
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  if (table != NULL)
    return table;

  names = g_string_new (NULL);
  for (guint i = 0; i < n_tables; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", tables[i]->name);
  g_set_error (error, DOSSIER_COMMAND_ERROR, 0,
               _("There is no table “%s”, only: %s."), self->words[1], names->str);
  return NULL;
}

/**
 * dossier_command_get_record:
 *
 * Returns: (transfer full): the record named after the table
 */
DossierRecord *
dossier_command_get_record (const DossierCommand  *self,
                            DossierStore          *store,
                            GError               **error)
{
  const DossierTable *table = dossier_command_get_table (self, error);

  return table != NULL ? dossier_store_find (store, table->name, self->words[2], error) : NULL;
}

/**
 * dossier_command_get_language:
 *
 * Returns: "en" or "fr": the language asked for, else that of the person
 */
const char *
dossier_command_get_language (const DossierCommand *self)
{
  if (self->language != NULL)
    return self->language;

  return g_str_has_prefix (g_get_language_names ()[0], "fr") ? "fr" : "en";
}

/**
 * dossier_command_split:
 * @assignment: FIELD=VALUE
 * @name: (out) (transfer full): the column of @table
 * @value: (out) (transfer none): the rest of @assignment
 */
gboolean
dossier_command_split (const char          *assignment,
                       const DossierTable  *table,
                       char               **name,
                       const char         **value,
                       GError             **error)
{
  const char *sign = strchr (assignment, '=');
  g_autofree char *column = NULL;
  g_autoptr (GString) names = NULL;

  if (sign == NULL)
    return refuse (error, _("“%s” is not of the form FIELD=VALUE."), assignment);

  column = g_strndup (assignment, sign - assignment);
  if (dossier_table_find_column (table, column) == DOSSIER_NO_COLUMN)
    {
      names = g_string_new (NULL);
      for (guint i = 0; i < table->n_fields; i++)
        g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", table->fields[i].name);
      g_set_error (error, DOSSIER_COMMAND_ERROR, 0,
                   _("The table “%s” has no field “%s”, only: %s."), table->name, column, names->str);
      return FALSE;
    }

  *name = g_steal_pointer (&column);
  *value = sign + 1;
  return TRUE;
}
