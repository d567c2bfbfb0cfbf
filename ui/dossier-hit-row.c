/* dossier-hit-row.c: one thing a search found: dot, title and a second line, the match in bold. */
#include "dossier-hit-row.h"

#include "dossier-chip.h"

struct _DossierHitRow
{
  GtkListBoxRow  parent_instance;

  GtkLabel      *heading;
  GtkWidget     *hit;
  GtkWidget     *dot;
  GtkLabel      *title;
  GtkLabel      *detail;
  GtkWidget     *key;

  const char    *table;
  gint64         id;
};

G_DEFINE_FINAL_TYPE (DossierHitRow, dossier_hit_row, GTK_TYPE_LIST_BOX_ROW)

GtkWidget *
dossier_hit_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_HIT_ROW, NULL);
}

static void
append_escaped (GString    *markup,
                const char *text,
                gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (markup, escaped);
}

/* Matches come in the order of the text and do not overlap. */
static void
show_line (GtkLabel   *label,
           const char *text,
           GArray     *matches)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  guint shown = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const DossierRange *range = &g_array_index (matches, DossierRange, i);

      append_escaped (markup, text + shown, range->start - shown);
      g_string_append (markup, "<b>");
      append_escaped (markup, text + range->start, range->end - range->start);
      g_string_append (markup, "</b>");
      shown = range->end;
    }

  append_escaped (markup, text + shown, strlen (text + shown));
  gtk_label_set_markup (label, markup->str);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* What has no programme of its own keeps the place of the dot, so that titles stand in one line. */
static void
show_programme (DossierHitRow *self,
                DossierStore  *store,
                gint64         programme)
{
  g_autoptr (DossierRecord) record = NULL;

  if (programme != 0)
    record = dossier_store_get (store, "programme", programme, NULL);

  dossier_chip_set_colour (self->dot, record);
}

/**
 * dossier_hit_row_show:
 * @heading: (nullable): of the kind, over its first hit
 */
void
dossier_hit_row_show (DossierHitRow    *self,
                      DossierStore     *store,
                      const DossierHit *hit,
                      const char       *heading)
{
  self->table = hit->table;
  self->id = hit->id;

  gtk_label_set_text (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
  show_line (self->title, hit->title, hit->title_matches);
  show_line (self->detail, hit->detail, hit->detail_matches);
  show_programme (self, store, hit->programme);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, hit->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hit->detail,
                                  -1);
}

/* The current row is the one Enter opens. */
void
dossier_hit_row_set_current (DossierHitRow *self,
                             gboolean       is_current)
{
  if (is_current)
    gtk_widget_add_css_class (self->hit, "current");
  else
    gtk_widget_remove_css_class (self->hit, "current");

  gtk_widget_set_visible (self->key, is_current);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, is_current, -1);
}

const char *
dossier_hit_row_get_table (DossierHitRow *self)
{
  return self->table;
}

gint64
dossier_hit_row_get_id (DossierHitRow *self)
{
  return self->id;
}

static void
dossier_hit_row_class_init (DossierHitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dossierapp/Dossier/ui/dossier-hit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierHitRow, heading);
  gtk_widget_class_bind_template_child (widget_class, DossierHitRow, hit);
  gtk_widget_class_bind_template_child (widget_class, DossierHitRow, dot);
  gtk_widget_class_bind_template_child (widget_class, DossierHitRow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierHitRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DossierHitRow, key);
}

static void
dossier_hit_row_init (DossierHitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
