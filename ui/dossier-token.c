/* dossier-token.c: a removable reference in a row of references.
 *
 * One stop for the Tab key: the × is for the mouse, Delete does the same.
 */
#include "dossier-token.h"

#include <glib/gi18n-lib.h>

#include "dossier-treaty-mark.h"

struct _DossierToken
{
  GtkWidget  parent_instance;

  gint64     id;
  char      *text;
  gboolean   is_removable;
};

enum
{
  OPEN,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierToken, dossier_token, GTK_TYPE_WIDGET)

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                DossierToken          *self)
{
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    g_signal_emit (self, signals[OPEN], 0);
  else if (self->is_removable &&
           (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete || key == GDK_KEY_BackSpace))
    g_signal_emit (self, signals[REMOVE], 0);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
released_cb (GtkGestureClick *click,
             int              n_presses,
             double           x,
             double           y,
             DossierToken    *self)
{
  if (gtk_widget_contains (GTK_WIDGET (self), x, y))
    g_signal_emit (self, signals[OPEN], 0);
}

static void
remove_cb (DossierToken *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
append_remove_button (DossierToken *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_("Remove %s"), self->text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

/**
 * dossier_token_new:
 * @id: what it stands for
 */
GtkWidget *
dossier_token_new (gint64      id,
                   const char *label,
                   gboolean    is_removable)
{
  DossierToken *self = g_object_new (DOSSIER_TYPE_TOKEN, NULL);
  GtkWidget *text = gtk_label_new (label);

  self->id = id;
  self->text = g_strdup (label);
  self->is_removable = is_removable;
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (text, GTK_WIDGET (self));
  if (is_removable)
    append_remove_button (self);
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "fixed");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

gint64
dossier_token_get_id (DossierToken *self)
{
  return self->id;
}

/**
 * dossier_token_set_treaty:
 * @sentence: what the mark says
 *
 * Puts the mark of a country before its name.
 */
void
dossier_token_set_treaty (DossierToken        *self,
                          DossierTreatyStatus  status,
                          const char          *sentence)
{
  GtkWidget *mark = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (!DOSSIER_IS_TREATY_MARK (mark))
    {
      mark = dossier_treaty_mark_new ();
      gtk_widget_insert_after (mark, GTK_WIDGET (self), NULL);
    }

  dossier_treaty_mark_set (DOSSIER_TREATY_MARK (mark), status, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

static void
dossier_token_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dossier_token_parent_class)->dispose (object);
}

static void
dossier_token_finalize (GObject *object)
{
  g_free (DOSSIER_TOKEN (object)->text);

  G_OBJECT_CLASS (dossier_token_parent_class)->finalize (object);
}

static void
dossier_token_class_init (DossierTokenClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_token_dispose;
  object_class->finalize = dossier_token_finalize;

  signals[OPEN] = g_signal_new ("open", DOSSIER_TYPE_TOKEN, G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", DOSSIER_TYPE_TOKEN, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
dossier_token_init (DossierToken *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 5);
  gtk_widget_add_css_class (GTK_WIDGET (self), "token");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
