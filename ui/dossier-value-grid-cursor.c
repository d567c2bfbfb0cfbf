/* dossier-value-grid-cursor.c: the cursor of the table of values, and what the keys do there. */
#include "dossier-value-grid-private.h"

/* The selection */

DossierGridArea
dossier_value_grid_get_selection (DossierValueGrid *self)
{
  return (DossierGridArea) {
    MIN (self->row, self->anchor_row), MAX (self->row, self->anchor_row) + 1,
    MIN (self->column, self->anchor_column), MAX (self->column, self->anchor_column) + 1,
  };
}

gboolean
dossier_grid_area_has (const DossierGridArea *area,
                       guint                  row,
                       guint                  column)
{
  return row >= area->first_row && row < area->end_row && column >= area->first_column &&
         column < area->end_column;
}

/* Only the cells that enter and leave the selection are touched, and only their classes change, so
 * that moving costs no layout. */
void
dossier_value_grid_show_selection (DossierValueGrid *self)
{
  gboolean has_focus = (gtk_widget_get_state_flags (self->cells) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  DossierGridArea old = self->chosen, new = { 0 };

  if (has_focus && self->places->len > 0)
    new = dossier_value_grid_get_selection (self);

  for (guint row = old.first_row; row < old.end_row; row++)
    for (guint column = old.first_column; column < old.end_column; column++)
      if (!dossier_grid_area_has (&new, row, column))
        gtk_widget_remove_css_class (dossier_value_grid_get_cell (self, row, column), "chosen");
  for (guint row = new.first_row; row < new.end_row; row++)
    for (guint column = new.first_column; column < new.end_column; column++)
      gtk_widget_add_css_class (dossier_value_grid_get_cell (self, row, column), "chosen");

  self->chosen = new;
}

/* Moving */

void
dossier_value_grid_move_to (DossierValueGrid *self,
                            guint             row,
                            guint             column,
                            gboolean          is_extending)
{
  self->row = MIN (row, dossier_value_grid_get_n_rows (self) - 1);
  self->column = MIN (column, dossier_value_grid_get_n_columns (self) - 1);
  if (!is_extending)
    {
      self->anchor_row = self->row;
      self->anchor_column = self->column;
    }

  gtk_widget_grab_focus (dossier_value_grid_get_cell (self, self->row, self->column));
  dossier_value_grid_show_selection (self);
}

/* The way the arrow points: towards later periods is left where text runs to the left. */
static gboolean
move_by (DossierValueGrid *self,
         int               rows,
         int               columns,
         gboolean          is_extending)
{
  int row = (int) self->row + rows;
  int column = (int) self->column + (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                                     ? -columns : columns);

  /* Past the edge the focus leaves the table. */
  if (row < 0 || row >= (int) dossier_value_grid_get_n_rows (self))
    return FALSE;

  column = CLAMP (column, 0, (int) dossier_value_grid_get_n_columns (self) - 1);
  dossier_value_grid_move_to (self, row, column, is_extending);
  return TRUE;
}

/* Ctrl+Tab: Tab goes from cell to cell, of which there may be hundreds. */
void
dossier_value_grid_leave (DossierValueGrid *self,
                          gboolean          is_back)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_BOX_ROW);

  if (is_back && row != NULL)
    gtk_widget_grab_focus (row);
  else if (is_back || !gtk_widget_child_focus (self->bar, GTK_DIR_TAB_FORWARD))
    {
      GtkWidget *edge = g_ptr_array_index (self->places, is_back ? 0 : self->places->len - 1);

      gtk_widget_grab_focus (edge);
      gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (edge)),
                              is_back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
    }
}

/* As in a spreadsheet: on to the next cell, at the end of a row to the next row, and out at the end.  Of
 * itself GTK 4.18 would leave the table at once. */
static void
tab_on (DossierValueGrid *self,
        gboolean          is_back)
{
  guint n_columns = dossier_value_grid_get_n_columns (self);
  guint index = self->row * n_columns + self->column;

  if (index == (is_back ? 0 : self->places->len - 1))
    dossier_value_grid_leave (self, is_back);
  else
    {
      index = is_back ? index - 1 : index + 1;
      dossier_value_grid_move_to (self, index / n_columns, index % n_columns, FALSE);
    }
}

/* Keys */

static gboolean
press_with_control (DossierValueGrid *self,
                    guint             key,
                    gboolean          is_shifted)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_c:
      dossier_value_grid_copy (self);
      return TRUE;

    case GDK_KEY_v:
      dossier_value_grid_read_clipboard (self);
      return TRUE;

    case GDK_KEY_d:
      if (is_shifted)
        dossier_value_grid_fill_down (self);
      return is_shifted;

    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      dossier_value_grid_leave (self, is_shifted);
      return TRUE;

    default:
      return FALSE;
    }
}

/**
 * dossier_value_grid_press:
 *
 * Does what a key does on the cell with the cursor.
 *
 * Returns: whether it does anything
 */
gboolean
dossier_value_grid_press (DossierValueGrid *self,
                          guint             key,
                          GdkModifierType   modifiers)
{
  gboolean is_shifted = (modifiers & GDK_SHIFT_MASK) != 0;
  gunichar character = gdk_keyval_to_unicode (key);
  char typed[8] = { 0 };

  if ((modifiers & GDK_CONTROL_MASK) != 0)
    return press_with_control (self, key, is_shifted);
  if ((modifiers & GDK_ALT_MASK) != 0)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Up:
      return move_by (self, -1, 0, is_shifted);

    case GDK_KEY_Down:
      return move_by (self, 1, 0, is_shifted);

    case GDK_KEY_Left:
      return move_by (self, 0, -1, is_shifted);

    case GDK_KEY_Right:
      return move_by (self, 0, 1, is_shifted);

    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      tab_on (self, is_shifted);
      return TRUE;

    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      dossier_value_grid_empty_selection (self);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      dossier_value_grid_start_typing (self, NULL);
      return TRUE;

    default:
      if (character == 0 || !g_unichar_isprint (character) || character == ' ')
        return FALSE;
      g_unichar_to_utf8 (character, typed);
      dossier_value_grid_start_typing (self, typed);
      return TRUE;
    }
}

gboolean
dossier_value_grid_key_cb (DossierValueGrid *self,
                           guint             key,
                           guint             code,
                           GdkModifierType   modifiers)
{
  return self->entry == NULL && dossier_value_grid_press (self, key, modifiers);
}
