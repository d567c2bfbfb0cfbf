/* dossier-check-section.c: findings under a heading, with a mark for each purpose. */
#include "dossier-check-section.h"

#include <glib/gi18n-lib.h>

#include "dossier-check-row.h"
#include "dossier-name.h"
#include "dossier-trailing.h"
#include "dossier-wrap.h"

/* More are not looked at one by one; when some are done, others move up. */
#define MOST_ROWS 200

/* What is beside the content of a row: its margins and its own padding; and between marks and rest. */
#define ROW_START 18
#define ROW_END 14
#define ROW_SPACING 6

/* On both sides of a heading. */
#define GAP 5

struct _DossierCheckSection
{
  AdwBin         parent_instance;

  DossierStore  *store;
  GtkSizeGroup  *marks;    /* of the rows, and the headings above them */
  GtkSizeGroup  *rests;    /* of the rows, after their marks */
  GtkWidget     *heading;
  GtkListBox    *list;
};

G_DEFINE_FINAL_TYPE (DossierCheckSection, dossier_check_section, ADW_TYPE_BIN)

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

/**
 * dossier_check_section_show:
 * @heading: translated
 * @findings: (element-type DossierFinding): all that were found
 * @places: (element-type guint): which of them belong here, in their order; the section hides without any
 */
void
dossier_check_section_show (DossierCheckSection *self,
                            const char          *heading,
                            GPtrArray           *findings,
                            GArray              *places)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int place = focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  /* Translators: how many findings there are, and how many of them are shown */
  g_autofree char *first = g_strdup_printf (_("%s, the first %d are shown"), heading, MOST_ROWS);
  const char *text = places->len > MOST_ROWS ? first : heading;

  empty_list (self->list);
  for (guint i = 0; i < MIN (places->len, MOST_ROWS); i++)
    gtk_list_box_append (self->list, dossier_check_row_new (self->store, findings,
                                                            g_array_index (places, guint, i), self->marks,
                                                            self->rests));

  gtk_label_set_text (GTK_LABEL (self->heading), text);
  dossier_name_set (GTK_WIDGET (self->list), text);
  gtk_widget_set_visible (GTK_WIDGET (self), places->len > 0);
  if (place >= 0)
    give_focus (self->list, place);
}

static void
activated_cb (DossierCheckSection *self,
              DossierCheckRow     *row)
{
  const DossierFinding *finding = dossier_check_row_get_finding (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-field", "(sxs)", finding->place_table,
                              finding->place, finding->field);
}

/* Making */

/* Above the marks of the rows, also where these stand below the words. */
static GtkWidget *
make_heads (DossierCheckSection *self)
{
  GtkWidget *heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *rest = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (DossierPurpose i = 0; i < DOSSIER_N_PURPOSES; i++)
    {
      GtkWidget *head = gtk_label_new (dossier_purpose_get_short_label (i));

      g_object_set (head, "width-request", DOSSIER_MARK_WIDTH - 2 * GAP, "margin-start", GAP,
                    "margin-end", GAP, NULL);
      gtk_widget_add_css_class (head, "minor");
      gtk_widget_add_css_class (head, "faint");
      gtk_box_append (GTK_BOX (marks), head);
    }
  gtk_box_set_homogeneous (GTK_BOX (marks), TRUE);
  gtk_size_group_add_widget (self->marks, marks);
  gtk_size_group_add_widget (self->rests, rest);

  gtk_widget_set_layout_manager (heads, dossier_wrap_new (ROW_SPACING));
  gtk_box_append (GTK_BOX (heads), marks);
  gtk_box_append (GTK_BOX (heads), rest);
  gtk_widget_set_margin_start (heads, ROW_START);
  gtk_widget_set_margin_end (heads, ROW_END);
  gtk_widget_set_valign (heads, GTK_ALIGN_END);

  return heads;
}

/**
 * dossier_check_section_new:
 * @rests: of all sections whose marks stand in line
 */
GtkWidget *
dossier_check_section_new (DossierStore *store,
                           GtkSizeGroup *rests)
{
  DossierCheckSection *self = g_object_new (DOSSIER_TYPE_CHECK_SECTION, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->store = g_object_ref (store);
  self->marks = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->rests = g_object_ref (rests);
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_widget_add_css_class (self->heading, "heading");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_layout_manager (line, g_object_new (DOSSIER_TYPE_TRAILING, "spacing", 12, "room", 180,
                                                     "alike", TRUE, NULL));
  gtk_box_append (GTK_BOX (line), self->heading);
  gtk_box_append (GTK_BOX (line), make_heads (self));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);

  return GTK_WIDGET (self);
}

static void
dossier_check_section_finalize (GObject *object)
{
  DossierCheckSection *self = DOSSIER_CHECK_SECTION (object);

  g_clear_object (&self->marks);
  g_clear_object (&self->rests);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_check_section_parent_class)->finalize (object);
}

static void
dossier_check_section_class_init (DossierCheckSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_check_section_finalize;
}

static void
dossier_check_section_init (DossierCheckSection *self)
{
}
