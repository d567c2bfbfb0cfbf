/* dossier-paste-row.c: a row of a block that is to be pasted: what it would do, and to what. */
#include "dossier-paste-row.h"

#include <glib/gi18n-lib.h>

#include "dossier-language.h"
#include "dossier-name.h"

struct _DossierPasteRow
{
  GtkBox    parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *state;
  GtkLabel *number;
};

G_DEFINE_FINAL_TYPE (DossierPasteRow, dossier_paste_row, GTK_TYPE_BOX)

static const struct
{
  const char *label;
  const char *icon_name;
  const char *css_class;
} states[DOSSIER_ROWS_N_STATES] = {
  [DOSSIER_ROWS_NEW]       = { N_("New"),       "list-add-symbolic",       "accent" },
  [DOSSIER_ROWS_CHANGED]   = { N_("Changed"),   "document-edit-symbolic",  "accent" },
  [DOSSIER_ROWS_UNCHANGED] = { N_("Unchanged"), "object-select-symbolic",  "faint" },
  [DOSSIER_ROWS_REFUSED]   = { N_("Refused"),   "dialog-warning-symbolic", "error" },
};

const char *
dossier_paste_row_get_state_label (DossierRowsState state)
{
  return _(states[state].label);
}

static const char *
find_label (DossierRows *rows,
            const char  *name)
{
  const GPtrArray *fields = dossier_rows_get_fields (rows);

  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((DossierRowsField *) fields->pdata[i])->name, name))
      return ((DossierRowsField *) fields->pdata[i])->label;

  return "";
}

static void
append_change (GString           *text,
               DossierRows       *rows,
               DossierRowsChange *change)
{
  const char *label = find_label (rows, change->name);

  if (text->len > 0)
    g_string_append (text, "\n");
  if (*change->before == '\0')
    /* Translators: a field and what it will hold */
    g_string_append_printf (text, _("%s: %s"), label, change->after);
  else
    /* Translators: a field, what it holds and what it will hold; mirrored by the direction of the text */
    g_string_append_printf (text, _("%s: %s → %s"), label, change->before,
                            *change->after != '\0' ? change->after : _("empty"));
}

/* What would change, or why nothing can. */
static char *
dup_detail (DossierRows *rows,
            guint        row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) changes = NULL;
  const char *name = NULL;
  const char *reason = dossier_rows_get_reason (rows, row, &name);

  if (reason != NULL)
    return name != NULL ? g_strdup_printf (_("%s: %s"), find_label (rows, name), reason) : g_strdup (reason);

  if (dossier_rows_get_state (rows, row) == DOSSIER_ROWS_UNCHANGED)
    return g_strdup ("");

  changes = dossier_rows_dup_changes (rows, row, dossier_interface_language ());
  for (guint i = 0; i < changes->len; i++)
    append_change (text, rows, changes->pdata[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_state (DossierPasteRow  *self,
            DossierRowsState  state)
{
  gtk_image_set_from_icon_name (self->icon, states[state].icon_name);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), states[i].css_class);
      gtk_widget_remove_css_class (GTK_WIDGET (self->state), states[i].css_class);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), states[state].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), states[state].css_class);
  gtk_label_set_text (self->state, _(states[state].label));
}

void
dossier_paste_row_show (DossierPasteRow *self,
                        DossierRows     *rows,
                        guint            row)
{
  DossierRowsState state = dossier_rows_get_state (rows, row);
  g_autofree char *title = dossier_rows_dup_title (rows, row, dossier_interface_language ());
  g_autofree char *detail = dup_detail (rows, row);
  /* Translators: of a spreadsheet */
  g_autofree char *number = g_strdup_printf (_("Row %u"), dossier_rows_get_number (rows, row));
  g_autofree char *name = g_strdup_printf ("%s, %s, %s. %s", title, _(states[state].label), number, detail);

  show_state (self, state);
  gtk_label_set_text (self->title, *title != '\0' ? title : _("Without a title"));
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  gtk_label_set_text (self->number, number);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    dossier_name_set (gtk_widget_get_parent (GTK_WIDGET (self)), name);
}

GtkWidget *
dossier_paste_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_PASTE_ROW, NULL);
}

static void
dossier_paste_row_class_init (DossierPasteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-paste-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierPasteRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DossierPasteRow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierPasteRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DossierPasteRow, state);
  gtk_widget_class_bind_template_child (widget_class, DossierPasteRow, number);
}

static void
dossier_paste_row_init (DossierPasteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
