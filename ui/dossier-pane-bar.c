/* dossier-pane-bar.c: filter, pills and buttons in one line, or the pills below the two others. */
#include "dossier-pane-bar.h"

#include "dossier-layout.h"
#include "dossier-scale.h"

#define SPACING 4
#define FILTER_WIDTH 210
#define LINE_SPACING 8
#define BOTTOM 2

struct _DossierPaneBar
{
  GtkLayoutManager parent_instance;

  gboolean         is_one_line;
};

G_DEFINE_FINAL_TYPE (DossierPaneBar, dossier_pane_bar, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *filter;
  GtkWidget *pills;     /* NULL without any */
  GtkWidget *buttons;
} Parts;

static Parts
get_parts (GtkWidget *widget)
{
  GtkWidget *filter = gtk_widget_get_first_child (widget);
  GtkWidget *pills = gtk_widget_get_next_sibling (filter);

  return (Parts) { filter, gtk_widget_should_layout (pills) ? pills : NULL,
                   gtk_widget_get_next_sibling (pills) };
}

static int
get_line_width (GtkWidget   *widget,
                const Parts *parts)
{
  return dossier_scale (widget, FILTER_WIDTH) + 2 * SPACING +
    dossier_layout_get_natural (parts->pills, GTK_ORIENTATION_HORIZONTAL, -1) + SPACING +
    dossier_layout_get_natural (parts->buttons, GTK_ORIENTATION_HORIZONTAL, -1);
}

static gboolean
has_pills_below (DossierPaneBar *self,
                 GtkWidget      *widget,
                 const Parts    *parts,
                 int             width)
{
  if (parts->pills == NULL || !self->is_one_line)
    return parts->pills != NULL;

  return width >= 0 && width < get_line_width (widget, parts);
}

static int
get_line_height (const Parts *parts)
{
  return MAX (dossier_layout_get_natural (parts->filter, GTK_ORIENTATION_VERTICAL, -1),
              dossier_layout_get_natural (parts->buttons, GTK_ORIENTATION_VERTICAL, -1));
}

static GtkSizeRequestMode
dossier_pane_bar_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_pane_bar_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  DossierPaneBar *self = DOSSIER_PANE_BAR (manager);
  Parts parts = get_parts (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = dossier_layout_get_least_width (parts.filter) + SPACING +
        dossier_layout_get_least_width (parts.buttons);
      if (parts.pills != NULL)
        *minimum = MAX (*minimum, dossier_layout_get_least_width (parts.pills));
      *natural = parts.pills != NULL && self->is_one_line ? get_line_width (widget, &parts) : *minimum;
      return;
    }

  *minimum = get_line_height (&parts) + LINE_SPACING;
  if (has_pills_below (self, widget, &parts, for_size))
    *minimum += dossier_layout_get_natural (parts.pills, GTK_ORIENTATION_VERTICAL, for_size) + BOTTOM;
  *natural = *minimum;
}

static void
dossier_pane_bar_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  DossierPaneBar *self = DOSSIER_PANE_BAR (manager);
  Parts parts = get_parts (widget);
  gboolean is_below = has_pills_below (self, widget, &parts, width);
  int line_height = get_line_height (&parts);
  int buttons_width = dossier_layout_get_natural (parts.buttons, GTK_ORIENTATION_HORIZONTAL, -1);
  int filter_width = parts.pills == NULL || is_below ? width - buttons_width - SPACING
    : dossier_scale (widget, FILTER_WIDTH);
  int pills_x = filter_width + 2 * SPACING;

  dossier_layout_place (widget, parts.filter, 0, 0, filter_width, line_height);
  dossier_layout_place (widget, parts.buttons, width - buttons_width, 0, buttons_width, line_height);
  if (is_below)
    dossier_layout_place (widget, parts.pills, 0, line_height + LINE_SPACING, width,
                          height - line_height - LINE_SPACING - BOTTOM);
  else if (parts.pills != NULL)
    dossier_layout_place (widget, parts.pills, pills_x, 0, width - buttons_width - SPACING - pills_x,
                          line_height);
}

void
dossier_pane_bar_set_one_line (DossierPaneBar *self,
                               gboolean        is_one_line)
{
  self->is_one_line = is_one_line;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
dossier_pane_bar_class_init (DossierPaneBarClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = dossier_pane_bar_get_request_mode;
  layout_class->measure = dossier_pane_bar_measure;
  layout_class->allocate = dossier_pane_bar_allocate;
}

static void
dossier_pane_bar_init (DossierPaneBar *self)
{
}
