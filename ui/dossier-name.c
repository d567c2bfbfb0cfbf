/* dossier-name.c: what assistive tools call a control: what it is, and for rows the value they show.
 *
 * GTK 4.8 puts a label and a labelled-by relation one after the other, and calls what has
 * neither by the name of its class.
 */
#include "dossier-name.h"

#include <glib/gi18n-lib.h>

void
dossier_name_set (GtkWidget  *widget,
                  const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * dossier_name_set_value:
 * @value: (nullable): what the control shows
 */
void
dossier_name_set_value (GtkWidget  *widget,
                        const char *label,
                        const char *value)
{
  g_autofree char *name = NULL;

  if (value == NULL || *value == '\0')
    {
      dossier_name_set (widget, label);
      return;
    }

  /* Translators: a field and its value, read aloud: “Life cycle: Implementation” */
  name = g_strdup_printf (_("%s: %s"), label, value);
  dossier_name_set (widget, name);
}

void
dossier_name_inside (GtkWidget  *widget,
                     GType       type,
                     const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (g_type_is_a (G_OBJECT_TYPE (child), type))
        dossier_name_set (child, name);
      dossier_name_inside (child, type, name);
    }
}

#define READING "dossier-reading"

/* GTK 4.8 does not tell what stands in the field inside a row. */
static void
typed_cb (AdwEntryRow *row)
{
  GtkEditable *typing = gtk_editable_get_delegate (GTK_EDITABLE (row));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  const char *reading = g_object_get_data (G_OBJECT (row), READING);
  g_autofree char *both = reading != NULL ? g_strdup_printf (_("%s: %s"), text, reading) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (typing),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, both != NULL ? both : text, -1);
}

/**
 * dossier_name_set_reading:
 * @reading: (nullable): how the text of the row is understood
 */
void
dossier_name_set_reading (AdwEntryRow *row,
                          const char  *reading)
{
  g_object_set_data_full (G_OBJECT (row), READING,
                          reading != NULL && *reading != '\0' ? g_strdup (reading) : NULL, g_free);
  typed_cb (row);
}

/* GtkText hides itself behind the entry around it, but AdwEntryRow does not speak for it: without
 * this, nothing has the focus for a screen reader while one types. */
void
dossier_name_entry_row (AdwEntryRow *row,
                        const char  *label)
{
  GtkEditable *typing = gtk_editable_get_delegate (GTK_EDITABLE (row));

  g_object_set (typing, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  g_object_set (row, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  dossier_name_set (GTK_WIDGET (typing), label);
  g_signal_connect (row, "changed", G_CALLBACK (typed_cb), NULL);
  typed_cb (row);
}

static void
action_row_cb (AdwActionRow *row)
{
  dossier_name_set_value (GTK_WIDGET (row), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                          adw_action_row_get_subtitle (row));
}

/* The title and the subtitle, whatever they are. */
void
dossier_name_action_row (AdwActionRow *row)
{
  g_signal_connect (row, "notify::title", G_CALLBACK (action_row_cb), NULL);
  g_signal_connect (row, "notify::subtitle", G_CALLBACK (action_row_cb), NULL);
  action_row_cb (row);
}

/* Choices */

static void
item_bound_cb (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *row = child != NULL ? gtk_widget_get_parent (child) : NULL;
  gpointer choice = gtk_list_item_get_item (item);

  if (row != NULL && GTK_IS_STRING_OBJECT (choice))
    dossier_name_set (row, gtk_string_object_get_string (choice));
}

/* The factory that comes with the control also makes what it shows while it is closed. */
static void
name_items (GtkListItemFactory *factory)
{
  if (GTK_IS_SIGNAL_LIST_ITEM_FACTORY (factory))
    g_signal_connect_after (factory, "bind", G_CALLBACK (item_bound_cb), NULL);
}

/* Without the factory for a moment, so that what is bound already is bound again. */
static void
bind_again (GObject            *choice,
            GtkListItemFactory *factory)
{
  g_autoptr (GtkListItemFactory) kept = g_object_ref (factory);

  g_object_set (choice, "factory", NULL, NULL);
  g_object_set (choice, "factory", kept, NULL);
}

static void
show_choice (GObject    *choice,
             GParamSpec *pspec,
             const char *label)
{
  g_autoptr (GObject) item = NULL;
  const char *value = NULL;

  g_object_get (choice, "selected-item", &item, NULL);
  if (GTK_IS_STRING_OBJECT (item))
    value = gtk_string_object_get_string (GTK_STRING_OBJECT (item));

  dossier_name_set_value (GTK_WIDGET (choice), label, value);
  if (GTK_IS_DROP_DOWN (choice))
    dossier_name_set_value (gtk_widget_get_first_child (GTK_WIDGET (choice)), label, value);
}

static void
name_choice (GObject            *choice,
             GtkListItemFactory *factory,
             const char         *label)
{
  name_items (factory);
  bind_again (choice, factory);
  dossier_name_inside (GTK_WIDGET (choice), GTK_TYPE_LIST_VIEW, label);
  show_choice (choice, NULL, label);
  g_signal_connect_data (choice, "notify::selected-item", G_CALLBACK (show_choice), g_strdup (label),
                         (GClosureNotify) (GCallback) g_free, 0);
}

void
dossier_name_combo_row (AdwComboRow *row,
                        const char  *label)
{
  name_choice (G_OBJECT (row), adw_combo_row_get_factory (row), label);
}

void
dossier_name_drop_down (GtkDropDown *drop_down,
                        const char  *label)
{
  name_choice (G_OBJECT (drop_down), gtk_drop_down_get_factory (drop_down), label);
}

/* The buttons of its heading, in their order. */
void
dossier_name_calendar (GtkCalendar *calendar)
{
  const char *names[] = { _("Previous month"), _("Next month"), _("Previous year"), _("Next year") };
  GtkWidget *heading = gtk_widget_get_first_child (GTK_WIDGET (calendar));
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (heading);
       child != NULL && n < G_N_ELEMENTS (names);
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      dossier_name_set (child, names[n++]);
  dossier_name_set (GTK_WIDGET (calendar), _("Calendar"));
}
