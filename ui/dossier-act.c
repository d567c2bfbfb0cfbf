/* dossier-act.c: edits that widgets begin: one each, and what goes wrong is said in a toast. */
#include "dossier-act.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-companions.h"
#include "dossier-language.h"

void
dossier_act_report (GtkWidget    *widget,
                    const GError *error)
{
  gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

void
dossier_act_on (GtkWidget     *widget,
                const char    *action,
                DossierRecord *record)
{
  const char *name = strrchr (action, '.') + 1;
  const char *window_action = g_str_equal (name, "delete") ? "win.delete"
    : g_str_equal (name, "history") ? "win.history-of" : "win.duplicate";

  gtk_widget_activate_action (widget, window_action, "(sx)", dossier_record_get_table (record)->name,
                              dossier_record_get_id (record));
}

void
dossier_act_warn (GtkWidget  *widget,
                  const char *heading,
                  const char *sentence)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading, sentence);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * dossier_act_finish:
 * @edit: (nullable): a running edit, %NULL if it could not even begin
 * @ok: whether everything in it went well
 * @error: set if not
 *
 * Returns: whether @edit was committed
 */
gboolean
dossier_act_finish (GtkWidget    *widget,
                    DossierEdit  *edit,
                    gboolean      ok,
                    GError      **error)
{
  if (edit != NULL && ok && dossier_edit_commit (edit, error))
    return TRUE;

  dossier_act_report (widget, *error);
  return FALSE;
}

gboolean
dossier_act_set (GtkWidget     *widget,
                 DossierStore  *store,
                 DossierRecord *record,
                 const char    *name,
                 const char    *text)
{
  g_autoptr (GError) error = NULL;

  if (dossier_store_change (store, record, name, text, &error))
    return TRUE;

  dossier_act_report (widget, error);
  return FALSE;
}

gboolean
dossier_act_save (GtkWidget     *widget,
                  DossierStore  *store,
                  DossierRecord *fresh,
                  const char    *label,
                  const char    *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, label, subject, &error);
  gboolean ok = edit != NULL && dossier_edit_save (edit, fresh, &error);

  return dossier_act_finish (widget, edit, ok, &error);
}

gboolean
dossier_act_move (GtkWidget     *widget,
                  DossierStore  *store,
                  DossierRecord *record,
                  int            places)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = dossier_store_dup_title (store, record, NULL);
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, N_("Moving “%s”"), name, &error);
  gboolean ok = edit != NULL && dossier_edit_move (edit, record, places, &error);

  return dossier_act_finish (widget, edit, ok, &error);
}

gboolean
dossier_act_move_to (GtkWidget     *widget,
                     DossierStore  *store,
                     DossierRecord *record,
                     DossierRecord *place)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = dossier_store_dup_title (store, record, NULL);
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, N_("Moving “%s”"), name, &error);
  gboolean ok = edit != NULL && dossier_edit_move_to (edit, record, place, &error);

  return dossier_act_finish (widget, edit, ok, &error);
}

/**
 * dossier_act_remove:
 *
 * What is gone can no longer be seen: a toast says so and offers to undo it.
 */
gboolean
dossier_act_remove (GtkWidget     *widget,
                    DossierStore  *store,
                    DossierRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = dossier_store_dup_title (store, record, dossier_interface_language ());
  g_autofree char *companions = dossier_store_dup_companions (store, record);
  g_autofree char *sentence = NULL;

  if (!dossier_store_remove (store, record, &error))
    {
      dossier_act_report (widget, error);
      return FALSE;
    }

  if (companions != NULL)
    /* Translators: a record, and what went with it: “5 contributions and 2 partnerships” */
    sentence = g_strdup_printf (_("“%s” was removed, with %s"), name, companions);
  else
    sentence = g_strdup_printf (_("“%s” was removed"), name);
  gtk_widget_activate_action (widget, "win.toast-undo", "s", sentence);
  return TRUE;
}

DossierRecord *
dossier_act_create (DossierEdit  *edit,
                    const char   *table,
                    const char   *title,
                    GError      **error)
{
  const DossierTable *target = dossier_table_find (table);
  g_autoptr (DossierRecord) record = dossier_record_new (target);

  if (!dossier_edit_set (edit, record, target->title, title, error) ||
      !dossier_edit_save (edit, record, error))
    return NULL;

  return g_steal_pointer (&record);
}
