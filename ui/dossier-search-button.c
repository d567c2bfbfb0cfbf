/* dossier-search-button.c: search over everything in the portfolio, in a popover.
 *
 * The focus stays in the entry; the arrow keys move a mark over the hits and Enter
 * opens the marked one, at first the first.  Rows are made once and shown again.
 */
#include "dossier-search-button.h"

#include <glib/gi18n-lib.h>

#include "dossier-count.h"
#include "dossier-hit-row.h"
#include "dossier-language.h"

#define WIDTH 540
#define MARGIN 24
#define MOST_HITS_OF_A_TABLE 8
#define MOST_RECENT 8

/* A record that was opened. */
typedef struct
{
  const char *table;
  gint64      id;
} Visit;

struct _DossierSearchButton
{
  AdwBin          parent_instance;

  GtkMenuButton  *button;
  GtkPopover     *popover;
  GtkWidget      *content;
  GtkSearchEntry *entry;
  GtkWidget      *scroller;
  GtkListBox     *list;
  GtkLabel       *hint;
  GtkLabel       *count;

  DossierStore   *store;
  GArray         *visits;   /* the last one first */
  GPtrArray      *rows;     /* of DossierHitRow; owned by the list */
  guint           n_shown;  /* of the rows */
  guint           current;
};

G_DEFINE_FINAL_TYPE (DossierSearchButton, dossier_search_button, ADW_TYPE_BIN)

GtkWidget *
dossier_search_button_new (void)
{
  return g_object_new (DOSSIER_TYPE_SEARCH_BUTTON, NULL);
}

/* The current row */

static DossierHitRow *
get_row (DossierSearchButton *self,
         guint                index)
{
  return g_ptr_array_index (self->rows, index);
}

static void
scroll_to_current (DossierSearchButton *self)
{
  GtkWidget *row = GTK_WIDGET (get_row (self, self->current));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
set_current (DossierSearchButton *self,
             guint                current)
{
  if (self->current < self->rows->len)
    dossier_hit_row_set_current (get_row (self, self->current), FALSE);

  self->current = current;
  if (current >= self->n_shown)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      return;
    }

  dossier_hit_row_set_current (get_row (self, current), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, get_row (self, current),
                                  -1);
  scroll_to_current (self);
}

/* From the last row on to the first, and back. */
static void
move_current (DossierSearchButton *self,
              int                  rows)
{
  if (self->n_shown > 0)
    set_current (self, (self->current + self->n_shown + rows) % self->n_shown);
}

static void
open_row (DossierSearchButton *self,
          DossierHitRow       *row)
{
  const char *table = dossier_hit_row_get_table (row);
  gint64 id = dossier_hit_row_get_id (row);

  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "(sx)", table, id);
}

/* Showing hits */

static DossierHitRow *
ensure_row (DossierSearchButton *self,
            guint                index)
{
  if (index == self->rows->len)
    {
      GtkWidget *row = dossier_hit_row_new ();

      gtk_list_box_append (self->list, row);
      g_ptr_array_add (self->rows, row);
    }

  return get_row (self, index);
}

static void
show_hits (DossierSearchButton *self,
           GPtrArray           *hits,
           gboolean             has_headings)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const DossierHit *hit = g_ptr_array_index (hits, i);
      const DossierHit *before = i > 0 ? g_ptr_array_index (hits, i - 1) : NULL;
      gboolean is_first = has_headings && (before == NULL || before->kind != hit->kind);
      DossierHitRow *row = ensure_row (self, i);

      dossier_hit_row_show (row, self->store, hit, is_first ? dossier_hit_kind_get_label (hit->kind) : NULL);
      gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
    }

  for (guint i = hits->len; i < self->rows->len; i++)
    gtk_widget_set_visible (GTK_WIDGET (get_row (self, i)), FALSE);

  self->n_shown = hits->len;
  gtk_widget_set_visible (self->scroller, hits->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hits->len == 0);
  set_current (self, 0);
}

static void
show_recent (DossierSearchButton *self)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_hit_free);

  for (guint i = 0; i < self->visits->len; i++)
    {
      const Visit *visit = &g_array_index (self->visits, Visit, i);
      DossierHit *hit = dossier_store_describe (self->store, visit->table, visit->id,
                                                dossier_interface_language ());

      /* It may have been deleted since. */
      if (hit != NULL)
        g_ptr_array_add (hits, hit);
    }

  show_hits (self, hits, FALSE);
  gtk_label_set_text (self->count, hits->len > 0 ? _("Last opened") : "");
  gtk_label_set_text (self->hint,
                      _("Type the beginning of any word: of a title, a country, a city, a person…"));
}

/* A kind that is full may have more hits than it shows. */
static gboolean
is_cut (GPtrArray *hits)
{
  guint n = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const DossierHit *hit = g_ptr_array_index (hits, i);
      const DossierHit *before = i > 0 ? g_ptr_array_index (hits, i - 1) : NULL;

      n = before != NULL && before->table == hit->table ? n + 1 : 1;
      if (n == MOST_HITS_OF_A_TABLE)
        return TRUE;
    }

  return FALSE;
}

static char *
dup_count (GPtrArray *hits)
{
  if (hits->len == 0)
    return g_strdup ("");

  if (is_cut (hits))
    /* Translators: there may be more */
    return dossier_count_dup_words (ngettext ("The first %u result", "The first %u results", hits->len),
                                    hits->len);

  return dossier_count_dup_words (ngettext ("%u result", "%u results", hits->len), hits->len);
}

static void
show_found (DossierSearchButton *self,
            const char          *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = dossier_store_search (self->store, words, dossier_interface_language (),
                                                     MOST_HITS_OF_A_TABLE, &error);
  g_autofree char *hint = NULL;
  g_autofree char *count = NULL;

  if (hits == NULL)
    {
      hits = g_ptr_array_new ();
      hint = g_strdup (error->message);
    }
  else
    {
      hint = g_strdup_printf (_("Nothing begins with “%s”."), words);
    }

  count = dup_count (hits);
  show_hits (self, hits, TRUE);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->hint, hint);
}

static void
words_changed_cb (DossierSearchButton *self)
{
  g_autofree char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (self->store == NULL)
    return;

  g_strstrip (words);
  if (*words == '\0')
    show_recent (self);
  else
    show_found (self, words);
}

/* Keys and clicks */

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  DossierSearchButton *self = DOSSIER_SEARCH_BUTTON (gtk_widget_get_ancestor (entry,
                                                                              DOSSIER_TYPE_SEARCH_BUTTON));

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    move_current (self, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    move_current (self, -1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
next_cb (DossierSearchButton *self)
{
  move_current (self, 1);
}

static void
previous_cb (DossierSearchButton *self)
{
  move_current (self, -1);
}

/* Who types fast and presses Enter means what was typed, not what is shown yet. */
static void
entry_activated_cb (DossierSearchButton *self)
{
  guint current = self->current;

  words_changed_cb (self);
  if (current < self->n_shown)
    set_current (self, current);
  if (self->n_shown > 0)
    open_row (self, get_row (self, self->current));
}

static void
stopped_cb (DossierSearchButton *self)
{
  gtk_popover_popdown (self->popover);
}

static void
row_activated_cb (DossierSearchButton *self,
                  GtkListBoxRow       *row)
{
  open_row (self, DOSSIER_HIT_ROW (row));
}

/* On a narrow window the popover is as wide as the window. */
static void
shown_cb (DossierSearchButton *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  int width = root != NULL ? MIN (WIDTH, gtk_widget_get_width (root) - MARGIN) : WIDTH;

  gtk_widget_set_size_request (self->content, MAX (width, 0), -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  words_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * dossier_search_button_set_store:
 * @store: (nullable): what to search; forgets what was opened before
 */
void
dossier_search_button_set_store (DossierSearchButton *self,
                                 DossierStore        *store)
{
  if (!g_set_object (&self->store, store))
    return;

  g_array_set_size (self->visits, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), store != NULL);
}

void
dossier_search_button_popup (DossierSearchButton *self)
{
  gtk_menu_button_popup (self->button);
}

void
dossier_search_button_remember (DossierSearchButton *self,
                                const char          *table,
                                gint64               id)
{
  const Visit visit = { g_intern_string (table), id };

  for (guint i = 0; i < self->visits->len; i++)
    if (g_array_index (self->visits, Visit, i).id == id &&
        g_array_index (self->visits, Visit, i).table == visit.table)
      {
        g_array_remove_index (self->visits, i);
        break;
      }

  g_array_prepend_val (self->visits, visit);
  if (self->visits->len > MOST_RECENT)
    g_array_set_size (self->visits, MOST_RECENT);
}

static void
dossier_search_button_finalize (GObject *object)
{
  DossierSearchButton *self = DOSSIER_SEARCH_BUTTON (object);

  g_clear_object (&self->store);
  g_array_unref (self->visits);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (dossier_search_button_parent_class)->finalize (object);
}

static void
dossier_search_button_class_init (DossierSearchButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = dossier_search_button_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-search-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierSearchButton, button);
  gtk_widget_class_bind_template_child (widget_class, DossierSearchButton, popover);
  gtk_widget_class_bind_template_child (widget_class, DossierSearchButton, content);
  gtk_widget_class_bind_template_child (widget_class, DossierSearchButton, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierSearchButton, scroller);
  gtk_widget_class_bind_template_child (widget_class, DossierSearchButton, list);
  gtk_widget_class_bind_template_child (widget_class, DossierSearchButton, hint);
  gtk_widget_class_bind_template_child (widget_class, DossierSearchButton, count);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dossier_search_button_init (DossierSearchButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->visits = g_array_new (FALSE, FALSE, sizeof (Visit));
  self->rows = g_ptr_array_new ();
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), FALSE);
}
