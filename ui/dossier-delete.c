/* dossier-delete.c: deleting records, with another one in the place of one that is used.
 *
 * A record that stands alone goes, and a toast says so and offers to undo it.  Where something goes with
 * it, or refers to it, a person is asked first; where others refer to it, another may take its place.
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
  if (references == NULL)
    return g_strdup_printf (_("Deleting it deletes %s as well."), companions);

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
add_responses (AdwMessageDialog *dialog)
{
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "delete", _("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_default_response (dialog, "cancel");
}

static void
offer_move (AdwMessageDialog *dialog,
            Question         *question)
{
  adw_message_dialog_set_extra_child (dialog, make_choice (question));
  adw_message_dialog_add_response (dialog, "move", _("_Move References"));
  adw_message_dialog_set_response_appearance (dialog, "move", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "move", FALSE);
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
  add_responses (ADW_MESSAGE_DIALOG (dialog));
  if (references != NULL)
    offer_move (ADW_MESSAGE_DIALOG (dialog), question);
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
  g_autofree char *companions = dossier_store_dup_companions (store, record);

  if (references != NULL || companions != NULL)
    ask (widget, store, record, references);
  else
    dossier_act_remove (widget, store, record);
}

/* Several */

/* Looking at each takes its time; of more it is said in general. */
#define MOST_COUNTED 500

/* Whether anything leads to them that could lead to another record. */
static gboolean
is_referred_to (GPtrArray *uses)
{
  for (guint i = 0; i < uses->len; i++)
    if (!dossier_link_is_part (((DossierUse *) g_ptr_array_index (uses, i))->link))
      return TRUE;

  return FALSE;
}

static void
add_sentence (GString *body,
              char    *sentence)
{
  g_string_append_printf (body, "%s%s", body->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static char *
dup_body_of_all (DossierStore *store,
                 const char   *table,
                 GArray       *ids)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GPtrArray) uses = NULL;
  g_autofree char *companions = NULL, *others = NULL;

  if (ids->len > MOST_COUNTED)
    return g_strdup (_("What belongs to them is deleted as well."));

  uses = dossier_store_get_users_of_all (store, table, ids);
  companions = dossier_store_dup_companions_of_all (store, table, ids);
  others = dossier_uses_dup_others (uses);
  if (companions != NULL)
    add_sentence (body, g_strdup_printf (_("Deleting them deletes %s as well."), companions));
  if (others != NULL)
    add_sentence (body, g_strdup_printf (_("%s will no longer refer to them."), others));
  if (is_referred_to (uses))
    g_string_append_printf (body, "%s%s", body->len > 0 ? "\n\n" : "",
                            _("To have another record take the place of one that others refer to, delete it "
                              "by itself: then its references can be moved."));

  return body->len > 0 ? g_string_free (g_steal_pointer (&body), FALSE) : NULL;
}

typedef struct
{
  DossierDeleteCallback  go_on;
  gpointer               data;
  GDestroyNotify         free;
} Several;

static void
several_free (gpointer  data,
              GClosure *unused)
{
  Several *self = data;

  if (self->data != NULL)
    self->free (self->data);
  g_free (self);
}

static void
several_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     Several          *self)
{
  if (g_str_equal (response, "delete"))
    self->go_on (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog))),
                 g_steal_pointer (&self->data));
}

/**
 * dossier_delete_several:
 * @widget: any in the window where it happens
 * @count: “3 programmes”
 * @go_on: (scope async): deletes them and frees @data; called at once where nothing goes with them
 * @free: for @data where a person thinks better of it
 */
void
dossier_delete_several (GtkWidget                  *widget,
                        DossierStore               *store,
                        const DossierDeletion      *what,
                        DossierDeleteCallback       go_on,
                        gpointer                    data,
                        GDestroyNotify              free)
{
  g_autofree char *body = dup_body_of_all (store, what->table, what->ids);
  g_autofree char *heading = g_strdup_printf (_("Delete %s?"), what->count);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  GtkWidget *dialog;
  Several *several;

  if (body == NULL)
    {
      go_on (window, data);
      return;
    }

  several = g_new0 (Several, 1);
  several->go_on = go_on;
  several->data = data;
  several->free = free;
  dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, body);
  add_responses (ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect_data (dialog, "response", G_CALLBACK (several_response_cb), several, several_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
