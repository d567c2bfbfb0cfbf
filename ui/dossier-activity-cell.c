/* dossier-activity-cell.c: a cell of the table of activities; in the first one headings stand. */
#include "dossier-activity-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-chip.h"
#include "dossier-language.h"
#include "dossier-own.h"

struct _DossierActivityCell
{
  GtkBox                 parent_instance;

  DossierActivityColumn  column;
  GtkWidget             *dot;
  GtkInscription        *text;     /* is not measured by what stands in it */
  GtkLabel              *heading;  /* (nullable): in the first column */
  GtkLabel              *count;    /* (nullable): likewise */
  char                  *tip;      /* (nullable): said of the cell under the pointer */
  GBindingGroup         *counted;  /* the section whose count is shown: a long list fills in later */
  DossierStore          *store;
  DossierRecord         *waiting;  /* (nullable): what will stand in it once it is in sight */
  DossierRecord         *linked;   /* (nullable): shown here; held, so that other rows find it at hand */
};

G_DEFINE_FINAL_TYPE (DossierActivityCell, dossier_activity_cell, GTK_TYPE_BOX)

/* What the cell is in: the row of the table, once it has been put into it. */
static GtkWidget *
get_row (DossierActivityCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));

  return cell != NULL ? gtk_widget_get_parent (cell) : NULL;
}

static void
mark_row (DossierActivityCell *self,
          gboolean             is_heading)
{
  GtkWidget *row = get_row (self);

  if (row == NULL || self->column != DOSSIER_ACTIVITY_WHEN)
    return;

  if (is_heading)
    gtk_widget_add_css_class (row, "section-row");
  else
    gtk_widget_remove_css_class (row, "section-row");
  gtk_widget_set_focusable (row, !is_heading);
}

static void
name_row (DossierActivityCell *self,
          const char          *name)
{
  GtkWidget *row = get_row (self);

  if (row != NULL && self->column == DOSSIER_ACTIVITY_WHEN)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_text (DossierActivityCell *self,
           const char          *text,
           const char          *tooltip)
{
  gtk_inscription_set_text (self->text, text);
  g_free (self->tip);
  self->tip = g_strdup (tooltip);
}

/* Only the first cell of a row can be a heading; the others are empty there. */
static void
show_section (DossierActivityCell *self,
              DossierSection      *section)
{
  gboolean is_heading = section != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->text), !is_heading || self->heading == NULL);
  if (self->heading == NULL)
    return;

  gtk_label_set_text (self->heading, is_heading ? dossier_section_get_title (section) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), is_heading);
  gtk_widget_set_visible (GTK_WIDGET (self->count), is_heading);
  g_binding_group_set_source (self->counted, section);
}

void
dossier_activity_cell_show_heading (DossierActivityCell *self,
                                    DossierSection      *section)
{
  g_clear_object (&self->waiting);
  mark_row (self, TRUE);
  name_row (self, dossier_section_get_title (section));
  show_text (self, NULL, NULL);
  show_section (self, section);
  gtk_widget_set_visible (self->dot, FALSE);
}

/* Places */

/* What the first record of a link table of the activity links to. */
static char *
dup_linked (DossierStore  *store,
            DossierRecord *activity,
            const char    *table,
            const char    *target)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  g_autoptr (GPtrArray) links = NULL;

  dossier_query_match (query, "activity", dossier_record_get_id (activity));
  dossier_query_limit (query, 1);
  links = dossier_store_query_records (store, query, NULL);
  if (links == NULL || links->len == 0)
    return NULL;

  return dossier_store_dup_display (store, g_ptr_array_index (links, 0), target,
                                    dossier_interface_language ());
}

/* Where it was; without a place the region or the country it was about, or that it had none. */
static char *
dup_place (DossierStore  *store,
           DossierRecord *activity)
{
  const char *language = dossier_interface_language ();
  const char *city = dossier_record_get_text (activity, "city");
  g_autofree char *country = dossier_store_dup_display (store, activity, "country", language);
  char *place;

  if (city != NULL && *country != '\0')
    /* Translators: a city and its country */
    return g_strdup_printf (_("%s, %s"), city, country);
  if (city != NULL)
    return g_strdup (city);
  if (*country != '\0')
    return g_steal_pointer (&country);
  if (g_strcmp0 (dossier_record_get_text (activity, "mode"), "desk") == 0)
    return dossier_record_dup_display (activity, "mode", language);

  place = dup_linked (store, activity, "activity_group", "country_group");
  return place != NULL ? place : dup_linked (store, activity, "activity_country", "country");
}

static void
hold_linked (DossierActivityCell *self,
             DossierRecord       *activity,
             const char          *link)
{
  DossierRecord *linked = dossier_store_get_linked (self->store, activity, link);

  g_clear_object (&self->linked);
  self->linked = linked;
}

static void
show_programme (DossierActivityCell *self)
{
  const char *title = self->linked != NULL ? dossier_record_get_text (self->linked, "short_title") : NULL;
  const char *end = title != NULL ? strchr (title, '@') : NULL;

  dossier_chip_set_colour (self->dot, self->linked);
  gtk_widget_remove_css_class (self->dot, "tbc");
  /* The column is narrow: what comes before the @ is the same for all of an office. */
  show_text (self, end != NULL && end[1] != '\0' ? end : title, title);
}

static char *
dup_name (DossierStore  *store,
          DossierRecord *activity)
{
  g_autofree char *when = dossier_record_dup_display (activity, "date", dossier_interface_language ());
  g_autofree char *title = dossier_store_dup_title (store, activity, dossier_interface_language ());

  return *when != '\0' ? g_strconcat (title, ", ", when, NULL) : g_steal_pointer (&title);
}

static char *
dup_title (DossierStore  *store,
           DossierRecord *activity)
{
  const char *language = dossier_interface_language ();
  g_autofree char *own = dossier_own_dup_line (store, activity, language);
  char *title = dossier_store_dup_title (store, activity, language);

  if (own != NULL)
    {
      g_autofree char *alone = g_steal_pointer (&title);

      title = g_strdup_printf ("%s · %s", alone, own);
    }

  return title;
}

static void
show_when (DossierActivityCell *self,
           DossierRecord       *activity)
{
  const char *date = dossier_record_get_text (activity, "date");
  g_autofree char *name = dup_name (self->store, activity);
  g_autofree char *when = date != NULL
                          ? dossier_date_format (date, dossier_interface_language (), DOSSIER_DATE_SHORT)
                          : NULL;

  name_row (self, name);
  show_text (self, when != NULL ? when : dossier_record_get_text (activity, "date_text"), when);
}

static void
fill (DossierActivityCell *self)
{
  g_autoptr (DossierRecord) activity = g_steal_pointer (&self->waiting);
  g_autofree char *text = NULL;

  switch (self->column)
    {
    case DOSSIER_ACTIVITY_WHEN:
      show_when (self, activity);
      break;

    case DOSSIER_ACTIVITY_TITLE:
      text = dup_title (self->store, activity);
      show_text (self, text, text);
      break;

    case DOSSIER_ACTIVITY_PLACE:
      hold_linked (self, activity, "country");
      text = dup_place (self->store, activity);
      show_text (self, text, text);
      break;

    case DOSSIER_ACTIVITY_PROGRAMME:
    case DOSSIER_N_ACTIVITY_COLUMNS:
    default:
      hold_linked (self, activity, "programme");
      show_programme (self);
      break;
    }
}

/* GTK keeps two hundred rows at hand, of which some twenty are in sight: only those are looked up.  What
 * asks for a layout is done at once, since a row comes into sight in the midst of one. */
void
dossier_activity_cell_show (DossierActivityCell *self,
                            DossierStore        *store,
                            DossierRecord       *activity)
{
  show_section (self, NULL);
  mark_row (self, FALSE);
  gtk_widget_set_visible (self->dot, self->column == DOSSIER_ACTIVITY_PROGRAMME &&
                                     dossier_record_get_integer (activity, "programme") != 0);
  g_set_object (&self->store, store);
  g_set_object (&self->waiting, activity);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
  else
    {
      name_row (self, NULL);
      show_text (self, NULL, NULL);
    }
}

static void
dossier_activity_cell_map (GtkWidget *widget)
{
  DossierActivityCell *self = DOSSIER_ACTIVITY_CELL (widget);

  if (self->waiting != NULL)
    fill (self);

  GTK_WIDGET_CLASS (dossier_activity_cell_parent_class)->map (widget);
}

static void
add_heading (DossierActivityCell *self)
{
  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "section");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->heading));

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "count");
  gtk_widget_set_visible (GTK_WIDGET (self->count), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->count));

  self->counted = g_binding_group_new ();
  g_binding_group_bind (self->counted, "count", self->count, "label", G_BINDING_SYNC_CREATE);
}

GtkWidget *
dossier_activity_cell_new (DossierActivityColumn column)
{
  DossierActivityCell *self = g_object_new (DOSSIER_TYPE_ACTIVITY_CELL, "spacing", 8, NULL);

  self->column = column;
  if (column == DOSSIER_ACTIVITY_PLACE)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "faint");
  if (column == DOSSIER_ACTIVITY_WHEN)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->text), "numeric");
      add_heading (self);
    }

  return GTK_WIDGET (self);
}

/* Asked for when the pointer rests: setting the text of a tooltip makes GTK ask the X server where
 * the pointer is, which takes longer than all else about a cell. */
static gboolean
dossier_activity_cell_query_tooltip (GtkWidget  *widget,
                                     int         x,
                                     int         y,
                                     gboolean    is_by_keyboard,
                                     GtkTooltip *tooltip)
{
  DossierActivityCell *self = DOSSIER_ACTIVITY_CELL (widget);

  gtk_tooltip_set_text (tooltip, self->tip);
  return self->tip != NULL;
}

static void
dossier_activity_cell_dispose (GObject *object)
{
  DossierActivityCell *self = DOSSIER_ACTIVITY_CELL (object);

  g_clear_object (&self->counted);
  g_clear_object (&self->waiting);
  g_clear_object (&self->linked);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_activity_cell_parent_class)->dispose (object);
}

static void
dossier_activity_cell_finalize (GObject *object)
{
  g_free (DOSSIER_ACTIVITY_CELL (object)->tip);

  G_OBJECT_CLASS (dossier_activity_cell_parent_class)->finalize (object);
}

static void
dossier_activity_cell_class_init (DossierActivityCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_activity_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_activity_cell_finalize;
  GTK_WIDGET_CLASS (klass)->map = dossier_activity_cell_map;
  GTK_WIDGET_CLASS (klass)->query_tooltip = dossier_activity_cell_query_tooltip;
}

static void
dossier_activity_cell_init (DossierActivityCell *self)
{
  self->dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->dot, "dot");
  gtk_widget_set_valign (self->dot, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->dot);

  self->text = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->text, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->text));

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}
