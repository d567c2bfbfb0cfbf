/* dossier-checks-window.c: all that should be looked at, of every programme and of the portfolio itself.
 *
 * What belongs to no programme – figures about a treaty, the staff of the office – is found here
 * only.  A purpose can be chosen: then what is of no concern there is left out.
 */
#include "dossier-checks-window.h"

#include <glib/gi18n-lib.h>

#include "dossier-check-meters.h"
#include "dossier-check-section.h"
#include "dossier-date.h"
#include "dossier-findings.h"
#include "dossier-language.h"
#include "dossier-pane.h"
#include "dossier-pills.h"
#include "dossier-side-window.h"

#define WIDTH 720
#define HEIGHT 760

#define ALL "all"

#define DOSSIER_TYPE_CHECKS_WINDOW (dossier_checks_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierChecksWindow, dossier_checks_window, DOSSIER, CHECKS_WINDOW, DossierSideWindow)

struct _DossierChecksWindow
{
  DossierSideWindow   parent_instance;

  DossierFindings    *findings;
  GtkSizeGroup       *rests;
  GHashTable         *sections;  /* id of a programme, 0 for the portfolio → section */
  DossierCheckMeters *meters;
  DossierPills       *pills;
  GtkWidget          *box;       /* of the sections */
  GtkWidget          *stack;
};

G_DEFINE_FINAL_TYPE (DossierChecksWindow, dossier_checks_window, DOSSIER_TYPE_SIDE_WINDOW)

static DossierStore *
get_store (DossierChecksWindow *self)
{
  return dossier_side_window_get_store (DOSSIER_SIDE_WINDOW (self));
}

/* What is shown */

/* DOSSIER_N_PURPOSES stands for all of them. */
static DossierPurpose
get_purpose (DossierChecksWindow *self)
{
  DossierPurpose purpose = DOSSIER_N_PURPOSES;

  dossier_purpose_from_code (dossier_pills_get_selected (self->pills), &purpose);
  return purpose;
}

static DossierSeverity
get_severity (const DossierFinding *finding,
              DossierPurpose        purpose)
{
  return purpose == DOSSIER_N_PURPOSES ? dossier_finding_get_worst (finding)
                                       : dossier_finding_get_severity (finding, purpose);
}

/* What was acknowledged stays to be seen, and to be taken back. */
static gboolean
is_shown (const DossierFinding *finding,
          DossierPurpose        purpose)
{
  return purpose == DOSSIER_N_PURPOSES || finding->rule->severities[purpose] != DOSSIER_SEVERITY_NONE;
}

typedef struct
{
  GPtrArray      *findings;
  DossierPurpose  purpose;
} Order;

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const Order *order = data;

  return get_severity (order->findings->pdata[*(const guint *) b], order->purpose) -
         get_severity (order->findings->pdata[*(const guint *) a], order->purpose);
}

/* Those of one programme, the worst for the purpose first. */
static GArray *
find_places (GPtrArray      *findings,
             DossierPurpose  purpose,
             gint64          programme)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));
  Order order = { findings, purpose };

  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = g_ptr_array_index (findings, i);

      if (finding->programme == programme && is_shown (finding, purpose))
        g_array_append_val (places, i);
    }

  g_array_sort_with_data (places, compare_places, &order);
  return places;
}

static guint
count_open (GPtrArray      *findings,
            GArray         *places,
            DossierPurpose  purpose)
{
  guint n = 0;

  for (guint i = 0; i < places->len; i++)
    n += get_severity (findings->pdata[g_array_index (places, guint, i)], purpose) >=
         DOSSIER_SEVERITY_WARNING;

  return n;
}

/* “GLACY · 12 findings” */
static char *
dup_heading (const char *title,
             GPtrArray  *findings,
             GArray     *places,
             guint       n_open)
{
  g_autofree char *count = dossier_check_meters_dup_count (n_open);
  const char *words = count;

  if (n_open == 0 && places->len > 0)
    {
      const DossierFinding *first = findings->pdata[g_array_index (places, guint, 0)];

      words = first->acknowledgement == 0 ? _("Good to know") : _("Acknowledged");
    }

  return g_strdup_printf ("%s · %s", title, words);
}

/* Showing */

static DossierCheckSection *
get_section (DossierChecksWindow *self,
             gint64               programme)
{
  GtkWidget *section = g_hash_table_lookup (self->sections, &programme);

  if (section == NULL)
    {
      section = dossier_check_section_new (get_store (self), self->rests);
      g_hash_table_insert (self->sections, g_memdup2 (&programme, sizeof programme), section);
      gtk_box_append (GTK_BOX (self->box), section);
    }

  return DOSSIER_CHECK_SECTION (section);
}

/* Returns how many are shown; the section stands behind @after. */
static guint
show_section (DossierChecksWindow *self,
              gint64               programme,
              const char          *title,
              GtkWidget          **after)
{
  GPtrArray *findings = dossier_findings_get (self->findings);
  DossierPurpose purpose = get_purpose (self);
  g_autoptr (GArray) places = find_places (findings, purpose, programme);
  DossierCheckSection *section = get_section (self, programme);
  g_autofree char *heading = dup_heading (title, findings, places, count_open (findings, places, purpose));

  dossier_check_section_show (section, heading, findings, places);
  gtk_box_reorder_child_after (GTK_BOX (self->box), GTK_WIDGET (section), *after);
  *after = GTK_WIDGET (section);
  return places->len;
}

/* Of programmes that are gone. */
static void
remove_stale (DossierChecksWindow *self,
              GPtrArray           *programmes)
{
  GHashTableIter iter;
  gpointer id, section;

  g_hash_table_iter_init (&iter, self->sections);
  while (g_hash_table_iter_next (&iter, &id, &section))
    {
      gboolean is_there = *(gint64 *) id == 0;

      for (guint i = 0; i < programmes->len && !is_there; i++)
        is_there = dossier_record_get_id (programmes->pdata[i]) == *(gint64 *) id;
      if (is_there)
        continue;

      gtk_box_remove (GTK_BOX (self->box), section);
      g_hash_table_iter_remove (&iter);
    }
}

static void
show_counts (DossierChecksWindow *self)
{
  GPtrArray *findings = dossier_findings_get (self->findings);

  dossier_pills_set_count (self->pills, ALL, dossier_findings_count_open (self->findings));
  for (DossierPurpose i = 0; i < DOSSIER_N_PURPOSES; i++)
    {
      int n = 0;

      for (guint j = 0; j < findings->len; j++)
        n += dossier_finding_get_severity (findings->pdata[j], i) >= DOSSIER_SEVERITY_WARNING;
      dossier_pills_set_count (self->pills, dossier_purpose_get_code (i), n);
    }
}

static void
show (DossierChecksWindow *self)
{
  GPtrArray *findings = dossier_findings_get (self->findings);
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");
  g_autoptr (GPtrArray) programmes = dossier_store_query_records (get_store (self), query, NULL);
  GtkWidget *last = NULL;
  guint n;

  if (findings == NULL || programmes == NULL)
    return;

  dossier_check_meters_show (self->meters, findings, FALSE);
  show_counts (self);
  remove_stale (self, programmes);
  n = show_section (self, 0, _("Portfolio"), &last);
  for (guint i = 0; i < programmes->len; i++)
    {
      g_autofree char *title = dossier_store_dup_title (get_store (self), programmes->pdata[i],
                                                        dossier_interface_language ());

      n += show_section (self, dossier_record_get_id (programmes->pdata[i]), title, &last);
    }

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "findings" : "nothing");
}

static void
ask (DossierChecksWindow *self)
{
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;
  g_autofree char *subtitle = NULL;
  GDate as_of;

  dossier_store_get_as_of (get_store (self), &as_of);
  day = dossier_day_to_iso (&as_of);
  words = dossier_date_format (day, dossier_interface_language (), DOSSIER_DATE_SHORT);
  subtitle = g_strdup_printf (_("Shown as of %s"), words);
  dossier_side_window_set_title (DOSSIER_SIDE_WINDOW (self), _("Checks"), subtitle);
  dossier_findings_ask (self->findings, NULL);
}

/* Making */

static GtkWidget *
make_pills (DossierChecksWindow *self)
{
  GtkWidget *pills = dossier_pills_new (_("What the records are needed for"));

  self->pills = DOSSIER_PILLS (pills);
  dossier_pills_append (self->pills, ALL, _("Everything"));
  for (DossierPurpose i = 0; i < DOSSIER_N_PURPOSES; i++)
    dossier_pills_append (self->pills, dossier_purpose_get_code (i), dossier_purpose_get_label (i));
  g_signal_connect_object (pills, "notify::selected", G_CALLBACK (show), self, G_CONNECT_SWAPPED);

  return pills;
}

static GtkWidget *
make_message (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "faint");
  gtk_widget_set_margin_top (label, 24);
  return label;
}

static void
dossier_checks_window_constructed (GObject *object)
{
  DossierChecksWindow *self = DOSSIER_CHECKS_WINDOW (object);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  G_OBJECT_CLASS (dossier_checks_window_parent_class)->constructed (object);

  self->findings = dossier_findings_new (get_store (self));
  self->meters = DOSSIER_CHECK_METERS (dossier_check_meters_new ());
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), make_message (_("Looking…")), "asking");
  gtk_stack_add_named (GTK_STACK (self->stack), make_message (_("Nothing found")), "nothing");
  gtk_stack_add_named (GTK_STACK (self->stack), self->box, "findings");
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->meters));
  gtk_box_append (GTK_BOX (page), make_pills (self));
  gtk_box_append (GTK_BOX (page), self->stack);
  dossier_side_window_set_page (DOSSIER_SIDE_WINDOW (self), dossier_scroll_new (page, 820));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);

  g_signal_connect_object (self->findings, "answered", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_store (self), "notify::as-of", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
}

/**
 * dossier_checks_window_present:
 * @parent: where findings lead to
 */
void
dossier_checks_window_present (GtkWindow    *parent,
                               DossierStore *store)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (windows, i);

      if (DOSSIER_IS_CHECKS_WINDOW (other) && get_store (DOSSIER_CHECKS_WINDOW (other)) == store)
        {
          gtk_window_present (GTK_WINDOW (other));
          return;
        }
    }

  gtk_window_present (g_object_new (DOSSIER_TYPE_CHECKS_WINDOW, "transient-for", parent,
                                    "destroy-with-parent", TRUE, "store", store, NULL));
}

static void
dossier_checks_window_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_CHECKS_WINDOW (object)->findings);
  g_clear_object (&DOSSIER_CHECKS_WINDOW (object)->rests);

  G_OBJECT_CLASS (dossier_checks_window_parent_class)->dispose (object);
}

static void
dossier_checks_window_finalize (GObject *object)
{
  g_hash_table_unref (DOSSIER_CHECKS_WINDOW (object)->sections);

  G_OBJECT_CLASS (dossier_checks_window_parent_class)->finalize (object);
}

static void
dossier_checks_window_class_init (DossierChecksWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = dossier_checks_window_constructed;
  G_OBJECT_CLASS (klass)->dispose = dossier_checks_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_checks_window_finalize;
}

static void
dossier_checks_window_init (DossierChecksWindow *self)
{
  self->rests = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->sections = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}
