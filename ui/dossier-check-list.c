/* dossier-check-list.c: the Checks tab of a programme: what should be looked at before it goes out.
 *
 * A meter for each purpose, then what was found: what should be looked at, what is good to know,
 * and what was acknowledged.
 */
#include "dossier-check-list.h"

#include <glib/gi18n-lib.h>

#include "dossier-check-meters.h"
#include "dossier-check-section.h"
#include "dossier-pane.h"

typedef enum
{
  SECTION_OPEN,
  SECTION_NOTES,
  SECTION_ACKNOWLEDGED,
  N_SECTIONS
} Section;

struct _DossierCheckList
{
  DossierRecordView    parent_instance;

  DossierFindings     *findings;
  DossierCheckMeters  *meters;
  DossierCheckSection *sections[N_SECTIONS];
  GtkWidget           *stack;
};

G_DEFINE_FINAL_TYPE (DossierCheckList, dossier_check_list, DOSSIER_TYPE_RECORD_VIEW)

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
      return dossier_check_meters_dup_count (n);

    case SECTION_NOTES:
      return g_strdup (_("Good to know"));

    case SECTION_ACKNOWLEDGED:
    case N_SECTIONS:
    default:
      return g_strdup (_("Acknowledged"));
    }
}

static void
show_section (DossierCheckList *self,
              Section           section,
              GPtrArray        *findings)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *heading = NULL;

  for (guint i = 0; i < findings->len; i++)
    if (get_section (g_ptr_array_index (findings, i)) == section)
      g_array_append_val (places, i);

  heading = dup_heading (section, places->len);
  dossier_check_section_show (self->sections[section], heading, findings, places);
}

static void
show (DossierCheckList *self)
{
  GPtrArray *findings = self->findings != NULL ? dossier_findings_get (self->findings) : NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), findings == NULL ? "asking" : "findings");
  if (findings == NULL)
    return;

  dossier_check_meters_show (self->meters, findings, TRUE);
  for (Section i = 0; i < N_SECTIONS; i++)
    show_section (self, i, findings);
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
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (object));
  g_autoptr (GtkSizeGroup) rests = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *asking = gtk_label_new (_("Looking…"));

  G_OBJECT_CLASS (dossier_check_list_parent_class)->constructed (object);

  self->meters = DOSSIER_CHECK_METERS (dossier_check_meters_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->meters));
  for (Section i = 0; i < N_SECTIONS; i++)
    {
      self->sections[i] = DOSSIER_CHECK_SECTION (dossier_check_section_new (store, rests));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sections[i]));
    }

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
