/* dossier-indicator-list.c: the Indicators tab: how to see that something was reached, and by when. */
#include "dossier-indicator-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-empty-page.h"
#include "dossier-indicator-body.h"
#include "dossier-indicator.h"
#include "dossier-language.h"
#include "dossier-pane.h"

struct _DossierIndicatorList
{
  DossierRecordView  parent_instance;

  GtkWidget         *stack;
  DossierChildList  *list;
};

G_DEFINE_FINAL_TYPE (DossierIndicatorList, dossier_indicator_list, DOSSIER_TYPE_RECORD_VIEW)

/* When it is due */

/* No more exact than the start the month was counted from. */
static char *
dup_due_day (DossierRecord *indicator,
             DossierRecord *programme,
             const GDate   *due)
{
  const char *start = dossier_record_get_text (programme, "starts");
  g_autofree char *iso = dossier_day_to_iso (due);

  if (dossier_record_is_set (indicator, "due"))
    return dossier_record_dup_display (indicator, "due", dossier_interface_language ());

  if (!dossier_date_is_exact (start))
    iso[strlen ("2017-10")] = '\0';
  return dossier_date_format (iso, dossier_interface_language (), DOSSIER_DATE_SHORT);
}

/* “Due month 30 · 31 Oct 2017” */
static char *
dup_due_words (DossierRecord *indicator,
               const char    *day)
{
  guint month = dossier_record_get_integer (indicator, "due_month");

  if (!dossier_record_is_set (indicator, "due_month"))
    /* Translators: the date an indicator is due */
    return day != NULL ? g_strdup_printf (_("Due %s"), day) : NULL;

  if (day == NULL)
    return g_strdup_printf (_("Due month %u"), month);

  /* Translators: a month counted from the start of the programme, and its date: “Due month 30 · 31 May” */
  return g_strdup_printf (_("Due month %u · %s"), month, day);
}

static char *
dup_conflict (DossierRecord *programme,
              const GDate   *due)
{
  GDate earliest, end;
  int days;

  if (!dossier_record_get_bounds (programme, "ends", &earliest, &end) || !g_date_valid (&end))
    return NULL;

  days = g_date_days_between (&end, due);
  if (days <= 0)
    return NULL;

  return g_strdup_printf (ngettext ("%d day after the programme ends",
                                    "%d days after the programme ends", days), days);
}

/* “on track: reached in 10 of 12 values” */
static char *
dup_standing (DossierStore  *store,
              DossierRecord *indicator)
{
  g_autofree char *reason = NULL;
  DossierStanding standing;
  GDate day;

  dossier_store_get_as_of (store, &day);
  standing = dossier_indicator_get_standing (store, indicator, &day, dossier_interface_language (), &reason);
  /* Translators: how an indicator stands, and why */
  return g_strdup_printf (_("%s: %s"), dossier_standing_get_label (standing), reason);
}

static void
show_indicator (DossierChildList *list,
                DossierChildRow  *row)
{
  const char *language = dossier_interface_language ();
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *indicator = dossier_child_row_get_record (row);
  DossierRecord *programme = dossier_child_list_get_owner (list);
  GDate due;
  gboolean is_due = dossier_indicator_get_due (store, indicator, &due);
  g_autofree char *day = is_due ? dup_due_day (indicator, programme, &due) : NULL;
  g_autofree char *words = dup_due_words (indicator, day);
  g_autofree char *conflict = is_due ? dup_conflict (programme, &due) : NULL;
  g_autofree char *rule = dossier_record_dup_display (indicator, "rule", language);
  g_autofree char *standing = dup_standing (store, indicator);
  GtkWidget *body = dossier_child_row_get_body (row);

  dossier_child_row_set_text (row, dossier_record_get_local (indicator, "statement", language), standing);
  dossier_child_row_set_chip (row, 0, words, "plain");
  dossier_child_row_set_chip (row, 1, conflict, "warn");
  dossier_child_row_set_chip (row, 2, *rule != '\0' ? rule : NULL, "plain");
  if (body != NULL)
    dossier_indicator_body_refresh (DOSSIER_INDICATOR_BODY (body));
}

static const DossierChildKind kind = {
  .table = "indicator",
  .owner = "programme",
  .heading = N_("Outcome indicators"),
  .empty = N_("No indicators yet"),
  .adds = "statement",
  .add = N_("Adding an indicator to “%s”"),
  .flags = DOSSIER_CHILD_ORDERED | DOSSIER_CHILD_NUMBERED | DOSSIER_CHILD_OPENS | DOSSIER_CHILD_WRAPPED,
  .show = show_indicator,
  .open = dossier_indicator_body_new,
};

void
dossier_indicator_list_type_at (DossierIndicatorList *self,
                                gint64                indicator,
                                const char           *cell)
{
  DossierChildRow *row = dossier_child_list_reach (self->list, indicator);
  DossierIndicatorBody *body;

  if (row == NULL)
    return;

  dossier_child_list_open (self->list, row, TRUE);
  body = DOSSIER_INDICATOR_BODY (dossier_child_row_get_body (row));
  dossier_value_grid_type_at (dossier_indicator_body_get_grid (body), cell);
}

static const DossierEmptyPage empty = {
  .icon = "dossier-components-symbolic",
  .title = N_("No indicators yet"),
  .description =
    N_("An indicator says how to see that a component was reached: a baseline, a target and a due date."),
  .add = N_("Add an Indicator"),
};

static void
dossier_indicator_list_refresh (DossierRecordView *view,
                                DossierRecord     *programme,
                                const GDate       *as_of)
{
  DossierIndicatorList *self = DOSSIER_INDICATOR_LIST (view);

  dossier_child_list_refresh (self->list, programme);
  dossier_empty_page_update (self->stack, dossier_child_list_get_n_rows (self->list) == 0 &&
                                          !dossier_child_list_is_adding (self->list));
}

static gboolean
dossier_indicator_list_focus (DossierRecordView *view,
                              const char        *name)
{
  return gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
}

static void
dossier_indicator_list_constructed (GObject *object)
{
  static const char * const tables[] = {
    "indicator", "indicator_value", "breakdown", "group_member", "programme_country", "amendment", NULL
  };
  DossierIndicatorList *self = DOSSIER_INDICATOR_LIST (object);
  DossierRecordView *view = DOSSIER_RECORD_VIEW (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *other_way;

  G_OBJECT_CLASS (dossier_indicator_list_parent_class)->constructed (object);

  self->list = DOSSIER_CHILD_LIST (dossier_child_list_new (dossier_record_view_get_store (view), &kind));
  other_way = dossier_copy_button_new (self->list, _("Copy from a Programme…"));
  gtk_widget_add_css_class (gtk_widget_get_first_child (other_way), "pill");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  self->stack = dossier_empty_page_new (dossier_scroll_new (box, 820), self->list, &empty, other_way);
  adw_bin_set_child (ADW_BIN (self), self->stack);
  dossier_record_view_watch (view, tables);
}

static void
dossier_indicator_list_class_init (DossierIndicatorListClass *klass)
{
  DossierRecordViewClass *view_class = DOSSIER_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dossier_indicator_list_constructed;
  view_class->refresh = dossier_indicator_list_refresh;
  view_class->focus = dossier_indicator_list_focus;
}

static void
dossier_indicator_list_init (DossierIndicatorList *self)
{
}
