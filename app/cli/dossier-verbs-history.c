/* dossier-verbs-history.c: the journal: history, undo, redo. */
#include "dossier-history.h"

#include <glib/gi18n.h>

#include "dossier-output.h"
#include "dossier-verbs.h"

static char *
dup_time (gint64   seconds,
          gboolean local)
{
  g_autoptr (GDateTime) at = local ? g_date_time_new_from_unix_local (seconds)
                                   : g_date_time_new_from_unix_utc (seconds);

  if (at == NULL)
    return g_strdup ("");

  return local ? g_date_time_format (at, "%Y-%m-%d %H:%M") : g_date_time_format_iso8601 (at);
}

static void
print_history_json (GPtrArray *steps)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    {
      const DossierStep *step = g_ptr_array_index (steps, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, step->id);
      g_autofree char *at = dup_time (step->at, FALSE);

      json_builder_begin_object (builder);
      dossier_output_add_member (builder, "id", id);
      dossier_output_add_member (builder, "at", at);
      dossier_output_add_member (builder, "author", step->author);
      dossier_output_add_member (builder, "label", step->label);
      dossier_output_add_member (builder, "subject", step->subject);
      json_builder_set_member_name (builder, "undone");
      json_builder_add_boolean_value (builder, step->is_undone);
      json_builder_set_member_name (builder, "set_aside");
      json_builder_add_boolean_value (builder, step->is_set_aside);
      if (step->undone_at != 0)
        {
          g_autofree char *undone_at = dup_time (step->undone_at, FALSE);

          dossier_output_add_member (builder, "undone_at", undone_at);
          dossier_output_add_member (builder, "undone_by", step->undone_by);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  dossier_output_built (builder);
}

static const char *
get_state (const DossierStep *step)
{
  if (step->is_set_aside)
    /* Translators: a step of the history that was undone, and after which something else was done */
    return _("(undone, set aside)");

  return step->is_undone ? _("(undone)") : "";
}

static void
print_history (GPtrArray *steps)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < steps->len; i++)
    {
      const DossierStep *step = g_ptr_array_index (steps, i);
      g_autofree char *at = dup_time (step->at, TRUE);
      const char *cells[] = { at, step->author != NULL ? step->author : "", step->label,
                              get_state (step), NULL };

      g_ptr_array_add (rows, g_strdupv ((char **) cells));
    }
  dossier_output_rows (rows);
}

gboolean
dossier_verb_history (const DossierCommand  *command,
                      GError               **error)
{
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierRecord) record = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (command->n_words == 2)
    {
      g_set_error_literal (error, DOSSIER_COMMAND_ERROR, 0,
                           _("Name a record of the table, or leave the table out."));
      return FALSE;
    }

  store = dossier_command_open (command, 0, error);
  if (store == NULL)
    return FALSE;

  if (command->n_words == 3)
    {
      record = dossier_command_get_record (command, store, error);
      if (record == NULL)
        return FALSE;
    }

  steps = dossier_store_get_history (store, record, 0, error);
  if (steps == NULL)
    return FALSE;

  if (command->json)
    print_history_json (steps);
  else
    print_history (steps);
  return TRUE;
}

/* Going back and forth */

static gboolean
read_count (const DossierCommand  *command,
            gint64                *count,
            GError               **error)
{
  *count = 1;
  if (command->n_words == 1 || g_ascii_string_to_signed (command->words[1], 10, 1, G_MAXINT, count, NULL))
    return TRUE;

  g_set_error (error, DOSSIER_COMMAND_ERROR, 0, _("“%s” is not a number of steps."), command->words[1]);
  return FALSE;
}

/* More steps than there are would leave the portfolio somewhere in between. */
static gboolean
check_count (DossierStore  *store,
             gboolean       undo,
             gint64         wanted,
             GError       **error)
{
  DossierStepSearch search = { .kind = DOSSIER_HISTORY_IN_LINE };
  g_autoptr (GPtrArray) steps = dossier_store_find_steps (store, &search, error);
  guint present = 0;

  if (steps == NULL)
    return FALSE;

  for (guint i = 0; i < steps->len; i++)
    present += ((DossierStep *) g_ptr_array_index (steps, i))->is_undone != undo;
  if (present == 0 || wanted <= present)
    return TRUE;

  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
               ngettext ("There is only %u step, so nothing was done.",
                         "There are only %u steps, so nothing was done.", present), present);
  return FALSE;
}

/* Whoever works in a window now may just have taken the last step: where both programs are of one person,
 * the name beside it does not tell. */
static gboolean
check_alone (DossierStore  *store,
             gboolean       undo,
             GError       **error)
{
  g_autofree char *label = NULL;

  g_object_get (store, undo ? "undo-label" : "redo-label", &label, NULL);
  if (label == NULL)
    return TRUE;

  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_ELSEWHERE,
               /* Translators: a step of the history */
               undo ? _("Another program has the portfolio open now, and “%s” may be its last step. Nothing "
                        "was undone.")
                    : _("Another program has the portfolio open now, and “%s” may be what it undid. Nothing "
                        "was redone."), label);
  return FALSE;
}

static void
add_way_out (GError   *error,
             gboolean  undo)
{
  char *sentence = g_strdup_printf ("%s %s", error->message,
                                    undo ? _("“dossier-cli undo --anyway” undoes it.")
                                         : _("“dossier-cli redo --anyway” redoes it."));

  g_free (error->message);
  error->message = sentence;
}

static gboolean
take_one (const DossierCommand  *command,
          DossierStore          *store,
          gboolean               undo,
          GError               **error)
{
  g_autofree char *label = NULL;

  if (command->anyway)
    dossier_store_accept_step (store, dossier_store_get_foreign_step (store, undo));
  g_object_get (store, undo ? "undo-label" : "redo-label", &label, NULL);
  if (!(undo ? dossier_store_undo (store, error) : dossier_store_redo (store, error)))
    return FALSE;

  dossier_output_text (undo ? _("Undone: %s") : _("Redone: %s"), label);
  dossier_output_text ("\n");
  return TRUE;
}

static gboolean
take_steps (const DossierCommand  *command,
            gboolean               undo,
            GError               **error)
{
  gboolean is_beside = !command->anyway && dossier_store_is_open_elsewhere (command->words[0]);
  g_autoptr (DossierStore) store = NULL;
  gint64 count;
  gboolean ok;

  if (!read_count (command, &count, error))
    return FALSE;

  store = dossier_command_open (command, 0, error);
  if (store == NULL || !check_count (store, undo, count, error))
    return FALSE;

  ok = !is_beside || check_alone (store, undo, error);
  for (gint64 i = 0; ok && i < count; i++)
    ok = take_one (command, store, undo, error);
  if (!ok && g_error_matches (*error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_ELSEWHERE))
    add_way_out (*error, undo);

  return ok;
}

gboolean
dossier_verb_undo (const DossierCommand  *command,
                   GError               **error)
{
  return take_steps (command, TRUE, error);
}

gboolean
dossier_verb_redo (const DossierCommand  *command,
                   GError               **error)
{
  return take_steps (command, FALSE, error);
}
