/* dossier-pills.c: a row of round buttons of which one is chosen: filters, languages.
 *
 * To assistive tools it is a group of radio buttons, each named with its count.
 */
#include "dossier-pills.h"

#include <glib/gi18n-lib.h>

#include "dossier-count.h"
#include "dossier-wrap.h"

struct _DossierPills
{
  GtkWidget   parent_instance;

  GHashTable *pills;     /* name → Pill */
  const char *selected;  /* interned */
};

typedef struct
{
  GtkWidget *button;
  GtkWidget *count;
  char      *label;
} Pill;

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierPills, dossier_pills, GTK_TYPE_WIDGET)

static void
pill_free (Pill *pill)
{
  g_free (pill->label);
  g_free (pill);
}

static Pill *
find_pill (DossierPills *self,
           const char   *name)
{
  return name != NULL ? g_hash_table_lookup (self->pills, name) : NULL;
}

static void
button_toggled_cb (DossierPills    *self,
                   GtkToggleButton *button)
{
  gboolean is_active = gtk_toggle_button_get_active (button);
  const char *name = g_intern_string (gtk_widget_get_name (GTK_WIDGET (button)));

  gtk_accessible_update_state (GTK_ACCESSIBLE (button),
                               GTK_ACCESSIBLE_STATE_CHECKED,
                               is_active ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  if (!is_active || self->selected == name)
    return;

  self->selected = name;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

/* Left and right, as in any group of radio buttons. */
static gboolean
dossier_pills_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  GtkWidget *focused = gtk_widget_get_focus_child (widget);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Pill *selected = find_pill (DOSSIER_PILLS (widget), DOSSIER_PILLS (widget)->selected);
  GtkWidget *next;

  if (focused == NULL)
    return selected != NULL && gtk_widget_grab_focus (selected->button);

  if (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
    return FALSE;

  next = (direction == GTK_DIR_RIGHT) != is_mirrored ? gtk_widget_get_next_sibling (focused)
                                                     : gtk_widget_get_prev_sibling (focused);
  if (next == NULL)
    return TRUE;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (next), TRUE);
  return gtk_widget_grab_focus (next);
}

/**
 * dossier_pills_new:
 * @label: what is chosen here, for assistive tools: "Filter"
 */
GtkWidget *
dossier_pills_new (const char *label)
{
  GtkWidget *self = g_object_new (DOSSIER_TYPE_PILLS, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

/**
 * dossier_pills_append:
 * @name: what dossier_pills_get_selected() calls it
 * @label: translated
 *
 * The first one is chosen until another is.
 */
void
dossier_pills_append (DossierPills *self,
                      const char   *name,
                      const char   *label)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self));
  Pill *pill = g_new0 (Pill, 1);

  pill->label = g_strdup (label);
  pill->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (pill->count, "count");
  gtk_widget_set_visible (pill->count, FALSE);
  gtk_box_append (GTK_BOX (content), gtk_label_new (label));
  gtk_box_append (GTK_BOX (content), pill->count);

  pill->button = g_object_new (GTK_TYPE_TOGGLE_BUTTON,
                               "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO,
                               "child", content,
                               "name", name,
                               "group", last,
                               NULL);
  gtk_widget_add_css_class (pill->button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (pill->button, "toggled", G_CALLBACK (button_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (pill->button, GTK_WIDGET (self));
  g_hash_table_insert (self->pills, g_strdup (name), pill);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pill->button), last == NULL);
  button_toggled_cb (self, GTK_TOGGLE_BUTTON (pill->button));
}

/**
 * dossier_pills_set_count:
 * @count: how many it lets through, or %DOSSIER_NO_COUNT
 */
void
dossier_pills_set_count (DossierPills *self,
                         const char   *name,
                         int           count)
{
  Pill *pill = find_pill (self, name);
  g_autofree char *number = dossier_count_dup_number (MAX (count, 0));
  g_autofree char *label = NULL;

  g_return_if_fail (pill != NULL);

  /* Translators: a filter and how many records it lets through, read aloud: “Running, 3” */
  label = count != DOSSIER_NO_COUNT ? g_strdup_printf (_("%s, %s"), pill->label, number)
                                    : g_strdup (pill->label);
  gtk_label_set_text (GTK_LABEL (pill->count), number);
  gtk_widget_set_visible (pill->count, count != DOSSIER_NO_COUNT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * dossier_pills_get_selected:
 *
 * Returns: (nullable) (transfer none): the name of the chosen pill; NULL without pills
 */
const char *
dossier_pills_get_selected (DossierPills *self)
{
  return self->selected;
}

void
dossier_pills_set_selected (DossierPills *self,
                            const char   *name)
{
  Pill *pill = find_pill (self, name);

  g_return_if_fail (pill != NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pill->button), TRUE);
}

static void
dossier_pills_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (prop_id == PROP_SELECTED)
    g_value_set_string (value, DOSSIER_PILLS (object)->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_pills_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (prop_id == PROP_SELECTED)
    dossier_pills_set_selected (DOSSIER_PILLS (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dossier_pills_dispose (GObject *object)
{
  DossierPills *self = DOSSIER_PILLS (object);
  GtkWidget *child;

  g_hash_table_remove_all (self->pills);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dossier_pills_parent_class)->dispose (object);
}

static void
dossier_pills_finalize (GObject *object)
{
  g_hash_table_unref (DOSSIER_PILLS (object)->pills);

  G_OBJECT_CLASS (dossier_pills_parent_class)->finalize (object);
}

static void
dossier_pills_class_init (DossierPillsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_pills_dispose;
  object_class->finalize = dossier_pills_finalize;
  object_class->get_property = dossier_pills_get_property;
  object_class->set_property = dossier_pills_set_property;
  widget_class->focus = dossier_pills_focus;

  props[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, DOSSIER_TYPE_WRAP);
  gtk_widget_class_set_css_name (widget_class, "pills");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
dossier_pills_init (DossierPills *self)
{
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "spacing", 2, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pills");
  self->pills = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pill_free);
}
