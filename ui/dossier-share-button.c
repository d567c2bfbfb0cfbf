/* dossier-share-button.c: the share of a funder: an amount or a percentage, or “not stated”, and a way to
 * say it. */
#include "dossier-share-button.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-act.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-percent.h"

#define WIDTH 88

struct _DossierShareButton
{
  AdwBin         parent_instance;

  DossierStore  *store;
  DossierRecord *contribution;

  GtkWidget     *button;
  GtkWidget     *toggle;   /* inside the button; it has the look */
  GtkWidget     *label;
  GtkWidget     *popover;
  GtkWidget     *entry;
  GtkWidget     *message;
};

G_DEFINE_FINAL_TYPE (DossierShareButton, dossier_share_button, ADW_TYPE_BIN)

static gboolean
is_in_percent (DossierRecord *contribution)
{
  DossierAmount share;
  DossierNumber part;

  return !dossier_record_get_amount (contribution, "share", &share) &&
         dossier_record_get_number (contribution, "part", &part);
}

/* The field that @text is meant for: “90 %” is a part of the budget, and nothing at all takes away what
 * was shown. */
static const char *
find_field (DossierShareButton *self,
            const char         *text)
{
  if (*text == '\0')
    return is_in_percent (self->contribution) ? "part" : "share";

  return strchr (text, '%') != NULL ? "part" : "share";
}

/* While typing: how it is read, or what is wrong with it. */
static void
check (DossierShareButton *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reading = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean ok = dossier_record_check (self->contribution, find_field (self, text), text,
                                      dossier_interface_language (), &reading, &error);

  gtk_label_set_text (GTK_LABEL (self->message),
                      !ok ? error->message
                          : reading != NULL ? reading
                            : _("An amount, like EUR 250,000 or up to EUR 1.2 million, "
                                "or a part, like 90 %"));
  if (ok)
    gtk_widget_remove_css_class (self->entry, "error");
  else
    gtk_widget_add_css_class (self->entry, "error");
  if (ok)
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
  else
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                                 GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
entered_cb (DossierShareButton *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (dossier_act_set (GTK_WIDGET (self), self->store, self->contribution, find_field (self, text), text))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
opened_cb (DossierShareButton *self)
{
  g_autofree char *text = is_in_percent (self->contribution)
                          ? dossier_part_dup_words (self->contribution)
                          : dossier_record_dup_input (self->contribution, "share");

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_grab_focus (self->entry);
  check (self);
}

void
dossier_share_button_show (DossierShareButton *self,
                           DossierRecord      *contribution)
{
  const char *language = dossier_interface_language ();
  g_autofree char *share = dossier_share_dup_words (contribution);
  g_autofree char *funder = dossier_store_dup_display (self->store, contribution, "organisation", language);
  g_autofree char *tip = g_strdup_printf (_("Enter the share of %s"), funder);
  gboolean is_stated = share != NULL;

  g_set_object (&self->contribution, contribution);
  gtk_label_set_text (GTK_LABEL (self->label), is_stated ? share : _("not stated"));
  gtk_widget_set_tooltip_text (self->button, tip);
  dossier_name_set_value (self->button, tip, gtk_label_get_text (GTK_LABEL (self->label)));
  if (is_stated)
    gtk_widget_remove_css_class (self->toggle, "missing");
  else
    gtk_widget_add_css_class (self->toggle, "missing");
  if (is_stated)
    gtk_widget_add_css_class (self->toggle, "flat");
  else
    gtk_widget_remove_css_class (self->toggle, "flat");
}

GtkWidget *
dossier_share_button_new (DossierStore *store)
{
  DossierShareButton *self = g_object_new (DOSSIER_TYPE_SHARE_BUTTON, NULL);

  self->store = g_object_ref (store);
  gtk_widget_set_sensitive (self->button, !dossier_store_is_read_only (store));

  return GTK_WIDGET (self);
}

static void
dossier_share_button_finalize (GObject *object)
{
  g_clear_object (&DOSSIER_SHARE_BUTTON (object)->contribution);
  g_clear_object (&DOSSIER_SHARE_BUTTON (object)->store);

  G_OBJECT_CLASS (dossier_share_button_parent_class)->finalize (object);
}

static void
dossier_share_button_class_init (DossierShareButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_share_button_finalize;
}

static void
dossier_share_button_init (DossierShareButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Share"), -1);
  self->message = gtk_label_new (NULL);
  g_object_set (self->message, "wrap", TRUE, "xalign", 0.0, "max-width-chars", 32, NULL);
  gtk_widget_add_css_class (self->message, "reading");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->message);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);

  self->button = gtk_menu_button_new ();
  self->toggle = gtk_widget_get_first_child (self->button);
  gtk_widget_set_size_request (self->button, WIDTH, -1);
  self->label = gtk_label_new (NULL);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->label);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_add_css_class (self->toggle, "numeric");
  adw_bin_set_child (ADW_BIN (self), self->button);

  g_signal_connect_object (self->entry, "changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "map", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
}
