/* dossier-check-meters.c: how far the records are good for each purpose, as a row of tiles. */
#include "dossier-check-meters.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dossier-count.h"
#include "dossier-name.h"
#include "dossier-tile.h"

struct _DossierCheckMeters
{
  AdwBin     parent_instance;

  GtkWidget *tiles[DOSSIER_N_PURPOSES];
  GtkWidget *bars[DOSSIER_N_PURPOSES];
};

G_DEFINE_FINAL_TYPE (DossierCheckMeters, dossier_check_meters, ADW_TYPE_BIN)

typedef struct
{
  guint                 n_findings;
  guint                 n_rules;   /* that look for something that matters */
  guint                 n_failed;  /* of these */
  const DossierFinding *worst;     /* (nullable): an error */
} Meter;

static Meter
measure (GPtrArray      *findings,
         DossierPurpose  purpose)
{
  g_autoptr (GHashTable) failed = g_hash_table_new (NULL, NULL);
  Meter meter = { 0 };
  guint n_rules;
  const DossierRule * const *rules = dossier_rules (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    meter.n_rules += rules[i]->severities[purpose] >= DOSSIER_SEVERITY_WARNING;

  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = g_ptr_array_index (findings, i);
      DossierSeverity severity = dossier_finding_get_severity (finding, purpose);

      if (severity < DOSSIER_SEVERITY_WARNING)
        continue;
      meter.n_findings++;
      g_hash_table_add (failed, (gpointer) finding->rule);
      if (severity == DOSSIER_SEVERITY_ERROR && meter.worst == NULL)
        meter.worst = finding;
    }
  meter.n_failed = g_hash_table_size (failed);

  return meter;
}

/* What can be done with the programme as it is. */
static char *
dup_verdict (const Meter    *meter,
             DossierPurpose  purpose)
{
  static const struct { const char *fine; const char *stop; } words[] = {
    [DOSSIER_PURPOSE_PRINT] = { N_("The fact sheet can go out"), N_("Should not go out yet: %s") },
    [DOSSIER_PURPOSE_IATI] = { N_("Can be published"), N_("Cannot be published yet: %s") },
    [DOSSIER_PURPOSE_EU] = { N_("Can be reported"), N_("Cannot be reported yet: %s") },
  };
  g_auto (GStrv) parts = NULL;

  if (meter->worst == NULL)
    return g_strdup (_(words[purpose].fine));

  parts = g_strsplit (_(words[purpose].stop), "%s", 2);
  return g_strconcat (parts[0], meter->worst->sentence, parts[1], NULL);
}

/**
 * dossier_check_meters_dup_count:
 *
 * Returns: (transfer full): “12 findings”
 */
char *
dossier_check_meters_dup_count (guint n_findings)
{
  return n_findings == 0 ? g_strdup (_("Nothing found"))
         : dossier_count_dup_words (ngettext ("%u finding", "%u findings", n_findings), n_findings);
}

/**
 * dossier_check_meters_show:
 * @findings: (element-type DossierFinding)
 * @of_programme: whether they are of one programme, of which one can say whether it can go out
 */
void
dossier_check_meters_show (DossierCheckMeters *self,
                           GPtrArray          *findings,
                           gboolean            of_programme)
{
  for (DossierPurpose i = 0; i < DOSSIER_N_PURPOSES; i++)
    {
      Meter meter = measure (findings, i);
      g_autofree char *count = dossier_check_meters_dup_count (meter.n_findings);
      g_autofree char *verdict = dup_verdict (&meter, i);
      /* Translators: of so many rules so many have nothing to find; read out */
      g_autofree char *share = g_strdup_printf (_("%u of %u rules find nothing"),
                                                meter.n_rules - meter.n_failed, meter.n_rules);

      dossier_tile_set (self->tiles[i], count, of_programme ? verdict : share);
      gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bars[i]),
                                     (double) (meter.n_rules - meter.n_failed) / meter.n_rules);
      gtk_widget_set_tooltip_text (self->bars[i], share);
      dossier_name_set_value (self->bars[i], dossier_purpose_get_label (i), share);
    }
}

/* Class */

static GtkWidget *
make_tile (DossierCheckMeters *self,
           DossierPurpose      purpose)
{
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *tile = dossier_tile_new (dossier_purpose_get_label (purpose));

  gtk_widget_set_size_request (tile, 180, -1);
  gtk_widget_set_hexpand (tile, TRUE);
  gtk_widget_set_margin_top (bar, 6);
  gtk_box_append (GTK_BOX (tile), bar);
  self->bars[purpose] = bar;
  self->tiles[purpose] = tile;

  return tile;
}

GtkWidget *
dossier_check_meters_new (void)
{
  return g_object_new (DOSSIER_TYPE_CHECK_METERS, NULL);
}

static void
dossier_check_meters_class_init (DossierCheckMetersClass *klass)
{
}

static void
dossier_check_meters_init (DossierCheckMeters *self)
{
  GtkWidget *tiles = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (tiles), GTK_SELECTION_NONE);
  g_object_set (tiles, "min-children-per-line", 1, "max-children-per-line", DOSSIER_N_PURPOSES,
                "homogeneous", TRUE, "column-spacing", 12, "row-spacing", 12, NULL);
  gtk_widget_add_css_class (tiles, "tiles");
  dossier_name_set (tiles, _("What the records are good for"));
  for (DossierPurpose i = 0; i < DOSSIER_N_PURPOSES; i++)
    {
      gtk_flow_box_append (GTK_FLOW_BOX (tiles), make_tile (self, i));
      gtk_widget_set_focusable (gtk_widget_get_parent (self->tiles[i]), FALSE);
    }
  adw_bin_set_child (ADW_BIN (self), tiles);
}
