/* dossier-window-actions.c: every win.* action, nothing else. */
#include "dossier-window-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-backups-window.h"
#include "dossier-checks-window.h"
#include "dossier-delete.h"
#include "dossier-export.h"
#include "dossier-history-window.h"
#include "dossier-lists-window.h"
#include "dossier-preferences.h"
#include "dossier-print.h"
#include "dossier-programmes-page.h"
#include "dossier-record-window.h"

static const DossierWindowKeys keys[] = {
  { "win.undo",              { "<Control>z" } },
  { "win.redo",              { "<Control><Shift>z", "<Control>y" } },
  { "win.search",            { "<Control>f" } },
  { "win.filter",            { "<Control>l" } },
  { "win.new('')",           { "<Control>n" } },
  { "win.as-of",             { "<Control>d" } },
  { "win.history",           { "<Control>h" } },
  { "win.checks",            { "<Control>k" } },
  { "win.preferences",       { "<Control>comma" } },
  { "win.preview",           { "F9" } },
  { "win.print",             { "<Control>p" } },
  { "win.save-copy",         { "<Control><Shift>s" } },
  { "win.tab('programmes')", { "<Control>1" } },
  { "win.tab('activities')", { "<Control>2" } },
  { "win.tab('components')", { "<Control>3" } },
  { "win.tab('funders')",    { "<Control>4" } },
  { "win.tab('countries')",  { "<Control>5" } },
  { "win.next-tab",          { "<Control>Page_Down" } },
  { "win.previous-tab",      { "<Control>Page_Up" } },
  { "win.back",              { "<Alt>Left" } },
  { "win.forward",           { "<Alt>Right" } },
  { "win.next-pane",         { "F6" } },
  { "win.shortcuts",         { "<Control>question", "F1" } },
  { "window.close",          { "<Control>w" } },
};

const DossierWindowKeys *
dossier_window_get_keys (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

/* Records */

/* Tables whose records are part of a programme, and where they are seen there. */
static const struct
{
  const char *table;
  const char *inner;
} parts[] = {
  { "component",         "components" },
  { "indicator",         "indicators" },
  { "contribution",      "funding" },
  { "partner",           "funding" },
  { "programme_country", "countries" },
};

static gboolean
open_part (DossierWindow *self,
           const char    *table,
           gint64         id)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (DossierRecord) record = NULL;

      if (!g_str_equal (parts[i].table, table))
        continue;

      record = dossier_store_get (self->store, table, id, NULL);
      if (record == NULL || !dossier_window_open (self, "programmes",
                                                  dossier_record_get_integer (record, "programme"),
                                                  parts[i].inner))
        return FALSE;

      if (g_str_equal (table, "component"))
        dossier_programmes_page_show_component (DOSSIER_PROGRAMMES_PAGE (dossier_window_get_page (self)),
                                                id);
      return TRUE;
    }

  return FALSE;
}

static gboolean
is_funder (DossierWindow *self,
           gint64         id)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("contribution");

  dossier_query_match (query, "organisation", id);
  return dossier_store_count (self->store, query) > 0;
}

/* In a tab of its own, in the one of its programme, or in a window. */
static void
open_record (DossierWindow *self,
             const char    *table,
             gint64         id)
{
  DossierPage *page = dossier_window_find_page (self, table);

  if (dossier_window_get_page (self) != page && open_part (self, table, id))
    return;

  if (page != NULL && (!g_str_equal (table, "organisation") || is_funder (self, id)))
    {
      if (dossier_page_open (page, id, NULL))
        dossier_window_show_page (self, page);
    }
  else
    dossier_record_window_present (GTK_WINDOW (self), self->store, table, id, NULL);
}

static void
open_record_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  const char *table;
  gint64 id;

  g_variant_get (target, "(&sx)", &table, &id);
  if (dossier_table_find (table) == NULL)
    return;

  dossier_trail_leave (DOSSIER_WINDOW (widget)->trail, gtk_window_get_focus (GTK_WINDOW (widget)));
  open_record (DOSSIER_WINDOW (widget), table, id);
  dossier_window_focus_list (DOSSIER_WINDOW (widget));
}

static void
new_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *target)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  const char *table = g_variant_get_string (target, NULL);
  DossierPage *page = *table != '\0' ? dossier_window_find_page (self, table)
    : dossier_window_get_page (self);
  g_autoptr (GError) error = NULL;

  if (page == NULL)
    return;

  dossier_window_show_page (self, page);
  dossier_window_keep_focus (self);
  if (dossier_page_new_record (page, &error) == NULL && error != NULL)
    dossier_act_report (widget, error);
}

static DossierRecord *
get_target (DossierWindow *self,
            GVariant      *target)
{
  const char *table;
  gint64 id;

  g_variant_get (target, "(&sx)", &table, &id);
  return dossier_table_find (table) != NULL ? dossier_store_get (self->store, table, id, NULL) : NULL;
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *target)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  g_autoptr (DossierRecord) record = get_target (self, target);

  if (record != NULL)
    dossier_delete_record (widget, self->store, record);
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  g_autoptr (DossierRecord) record = get_target (self, target);
  g_autofree char *title = record != NULL ? dossier_store_dup_title (self->store, record, NULL) : NULL;
  g_autoptr (DossierRecord) copy = NULL;
  g_autoptr (DossierEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    return;

  edit = dossier_store_begin (self->store, N_("Duplicating “%s”"), title, &error);
  if (edit != NULL)
    copy = dossier_edit_duplicate (edit, record, &error);
  if (dossier_act_finish (widget, edit, copy != NULL, &error))
    open_record (self, dossier_record_get_table (copy)->name, dossier_record_get_id (copy));
}

/* Getting about */

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *target)
{
  dossier_search_button_popup (DOSSIER_SEARCH_BUTTON (DOSSIER_WINDOW (widget)->search));
}

static void
as_of_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *target)
{
  dossier_as_of_button_popup (DOSSIER_AS_OF_BUTTON (DOSSIER_WINDOW (widget)->as_of));
}

static void
filter_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *target)
{
  DossierPage *page = dossier_window_get_page (DOSSIER_WINDOW (widget));

  if (page != NULL)
    dossier_page_focus_entry (page);
}

static void
tab_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *target)
{
  dossier_window_open (DOSSIER_WINDOW (widget), g_variant_get_string (target, NULL), 0, NULL);
  dossier_window_focus_list (DOSSIER_WINDOW (widget));
}

static void
step_tab_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  DossierPage *page = dossier_window_get_page (DOSSIER_WINDOW (widget));

  if (page != NULL)
    dossier_page_step_tab (page, g_str_equal (action, "win.next-tab") ? 1 : -1);
}

static void
next_pane_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  DossierPage *page = dossier_window_get_page (DOSSIER_WINDOW (widget));

  if (page != NULL)
    dossier_page_focus_next (page);
}

static gboolean
restore_focus (const DossierPlace *place)
{
  g_autoptr (GtkWidget) focus = g_weak_ref_get (place->focus);

  return focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_grab_focus (focus);
}

/* Records that are gone are passed over. */
static void
travel (DossierWindow *self,
        int            places)
{
  const DossierPlace *place;

  dossier_trail_leave (self->trail, gtk_window_get_focus (GTK_WINDOW (self)));
  place = dossier_trail_step (self->trail, places);
  self->is_travelling = TRUE;
  while (place != NULL && !dossier_window_open (self, place->tab, place->id, place->inner))
    place = dossier_trail_step (self->trail, places);
  self->is_travelling = FALSE;

  dossier_window_show_place (self);
  if (place == NULL || !restore_focus (place))
    dossier_window_focus_list (self);
}

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierPage *page = dossier_window_get_page (self);

  if (page != NULL && dossier_page_can_go_back (page))
    dossier_page_go_back (page);
  else
    travel (self, -1);
}

static void
forward_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  travel (DOSSIER_WINDOW (widget), 1);
}

/* Fact sheets */

static DossierProgrammesPage *
get_programmes (DossierWindow *self)
{
  return DOSSIER_PROGRAMMES_PAGE (dossier_window_find_page (self, "programme"));
}

/* The programme the person looks at, be it only as that of an activity. */
static gint64
get_programme (DossierWindow *self)
{
  DossierPage *page = dossier_window_get_page (self);
  DossierRecord *record = page != NULL ? dossier_page_get_record (page) : NULL;

  if (record != NULL && dossier_record_is_a (record, "programme"))
    return dossier_record_get_id (record);
  if (record != NULL && dossier_table_get_field (dossier_record_get_table (record), "programme") != NULL)
    return dossier_record_get_integer (record, "programme");

  record = get_programmes (self) != NULL ? dossier_page_get_record (DOSSIER_PAGE (get_programmes (self)))
    : NULL;
  return record != NULL ? dossier_record_get_id (record) : 0;
}

static void
show_fact_sheet (DossierWindow *self,
                 gint64         id)
{
  DossierProgrammesPage *page = get_programmes (self);
  DossierRecord *record = page != NULL ? dossier_page_get_record (DOSSIER_PAGE (page)) : NULL;
  gboolean is_same = record != NULL && dossier_record_get_id (record) == id &&
                     dossier_window_get_page (self) == DOSSIER_PAGE (page);

  if (id != 0 && dossier_window_open (self, "programmes", id, NULL))
    dossier_programmes_page_set_preview (page, !is_same || !dossier_programmes_page_has_preview (page));
}

static void
fact_sheet_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  show_fact_sheet (DOSSIER_WINDOW (widget), g_variant_get_int64 (target));
}

static void
preview_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  show_fact_sheet (DOSSIER_WINDOW (widget), get_programme (DOSSIER_WINDOW (widget)));
}

static void
close_preview_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *target)
{
  DossierProgrammesPage *page = get_programmes (DOSSIER_WINDOW (widget));

  if (page != NULL)
    dossier_programmes_page_set_preview (page, FALSE);
}

/* One programme, or all of them in their order. */
static GPtrArray *
get_sheets (DossierWindow *self,
            gint64         id)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");

  if (id != 0)
    dossier_query_match (query, "id", id);
  return dossier_store_query_records (self->store, query, NULL);
}

static void
print_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *target)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  g_autoptr (GPtrArray) programmes = dossier_window_get_selected (self, "programme");

  if (programmes == NULL)
    programmes = get_sheets (self, get_programme (self));

  if (programmes != NULL && programmes->len > 0)
    dossier_print_fact_sheets (GTK_WINDOW (self), self->store, programmes);
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *target)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  g_autoptr (GPtrArray) programmes = get_sheets (self, g_variant_get_int64 (target));

  if (programmes != NULL && programmes->len > 0)
    dossier_export_fact_sheets (GTK_WINDOW (self), self->store, programmes);
}

static void
lists_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *target)
{
  dossier_lists_window_present (GTK_WINDOW (widget), DOSSIER_WINDOW (widget)->store);
}

static void
checks_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *target)
{
  dossier_checks_window_present (GTK_WINDOW (widget), DOSSIER_WINDOW (widget)->store);
}

static void
preferences_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  dossier_preferences_present (GTK_WINDOW (widget));
}

/* Not GTK's help overlay: that one is made with every window, and lies hidden among those that
 * assistive technologies ask for.
 */
static void
shortcuts_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
      "/org/dossierapp/Dossier/ui/dossier-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

static void
backups_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  dossier_backups_window_present (GTK_WINDOW (widget), DOSSIER_WINDOW (widget)->store);
}

static void
history_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  g_autoptr (DossierRecord) record = target != NULL ? get_target (self, target) : NULL;

  if (target == NULL || record != NULL)
    dossier_history_window_present (GTK_WINDOW (self), self->store, record);
}

/* All of them */

static const struct
{
  const char              *name;
  const char              *target;
  GtkWidgetActionActivateFunc activate;
  gboolean                 needs_tabs;  /* makes no sense without programmes */
} actions[] = {
  { "win.undo",            NULL,   dossier_window_step,            FALSE },
  { "win.redo",            NULL,   dossier_window_step,            FALSE },
  { "win.undo-to",         "x",    dossier_window_step,            FALSE },
  { "win.redo-to",         "x",    dossier_window_step,            FALSE },
  { "win.undo-their",      "x",    dossier_window_step,            FALSE },
  { "win.redo-their",      "x",    dossier_window_step,            FALSE },
  { "win.toast",           "s",    dossier_window_toast,           FALSE },
  { "win.toast-undo",      "s",    dossier_window_toast,           FALSE },
  { "win.toast-undo-their", "(sx)", dossier_window_toast,          FALSE },
  { "win.toast-redo-their", "(sx)", dossier_window_toast,          FALSE },
  { "win.open-record",     "(sx)", open_record_cb,                 FALSE },
  { "win.open-field",      "(sxs)", dossier_window_open_field,     FALSE },
  { "win.new",             "s",    new_cb,                         FALSE },
  { "win.delete",          "(sx)", delete_cb,                      FALSE },
  { "win.duplicate",       "(sx)", duplicate_cb,                   FALSE },
  { "win.search",          NULL,   search_cb,                      TRUE },
  { "win.as-of",           NULL,   as_of_cb,                       TRUE },
  { "win.filter",          NULL,   filter_cb,                      TRUE },
  { "win.tab",             "s",    tab_cb,                         TRUE },
  { "win.next-tab",        NULL,   step_tab_cb,                    TRUE },
  { "win.previous-tab",    NULL,   step_tab_cb,                    TRUE },
  { "win.next-pane",       NULL,   next_pane_cb,                   TRUE },
  { "win.back",            NULL,   back_cb,                        FALSE },
  { "win.forward",         NULL,   forward_cb,                     FALSE },
  { "win.fact-sheet",      "x",    fact_sheet_cb,                  TRUE },
  { "win.preview",         NULL,   preview_cb,                     TRUE },
  { "win.close-preview",   NULL,   close_preview_cb,               TRUE },
  { "win.print",           NULL,   print_cb,                       TRUE },
  { "win.export-pdf",      "x",    export_cb,                      TRUE },
  { "win.save-copy",       NULL,   dossier_window_save_copy,       FALSE },
  { "win.lists",           NULL,   lists_cb,                       TRUE },
  { "win.checks",          NULL,   checks_cb,                      TRUE },
  { "win.restore-backup",  "(ss)", dossier_window_restore_backup,  FALSE },
  { "win.salvage",         "s",    dossier_window_salvage,         FALSE },
  { "win.show-damage",     NULL,   dossier_window_show_damage,     FALSE },
  { "win.preferences",     NULL,   preferences_cb,                 FALSE },
  { "win.backups",         NULL,   backups_cb,                     TRUE },
  { "win.shortcuts",       NULL,   shortcuts_cb,                   FALSE },
  { "win.history",         NULL,   history_cb,                     TRUE },
  { "win.history-of",      "(sx)", history_cb,                     TRUE },
  { "win.delete-selected", NULL,   dossier_window_delete_selected, TRUE },
  { "win.export-selected", NULL,   dossier_window_export_selected, TRUE },
  { "win.copy-rows",       NULL,   dossier_window_copy_rows,       TRUE },
  { "win.paste-rows",      NULL,   dossier_window_paste_rows,      FALSE },
};

void
dossier_window_install_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].target, actions[i].activate);
}

/* Undo and redo follow the store instead. */
void
dossier_window_update_actions (DossierWindow *self)
{
  gboolean has_tabs = adw_view_switcher_title_get_view_switcher_enabled (self->switcher);
  gboolean may_write = self->store != NULL && !dossier_store_is_read_only (self->store);
  DossierPage *page = dossier_window_get_page (self);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].needs_tabs)
      gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, has_tabs);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.delete", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.delete-selected", may_write && has_tabs);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.duplicate", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy-rows", has_tabs && page != NULL &&
                                 dossier_page_get_record (page) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.paste-rows", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-copy", self->store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", has_tabs && page != NULL &&
                                 (dossier_page_can_go_back (page) ||
                                  dossier_trail_can_step (self->trail, -1)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forward",
                                 has_tabs && dossier_trail_can_step (self->trail, 1));
  if (self->store == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", FALSE);
    }
}
