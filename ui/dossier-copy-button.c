/* dossier-copy-button.c: a button to copy what another programme has in its list of the same kind. */
#include "dossier-empty-page.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-chooser.h"
#include "dossier-language.h"
#include "dossier-name.h"

static GPtrArray *
find_children (DossierStore           *store,
               const DossierChildKind *kind,
               gint64                  owner,
               GError                **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind->table);

  dossier_query_match (query, kind->owner, owner);
  return dossier_store_query_records (store, query, error);
}

/* A copy belongs to its new owner and to nothing else of the old one. */
static gboolean
copy_child (DossierEdit             *edit,
            const DossierChildKind  *kind,
            DossierRecord           *child,
            gint64                   owner,
            GError                 **error)
{
  g_autoptr (DossierRecord) copy = dossier_record_copy (child);

  dossier_record_set_link (copy, kind->owner, owner);
  dossier_record_set_integer (copy, "position", 0);
  if (dossier_table_get_field (dossier_record_get_table (copy), "component") != NULL)
    dossier_record_set_link (copy, "component", 0);

  return dossier_edit_save (edit, copy, error);
}

static gboolean
copy_all (DossierChildList  *list,
          gint64             from,
          guint             *n,
          GError           **error)
{
  DossierStore *store = dossier_child_list_get_store (list);
  const DossierChildKind *kind = dossier_child_list_get_kind (list);
  DossierRecord *owner = dossier_child_list_get_owner (list);
  g_autofree char *subject = dossier_store_dup_title (store, owner, NULL);
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, N_("Copying into “%s”"), subject, error);
  g_autoptr (GPtrArray) children = edit != NULL ? find_children (store, kind, from, error) : NULL;

  if (children == NULL)
    return FALSE;

  *n = children->len;
  for (guint i = 0; i < children->len; i++)
    if (!copy_child (edit, kind, g_ptr_array_index (children, i), dossier_record_get_id (owner), error))
      return FALSE;

  return dossier_edit_commit (edit, error);
}

/* Changes that bring many rows at once say so, and how to undo them. */
static void
say_copied (DossierChildList *list,
            gint64            from,
            guint             n)
{
  DossierStore *store = dossier_child_list_get_store (list);
  const DossierTable *table = dossier_table_find (dossier_child_list_get_kind (list)->table);
  g_autoptr (DossierRecord) programme = dossier_store_get (store, "programme", from, NULL);
  g_autofree char *name = programme != NULL
                          ? dossier_store_dup_title (store, programme, dossier_interface_language ())
                                            : g_strdup ("");
  g_autofree char *sentence = NULL;

  if (n == 0)
    /* Translators: a programme, and what it has none of: “Components” */
    sentence = g_strdup_printf (_("%s has nothing to copy: %s"), name, _(table->plural));
  else
    /* Translators: a number, what was copied, and from which programme: “7 copied from GLACY: Components” */
    sentence = g_strdup_printf (_("%u copied from %s: %s"), n, name, _(table->plural));

  gtk_widget_activate_action (GTK_WIDGET (list), n > 0 ? "win.toast-undo" : "win.toast", "s", sentence);
}

static void
chosen_cb (DossierChildList *list,
           gint64            from)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (dossier_child_list_get_owner (list) == NULL)
    return;

  if (copy_all (list, from, &n, &error))
    say_copied (list, from, n);
  else
    dossier_act_report (GTK_WIDGET (list), error);
}

/* There is nothing to copy from a programme that is not there. */
static void
create_cb (DossierChildList *list,
           const char       *title)
{
  g_autofree char *sentence = g_strdup_printf (_("There is no programme called “%s”"), title);

  gtk_widget_activate_action (GTK_WIDGET (list), "win.toast", "s", sentence);
}

/* Not from itself. */
static void
exclude_owner_cb (GtkWidget        *chooser,
                  DossierChildList *list)
{
  DossierRecord *owner = dossier_child_list_get_owner (list);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = owner != NULL ? dossier_record_get_id (owner) : 0;

  g_array_append_val (ids, id);
  dossier_chooser_exclude (DOSSIER_CHOOSER (chooser), ids);
}

/**
 * dossier_copy_button_new:
 * @label: translated
 */
GtkWidget *
dossier_copy_button_new (DossierChildList *list,
                         const char       *label)
{
  DossierStore *store = dossier_child_list_get_store (list);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chooser = dossier_chooser_new (store, dossier_table_find ("programme"));

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button),
                             g_object_new (GTK_TYPE_LABEL, "label", label, "wrap", TRUE,
                                           "justify", GTK_JUSTIFY_CENTER, NULL));
  dossier_name_set (button, label);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  gtk_widget_set_visible (button, !dossier_store_is_read_only (store));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "create", G_CALLBACK (create_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "map", G_CALLBACK (exclude_owner_cb), list, 0);

  return button;
}
