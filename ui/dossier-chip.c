/* dossier-chip.c: a word or two in a round outline: solid is certain, dashed is to be confirmed. */
#include "dossier-chip.h"

#include <glib/gi18n-lib.h>

static const char * const styles[] = { "running", "planned", "tbc", "problem", "warn", "plain" };

GtkWidget *
dossier_chip_new (const char *text,
                  const char *style)
{
  GtkWidget *chip = gtk_label_new (NULL);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  dossier_chip_set (chip, text, style);

  return chip;
}

/**
 * dossier_chip_set:
 * @text: (nullable): what it says; without a text the chip is not shown
 * @style: (nullable): one of the styles in the header
 */
void
dossier_chip_set (GtkWidget  *chip,
                  const char *text,
                  const char *style)
{
  gtk_label_set_text (GTK_LABEL (chip), text != NULL ? text : "");
  gtk_widget_set_visible (chip, text != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_strcmp0 (styles[i], style) == 0)
      gtk_widget_add_css_class (chip, styles[i]);
    else
      gtk_widget_remove_css_class (chip, styles[i]);
}

static gboolean
is_confirmed (DossierRecord *record)
{
  return g_strcmp0 (dossier_record_get_text (record, "certainty"), "confirmed") == 0;
}

static const char *
get_label (DossierRecord *record,
           const char    *field)
{
  const DossierTable *table = dossier_record_get_table (record);

  return dossier_field_get_choice_label (dossier_table_get_field (table, field),
                                         dossier_record_get_text (record, field));
}

/* What can be said of certainty in a chip; NULL if it is certain. */
static const char *
get_certainty_label (DossierRecord *record)
{
  const char *certainty = dossier_record_get_text (record, "certainty");

  if (g_strcmp0 (certainty, "tbc") == 0)
    /* Translators: short for “to be confirmed” */
    return C_("certainty", "TBC");

  return get_label (record, "certainty");
}

static void
show_state (GtkWidget     *chip,
            DossierRecord *record,
            const char    *field,
            const char    *style)
{
  const char *label = get_label (record, field);
  const char *certainty = get_certainty_label (record);
  g_autofree char *both = NULL;

  if (is_confirmed (record) || certainty == NULL)
    {
      dossier_chip_set (chip, label, style);
      return;
    }

  /* Translators: a status and how certain it is: “Planned · TBC” */
  both = g_strdup_printf (_("%s · %s"), label != NULL ? label : "", certainty);
  dossier_chip_set (chip, both, "tbc");
}

void
dossier_chip_show_programme (GtkWidget     *chip,
                             DossierRecord *programme)
{
  const char *lifecycle = dossier_record_get_text (programme, "lifecycle");
  const char *style = "plain";

  if (g_strcmp0 (lifecycle, "implementation") == 0 || g_strcmp0 (lifecycle, "finalisation") == 0)
    style = "running";
  else if (g_strcmp0 (lifecycle, "pipeline") == 0)
    style = "planned";

  show_state (chip, programme, "lifecycle", style);
}

void
dossier_chip_show_activity (GtkWidget     *chip,
                            DossierRecord *activity)
{
  const char *status = dossier_record_get_text (activity, "status");
  const char *style = "plain";

  if (g_strcmp0 (status, "planned") == 0)
    style = "planned";
  else if (g_strcmp0 (status, "in_progress") == 0)
    style = "running";
  else if (g_strcmp0 (status, "cancelled") == 0)
    style = "problem";
  else if (g_strcmp0 (status, "postponed") == 0)
    style = "warn";

  show_state (chip, activity, "status", style);
}

/**
 * dossier_programme_get_colour:
 * @programme: (nullable)
 *
 * Returns: its colour, 1 to 8; a ninth programme starts again at the first one
 */
guint
dossier_programme_get_colour (DossierRecord *programme)
{
  gint64 colour = programme != NULL ? dossier_record_get_integer (programme, "colour") : 0;

  return colour > 0 ? (colour - 1) % 8 + 1 : 8;
}

void
dossier_chip_set_colour (GtkWidget     *widget,
                         DossierRecord *programme)
{
  for (guint colour = 1; colour <= 8; colour++)
    {
      const char name[] = { 'p', '0' + colour, '\0' };

      if (programme != NULL && dossier_programme_get_colour (programme) == colour)
        gtk_widget_add_css_class (widget, name);
      else
        gtk_widget_remove_css_class (widget, name);
    }

  if (programme != NULL && !is_confirmed (programme))
    gtk_widget_add_css_class (widget, "tbc");
  else
    gtk_widget_remove_css_class (widget, "tbc");
}
