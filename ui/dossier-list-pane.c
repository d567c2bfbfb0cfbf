/* dossier-list-pane.c: the frame of a list: filter, pills, add button, rows, status line.
 *
 * Knows nothing of records; a page fills it.  Typing is answered 80 ms after the
 * last key (the delay of the search entry), so that no key waits for a query.
 */
#include "dossier-list-pane.h"

#include <glib/gi18n-lib.h>

#include "dossier-pane-bar.h"
#include "dossier-trailing.h"

struct _DossierListPane
{
  AdwBin                      parent_instance;

  const DossierListPaneWords *words;

  GtkWidget                  *entry;
  DossierPaneBar             *layout;
  GtkWidget                  *pill_box;
  GtkWidget                  *pills;
  GtkWidget                  *options;
  GtkWidget                  *add;
  GtkStack                   *stack;
  GtkScrolledWindow          *scroller;
  AdwStatusPage              *no_match;
  AdwStatusPage              *empty;
  GtkButton                  *empty_button;
  GtkLabel                   *left;
  GtkLabel                   *right;
  GtkWidget                  *warning;
};

enum
{
  CHANGED,
  CLEARED,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierListPane, dossier_list_pane, ADW_TYPE_BIN)

static void
changed_cb (DossierListPane *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The button goes away with the page it stands on: the next words are typed where the last were. */
static void
clear_cb (DossierListPane *self)
{
  dossier_list_pane_set_words (self, "");
  g_signal_emit (self, signals[CLEARED], 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
leave_cb (DossierListPane *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

/* Esc takes the words away; without any it goes on to the rows. */
static void
stop_search_cb (DossierListPane *self)
{
  if (*dossier_list_pane_get_words (self) != '\0')
    dossier_list_pane_set_words (self, "");
  else
    leave_cb (self);
}

static gboolean
entry_key_cb (DossierListPane *self,
              guint            key,
              guint            code,
              GdkModifierType  modifiers)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  leave_cb (self);
  return GDK_EVENT_STOP;
}

static void
show_words (DossierListPane *self)
{
  const DossierListPaneWords *words = self->words;

  g_object_set (self->entry, "placeholder-text", _(words->filter), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(words->filter), -1);
  gtk_widget_set_tooltip_text (self->options, _(words->options));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->options), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(words->options), -1);
  gtk_widget_set_tooltip_text (self->add, _(words->add));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _(words->add),
                                  -1);
  adw_status_page_set_icon_name (self->empty, words->icon_name);
  adw_status_page_set_title (self->empty, _(words->empty_title));
  adw_status_page_set_description (self->empty, _(words->empty_text));
  gtk_button_set_label (self->empty_button, _(words->empty_button));
}

/**
 * dossier_list_pane_new:
 * @is_wide: whether the pills stand beside the filter while there is room
 */
GtkWidget *
dossier_list_pane_new (const DossierListPaneWords *words,
                       gboolean                    is_wide)
{
  DossierListPane *self = g_object_new (DOSSIER_TYPE_LIST_PANE, NULL);

  self->words = words;
  show_words (self);

  self->pills = dossier_pills_new (_(words->filter));
  gtk_box_append (GTK_BOX (self->pill_box), self->pills);
  dossier_pane_bar_set_one_line (self->layout, is_wide);
  if (is_wide)
    gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  g_signal_connect_object (self->pills, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
dossier_list_pane_set_view (DossierListPane *self,
                            GtkWidget       *view)
{
  gtk_scrolled_window_set_child (self->scroller, view);
}

/**
 * dossier_list_pane_set_options:
 * @popover: (nullable): what the button beside the filter opens; without one there is no button
 */
void
dossier_list_pane_set_options (DossierListPane *self,
                               GtkWidget       *popover)
{
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->options), popover);
  gtk_widget_set_visible (self->options, popover != NULL);
}

DossierPills *
dossier_list_pane_get_pills (DossierListPane *self)
{
  return DOSSIER_PILLS (self->pills);
}

const char *
dossier_list_pane_get_words (DossierListPane *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
dossier_list_pane_set_words (DossierListPane *self,
                             const char      *words)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
}

/**
 * dossier_list_pane_set_filtered:
 *
 * Marks the button beside the filter, whose popover hides that it leaves rows out.
 */
void
dossier_list_pane_set_filtered (DossierListPane *self,
                                gboolean         is_filtered)
{
  if (is_filtered)
    gtk_widget_add_css_class (self->options, "filtered");
  else
    gtk_widget_remove_css_class (self->options, "filtered");
}

static void
show_no_match (DossierListPane *self)
{
  const char *words = dossier_list_pane_get_words (self);
  g_auto (GStrv) parts = g_strsplit (_(self->words->no_match), "%s", 2);
  g_autofree char *title = NULL;
  g_autofree char *markup = NULL;

  if (*words != '\0' && parts[0] != NULL && parts[1] != NULL)
    title = g_strconcat (parts[0], words, parts[1], NULL);
  else
    title = g_strdup (_("Nothing matches the filter"));

  /* The title of a status page is markup. */
  markup = g_markup_escape_text (title, -1);
  adw_status_page_set_title (self->no_match, markup);
}

void
dossier_list_pane_show (DossierListPane      *self,
                        DossierListPaneState  state)
{
  static const char * const names[] = { "rows", "no-match", "empty" };

  if (state == DOSSIER_LIST_PANE_NO_MATCH)
    show_no_match (self);
  gtk_stack_set_visible_child_name (self->stack, names[state]);
}

/**
 * dossier_list_pane_set_status:
 * @right: (nullable): what the rows add up to
 * @warning: (nullable): why it should be looked at
 */
void
dossier_list_pane_set_status (DossierListPane *self,
                              const char      *left,
                              const char      *right,
                              const char      *warning)
{
  gtk_label_set_text (self->left, left);
  gtk_label_set_text (self->right, right != NULL ? right : "");
  gtk_widget_set_visible (self->warning, warning != NULL);
  gtk_widget_set_tooltip_text (self->warning, warning);
  if (warning != NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->warning), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      warning, -1);
      gtk_widget_add_css_class (GTK_WIDGET (self->right), "faint");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->right), "faint");
}

void
dossier_list_pane_focus_entry (DossierListPane *self)
{
  gtk_widget_grab_focus (self->entry);
}

static void
dossier_list_pane_class_init (DossierListPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DOSSIER_TYPE_PANE_BAR);
  g_type_ensure (DOSSIER_TYPE_TRAILING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-list-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierListPane, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierListPane, layout);
  gtk_widget_class_bind_template_child (widget_class, DossierListPane, pill_box);
  gtk_widget_class_bind_template_child (widget_class, DossierListPane, options);
  gtk_widget_class_bind_template_child (widget_class, DossierListPane, add);
  gtk_widget_class_bind_template_child (widget_class, DossierListPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierListPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, DossierListPane, no_match);
  gtk_widget_class_bind_template_child (widget_class, DossierListPane, empty);
  gtk_widget_class_bind_template_child (widget_class, DossierListPane, empty_button);
  gtk_widget_class_bind_template_child (widget_class, DossierListPane, left);
  gtk_widget_class_bind_template_child (widget_class, DossierListPane, right);
  gtk_widget_class_bind_template_child (widget_class, DossierListPane, warning);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);

  signals[CHANGED] =
    g_signal_new ("changed", DOSSIER_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  0);
  signals[CLEARED] =
    g_signal_new ("cleared", DOSSIER_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  0);
  signals[LEAVE] =
    g_signal_new ("leave", DOSSIER_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_list_pane_init (DossierListPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
