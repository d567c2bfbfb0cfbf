/* dossier-value-grid.c: the values of an indicator, to be filled like a spreadsheet.
 *
 * The cells show text; the one being typed into has an entry in its place.  The countries stay
 * where they are while the periods scroll.
 */
#include "dossier-value-grid-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-stick.h"
#include "dossier-value-cell.h"

#define SPACING 4
#define SCROLLBAR 10  /* below the last row, where it lies over nothing */
#define LARGE 200     /* cells from which on rows are bands, without a ground for each cell */

G_DEFINE_FINAL_TYPE (DossierValueGrid, dossier_value_grid, ADW_TYPE_BIN)

guint
dossier_value_grid_get_n_rows (DossierValueGrid *self)
{
  return dossier_indicator_grid_get_n_rows (self->model);
}

guint
dossier_value_grid_get_n_columns (DossierValueGrid *self)
{
  return dossier_indicator_grid_get_n_columns (self->model);
}

GtkWidget *
dossier_value_grid_get_cell (DossierValueGrid *self,
                             guint             row,
                             guint             column)
{
  return g_ptr_array_index (self->places, row * dossier_value_grid_get_n_columns (self) + column);
}

/* Showing */

static const char *
get_placeholder (DossierGridState state)
{
  switch (state)
    {
    case DOSSIER_CELL_MISSING:
      return _("missing");

    case DOSSIER_CELL_COMING:
      return "";

    case DOSSIER_CELL_EMPTY:
    case DOSSIER_CELL_FILLED:
    default:
      return "–";
    }
}

static void
show_cell (DossierValueGrid *self,
           guint             row,
           guint             column)
{
  static const char * const classes[][3] = {
    [DOSSIER_CELL_EMPTY] = { "cell", NULL },
    [DOSSIER_CELL_FILLED] = { "cell", "numeric", NULL },
    [DOSSIER_CELL_MISSING] = { "cell", "missing", NULL },
    [DOSSIER_CELL_COMING] = { "cell", "future", NULL },
  };
  GtkWidget *cell = dossier_value_grid_get_cell (self, row, column);
  DossierGridState state = dossier_indicator_grid_get_state (self->model, row, column);
  g_autofree char *text = dossier_indicator_grid_dup_text (self->model, row, column);
  const char *value = *text != '\0' ? text : get_placeholder (state);
  const char *said = *value != '\0' ? value : _("not yet");
  /* Translators: a country, a period, and the value of an indicator there and then */
  g_autofree char *name = g_strdup_printf (_("%s, %s: %s"),
                                           dossier_indicator_grid_get_row_label (self->model, row),
                                           dossier_indicator_grid_get_column_label (self->model, column),
                                           state == DOSSIER_CELL_EMPTY ? _("nothing") : said);

  dossier_value_cell_set_text (DOSSIER_VALUE_CELL (cell), value);
  gtk_widget_set_css_classes (cell, (const char **) classes[state]);
  if (dossier_grid_area_has (&self->chosen, row, column))
    gtk_widget_add_css_class (cell, "chosen");
  dossier_name_set (cell, name);
}

void
dossier_value_grid_say (DossierValueGrid *self,
                        const char       *message)
{
  gtk_label_set_text (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
}

const char *
dossier_value_grid_get_message (DossierValueGrid *self)
{
  return gtk_label_get_text (GTK_LABEL (self->message));
}

/* Cells */

/* A cell that has come into sight at the top is below the heads, not behind them. */
static void
uncover (DossierValueGrid *self,
         GtkWidget        *cell)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *viewport = scroller != NULL ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller))
                                         : NULL;
  GtkWidget *content = GTK_IS_VIEWPORT (viewport) ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  GtkAdjustment *adjustment;
  graphene_point_t top;
  double most;

  if (content == NULL || !gtk_widget_compute_point (cell, content, &GRAPHENE_POINT_INIT (0, 0), &top))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  most = top.y - gtk_widget_get_height (cell) - SPACING;
  if (gtk_adjustment_get_value (adjustment) > most)
    gtk_adjustment_set_value (adjustment, most);
}

/* The cursor is where the focus is, also when Tab or a screen reader moved it. */
static void
entered_cb (DossierValueGrid   *self,
            GtkEventController *controller)
{
  GtkWidget *cell = gtk_event_controller_get_widget (controller);
  guint index;

  if (!g_ptr_array_find (self->places, cell, &index))
    return;

  if (index != self->row * dossier_value_grid_get_n_columns (self) + self->column)
    {
      self->row = self->anchor_row = index / dossier_value_grid_get_n_columns (self);
      self->column = self->anchor_column = index % dossier_value_grid_get_n_columns (self);
    }
  dossier_value_grid_show_selection (self);
  uncover (self, cell);
}

static void
clicked_cb (DossierValueGrid *self,
            int               n_presses,
            double            x,
            double            y,
            GtkGesture       *gesture)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  gboolean is_extending = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture))
                           & GDK_SHIFT_MASK) != 0;
  guint index;

  /* A row around it would close. */
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (!dossier_value_grid_commit (self) || !g_ptr_array_find (self->places, cell, &index))
    return;

  dossier_value_grid_move_to (self, index / dossier_value_grid_get_n_columns (self),
                              index % dossier_value_grid_get_n_columns (self), is_extending);
  if (n_presses == 2)
    dossier_value_grid_start_typing (self, NULL);
}

/* Making */

static GtkWidget *
make_head (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "grid-head");
  return label;
}

static GtkWidget *
make_cell (DossierValueGrid *self)
{
  GtkWidget *cell = dossier_value_cell_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (clicked_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (dossier_value_grid_show_selection), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (cell, focus);

  return cell;
}

/* Rows of their own, so that a cell that changes has only its row drawn anew, not hundreds. */
static GtkWidget *
append_row (DossierValueGrid *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_box_append (GTK_BOX (self->cells), row);

  return row;
}

/* Heads lie over their place, from where they move down while the countries scroll past. */
static void
make_heads (DossierValueGrid *self)
{
  GtkWidget *heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *over[] = { self->over_names, self->over_cells };
  GtkWidget *head[] = { make_head (NULL), heads };
  GtkWidget *below[] = { make_head (NULL), append_row (self) };
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  gtk_box_append (GTK_BOX (self->names), below[0]);
  gtk_box_set_homogeneous (GTK_BOX (heads), TRUE);
  for (guint i = 0; i < dossier_value_grid_get_n_columns (self); i++)
    gtk_box_append (GTK_BOX (heads), make_head (dossier_indicator_grid_get_column_label (self->model, i)));
  gtk_box_append (GTK_BOX (heads), make_head (_("So far")));

  for (guint i = 0; i < G_N_ELEMENTS (self->sticks); i++)
    {
      if (self->sticks[i] != NULL)
        gtk_overlay_remove_overlay (GTK_OVERLAY (over[i]), self->sticks[i]);
      self->sticks[i] = dossier_stick_new (head[i], below[i]);
      gtk_overlay_add_overlay (GTK_OVERLAY (over[i]), self->sticks[i]);
      gtk_overlay_set_measure_overlay (GTK_OVERLAY (over[i]), self->sticks[i], TRUE);
      dossier_stick_follow (DOSSIER_STICK (self->sticks[i]), (GtkScrolledWindow *) scroller);
    }
}

/* Where it is scrolled is known once it is somewhere. */
static void
mapped_cb (DossierValueGrid *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  for (guint i = 0; i < G_N_ELEMENTS (self->sticks); i++)
    dossier_stick_follow (DOSSIER_STICK (self->sticks[i]), (GtkScrolledWindow *) scroller);
}

/**
 * dossier_value_grid_get_head:
 *
 * Returns: (transfer none): the head of a column
 */
GtkWidget *
dossier_value_grid_get_head (DossierValueGrid *self,
                             guint             column)
{
  GtkWidget *head = gtk_widget_get_first_child (dossier_stick_get_head (DOSSIER_STICK (self->sticks[1])));

  for (guint i = 0; i < column; i++)
    head = gtk_widget_get_next_sibling (head);
  return head;
}

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
make_cells (DossierValueGrid *self)
{
  guint n_rows = dossier_value_grid_get_n_rows (self);
  guint n_columns = dossier_value_grid_get_n_columns (self);

  empty_box (self->names);
  empty_box (self->cells);
  g_ptr_array_set_size (self->places, 0);
  g_ptr_array_set_size (self->standings, 0);
  self->row = self->column = self->anchor_row = self->anchor_column = 0;
  self->chosen = (DossierGridArea) { 0 };

  make_heads (self);
  for (guint i = 0; i < n_rows; i++)
    {
      GtkWidget *row = append_row (self);

      gtk_widget_add_css_class (row, "row");
      dossier_value_grid_append_name (self, i);
      for (guint column = 0; column < n_columns; column++)
        {
          GtkWidget *cell = make_cell (self);

          g_ptr_array_add (self->places, cell);
          gtk_box_append (GTK_BOX (row), cell);
        }
      dossier_value_grid_append_standing (self, row);
    }
  dossier_value_grid_show_marks (self);

  if (n_rows * n_columns >= LARGE)
    gtk_widget_add_css_class (self->cells, "large");
  else
    gtk_widget_remove_css_class (self->cells, "large");
}

static gboolean
shows_cell_of (DossierIndicatorGrid *first,
               DossierIndicatorGrid *second,
               guint                 row,
               guint                 column)
{
  g_autofree char *text = dossier_indicator_grid_dup_text (first, row, column);
  g_autofree char *other_text = dossier_indicator_grid_dup_text (second, row, column);

  return dossier_indicator_grid_get_state (first, row, column) ==
           dossier_indicator_grid_get_state (second, row, column) && strcmp (text, other_text) == 0;
}

static gboolean
has_shape_of (DossierIndicatorGrid *first,
              DossierIndicatorGrid *second)
{
  guint n_rows = dossier_indicator_grid_get_n_rows (first);
  guint n_columns = dossier_indicator_grid_get_n_columns (first);

  if (n_rows != dossier_indicator_grid_get_n_rows (second) ||
      n_columns != dossier_indicator_grid_get_n_columns (second))
    return FALSE;

  for (guint i = 0; i < n_rows; i++)
    if (g_strcmp0 (dossier_indicator_grid_get_row_label (first, i),
                   dossier_indicator_grid_get_row_label (second, i)) != 0)
      return FALSE;
  for (guint i = 0; i < n_columns; i++)
    if (g_strcmp0 (dossier_indicator_grid_get_column_label (first, i),
                   dossier_indicator_grid_get_column_label (second, i)) != 0)
      return FALSE;

  return TRUE;
}

/* The columns that were asked for stay, also while nothing is in them. */
static DossierIndicatorGrid *
make_model (DossierValueGrid *self)
{
  DossierIndicatorGrid *model;
  GDate day;

  dossier_store_get_as_of (self->store, &day);
  model = dossier_indicator_grid_new (self->store, self->indicator, &day, dossier_interface_language ());
  for (guint i = 0; i < self->targets->len; i++)
    dossier_indicator_grid_add_target (model, g_ptr_array_index (self->targets, i));

  return model;
}

void
dossier_value_grid_refresh (DossierValueGrid *self)
{
  g_autoptr (DossierIndicatorGrid) old = g_steal_pointer (&self->model);
  gboolean is_new;

  self->model = make_model (self);
  is_new = old == NULL || !has_shape_of (old, self->model);
  if (is_new)
    {
      self->entry = NULL;
      make_cells (self);
    }

  for (guint row = 0; row < dossier_value_grid_get_n_rows (self); row++)
    for (guint column = 0; column < dossier_value_grid_get_n_columns (self); column++)
      if (is_new || !shows_cell_of (old, self->model, row, column))
        show_cell (self, row, column);
  dossier_value_grid_show_standings (self);
  dossier_value_grid_show_selection (self);
}

static gboolean
refresh_cb (gpointer data)
{
  DossierValueGrid *self = data;

  self->refresh_id = 0;
  dossier_value_grid_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DossierValueGrid *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

GtkWidget *
dossier_value_grid_new (DossierStore  *store,
                        DossierRecord *indicator)
{
  static const char * const signals[] = {
    "changed::indicator_value", "changed::indicator", "changed::breakdown", "changed::group_member",
    "changed::programme_country", "changed::programme", "notify::as-of",
  };
  static const char * const of_treaty[] = { "changed::treaty_event", "changed::portfolio", "notify::as-of" };
  DossierValueGrid *self = g_object_new (DOSSIER_TYPE_VALUE_GRID, NULL);

  self->store = g_object_ref (store);
  self->indicator = g_object_ref (indicator);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (store, signals[i], G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (of_treaty); i++)
    g_signal_connect_object (store, of_treaty[i], G_CALLBACK (dossier_value_grid_show_marks), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->bar, !dossier_store_is_read_only (store));
  dossier_value_grid_refresh (self);

  return GTK_WIDGET (self);
}

static GtkWidget *
make_bar (DossierValueGrid *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *button = gtk_button_new_with_label (_("Fill Down"));
  GtkWidget *hint = gtk_label_new (_("Type into a cell, or paste from a spreadsheet"));

  gtk_widget_set_tooltip_text (button, _("Copy the first value chosen into the cells below (Ctrl+Shift+D)"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (dossier_value_grid_fill_down), self);
  g_object_set (hint, "wrap", TRUE, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (hint, "minor");
  gtk_widget_add_css_class (hint, "faint");
  gtk_box_append (GTK_BOX (bar), hint);
  gtk_box_append (GTK_BOX (bar), dossier_value_grid_make_adder (self));
  gtk_box_append (GTK_BOX (bar), button);

  return bar;
}

static void
dossier_value_grid_dispose (GObject *object)
{
  DossierValueGrid *self = DOSSIER_VALUE_GRID (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_handle_id (&self->leave_id, g_source_remove);
  self->entry = NULL;

  G_OBJECT_CLASS (dossier_value_grid_parent_class)->dispose (object);
}

static void
dossier_value_grid_finalize (GObject *object)
{
  DossierValueGrid *self = DOSSIER_VALUE_GRID (object);

  g_clear_pointer (&self->model, dossier_indicator_grid_free);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->standings);
  g_ptr_array_unref (self->targets);
  g_clear_object (&self->indicator);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_value_grid_parent_class)->finalize (object);
}

static void
dossier_value_grid_class_init (DossierValueGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_value_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_value_grid_finalize;
}

static void
dossier_value_grid_init (DossierValueGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *table = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->places = g_ptr_array_new ();
  self->standings = g_ptr_array_new ();
  self->targets = g_ptr_array_new_with_free_func (g_free);
  self->names = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  self->cells = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gtk_box_set_homogeneous (GTK_BOX (self->names), TRUE);
  gtk_box_set_homogeneous (GTK_BOX (self->cells), TRUE);
  self->over_names = g_object_new (GTK_TYPE_OVERLAY, "child", self->names, "valign", GTK_ALIGN_START, NULL);
  self->over_cells = g_object_new (GTK_TYPE_OVERLAY, "child", self->cells, "halign", GTK_ALIGN_START,
                                   "margin-bottom", SCROLLBAR, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->over_cells);
  gtk_widget_set_hexpand (scroller, TRUE);

  self->message = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->message, "error");
  self->bar = make_bar (self);

  gtk_box_append (GTK_BOX (table), self->over_names);
  gtk_box_append (GTK_BOX (table), scroller);
  gtk_box_append (GTK_BOX (box), table);
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_box_append (GTK_BOX (box), self->bar);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (dossier_value_grid_key_cb), self);
  gtk_widget_add_controller (self->cells, keys);
}
