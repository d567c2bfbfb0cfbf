/* dossier-steps.c: going back and forth in the history from any window that has the actions for it. */
#include "dossier-steps.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-history.h"
#include "dossier-menu-label.h"

#define TOAST_SECONDS 6
#define STEPS_IN_MENU 10

/* Toasts */

/**
 * dossier_steps_make_toast:
 * @action: see dossier-steps.h
 *
 * Returns: (transfer full): the toast that the action asks for
 */
AdwToast *
dossier_steps_make_toast (const char *action,
                          GVariant   *target)
{
  gboolean is_theirs = g_variant_is_of_type (target, G_VARIANT_TYPE ("(sx)"));
  g_autoptr (GVariant) sentence = is_theirs ? g_variant_get_child_value (target, 0) : g_variant_ref (target);
  /* The title of a toast is markup. */
  g_autofree char *markup = g_markup_escape_text (g_variant_get_string (sentence, NULL), -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_timeout (toast, TOAST_SECONDS);
  if (g_str_equal (action, "win.toast-undo"))
    {
      adw_toast_set_button_label (toast, _("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  else if (is_theirs)
    {
      gboolean undo = g_str_equal (action, "win.toast-undo-their");
      g_autoptr (GVariant) step = g_variant_get_child_value (target, 1);

      adw_toast_set_button_label (toast, undo ? _("Undo It") : _("Redo It"));
      adw_toast_set_action_name (toast, undo ? "win.undo-their" : "win.redo-their");
      adw_toast_set_action_target_value (toast, step);
      /* It asks something. */
      adw_toast_set_timeout (toast, 0);
    }

  return toast;
}

/* Taking steps */

static gboolean
take_one (GtkWidget    *widget,
          DossierStore *store,
          gboolean      undo)
{
  g_autoptr (GError) error = NULL;

  if (undo ? dossier_store_undo (store, &error) : dossier_store_redo (store, &error))
    return TRUE;

  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_ELSEWHERE))
    gtk_widget_activate_action (widget, undo ? "win.toast-undo-their" : "win.toast-redo-their", "(sx)",
                                error->message, dossier_store_get_foreign_step (store, undo));
  else
    dossier_act_report (widget, error);
  return FALSE;
}

/* Of those that lie before it, too: the last is taken back first. */
static void
take_up_to (GtkWidget    *widget,
            DossierStore *store,
            gboolean      undo,
            gint64        id)
{
  gint64 next = dossier_store_get_next_step (store, undo);

  while (next != 0 && (undo ? next >= id : next <= id) && take_one (widget, store, undo))
    next = dossier_store_get_next_step (store, undo);
}

/**
 * dossier_steps_take:
 * @widget: where it happens; its window shows the toasts
 * @action: see dossier-steps.h
 * @target: (nullable)
 *
 * What another program did is taken back or repeated only after a question.
 */
void
dossier_steps_take (GtkWidget    *widget,
                    DossierStore *store,
                    const char   *action,
                    GVariant     *target)
{
  gboolean undo = g_str_has_prefix (action, "win.undo");

  if (target == NULL)
    take_one (widget, store, undo);
  else if (g_str_has_suffix (action, "-to"))
    take_up_to (widget, store, undo, g_variant_get_int64 (target));
  else
    {
      dossier_store_accept_step (store, g_variant_get_int64 (target));
      take_one (widget, store, undo);
    }
}

/* The menu */

static char *
dup_item_label (const DossierStep *step)
{
  g_autofree char *label = dossier_menu_label_dup (step->label);

  return g_strdup_printf (step->is_undone ? _("Redo: %s") : _("Undo: %s"), label);
}

static void
append_step (GMenu             *section,
             const DossierStep *step)
{
  g_autofree char *label = dup_item_label (step);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, step->is_undone ? "win.redo-to" : "win.undo-to", "x", step->id);
  g_menu_append_item (section, item);
}

static GPtrArray *
find_line (DossierStore *store)
{
  DossierStepSearch search = { .kind = DOSSIER_HISTORY_IN_LINE, .limit = STEPS_IN_MENU };

  return dossier_store_find_steps (store, &search, NULL);
}

/**
 * dossier_steps_make_menu:
 *
 * Returns: (transfer full) (nullable): the last steps by name, the latest first, and the way to all of
 *   them; %NULL if there is none
 */
GMenuModel *
dossier_steps_make_menu (DossierStore *store)
{
  g_autoptr (GPtrArray) steps = find_line (store);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) undone = g_menu_new ();
  g_autoptr (GMenu) done = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();

  if (steps == NULL || steps->len == 0 || dossier_store_is_read_only (store))
    return NULL;

  for (guint i = 0; i < steps->len; i++)
    append_step (((DossierStep *) steps->pdata[i])->is_undone ? undone : done, steps->pdata[i]);
  g_menu_append (all, _("All Steps…"), "win.history");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (undone));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (done));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}
