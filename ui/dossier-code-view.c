/* dossier-code-view.c: the choices of a code list: what they are called, and which are still offered.
 *
 * A row is a choice, be it of the program or of the office; only what the office says of one is a
 * record.  Opening a row shows that record, or the one it would be.
 */
#include "dossier-code-view.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-choices.h"
#include "dossier-code-list.h"
#include "dossier-count.h"
#include "dossier-draft.h"
#include "dossier-form.h"
#include "dossier-name.h"
#include "dossier-pane.h"
#include "dossier-typing.h"

typedef struct
{
  char        *code;
  GtkWidget   *row;      /* AdwExpanderRow */
  DossierForm *form;
  GtkWidget   *back;     /* the button that takes the office's word back, or deletes its own choice */
} Entry;

struct _DossierCodeView
{
  AdwBin        parent_instance;

  DossierStore *store;
  const char   *list;
  GtkListBox   *box;
  GtkWidget    *adder;
  GPtrArray    *entries;
};

G_DEFINE_FINAL_TYPE (DossierCodeView, dossier_code_view, ADW_TYPE_BIN)

static const DossierFormGroup groups[] = {
  { NULL, DOSSIER_GROUP_LANGUAGES, { { "name" }, { "retired" } } },
};

static const DossierFormPage page = { "code", groups, G_N_ELEMENTS (groups) };

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->code);
  g_free (entry);
}

/* Showing */

static char *
dup_subtitle (DossierCodeView    *self,
              const DossierOffer *offer)
{
  guint n = dossier_code_list_count_users (self->store, self->list, offer->code);
  g_autofree char *used = n == 0 ? g_strdup (_("not used"))
                                 : dossier_count_dup_words (ngettext ("used by %u record",
                                                                      "used by %u records", n), n);

  /* Translators: of a choice in a list, and how often it is used */
  return offer->is_retired ? g_strdup_printf (_("no longer offered · %s"), used) : g_steal_pointer (&used);
}

static gboolean
is_of_program (DossierCodeView *self,
               const char      *code)
{
  return dossier_field_get_choice_label (dossier_code_list_get_field (self->list), code) != NULL;
}

static void
show_entry (DossierCodeView    *self,
            Entry              *entry,
            const DossierOffer *offer)
{
  g_autoptr (DossierRecord) record = dossier_code_list_dup_entry (self->store, self->list, offer->code);
  g_autofree char *subtitle = dup_subtitle (self, offer);
  gboolean is_in_file = record != NULL && dossier_record_get_id (record) != 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry->row), offer->label);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (entry->row), subtitle);
  dossier_name_set (entry->row, offer->label);
  if (dossier_form_get_record (entry->form) == NULL || is_in_file ||
      dossier_record_get_id (dossier_form_get_record (entry->form)) != 0)
    dossier_form_set_record (entry->form, record);
  gtk_button_set_label (GTK_BUTTON (entry->back),
                        is_of_program (self, offer->code) ? _("Back to the Original") : _("Remove"));
  gtk_widget_set_visible (entry->back, is_in_file && !dossier_store_is_read_only (self->store));
}

static void
back_cb (GtkWidget *button)
{
  DossierCodeView *self = DOSSIER_CODE_VIEW (gtk_widget_get_ancestor (button, DOSSIER_TYPE_CODE_VIEW));

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->back == button)
        {
          dossier_act_remove (GTK_WIDGET (self), self->store, dossier_form_get_record (entry->form));
          return;
        }
    }
}

static Entry *
make_entry (DossierCodeView *self,
            const char      *code)
{
  Entry *entry = g_new0 (Entry, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *holder = gtk_list_box_row_new ();

  entry->code = g_strdup (code);
  entry->row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry->row), FALSE);
  entry->form = dossier_form_new (self->store, &page);
  entry->back = gtk_button_new ();
  gtk_widget_set_halign (entry->back, GTK_ALIGN_START);
  gtk_widget_add_css_class (entry->back, "flat");
  g_signal_connect (entry->back, "clicked", G_CALLBACK (back_cb), NULL);
  g_object_set (box, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (entry->form));
  gtk_box_append (GTK_BOX (box), entry->back);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (holder), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (holder), FALSE);
  gtk_widget_set_focusable (holder, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (entry->row), holder);

  return entry;
}

static Entry *
find_entry (DossierCodeView *self,
            const char      *code)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (((Entry *) self->entries->pdata[i])->code, code))
      return self->entries->pdata[i];

  return NULL;
}

static gboolean
is_offered (GArray     *offers,
            const char *code)
{
  for (guint i = 0; i < offers->len; i++)
    if (g_str_equal (g_array_index (offers, DossierOffer, i).code, code))
      return TRUE;

  return FALSE;
}

static void
remove_stale (DossierCodeView *self,
              GArray          *offers)
{
  for (guint i = self->entries->len; i-- > 0;)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (is_offered (offers, entry->code))
        continue;

      gtk_list_box_remove (self->box, entry->row);
      g_ptr_array_remove_index (self->entries, i);
    }
}

static void
refresh (DossierCodeView *self)
{
  g_autoptr (GArray) offers = dossier_choices_list (dossier_store_get_choices (self->store),
                                                    dossier_code_list_get_field (self->list));

  remove_stale (self, offers);
  for (guint i = 0; i < offers->len; i++)
    {
      const DossierOffer *offer = &g_array_index (offers, DossierOffer, i);
      Entry *entry = find_entry (self, offer->code);

      if (entry == NULL)
        {
          entry = make_entry (self, offer->code);
          g_ptr_array_add (self->entries, entry);
          gtk_list_box_insert (self->box, entry->row, i);
        }
      show_entry (self, entry, offer);
    }
}

/* Adding */

static void
added_cb (DossierCodeView *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->adder))));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = NULL;
  g_autoptr (DossierRecord) entry = NULL;

  if (*name == '\0')
    return;

  edit = dossier_store_begin (self->store, N_("Adding “%s”"), name, &error);
  entry = edit != NULL ? dossier_code_list_add (edit, self->list, name, &error) : NULL;
  if (dossier_act_finish (GTK_WIDGET (self), edit, entry != NULL, &error))
    gtk_editable_set_text (GTK_EDITABLE (self->adder), "");
}

/* What is typed and not added yet is a draft of the portfolio. */
static void
typed_cb (DossierCodeView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->adder));
  g_autofree char *place = dossier_typing_dup_new ("code", self->list);
  DossierRecord *portfolio = dossier_store_get_portfolio (self->store);

  dossier_drafts_set (dossier_store_get_drafts (self->store), dossier_record_get_table (portfolio),
                      dossier_record_get_id (portfolio), place, *text != '\0' ? text : NULL);
}

static void
show_draft (DossierCodeView *self)
{
  g_autofree char *place = dossier_typing_dup_new ("code", self->list);
  DossierRecord *portfolio = dossier_store_get_portfolio (self->store);
  const char *draft = dossier_drafts_get (dossier_store_get_drafts (self->store),
                                          dossier_record_get_table (portfolio),
                                          dossier_record_get_id (portfolio), place);

  if (draft != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->adder), draft);
}

void
dossier_code_view_enter_adder (DossierCodeView *self)
{
  gtk_widget_grab_focus (self->adder);
}

static void
make_adder (DossierCodeView *self)
{
  self->adder = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->adder), _("New choice"));
  dossier_name_entry_row (ADW_ENTRY_ROW (self->adder), _("New choice"));
  gtk_widget_set_visible (self->adder, !dossier_store_is_read_only (self->store));
  show_draft (self);
  g_signal_connect_object (self->adder, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adder, "entry-activated", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->box, self->adder);
}

/**
 * dossier_code_view_new:
 * @list: static; one of the lists of table “code”
 */
GtkWidget *
dossier_code_view_new (DossierStore *store,
                       const char   *list)
{
  DossierCodeView *self = g_object_new (DOSSIER_TYPE_CODE_VIEW, NULL);
  const DossierField *lists = dossier_table_get_field (dossier_table_find ("code"), "list");
  GtkWidget *group = dossier_group_new (dossier_field_get_choice_label (lists, list), NULL, &self->box);

  self->store = g_object_ref (store);
  self->list = list;
  adw_bin_set_child (ADW_BIN (self), group);
  make_adder (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}

static void
dossier_code_view_finalize (GObject *object)
{
  DossierCodeView *self = DOSSIER_CODE_VIEW (object);

  g_ptr_array_unref (self->entries);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_code_view_parent_class)->finalize (object);
}

static void
dossier_code_view_class_init (DossierCodeViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_code_view_finalize;
}

static void
dossier_code_view_init (DossierCodeView *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}
