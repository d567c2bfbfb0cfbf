/* dossier-check-list.c: the Checks tab of a programme: what should be looked at before it goes out.
 *
 * A meter for each purpose, then what was found: what should be looked at, what is good to know,
 * and what was acknowledged.
 */
#include "dossier-check-list.h"

#include <glib/gi18n-lib.h>

#include "dossier-check-row.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-pane.h"
#include "dossier-tile.h"
#include "dossier-trailing.h"
#include "dossier-wrap.h"

/* More are not looked at one by one; when some are done, others move up. */
#define MOST_ROWS 200

typedef enum
{
  SECTION_OPEN,
  SECTION_NOTES,
  SECTION_ACKNOWLEDGED,
  N_SECTIONS
} Section;

struct _DossierCheckList
{
  DossierRecordView  parent_instance;

  DossierFindings   *findings;
  GtkWidget         *tiles[DOSSIER_N_PURPOSES];
  GtkWidget         *bars[DOSSIER_N_PURPOSES];
  GtkWidget         *headings[N_SECTIONS];
  GtkWidget         *boxes[N_SECTIONS];
  GtkListBox        *lists[N_SECTIONS];
  GtkSizeGroup      *rests;  /* of the rows, after their marks */
  GtkWidget         *stack;
};

G_DEFINE_FINAL_TYPE (DossierCheckList, dossier_check_list, DOSSIER_TYPE_RECORD_VIEW)

/* Meters */

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

static char *
dup_count (guint n_findings)
{
  return n_findings == 0 ? g_strdup (_("Nothing found"))
         : g_strdup_printf (ngettext ("%u finding", "%u findings", n_findings), n_findings);
}

static void
show_meters (DossierCheckList *self,
             GPtrArray        *findings)
{
  for (DossierPurpose i = 0; i < DOSSIER_N_PURPOSES; i++)
    {
      Meter meter = measure (findings, i);
      g_autofree char *count = dup_count (meter.n_findings);
      g_autofree char *verdict = dup_verdict (&meter, i);
      /* Translators: of so many rules so many have nothing to find; read out */
      g_autofree char *share = g_strdup_printf (_("%u of %u rules find nothing"),
                                                meter.n_rules - meter.n_failed, meter.n_rules);

      dossier_tile_set (self->tiles[i], count, verdict);
      gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bars[i]),
                                     (double) (meter.n_rules - meter.n_failed) / meter.n_rules);
      gtk_widget_set_tooltip_text (self->bars[i], share);
      dossier_name_set_value (self->bars[i], dossier_purpose_get_label (i), share);
    }
}

/* Findings */

static Section
get_section (const DossierFinding *finding)
{
  if (finding->acknowledgement != 0)
    return SECTION_ACKNOWLEDGED;

  return dossier_finding_get_worst (finding) >= DOSSIER_SEVERITY_WARNING ? SECTION_OPEN : SECTION_NOTES;
}

static char *
dup_heading (Section section,
             guint   n)
{
  switch (section)
    {
    case SECTION_OPEN:
      return g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);

    case SECTION_NOTES:
      return g_strdup (_("Good to know"));

    case SECTION_ACKNOWLEDGED:
    case N_SECTIONS:
    default:
      return g_strdup (_("Acknowledged"));
    }
}

static void
empty_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/* The row that had the focus, or the one in its place, has it again. */
static void
give_focus (GtkListBox *list,
            int         place)
{
  GtkListBoxRow *row;

  do
    row = gtk_list_box_get_row_at_index (list, place);
  while (row == NULL && place-- > 0);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_section (DossierCheckList *self,
              Section           section,
              GPtrArray        *findings)
{
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (self));
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->lists[section]));
  int place = focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  guint n = 0;
  g_autofree char *heading = NULL;

  empty_list (self->lists[section]);
  for (guint i = 0; i < findings->len; i++)
    if (get_section (g_ptr_array_index (findings, i)) == section && n++ < MOST_ROWS)
      gtk_list_box_append (self->lists[section], dossier_check_row_new (store, findings, i,
                                                                               self->rests));

  heading = dup_heading (section, n);
  if (n > MOST_ROWS)
    {
      g_autofree char *all = g_steal_pointer (&heading);

      /* Translators: how many findings there are, and how many of them are shown */
      heading = g_strdup_printf (_("%s, the first %d are shown"), all, MOST_ROWS);
    }
  gtk_label_set_text (GTK_LABEL (self->headings[section]), heading);
  dossier_name_set (GTK_WIDGET (self->lists[section]), heading);
  gtk_widget_set_visible (self->boxes[section], n > 0);
  if (place >= 0)
    give_focus (self->lists[section], place);
}

static void
show (DossierCheckList *self)
{
  GPtrArray *findings = self->findings != NULL ? dossier_findings_get (self->findings) : NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), findings == NULL ? "asking" : "findings");
  if (findings == NULL)
    return;

  show_meters (self, findings);
  for (Section i = 0; i < N_SECTIONS; i++)
    show_section (self, i, findings);
}

static void
activated_cb (DossierCheckList *self,
              DossierCheckRow  *row)
{
  const DossierFinding *finding = dossier_check_row_get_finding (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-field", "(sxs)", finding->table, finding->record,
                              finding->field != NULL ? finding->field : "");
}

/**
 * dossier_check_list_set_findings:
 * @findings: asked by the view around the tab
 */
void
dossier_check_list_set_findings (DossierCheckList *self,
                                 DossierFindings  *findings)
{
  if (!g_set_object (&self->findings, findings))
    return;

  g_signal_connect_object (findings, "answered", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

/* Class */

static GtkWidget *
make_tile (DossierCheckList *self,
           DossierPurpose    purpose)
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

/* Above the marks of the rows. */
static GtkWidget *
make_heads (DossierCheckList *self)
{
  GtkWidget *heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *rest = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (DossierPurpose i = 0; i < DOSSIER_N_PURPOSES; i++)
    {
      GtkWidget *head = gtk_label_new (dossier_purpose_get_short_label (i));

      gtk_widget_set_size_request (head, DOSSIER_MARK_WIDTH, -1);
      gtk_widget_add_css_class (head, "minor");
      gtk_widget_add_css_class (head, "faint");
      gtk_box_append (GTK_BOX (heads), head);
    }
  /* Where the marks stand below the words there is nothing to be in line with. */
  gtk_widget_set_layout_manager (heads, dossier_wrap_new (0));
  gtk_size_group_add_widget (self->rests, rest);
  gtk_box_append (GTK_BOX (heads), rest);
  gtk_widget_set_margin_end (heads, 13);
  gtk_widget_set_valign (heads, GTK_ALIGN_END);

  return heads;
}

static GtkWidget *
make_section (DossierCheckList *self,
              Section           section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_layout_manager (line, dossier_trailing_new (12, 180));
  gtk_box_append (GTK_BOX (line), heading);
  gtk_box_append (GTK_BOX (line), make_heads (self));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), list);

  self->headings[section] = heading;
  self->lists[section] = GTK_LIST_BOX (list);
  self->boxes[section] = box;
  return box;
}

/* The programme's view asks, and says when there is an answer. */
static void
dossier_check_list_refresh (DossierRecordView *view,
                            DossierRecord     *programme,
                            const GDate       *as_of)
{
}

static void
dossier_check_list_constructed (GObject *object)
{
  DossierCheckList *self = DOSSIER_CHECK_LIST (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *tiles = gtk_flow_box_new ();
  GtkWidget *asking = gtk_label_new (_("Looking…"));

  G_OBJECT_CLASS (dossier_check_list_parent_class)->constructed (object);

  self->rests = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
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

  gtk_box_append (GTK_BOX (box), tiles);
  for (Section i = 0; i < N_SECTIONS; i++)
    gtk_box_append (GTK_BOX (box), make_section (self, i));

  self->stack = gtk_stack_new ();
  gtk_widget_add_css_class (asking, "faint");
  gtk_stack_add_named (GTK_STACK (self->stack), asking, "asking");
  gtk_stack_add_named (GTK_STACK (self->stack), dossier_scroll_new (box, 820), "findings");
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

static void
dossier_check_list_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_CHECK_LIST (object)->findings);
  g_clear_object (&DOSSIER_CHECK_LIST (object)->rests);

  G_OBJECT_CLASS (dossier_check_list_parent_class)->dispose (object);
}

static void
dossier_check_list_class_init (DossierCheckListClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = dossier_check_list_constructed;
  G_OBJECT_CLASS (klass)->dispose = dossier_check_list_dispose;
  DOSSIER_RECORD_VIEW_CLASS (klass)->refresh = dossier_check_list_refresh;
}

static void
dossier_check_list_init (DossierCheckList *self)
{
}
