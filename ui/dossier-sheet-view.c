/* dossier-sheet-view.c: the fact sheet of a programme as it will be printed, beside its form.
 *
 * Laid out anew a moment after the last change, of whatever record: a sheet takes
 * parts from many.  Pages are reused, so that the scroll position stays.
 */
#include "dossier-sheet-view.h"

#include <glib/gi18n-lib.h>

#include "dossier-columns.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-sheet-choice.h"
#include "dossier-sheet-page.h"
#include "dossier-sheet-preview.h"

#define MILLISECONDS_AFTER_A_CHANGE 80

/* What stays visible above and below a block that is scrolled to, in points. */
#define ABOVE 24
#define BELOW 120

struct _DossierSheetView
{
  AdwBin              parent_instance;

  GtkDropDown        *language;
  GtkDropDown        *paper;
  GtkWidget          *export;
  GtkStack           *stack;
  GtkScrolledWindow  *scroller;
  GtkBox             *pages;
  AdwStatusPage      *message;

  DossierStore       *store;
  DossierRecord      *programme;
  DossierSheet       *sheet;
  char               *typed_name;  /* of the field being typed into, or NULL */
  char               *typed_text;
  guint               timeout;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of the drop-down. */
static const char * const languages[] = { "en", "fr" };

G_DEFINE_FINAL_TYPE (DossierSheetView, dossier_sheet_view, ADW_TYPE_BIN)

/* Pages */

static DossierSheetPage *
get_page (DossierSheetView *self,
          guint             index)
{
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages));

  for (guint i = 0; page != NULL && i < index; i++)
    page = gtk_widget_get_next_sibling (page);

  return DOSSIER_SHEET_PAGE (page);
}

/* The programme as the sheet shows it: with what is being typed, if that can be read. */
static DossierRecord *
dup_shown (DossierSheetView *self)
{
  DossierRecord *shown = dossier_record_copy (self->programme);

  if (self->typed_name != NULL)
    dossier_record_parse (shown, self->typed_name, self->typed_text, NULL);

  return shown;
}

/* What is drawn is told in words; all of it stands in the form beside. */
static void
name_page (DossierSheetView *self,
           DossierSheetPage *page,
           guint             index,
           guint             n_pages)
{
  static const char * const told[] = { "title", "starts", "ends", "budget", "objective" };
  const char *language = dossier_interface_language ();
  g_autoptr (DossierRecord) shown = dup_shown (self);
  g_autofree char *name = g_strdup_printf (_("Fact sheet of %s, page %u of %u"),
                                           dossier_record_get_title (shown, language), index + 1, n_pages);
  g_autoptr (GString) description = g_string_new (NULL);

  for (guint i = 0; index == 0 && i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *value = dossier_record_dup_display (shown, told[i], language);

      if (*value != '\0')
        g_string_append_printf (description, "%s%s", description->len > 0 ? "; " : "", value);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (page),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description->str,
                                  -1);
}

static void
show_sheet (DossierSheetView *self)
{
  guint n_pages = dossier_sheet_get_n_pages (self->sheet);
  GtkWidget *superfluous;

  for (guint i = 0; i < n_pages; i++)
    {
      if (get_page (self, i) == NULL)
        gtk_box_append (self->pages, dossier_sheet_page_new ());
      dossier_sheet_page_set_sheet (get_page (self, i), self->sheet, i);
      name_page (self, get_page (self, i), i, n_pages);
    }

  while ((superfluous = GTK_WIDGET (get_page (self, n_pages))) != NULL)
    gtk_box_remove (self->pages, superfluous);

  gtk_stack_set_visible_child_name (self->stack, "sheet");
}

static void
show_message (DossierSheetView *self,
              const char       *title,
              const char       *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  g_clear_object (&self->sheet);
  adw_status_page_set_title (self->message, title);
  adw_status_page_set_description (self->message, escaped);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static DossierSheet *
make_sheet (DossierSheetView  *self,
            GError           **error)
{
  const DossierSheetOptions *options = &dossier_sheet_choice_get (self->store)->options;

  if (self->typed_name == NULL)
    return dossier_sheet_new (self->store, self->programme, options, error);

  return dossier_sheet_new_preview (self->store, self->programme, self->typed_name, self->typed_text, options,
                                    error);
}

static void
refresh (DossierSheetView *self)
{
  g_autoptr (GError) error = NULL;
  DossierSheet *sheet;

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->programme == NULL)
    {
      show_message (self, _("No Programme"), _("Choose a programme to see its fact sheet."));
      return;
    }

  sheet = make_sheet (self, &error);
  if (sheet == NULL)
    {
      show_message (self, _("No Preview"), error->message);
      return;
    }

  g_clear_object (&self->sheet);
  self->sheet = sheet;
  show_sheet (self);
}

static gboolean
refresh_cb (gpointer data)
{
  DossierSheetView *self = data;

  self->timeout = 0;
  refresh (self);
  if (self->typed_name != NULL)
    dossier_sheet_view_show_field (self, self->typed_name);

  return G_SOURCE_REMOVE;
}

static void
refresh_later (DossierSheetView *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (MILLISECONDS_AFTER_A_CHANGE, refresh_cb, self);
}

/* What is committed is not typed any more. */
static void
store_changed_cb (DossierSheetView *self)
{
  g_clear_pointer (&self->typed_name, g_free);
  g_clear_pointer (&self->typed_text, g_free);
  refresh_later (self);
}

/* Choices */

static void
language_chosen_cb (DossierSheetView *self)
{
  guint selected = gtk_drop_down_get_selected (self->language);

  if (self->store == NULL || selected >= G_N_ELEMENTS (languages))
    return;

  dossier_sheet_choice_get (self->store)->options.language = languages[selected];
  refresh (self);
}

static void
paper_chosen_cb (DossierSheetView *self)
{
  guint selected = gtk_drop_down_get_selected (self->paper);

  if (self->store == NULL || selected >= DOSSIER_N_PAPER_SIZES)
    return;

  dossier_sheet_choice_get (self->store)->options.paper = selected;
  refresh (self);
}

static void
close_clicked_cb (DossierSheetView *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
show_choice (DossierSheetView *self)
{
  const DossierSheetOptions options = dossier_sheet_choice_get (self->store)->options;

  gtk_drop_down_set_selected (self->language, g_strcmp0 (options.language, "fr") == 0);
  gtk_drop_down_set_selected (self->paper, options.paper);
}

/* Public */

/**
 * dossier_sheet_view_new:
 * @store: the portfolio; the preview follows its changes and its day
 */
GtkWidget *
dossier_sheet_view_new (DossierStore *store)
{
  DossierSheetView *self = g_object_new (DOSSIER_TYPE_SHEET_VIEW, NULL);

  self->store = g_object_ref (store);
  show_choice (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::as-of", G_CALLBACK (refresh_later), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * dossier_sheet_view_set_record:
 * @programme: (nullable): whose sheet to show
 */
void
dossier_sheet_view_set_record (DossierSheetView *self,
                               DossierRecord    *programme)
{
  if (g_set_object (&self->programme, programme))
    {
      g_clear_pointer (&self->typed_name, g_free);
      g_clear_pointer (&self->typed_text, g_free);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }

  if (programme != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->export), "x", dossier_record_get_id (programme));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->export), programme != NULL ? "win.export-pdf" : NULL);
  gtk_widget_set_sensitive (self->export, programme != NULL);

  refresh (self);
}

DossierRecord *
dossier_sheet_view_get_record (DossierSheetView *self)
{
  return self->programme;
}

guint
dossier_sheet_view_get_n_pages (DossierSheetView *self)
{
  return self->sheet != NULL ? dossier_sheet_get_n_pages (self->sheet) : 0;
}

/**
 * dossier_sheet_view_preview:
 * @name: (nullable): a column of the programme; %NULL forgets what was typed
 * @text: (nullable): what is typed there
 *
 * Shows the sheet as if @text were committed, a moment after the last call.
 */
void
dossier_sheet_view_preview (DossierSheetView *self,
                            const char       *name,
                            const char       *text)
{
  g_free (self->typed_name);
  g_free (self->typed_text);
  self->typed_name = g_strdup (name);
  self->typed_text = g_strdup (text != NULL ? text : "");
  refresh_later (self);
}

/**
 * dossier_sheet_view_show_field:
 * @name: a column of the programme
 *
 * Scrolls no further than needed; not at all if the sheet does not show the field.
 */
void
dossier_sheet_view_show_field (DossierSheetView *self,
                               const char       *name)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *content = gtk_widget_get_parent (GTK_WIDGET (self->pages));
  graphene_point_t top = GRAPHENE_POINT_INIT (0, 0);
  DossierSheetPage *page;
  guint index;
  double y, scale;

  if (self->sheet == NULL || !dossier_sheet_find_field (self->sheet, name, &index, &y))
    return;

  page = get_page (self, index);
  scale = dossier_sheet_page_get_scale (page);
  if (!gtk_widget_compute_point (GTK_WIDGET (page), content, &top, &top))
    return;

  y = gtk_widget_get_margin_top (content) + top.y + y * scale;
  gtk_adjustment_clamp_page (adjustment, y - ABOVE * scale, y + BELOW * scale);
}

static void
dossier_sheet_view_dispose (GObject *object)
{
  DossierSheetView *self = DOSSIER_SHEET_VIEW (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->sheet);
  g_clear_object (&self->programme);
  g_clear_object (&self->store);
  g_clear_pointer (&self->typed_name, g_free);
  g_clear_pointer (&self->typed_text, g_free);

  G_OBJECT_CLASS (dossier_sheet_view_parent_class)->dispose (object);
}

static void
dossier_sheet_view_class_init (DossierSheetViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_sheet_view_dispose;
  signals[CLOSED] =
    g_signal_new ("closed", DOSSIER_TYPE_SHEET_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DOSSIER_TYPE_COLUMNS);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-sheet-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierSheetView, language);
  gtk_widget_class_bind_template_child (widget_class, DossierSheetView, paper);
  gtk_widget_class_bind_template_child (widget_class, DossierSheetView, export);
  gtk_widget_class_bind_template_child (widget_class, DossierSheetView, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierSheetView, scroller);
  gtk_widget_class_bind_template_child (widget_class, DossierSheetView, pages);
  gtk_widget_class_bind_template_child (widget_class, DossierSheetView, message);
  gtk_widget_class_bind_template_callback (widget_class, language_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

static void
dossier_sheet_view_init (DossierSheetView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_name_drop_down (self->language, _("Language of the paper"));
  dossier_name_drop_down (self->paper, _("Size of the paper"));
}
