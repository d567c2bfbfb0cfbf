/* dossier-child-row.c: one record in a list of those that belong to another.
 *
 * The row knows how to be dragged, numbered and opened; what it says, and what it
 * opens to, is the business of the list.
 */
#include "dossier-child-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dossier-chip.h"
#include "dossier-trailing.h"
#include "dossier-wrap.h"

#define MARGIN 14  /* that of the template */
#define INDENT 24
#define DEEPEST 6  /* what is deeper stands as far in */

struct _DossierChildRow
{
  GtkListBoxRow      parent_instance;

  DossierRecord     *record;
  DossierChildFlags  flags;
  guint              position;  /* 1 for the first */

  GtkWidget         *handle;
  GtkWidget         *number;
  GtkWidget         *prefix;
  GtkWidget         *texts;
  GtkWidget         *names;
  GtkWidget         *title;
  GtkWidget         *subtitle;
  GtkWidget         *suffix;
  GtkWidget         *opener;
  GtkWidget         *revealer;
  GtkWidget         *chips[DOSSIER_CHILD_CHIPS];
};

enum
{
  MOVE,
  REMOVE,
  EDIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierChildRow, dossier_child_row, GTK_TYPE_LIST_BOX_ROW)

DossierRecord *
dossier_child_row_get_record (DossierChildRow *self)
{
  return self->record;
}

gint64
dossier_child_row_get_id (DossierChildRow *self)
{
  return dossier_record_get_id (self->record);
}

guint
dossier_child_row_get_number (DossierChildRow *self)
{
  return self->position;
}

void
dossier_child_row_set_number (DossierChildRow *self,
                              guint            number)
{
  g_autofree char *text = NULL;

  if (self->position == number)
    return;

  text = g_strdup_printf ("%u", number);
  self->position = number;
  gtk_label_set_text (GTK_LABEL (self->number), text);
}

void
dossier_child_row_set_depth (DossierChildRow *self,
                             guint            depth,
                             guint            number,
                             const char      *above)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  gtk_label_set_text (GTK_LABEL (self->number), text);
  gtk_widget_set_margin_start (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)),
                               MARGIN + (int) MIN (depth, DEEPEST) * INDENT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) depth + 1,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, above != NULL ? above : "",
                                  -1);
}

void
dossier_child_row_set_text (DossierChildRow *self,
                            const char      *title,
                            const char      *subtitle)
{
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->subtitle, subtitle != NULL);
  gtk_widget_set_tooltip_text (self->subtitle, subtitle);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle != NULL ? subtitle : "",
                                  -1);
}

/**
 * dossier_child_row_get_chip:
 * @place: which one, below DOSSIER_CHILD_CHIPS
 */
GtkWidget *
dossier_child_row_get_chip (DossierChildRow *self,
                            guint            place)
{
  g_return_val_if_fail (place < DOSSIER_CHILD_CHIPS, NULL);

  for (guint i = 0; i <= place; i++)
    if (self->chips[i] == NULL)
      {
        self->chips[i] = dossier_chip_new (NULL, NULL);
        gtk_label_set_ellipsize (GTK_LABEL (self->chips[i]), PANGO_ELLIPSIZE_END);
        gtk_box_append (GTK_BOX (self->names), self->chips[i]);
      }

  gtk_widget_show (self->names);
  return self->chips[place];
}

/**
 * dossier_child_row_set_chip:
 * @text: (nullable): %NULL takes it away
 */
void
dossier_child_row_set_chip (DossierChildRow *self,
                            guint            place,
                            const char      *text,
                            const char      *style)
{
  if (text == NULL && self->chips[place] == NULL)
    return;

  dossier_chip_set (dossier_child_row_get_chip (self, place), text, style);
  gtk_widget_set_tooltip_text (self->chips[place], text);
}

static void
set_part (GtkWidget *bin,
          GtkWidget *child)
{
  adw_bin_set_child (ADW_BIN (bin), child);
  gtk_widget_set_visible (bin, child != NULL);
}

void
dossier_child_row_set_prefix (DossierChildRow *self,
                              GtkWidget       *prefix)
{
  set_part (self->prefix, prefix);
}

GtkWidget *
dossier_child_row_get_prefix (DossierChildRow *self)
{
  return adw_bin_get_child (ADW_BIN (self->prefix));
}

void
dossier_child_row_set_suffix (DossierChildRow *self,
                              GtkWidget       *suffix)
{
  set_part (self->suffix, suffix);
}

GtkWidget *
dossier_child_row_get_suffix (DossierChildRow *self)
{
  return adw_bin_get_child (ADW_BIN (self->suffix));
}

void
dossier_child_row_set_body (DossierChildRow *self,
                            GtkWidget       *body)
{
  gtk_widget_set_margin_top (body, 10);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), body);
}

GtkWidget *
dossier_child_row_get_body (DossierChildRow *self)
{
  return gtk_revealer_get_child (GTK_REVEALER (self->revealer));
}

gboolean
dossier_child_row_is_open (DossierChildRow *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

/* A closed body takes no room, and its fields no part in the focus. */
static void
closed_cb (DossierChildRow *self)
{
  if (!gtk_revealer_get_child_revealed (GTK_REVEALER (self->revealer)) && !dossier_child_row_is_open (self))
    gtk_widget_hide (self->revealer);
}

void
dossier_child_row_set_open (DossierChildRow *self,
                            gboolean         is_open)
{
  if (is_open)
    gtk_widget_show (self->revealer);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), is_open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->opener),
                                is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, is_open, -1);
}

/* Keys */

static gboolean
move_key_cb (GtkWidget *widget,
             GVariant  *places,
             gpointer   unused)
{
  g_signal_emit (widget, signals[MOVE], 0, g_variant_get_int32 (places));
  return TRUE;
}

/* Fields inside the row have uses of their own for these keys. */
static gboolean
remove_key_cb (GtkWidget *widget,
               GVariant  *unused,
               gpointer   data)
{
  if (!gtk_widget_is_focus (widget))
    return FALSE;

  g_signal_emit (widget, signals[REMOVE], 0);
  return TRUE;
}

static gboolean
edit_key_cb (GtkWidget *widget,
             GVariant  *unused,
             gpointer   data)
{
  if (!gtk_widget_is_focus (widget))
    return FALSE;

  g_signal_emit (widget, signals[EDIT], 0);
  return TRUE;
}

static void
add_key (GtkEventController *keys,
         const char         *accelerator,
         GtkShortcutFunc     callback,
         int                 argument)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (accelerator),
                                            gtk_callback_action_new (callback, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (argument));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static void
add_keys (DossierChildRow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (keys, "Delete", remove_key_cb, 0);
  add_key (keys, "F2", edit_key_cb, 0);
  if ((self->flags & DOSSIER_CHILD_ORDERED) != 0)
    {
      add_key (keys, "<Alt>Up", move_key_cb, -1);
      add_key (keys, "<Alt>Down", move_key_cb, 1);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Dragging */

static GdkContentProvider *
prepare_cb (GtkDragSource   *source,
            double           x,
            double           y,
            DossierChildRow *self)
{
  return gdk_content_provider_new_typed (DOSSIER_TYPE_CHILD_ROW, self);
}

static void
drag_begin_cb (GtkDragSource   *source,
               GdkDrag         *drag,
               DossierChildRow *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 20, 20);
}

/* Another row of the same list takes the place of this one. */
static gboolean
drop_cb (GtkDropTarget   *target,
         const GValue    *value,
         double           x,
         double           y,
         DossierChildRow *self)
{
  DossierChildRow *dragged = g_value_get_object (value);

  if (dragged == NULL || dragged == self ||
      gtk_widget_get_parent (GTK_WIDGET (dragged)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;

  g_signal_emit (dragged, signals[MOVE], 0, (int) self->position - (int) dragged->position);
  return TRUE;
}

static void
add_dragging (DossierChildRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DOSSIER_TYPE_CHILD_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * dossier_child_row_new:
 * @record: what the row stands for, for as long as it lives
 */
GtkWidget *
dossier_child_row_new (DossierRecord     *record,
                       DossierChildFlags  flags)
{
  DossierChildRow *self = g_object_new (DOSSIER_TYPE_CHILD_ROW, NULL);

  self->record = g_object_ref (record);
  self->flags = flags;
  gtk_widget_set_visible (self->handle, (flags & DOSSIER_CHILD_ORDERED) != 0);
  gtk_widget_set_visible (self->number, (flags & DOSSIER_CHILD_NUMBERED) != 0);
  gtk_widget_set_visible (self->opener, (flags & DOSSIER_CHILD_OPENS) != 0);
  add_keys (self);
  if ((flags & DOSSIER_CHILD_ORDERED) != 0)
    {
      add_dragging (self);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Alt+Up Alt+Down", -1);
    }
  if ((flags & DOSSIER_CHILD_WRAPPED) != 0)
    {
      g_object_ref (self->title);
      gtk_box_remove (GTK_BOX (self->names), self->title);
      gtk_box_prepend (GTK_BOX (self->texts), self->title);
      g_object_unref (self->title);
      gtk_widget_hide (self->names);
    }
  if ((flags & DOSSIER_CHILD_STRONG) != 0)
    {
      gtk_widget_add_css_class (self->title, "heading");
      gtk_label_set_wrap (GTK_LABEL (self->subtitle), FALSE);
      gtk_label_set_ellipsize (GTK_LABEL (self->subtitle), PANGO_ELLIPSIZE_MIDDLE);
      gtk_box_set_spacing (GTK_BOX (self->texts), 1);
      g_object_set (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)), "margin-top", 10,
                    "margin-bottom", 10, NULL);
    }
  if ((flags & DOSSIER_CHILD_OPENS) != 0)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);

  return GTK_WIDGET (self);
}

static void
dossier_child_row_finalize (GObject *object)
{
  g_clear_object (&DOSSIER_CHILD_ROW (object)->record);

  G_OBJECT_CLASS (dossier_child_row_parent_class)->finalize (object);
}

static void
dossier_child_row_class_init (DossierChildRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_child_row_finalize;

  signals[MOVE] = g_signal_new ("move", DOSSIER_TYPE_CHILD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVE] = g_signal_new ("remove", DOSSIER_TYPE_CHILD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[EDIT] = g_signal_new ("edit", DOSSIER_TYPE_CHILD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  g_type_ensure (DOSSIER_TYPE_TRAILING);
  g_type_ensure (DOSSIER_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-child-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierChildRow, handle);
  gtk_widget_class_bind_template_child (widget_class, DossierChildRow, number);
  gtk_widget_class_bind_template_child (widget_class, DossierChildRow, prefix);
  gtk_widget_class_bind_template_child (widget_class, DossierChildRow, texts);
  gtk_widget_class_bind_template_child (widget_class, DossierChildRow, names);
  gtk_widget_class_bind_template_child (widget_class, DossierChildRow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierChildRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DossierChildRow, suffix);
  gtk_widget_class_bind_template_child (widget_class, DossierChildRow, opener);
  gtk_widget_class_bind_template_child (widget_class, DossierChildRow, revealer);
}

static void
dossier_child_row_init (DossierChildRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
}
