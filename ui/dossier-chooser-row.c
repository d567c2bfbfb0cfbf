/* dossier-chooser-row.c: a plain GtkListBoxRow with a mark, a title and what else is known. */
#include "dossier-chooser-row.h"

#include "dossier-chip.h"
#include "dossier-hits.h"
#include "dossier-language.h"
#include "dossier-treaty-mark.h"

#define ID_KEY "id"

static GtkWidget *
append_label (GtkWidget  *box,
              const char *text,
              gboolean    is_minor)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (is_minor)
    {
      gtk_widget_add_css_class (label, "minor");
      gtk_widget_add_css_class (label, "faint");
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_row (const char *text,
          gint64      id,
          GtkWidget  *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
  return row;
}

/* The mark first, its word last: a shape alone says nothing to who sees it for the first time. */
static void
fill_country (GtkWidget     *row,
              GtkWidget     *box,
              DossierStore  *store,
              DossierRecord *country)
{
  DossierRecord *portfolio = dossier_store_get_portfolio (store);
  g_autoptr (DossierRecord) treaty = NULL;
  DossierTreatyStatus status;
  GtkWidget *mark, *word;

  if (portfolio != NULL)
    treaty = dossier_store_get_linked (store, portfolio, "treaty");
  if (treaty == NULL)
    return;

  status = dossier_country_get_status (store, dossier_record_get_id (country), dossier_record_get_id (treaty),
                                       NULL);
  mark = dossier_treaty_mark_new ();
  dossier_treaty_mark_set (DOSSIER_TREATY_MARK (mark), status, NULL);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_box_prepend (GTK_BOX (box), mark);
  if (status == DOSSIER_TREATY_STATUS_NONE)
    return;

  word = append_label (box, dossier_treaty_status_get_label (status), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (GTK_LABEL (word)), -1);
}

static void
fill_other (GtkWidget     *row,
            GtkWidget     *box,
            DossierStore  *store,
            DossierRecord *record)
{
  g_autoptr (DossierHit) hit = dossier_store_describe (store, dossier_record_get_table (record)->name,
                                                       dossier_record_get_id (record),
                                                       dossier_interface_language ());
  g_autoptr (DossierRecord) programme = NULL;

  if (hit == NULL)
    return;

  if (hit->programme != 0)
    programme = dossier_store_get (store, "programme", hit->programme, NULL);
  if (programme != NULL)
    {
      GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (dot, "dot");
      dossier_chip_set_colour (dot, programme);
      gtk_box_prepend (GTK_BOX (box), dot);
    }
  if (*hit->detail == '\0')
    return;

  append_label (gtk_widget_get_last_child (box), hit->detail, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hit->detail, -1);
}

GtkWidget *
dossier_chooser_row_new (DossierStore  *store,
                         DossierRecord *record,
                         const char    *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = make_row (title, dossier_record_get_id (record), box);

  gtk_widget_set_hexpand (texts, TRUE);
  append_label (texts, title, FALSE);
  gtk_box_append (GTK_BOX (box), texts);
  if (g_str_equal (dossier_record_get_table (record)->name, "country"))
    fill_country (row, box, store, record);
  else
    fill_other (row, box, store, record);

  return row;
}

GtkWidget *
dossier_chooser_row_new_create (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  append_label (box, text, FALSE);
  return make_row (text, 0, box);
}

GtkWidget *
dossier_chooser_row_new_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = make_row (text, 0, label);

  gtk_widget_add_css_class (label, "faint");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

gint64
dossier_chooser_row_get_id (GtkListBoxRow *row)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), ID_KEY);
}
