/* dossier-history-filter.c: which steps of a history are shown: of a kind, and with some words in them.
 *
 * Of the whole portfolio one looks for what was deleted, pasted or undone; of a record, for what was done
 * to itself rather than to what hangs on it.
 */
#include "dossier-history-filter.h"

#include <glib/gi18n-lib.h>

#include "dossier-name.h"
#include "dossier-pills.h"
#include "dossier-side-window.h"

struct _DossierHistoryFilter
{
  AdwBin        parent_instance;

  GtkEditable  *entry;
  DossierPills *pills;       /* (nullable): before it is known of what */
  GtkWidget    *box;
  gboolean      is_filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierHistoryFilter, dossier_history_filter, ADW_TYPE_BIN)

enum
{
  OF_PORTFOLIO = 1 << 0,
  OF_PROGRAMME = 1 << 1,
  OF_OTHERS = 1 << 2,
};

static const struct
{
  const char         *name;
  const char         *label;
  DossierHistoryKind  kind;
  guint               where;
} kinds[] = {
  { "all", N_("All"), DOSSIER_HISTORY_ALL, OF_PORTFOLIO | OF_PROGRAMME | OF_OTHERS },
  { "fields", N_("This programme’s fields"), DOSSIER_HISTORY_FIELDS, OF_PROGRAMME },
  { "own", N_("Its own fields"), DOSSIER_HISTORY_FIELDS, OF_OTHERS },
  { "amended", N_("Amendments"), DOSSIER_HISTORY_AMENDED, OF_PROGRAMME },
  { "removed", N_("Deletions"), DOSSIER_HISTORY_REMOVED, OF_PORTFOLIO },
  { "pasted", N_("Pasted rows"), DOSSIER_HISTORY_PASTED, OF_PORTFOLIO },
  { "undone", N_("Undone"), DOSSIER_HISTORY_UNDONE, OF_PORTFOLIO | OF_PROGRAMME | OF_OTHERS },
};

static void
changed_cb (DossierHistoryFilter *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* First what is typed goes, then the window, if it is one that Escape closes. */
static void
stop_cb (DossierHistoryFilter *self)
{
  if (*gtk_editable_get_text (self->entry) != '\0')
    gtk_editable_set_text (self->entry, "");
  else if (DOSSIER_IS_SIDE_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))))
    gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

/**
 * dossier_history_filter_set_record:
 * @record: (nullable): whose history is shown; %NULL for that of the portfolio
 *
 * All steps are shown again.
 */
void
dossier_history_filter_set_record (DossierHistoryFilter *self,
                                   DossierRecord        *record)
{
  guint where = record == NULL ? OF_PORTFOLIO
                : dossier_record_is_a (record, "programme") ? OF_PROGRAMME : OF_OTHERS;

  self->is_filling = TRUE;
  if (self->pills != NULL)
    gtk_box_remove (GTK_BOX (self->box), GTK_WIDGET (self->pills));
  self->pills = DOSSIER_PILLS (dossier_pills_new (_("Which steps")));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((kinds[i].where & where) != 0)
      dossier_pills_append (self->pills, kinds[i].name, _(kinds[i].label));
  g_signal_connect_swapped (self->pills, "notify::selected", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->pills));
  gtk_editable_set_text (self->entry, "");
  self->is_filling = FALSE;
}

DossierHistoryKind
dossier_history_filter_get_kind (DossierHistoryFilter *self)
{
  const char *name = self->pills != NULL ? dossier_pills_get_selected (self->pills) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      return kinds[i].kind;

  return DOSSIER_HISTORY_ALL;
}

/**
 * dossier_history_filter_get_words:
 *
 * Returns: (transfer none): what is looked for
 */
const char *
dossier_history_filter_get_words (DossierHistoryFilter *self)
{
  return gtk_editable_get_text (self->entry);
}

/* Whether not all steps are shown. */
gboolean
dossier_history_filter_is_active (DossierHistoryFilter *self)
{
  return dossier_history_filter_get_kind (self) != DOSSIER_HISTORY_ALL ||
         *dossier_history_filter_get_words (self) != '\0';
}

GtkWidget *
dossier_history_filter_new (void)
{
  return g_object_new (DOSSIER_TYPE_HISTORY_FILTER, NULL);
}

static void
dossier_history_filter_class_init (DossierHistoryFilterClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", DOSSIER_TYPE_HISTORY_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
dossier_history_filter_init (DossierHistoryFilter *self)
{
  GtkWidget *entry = gtk_search_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_object_set (entry, "placeholder-text", _("Search the history"), NULL);
  dossier_name_set (entry, _("Search the history"));
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (stop_cb), self);
  gtk_box_append (GTK_BOX (self->box), entry);
  adw_bin_set_child (ADW_BIN (self), self->box);
}
