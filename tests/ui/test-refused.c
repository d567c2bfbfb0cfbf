/* test-refused.c: the window on a portfolio that has gone away, and an edit that is refused in it. */
#include <glib/gstdio.h>

#include "dossier-page-private.h"
#include "form-fixture.h"
#include "window-fixture.h"

#define TYPED "Nov 2016"
#define WIDE 1200
#define NARROW 420

/* The next toast comes when the one before has gone. */
#define TOAST_MILLISECONDS 600

static AdwApplication *application;

typedef struct
{
  char          *folder;
  char          *path;
  char          *away;
  DossierStore  *store;
  DossierWindow *window;
  GtkWidget     *field;    /* the end of the programme that is shown */
} Refused;

/* Types into the field, as a person does: it has the focus. */
static void
type_with_focus (Refused *self)
{
  gtk_widget_grab_focus (self->field);
  type_text (self->field, TYPED);
  press_enter (self->field);
  let_pass (80);
}

static void
set_up (Refused       *self,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("dossier-refused-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "office.dossier", NULL);
  self->away = g_build_filename (self->folder, "away.dossier", NULL);
  self->store = dossier_store_open (self->path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, &error);
  g_assert_no_error (error);

  self->window = DOSSIER_WINDOW (dossier_window_new (application, self->store));
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDE, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  let_pass (80);
  self->field = find_row (self->window, "Ends");
  g_assert_true (gtk_widget_get_mapped (self->field));
}

static void
tear_down (Refused       *self,
           gconstpointer  unused)
{
  g_rename (self->away, self->path);
  gtk_window_close (GTK_WINDOW (self->window));
  let_pass (80);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 0);
  g_clear_object (&self->store);
  g_assert_cmpint (g_remove (self->path), ==, 0);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->away);
  g_free (self->path);
  g_free (self->folder);
}

/* It says so, and the field keeps what was typed. */
static void
assert_refused (Refused *self)
{
  g_assert_nonnull (self->window->toast);
  g_assert_nonnull (strstr (adw_toast_get_title (self->window->toast), "was moved or deleted"));
  g_assert_nonnull (strstr (get_message (self->field), "was moved or deleted"));
  assert_shown (self->field, TYPED);
}

static void
refuse (Refused *self)
{
  g_assert_cmpint (g_rename (self->path, self->away), ==, 0);
  let_pass (80);
  type_with_focus (self);
  assert_refused (self);
}

static void
make_narrow (Refused *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), NARROW, 800);
  let_pass (TOAST_MILLISECONDS);
  g_assert_true (dossier_page_is_folded (dossier_window_get_page (self->window)));
}

static gboolean
has_focus_in (Refused   *self,
              GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* Leaving the field tries again, and what is wrong now is what the toast says that is entered: it stays,
 * and can be closed. */
static void
test_into_toast (Refused       *self,
                 gconstpointer  unused)
{
  GtkWidget *widget;
  AdwToast *toast;

  refuse (self);
  toast = self->window->toast;
  widget = gtk_widget_get_last_child (GTK_WIDGET (self->window->toasts));
  g_assert_true (gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD));
  let_pass (TOAST_MILLISECONDS);
  assert_refused (self);
  g_assert_true (self->window->toast == toast);
  g_assert_true (has_focus_in (self, widget));

  gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (self->window)));
  let_pass (TOAST_MILLISECONDS);
  g_assert_null (self->window->toast);
  assert_shown (self->field, TYPED);
}

/* Something else is wrong by now, or something was done: that takes its place, wherever the focus is. */
static void
test_another_toast (Refused       *self,
                    gconstpointer  unused)
{
  refuse (self);
  gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (self->window->toasts)),
                          GTK_DIR_TAB_FORWARD);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.toast", "s", "Something else");
  let_pass (TOAST_MILLISECONDS);
  g_assert_cmpstr (adw_toast_get_title (self->window->toast), ==, "Something else");
}

/* What is being typed stays in sight. */
static void
test_narrow (Refused       *self,
             gconstpointer  unused)
{
  refuse (self);
  make_narrow (self);
  assert_refused (self);
  g_assert_true (gtk_widget_get_mapped (self->field));
  g_assert_true (dossier_page_has_focus_in_detail (dossier_window_get_page (self->window)));
}

/* The same once the file is back, and the edit goes through from there. */
static void
test_narrow_and_back (Refused       *self,
                      gconstpointer  unused)
{
  g_autoptr (DossierRecord) record = NULL;

  refuse (self);
  make_narrow (self);
  g_assert_cmpint (g_rename (self->away, self->path), ==, 0);
  press_enter (self->field);
  let_pass (80);
  g_assert_null (get_message (self->field));
  record = g_object_ref (dossier_page_get_record (dossier_window_get_page (self->window)));
  assert_stored (record, "ends", TYPED);
}

#define ADD(name, function) g_test_add ("/refused/" name, Refused, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = isolate ();
  int result;

  g_test_init (&argc, &argv, NULL);
  application = make_application ();

  ADD ("focus-into-toast", test_into_toast);
  ADD ("another-toast", test_another_toast);
  ADD ("narrow", test_narrow);
  ADD ("narrow-and-back", test_narrow_and_back);

  result = g_test_run ();
  clean_up (folder);
  return result;
}
