/* dossier-delete.c: deleting a record, with another one in its place where it is used.
 *
 * What belongs to a record goes with it, and a toast says so and offers to undo it.  Where others
 * refer to it, a person is asked first: another record may take its place.
 */
#include "dossier-delete.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-chooser.h"
#include "dossier-companions.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-replace.h"
#include "dossier-use-words.h"

/* What is asked about, for as long as the dialog is there. */
typedef struct
{
  GtkWidget     *window;   /* where it is said what happened */
  DossierStore  *store;
  DossierRecord *record;
  gint64         other;    /* what takes its place, or 0 */
  GtkWidget     *button;
} Question;

static void
question_free (gpointer data,
               GClosure *unused)
{
  Question *self = data;

  g_object_unref (self->window);
  g_object_unref (self->store);
  g_object_unref (self->record);
  g_free (self);
}

/* “Makes 5 contributions”, one a line; NULL if nothing refers to @record. */
static char *
dup_references (DossierStore  *store,
                DossierRecord *record)
{
  g_autoptr (GPtrArray) uses = dossier_store_get_users (store, record);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < uses->len; i++)
    {
      const DossierUse *use = g_ptr_array_index (uses, i);
      g_autofree char *sentence = NULL;

      if (!dossier_link_is_part (use->link) && use->count > 0)
        sentence = dossier_use_dup_sentence (use->table, use->link, use->count);
      if (sentence != NULL)
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", sentence);
    }

  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

static char *
dup_body (DossierStore  *store,
          DossierRecord *record,
          const char    *references)
{
  g_autofree char *companions = dossier_store_dup_companions (store, record);

  if (companions == NULL)
    return g_strdup (references);

  /* Translators: lines that say where a record is used, then what is deleted with it */
  return g_strdup_printf (_("%s\n\nDeleting it deletes %s as well."), references, companions);
}

static void
replace (Question *self)
{
  g_autoptr (GError) error = NULL;
  const char *table = dossier_record_get_table (self->record)->name;
  g_autoptr (DossierRecord) other = dossier_store_get (self->store, table, self->other, &error);
  g_autofree char *title = dossier_store_dup_title (self->store, self->record, dossier_interface_language ());
  g_autofree char *other_title = NULL;
  g_autofree char *sentence = NULL;

  if (other == NULL || !dossier_store_replace (self->store, self->record, other, &error))
    {
      dossier_act_report (self->window, error);
      return;
    }

  other_title = dossier_store_dup_title (self->store, other, dossier_interface_language ());
  /* Translators: the record that is gone, and the one that everything refers to now */
  sentence = g_strdup_printf (_("“%s” was replaced by “%s”"), title, other_title);
  gtk_widget_activate_action (self->window, "win.toast-undo", "s", sentence);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *self)
{
  if (g_str_equal (response, "delete"))
    dossier_act_remove (self->window, self->store, self->record);
  else if (g_str_equal (response, "move"))
    replace (self);
}

static void
chosen_cb (GtkWidget *chooser,
           gint64     id,
           Question  *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (gtk_widget_get_root (self->button));
  const char *table = dossier_record_get_table (self->record)->name;
  g_autoptr (DossierRecord) other = dossier_store_get (self->store, table, id, NULL);
  g_autofree char *title = NULL;

  if (other == NULL)
    return;

  title = dossier_store_dup_title (self->store, other, dossier_interface_language ());
  self->other = id;
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), title);
  dossier_name_set (self->button, title);
  adw_message_dialog_set_response_enabled (dialog, "move", TRUE);
}

static GtkWidget *
make_choice (Question *self)
{
  const DossierTable *table = dossier_record_get_table (self->record);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_("In its place:"));
  GtkWidget *chooser = dossier_chooser_new (self->store, table);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = dossier_record_get_id (self->record);

  g_array_append_val (taken, id);
  dossier_chooser_exclude (DOSSIER_CHOOSER (chooser), taken);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("Choose…"));
  dossier_name_set (self->button, _("Choose what takes its place"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), chooser);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->button);
  g_signal_connect (chooser, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->button);

  return box;
}

static void
ask (GtkWidget     *widget,
     DossierStore  *store,
     DossierRecord *record,
     const char    *references)
{
  Question *question = g_new0 (Question, 1);
  g_autofree char *title = dossier_store_dup_title (store, record, dossier_interface_language ());
  g_autofree char *heading = g_strdup_printf (_("Delete “%s”?"), title);
  g_autofree char *body = dup_body (store, record, references);
  GtkWidget *dialog;

  question->window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (widget)));
  question->store = g_object_ref (store);
  question->record = g_object_ref (record);
  dialog = adw_message_dialog_new (GTK_WINDOW (question->window), heading, body);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_choice (question));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "delete",
                                    _("_Delete"), "move", _("_Move References"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "move", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "move", FALSE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * dossier_delete_record:
 * @widget: any in the window where it is said what happened
 */
void
dossier_delete_record (GtkWidget     *widget,
                       DossierStore  *store,
                       DossierRecord *record)
{
  g_autofree char *references = dup_references (store, record);

  if (references != NULL)
    ask (widget, store, record, references);
  else
    dossier_act_remove (widget, store, record);
}
