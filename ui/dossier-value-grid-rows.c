/* dossier-value-grid-rows.c: what stands at the ends of a row of values: the country, with what it is to the
 * treaty, and how it stands so far.
 */
#include "dossier-value-grid-private.h"

#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-treaty-mark.h"

#define GAP 7

/* The country, which stays in sight while the periods scroll. */
void
dossier_value_grid_append_name (DossierValueGrid *self,
                                guint             row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);
  GtkWidget *name = gtk_label_new (dossier_indicator_grid_get_row_label (self->model, row));
  GtkWidget *mark = dossier_treaty_mark_new ();

  g_object_set (name, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 8,
                "max-width-chars", 16, NULL);
  g_object_set (mark, "valign", GTK_ALIGN_CENTER, "visible", FALSE, NULL);
  gtk_widget_add_css_class (box, "cell-name");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (self->names), box);
}

/* Marks of all countries, on the day. */
void
dossier_value_grid_show_marks (DossierValueGrid *self)
{
  g_autoptr (DossierRecord) treaty = dossier_store_get_linked (self->store,
                                                               dossier_store_get_portfolio (self->store),
                                                               "treaty");
  g_autoptr (DossierTreatyStatuses) statuses = NULL;
  GtkWidget *box = gtk_widget_get_next_sibling (gtk_widget_get_first_child (self->names));
  GDate day;

  dossier_store_get_as_of (self->store, &day);
  if (treaty != NULL)
    statuses = dossier_treaty_get_statuses (self->store, dossier_record_get_id (treaty), &day, NULL);

  for (guint i = 0; box != NULL; i++, box = gtk_widget_get_next_sibling (box))
    {
      gint64 country = dossier_indicator_grid_get_row_country (self->model, i);
      GtkWidget *mark = gtk_widget_get_first_child (box);
      DossierTreatyStatus status;
      g_autofree char *sentence = NULL;

      gtk_widget_set_visible (mark, statuses != NULL && country != 0);
      if (statuses == NULL || country == 0)
        continue;

      status = dossier_treaty_statuses_get (statuses, country);
      sentence = dossier_treaty_status_dup_sentence (status, treaty, dossier_interface_language ());
      dossier_treaty_mark_set (DOSSIER_TREATY_MARK (mark), status, sentence);
    }
}

/* The shape says it where the colour does not, and the words where neither does. */
static const char *
get_shape (DossierStanding standing)
{
  switch (standing)
    {
    case DOSSIER_STANDING_MET:
      return "●";

    case DOSSIER_STANDING_ON_TRACK:
    case DOSSIER_STANDING_MEASURED:
      return "◐";

    case DOSSIER_STANDING_LATE:
      return "△";

    case DOSSIER_STANDING_NOT_MET:
      return "✕";

    case DOSSIER_STANDING_NO_DATA:
    default:
      return "○";
    }
}

void
dossier_value_grid_append_standing (DossierValueGrid *self,
                                    GtkWidget        *row)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, "cell-standing");
  gtk_box_append (GTK_BOX (row), label);
  g_ptr_array_add (self->standings, label);
}

/* How each country stands, where that has changed. */
void
dossier_value_grid_show_standings (DossierValueGrid *self)
{
  for (guint i = 0; i < self->standings->len; i++)
    {
      GtkWidget *label = g_ptr_array_index (self->standings, i);
      DossierStanding standing = dossier_indicator_grid_get_row_standing (self->model, i);
      const char *words = dossier_standing_get_label (standing);
      g_autofree char *text = g_strdup_printf ("%s %s", get_shape (standing), words);

      if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
        continue;

      gtk_label_set_text (GTK_LABEL (label), text);
      dossier_name_set (label, words);
    }
}
