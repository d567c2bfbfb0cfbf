/* dossier-value-grid-edit.c: typing into the cells, filling them down and emptying them. */
#include "dossier-value-grid-private.h"

#include "dossier-name.h"
#include "dossier-value.h"

/* The cell shows its value again. */
void
dossier_value_grid_end_typing (DossierValueGrid *self)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);

  if (entry == NULL)
    return;

  g_clear_handle_id (&self->leave_id, g_source_remove);
  gtk_widget_set_visible (dossier_value_grid_get_cell (self, self->typed_row, self->typed_column), TRUE);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (entry)), entry);
}

/* What was typed into these cells, be it refused or not finished, stands no longer. */
void
dossier_value_grid_settle (DossierValueGrid      *self,
                           const DossierGridCell *cells,
                           guint                  n_cells)
{
  gboolean is_typed = FALSE, has_focus;

  for (guint i = 0; i < n_cells; i++)
    {
      dossier_value_grid_drop_draft (self, cells[i].row, cells[i].column);
      is_typed |= self->entry != NULL && cells[i].row == self->typed_row &&
                  cells[i].column == self->typed_column;
    }
  if (!is_typed)
    return;

  has_focus = (gtk_widget_get_state_flags (self->entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  dossier_value_grid_end_typing (self);
  if (has_focus)
    dossier_value_grid_move_to (self, self->row, self->column, FALSE);
}

/* As one edit; targets that stand are asked about.  FALSE where nothing is written, with the reason below. */
gboolean
dossier_value_grid_fill (DossierValueGrid      *self,
                         const DossierGridCell *cells,
                         guint                  n_cells)
{
  g_autoptr (GError) error = NULL;

  if (dossier_indicator_grid_fill (self->model, cells, n_cells, NULL, &error))
    {
      dossier_value_grid_settle (self, cells, n_cells);
      dossier_value_grid_say (self, NULL);
      return TRUE;
    }

  if (g_error_matches (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_AGREED))
    {
      dossier_value_grid_say (self, NULL);
      dossier_value_grid_ask (self, cells, n_cells);
      return TRUE;
    }

  dossier_value_grid_say (self, error->message);
  return FALSE;
}

/* What is not understood stays in its entry, with the reason below. */
gboolean
dossier_value_grid_commit (DossierValueGrid *self)
{
  DossierGridCell cell = { self->typed_row, self->typed_column, NULL };
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;

  if (self->entry == NULL)
    return TRUE;

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  before = dossier_indicator_grid_dup_text (self->model, self->typed_row, self->typed_column);
  cell.text = text;
  if (g_strcmp0 (text, before) != 0 && !dossier_value_grid_fill (self, &cell, 1))
    return FALSE;

  dossier_value_grid_drop_draft (self, self->typed_row, self->typed_column);
  dossier_value_grid_say (self, NULL);
  dossier_value_grid_end_typing (self);
  return TRUE;
}

static gboolean
left_cb (gpointer data)
{
  DossierValueGrid *self = data;

  self->leave_id = 0;
  if (self->entry != NULL && !dossier_value_grid_commit (self))
    dossier_value_grid_end_typing (self);
  return G_SOURCE_REMOVE;
}

/* The entry must not go while GTK still tells it that the focus does. */
static void
leave_cb (DossierValueGrid *self)
{
  if (self->entry != NULL && self->leave_id == 0)
    self->leave_id = g_idle_add (left_cb, self);
}

static gboolean
entry_key_cb (DossierValueGrid *self,
              guint             key,
              guint             code,
              GdkModifierType   modifiers)
{
  gboolean is_back = (modifiers & GDK_SHIFT_MASK) != 0;
  gboolean is_leaving = (modifiers & GDK_CONTROL_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Escape:
      dossier_value_grid_drop_draft (self, self->typed_row, self->typed_column);
      dossier_value_grid_say (self, NULL);
      dossier_value_grid_end_typing (self);
      dossier_value_grid_move_to (self, self->row, self->column, FALSE);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (dossier_value_grid_commit (self))
        dossier_value_grid_move_to (self, self->row + 1, self->column, FALSE);
      return TRUE;

    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (!dossier_value_grid_commit (self))
        return TRUE;
      if (is_leaving)
        dossier_value_grid_leave (self, is_back);
      else
        dossier_value_grid_move_to (self, self->row, is_back && self->column > 0 ? self->column - 1
                                                                                 : self->column + 1, FALSE);
      return TRUE;

    default:
      return FALSE;
    }
}

static void
make_entry (DossierValueGrid *self,
            const char       *text)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const char *row = dossier_indicator_grid_get_row_label (self->model, self->row);
  const char *column = dossier_indicator_grid_get_column_label (self->model, self->column);
  const char *parts = dossier_indicator_grid_get_parts_label (self->model);
  g_autofree char *name = g_strdup_printf ("%s, %s", row, column);

  self->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), parts);
  gtk_widget_add_css_class (self->entry, "cell-entry");
  dossier_name_set (self->entry, name);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (dossier_value_grid_keep_typed), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_add_controller (self->entry, focus);
}

/* @text: (nullable): instead of what the cell has, or what was refused there */
void
dossier_value_grid_start_typing (DossierValueGrid *self,
                                 const char       *text)
{
  GtkWidget *cell = dossier_value_grid_get_cell (self, self->row, self->column);
  g_autofree char *there = dossier_indicator_grid_dup_text (self->model, self->row, self->column);
  const char *draft = dossier_value_grid_get_draft (self, self->row, self->column);

  if (dossier_store_is_read_only (self->store) || self->entry != NULL)
    return;

  if (text == NULL)
    text = draft != NULL ? draft : there;
  self->typed_row = self->row;
  self->typed_column = self->column;
  make_entry (self, text);
  dossier_value_grid_keep_typed (self);

  gtk_widget_set_visible (cell, FALSE);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (cell)), self->entry, cell);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/* The first row of what is chosen goes into the others. */
void
dossier_value_grid_fill_down (DossierValueGrid *self)
{
  DossierGridArea area = dossier_value_grid_get_selection (self);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (DossierGridCell));

  /* One cell alone fills everything below it. */
  if (area.end_row == area.first_row + 1)
    area.end_row = dossier_value_grid_get_n_rows (self);

  for (guint column = area.first_column; column < area.end_column; column++)
    {
      char *text = dossier_indicator_grid_dup_text (self->model, area.first_row, column);

      g_ptr_array_add (texts, text);
      for (guint row = area.first_row + 1; row < area.end_row; row++)
        {
          DossierGridCell cell = { row, column, text };

          g_array_append_val (cells, cell);
        }
    }

  dossier_value_grid_fill (self, (const DossierGridCell *) (void *) cells->data, cells->len);
}

void
dossier_value_grid_empty_selection (DossierValueGrid *self)
{
  DossierGridArea area = dossier_value_grid_get_selection (self);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (DossierGridCell));

  for (guint row = area.first_row; row < area.end_row; row++)
    for (guint column = area.first_column; column < area.end_column; column++)
      {
        DossierGridCell cell = { row, column, "" };

        g_array_append_val (cells, cell);
      }

  dossier_value_grid_fill (self, (const DossierGridCell *) (void *) cells->data, cells->len);
}
