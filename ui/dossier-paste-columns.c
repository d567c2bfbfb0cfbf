/* dossier-paste-columns.c: which column of a block feeds which field.
 *
 * The choices are made when they are first looked at: a block may have hundreds of columns.
 */
#include "dossier-paste-columns.h"

#include <glib/gi18n-lib.h>

#include "dossier-name.h"

struct _DossierPasteColumns
{
  AdwExpanderRow  parent_instance;

  DossierRows    *rows;        /* of the dialog */
  GPtrArray      *choices;     /* AdwComboRow, one for each column */
  gboolean        is_showing;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierPasteColumns, dossier_paste_columns, ADW_TYPE_EXPANDER_ROW)

static DossierRowsField *
get_field (DossierPasteColumns *self,
           guint                index)
{
  return g_ptr_array_index (dossier_rows_get_fields (self->rows), index);
}

/* The first choice is to leave the column out. */
static guint
find_choice (DossierPasteColumns *self,
             const char          *name)
{
  for (guint i = 0; name != NULL && i < dossier_rows_get_fields (self->rows)->len; i++)
    if (g_str_equal (get_field (self, i)->name, name))
      return i + 1;

  return 0;
}

static GListModel *
make_model (DossierPasteColumns *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  /* Translators: a column of a spreadsheet */
  gtk_string_list_append (labels, _("Left out"));
  for (guint i = 0; i < dossier_rows_get_fields (self->rows)->len; i++)
    gtk_string_list_append (labels, get_field (self, i)->label);

  return G_LIST_MODEL (labels);
}

/* As spreadsheets count columns: A to Z, AA … */
static char *
dup_letters (guint column)
{
  char letters[8] = "";
  char *first = letters + sizeof letters - 1;

  for (guint rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    *--first = 'A' + (rest - 1) % 26;

  return g_strdup (first);
}

static char *
dup_title (DossierPasteColumns *self,
           guint                column)
{
  const char *header = dossier_rows_has_header (self->rows)
    ? dossier_cells_get (dossier_rows_get_cells (self->rows), 0, column) : "";
  g_autofree char *letters = dup_letters (column);

  /* Translators: of a spreadsheet: “Column A” */
  return *header != '\0' ? g_strdup (header) : g_strdup_printf (_("Column %s"), letters);
}

/* The first thing that stands in it. */
static const char *
get_example (DossierPasteColumns *self,
             guint                column)
{
  DossierCells *cells = dossier_rows_get_cells (self->rows);

  for (guint row = dossier_rows_has_header (self->rows) ? 1 : 0; row < dossier_cells_get_n_rows (cells);
       row++)
    if (*dossier_cells_get (cells, row, column) != '\0')
      return dossier_cells_get (cells, row, column);

  return "";
}

static void
show_counts (DossierPasteColumns *self)
{
  guint n_columns = dossier_cells_get_n_columns (dossier_rows_get_cells (self->rows));
  g_autofree char *subtitle = NULL;
  guint n_fed = 0;

  for (guint i = 0; i < n_columns; i++)
    n_fed += dossier_rows_get_column (self->rows, i) != NULL;
  /* Translators: the first number is that of the columns used */
  subtitle = g_strdup_printf (ngettext ("%u of %u column is used", "%u of %u columns are used", n_columns),
                              n_fed, n_columns);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

static void
show_choices (DossierPasteColumns *self)
{
  self->is_showing = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      g_autofree char *title = dup_title (self, i);
      AdwComboRow *choice = self->choices->pdata[i];

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (choice), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (choice), get_example (self, i));
      adw_combo_row_set_selected (choice, find_choice (self, dossier_rows_get_column (self->rows, i)));
    }
  self->is_showing = FALSE;
  show_counts (self);
}

static void
selected_cb (DossierPasteColumns *self,
             GParamSpec          *pspec,
             AdwComboRow         *choice)
{
  guint selected = adw_combo_row_get_selected (choice);
  guint column;

  if (self->is_showing || !g_ptr_array_find (self->choices, choice, &column))
    return;

  dossier_rows_set_column (self->rows, column,
                           selected > 0 ? get_field (self, selected - 1)->name : NULL);
  show_choices (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_choice (DossierPasteColumns *self,
            GListModel          *model,
            guint                column)
{
  GtkWidget *choice = adw_combo_row_new ();
  g_autofree char *title = dup_title (self, column);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (choice), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (choice), 1);
  adw_combo_row_set_model (ADW_COMBO_ROW (choice), model);
  dossier_name_combo_row (ADW_COMBO_ROW (choice), title);
  g_ptr_array_add (self->choices, choice);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), choice);
}

static void
expanded_cb (DossierPasteColumns *self)
{
  g_autoptr (GListModel) model = NULL;

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) || self->rows == NULL ||
      self->choices->len > 0)
    return;

  model = make_model (self);
  self->is_showing = TRUE;
  for (guint i = 0; i < dossier_cells_get_n_columns (dossier_rows_get_cells (self->rows)); i++)
    add_choice (self, model, i);
  show_choices (self);
}

/**
 * dossier_paste_columns_show:
 * @rows: (nullable): what is chosen here changes it; must outlive what is shown
 */
void
dossier_paste_columns_show (DossierPasteColumns *self,
                            DossierRows         *rows)
{
  self->rows = rows;
  if (rows != NULL)
    show_choices (self);
}

static void
dossier_paste_columns_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_PASTE_COLUMNS (object)->choices);

  G_OBJECT_CLASS (dossier_paste_columns_parent_class)->finalize (object);
}

static void
dossier_paste_columns_class_init (DossierPasteColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_paste_columns_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL,
                                   G_TYPE_NONE, 0);
}

static void
dossier_paste_columns_init (DossierPasteColumns *self)
{
  self->choices = g_ptr_array_new ();
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}
