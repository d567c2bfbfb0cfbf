/* dossier-chooser.c: a popover to choose a record: search, matches, “Create …”.
 *
 * Never a modal dialog for one value.  The entry keeps the focus until Down is
 * pressed; Enter takes the first row.
 */
#include "dossier-chooser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-chooser-row.h"
#include "dossier-language.h"

#define MOST_ROWS 50
#define WIDTH 360
#define LEAST_HEIGHT 40
#define MOST_HEIGHT 320

struct _DossierChooser
{
  GtkPopover          parent_instance;

  DossierStore       *store;
  const DossierTable *table;
  const char         *link;      /* interned */
  gint64              link_id;
  GArray             *excluded;  /* gint64 */

  GtkWidget          *entry;
  GtkWidget          *list;
};

enum
{
  CHOSEN,
  CREATE,
  BACKSPACE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierChooser, dossier_chooser, GTK_TYPE_POPOVER)

static gboolean
is_searched (const DossierTable *table)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].searched)
      return TRUE;

  return FALSE;
}

static gboolean
is_excluded (DossierChooser *self,
             gint64          id)
{
  for (guint i = 0; i < self->excluded->len; i++)
    if (g_array_index (self->excluded, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* Tables without a search index are short: the words are looked for in the titles. */
static gboolean
contains (const char *title,
          const char *words)
{
  g_autofree char *folded_title = g_utf8_casefold (title, -1);
  g_autofree char *folded_words = g_utf8_casefold (words, -1);

  return strstr (folded_title, folded_words) != NULL;
}

static GPtrArray *
find_matches (DossierChooser *self,
              const char     *words)
{
  g_autoptr (DossierQuery) query = dossier_query_new (self->table->name);

  if (self->link_id != 0)
    dossier_query_match (query, self->link, self->link_id);
  if (*words != '\0' && is_searched (self->table))
    {
      dossier_query_search (query, words);
      dossier_query_limit (query, MOST_ROWS + self->excluded->len);
    }

  return dossier_store_query_records (self->store, query, NULL);
}

static void
append (DossierChooser *self,
        GtkWidget      *row)
{
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static guint
append_matches (DossierChooser *self,
                const char     *words,
                gboolean       *is_there)
{
  g_autoptr (GPtrArray) matches = find_matches (self, words);
  guint n = 0;

  *is_there = FALSE;
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      DossierRecord *match = g_ptr_array_index (matches, i);
      g_autofree char *title = dossier_store_dup_title (self->store, match, dossier_interface_language ());

      if (g_utf8_collate (title, words) == 0)
        *is_there = TRUE;
      if (n >= MOST_ROWS || is_excluded (self, dossier_record_get_id (match)) ||
          (*words != '\0' && !is_searched (self->table) && !contains (title, words)))
        continue;

      append (self, dossier_chooser_row_new (self->store, match, title));
      n++;
    }

  return n;
}

static void
refresh (DossierChooser *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  GtkListBoxRow *row;
  gboolean is_there;
  guint n;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));

  n = append_matches (self, words, &is_there);
  if (*words != '\0' && !is_there && dossier_chooser_can_create (self->table))
    {
      g_autofree char *text = g_strdup_printf (_("Create “%s”"), words);

      append (self, dossier_chooser_row_new_create (text));
    }
  else if (n == 0)
    append (self, dossier_chooser_row_new_note (*words != '\0' ? _("Nothing matches.")
                                                              : _("There is nothing left to choose.")));
}

static void
choose (DossierChooser *self,
        GtkListBoxRow  *row)
{
  gint64 id;
  g_autofree char *words = NULL;

  if (row == NULL || !gtk_list_box_row_get_activatable (row))
    return;

  id = dossier_chooser_row_get_id (row);
  words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  gtk_popover_popdown (GTK_POPOVER (self));

  if (id != 0)
    g_signal_emit (self, signals[CHOSEN], 0, id);
  else
    g_signal_emit (self, signals[CREATE], 0, words);
}

/* Who types fast and presses Enter means what was typed, not what is shown yet. */
static void
entry_activated_cb (DossierChooser *self)
{
  refresh (self);
  choose (self, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                DossierChooser        *self)
{
  gboolean is_empty = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';

  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    {
      refresh (self);
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)));
      return GDK_EVENT_STOP;
    }

  if (key == GDK_KEY_BackSpace && is_empty)
    {
      g_signal_emit (self, signals[BACKSPACE], 0);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
dossier_chooser_map (GtkWidget *widget)
{
  DossierChooser *self = DOSSIER_CHOOSER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  refresh (self);

  GTK_WIDGET_CLASS (dossier_chooser_parent_class)->map (widget);
  gtk_widget_grab_focus (self->entry);
}

/**
 * dossier_chooser_new:
 * @table: what is chosen from
 */
GtkWidget *
dossier_chooser_new (DossierStore       *store,
                     const DossierTable *table)
{
  DossierChooser *self = g_object_new (DOSSIER_TYPE_CHOOSER, NULL);
  g_autofree char *name = g_strdup_printf (_("Choose: %s"), _(table->label));

  self->store = g_object_ref (store);
  self->table = table;
  g_object_set (self->entry, "placeholder-text", _(table->plural), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(table->plural),
                                  -1);

  return GTK_WIDGET (self);
}

void
dossier_chooser_restrict (DossierChooser *self,
                          const char     *link,
                          gint64          id)
{
  self->link = g_intern_string (link);
  self->link_id = id;
}

void
dossier_chooser_exclude (DossierChooser *self,
                         GArray         *ids)
{
  g_array_set_size (self->excluded, 0);
  if (ids != NULL)
    g_array_append_vals (self->excluded, ids->data, ids->len);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

/**
 * dossier_chooser_can_create:
 *
 * Returns: whether a title is enough for a new record of @table
 */
gboolean
dossier_chooser_can_create (const DossierTable *table)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *field = &table->fields[i];

      /* Choices that may not be empty start with their first value. */
      if (field->required && field->kind != DOSSIER_KIND_CHOICE && g_strcmp0 (field->name, table->title) != 0)
        return FALSE;
    }

  return table->title != NULL && dossier_table_get_field (table, table->title)->kind == DOSSIER_KIND_TEXT;
}

static void
dossier_chooser_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_CHOOSER (object)->store);

  G_OBJECT_CLASS (dossier_chooser_parent_class)->dispose (object);
}

static void
dossier_chooser_finalize (GObject *object)
{
  g_array_unref (DOSSIER_CHOOSER (object)->excluded);

  G_OBJECT_CLASS (dossier_chooser_parent_class)->finalize (object);
}

static void
dossier_chooser_class_init (DossierChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_chooser_dispose;
  object_class->finalize = dossier_chooser_finalize;
  GTK_WIDGET_CLASS (klass)->map = dossier_chooser_map;

  signals[CHOSEN] = g_signal_new ("chosen", DOSSIER_TYPE_CHOOSER, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CREATE] = g_signal_new ("create", DOSSIER_TYPE_CHOOSER, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[BACKSPACE] = g_signal_new ("backspace", DOSSIER_TYPE_CHOOSER, G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_entry (DossierChooser *self,
           GtkWidget      *box)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self,
                           G_CONNECT_SWAPPED);

  /* Before the entry sees the keys: it knows nothing to do with Backspace when empty. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (box), self->entry);
}

static void
dossier_chooser_init (DossierChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller;

  self->excluded = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_entry (self, box);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (choose), self, G_CONNECT_SWAPPED);

  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                           "child", self->list,
                           "hscrollbar-policy", GTK_POLICY_NEVER,
                           "min-content-height", LEAST_HEIGHT,
                           "max-content-height", MOST_HEIGHT,
                           "propagate-natural-height", TRUE,
                           "width-request", WIDTH,
                           NULL);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chooser");
}
