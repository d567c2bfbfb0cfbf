/* dossier-application.c: the running program: one window for each portfolio.
 *
 * A file that is open already is brought forward instead of opened twice.
 */
#include "dossier-application.h"

#include <glib/gi18n.h>

#include "dossier-act.h"
#include "dossier-backup.h"
#include "dossier-keeper.h"
#include "dossier-lost-text.h"
#include "dossier-window.h"

#define APPLICATION_ID "org.dossierapp.Dossier"
#define MIME_TYPE "application/vnd.dossier.portfolio+sqlite3"

struct _DossierApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (DossierApplication, dossier_application, ADW_TYPE_APPLICATION)

/* Opening */

static char *
dup_data_path (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "dossier", name, NULL);
}

static DossierWindow *
find_window (DossierApplication *self,
             const char         *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (GList *window =
    gtk_application_get_windows (GTK_APPLICATION (self)); window != NULL; window = window->next)
    {
      DossierStore *store = DOSSIER_IS_WINDOW (window->data) ? dossier_window_get_store (window->data)
        : NULL;
      g_autoptr (GFile) other = store != NULL ? g_file_new_for_path (dossier_store_get_path (store)) : NULL;

      if (other != NULL && g_file_equal (file, other))
        return window->data;
    }

  return NULL;
}

static DossierWindow *
get_active_window (DossierApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL && DOSSIER_IS_WINDOW (window) ? DOSSIER_WINDOW (window) : NULL;
}

/* In the window the person is in, else in one of its own. */
static void
show_error (DossierApplication *self,
            const GError       *error,
            const char         *path)
{
  DossierWindow *window = get_active_window (self);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;

  if (window == NULL)
    window = DOSSIER_WINDOW (dossier_window_new (ADW_APPLICATION (self), NULL));
  dossier_window_show_error (window, error, uri);
  if (!gtk_widget_get_visible (GTK_WIDGET (window)))
    gtk_window_present (GTK_WINDOW (window));
}

/* The default portfolio and the sample are no files a person has chosen. */
static void
remember (const char *path)
{
  g_autofree char *folder = dup_data_path (NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRecentData data = {
    .mime_type = (char *) MIME_TYPE,
    .app_name = (char *) "Dossier",
    .app_exec = (char *) "dossier %f",
  };

  if (uri != NULL && !g_str_has_prefix (path, folder))
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static void
open_path (DossierApplication *self,
           const char         *path,
           DossierStoreFlags   flags)
{
  DossierWindow *active = get_active_window (self);
  DossierWindow *open = find_window (self, path);
  GtkWidget *window;
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (open != NULL)
    {
      gtk_window_present (GTK_WINDOW (open));
      return;
    }

  /* What is written into a backup would go when its time has come. */
  if (dossier_backup_is_one (path))
    flags |= DOSSIER_STORE_READ_ONLY;
  store = dossier_store_open (path, flags, &error);
  if (store == NULL)
    {
      show_error (self, error, path);
      return;
    }

  remember (path);
  window = dossier_window_new (ADW_APPLICATION (self), store);
  gtk_window_present (GTK_WINDOW (window));
  dossier_keeper_follow (DOSSIER_WINDOW (window), store);
  dossier_lost_text_offer (DOSSIER_WINDOW (window));
  dossier_window_look_for_damage (DOSSIER_WINDOW (window));
  if (active != NULL && dossier_window_is_untouched (active))
    gtk_window_close (GTK_WINDOW (active));
}

static void
open_file (DossierApplication *self,
           GFile              *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (path != NULL)
    {
      open_path (self, path, 0);
      return;
    }

  name = g_file_get_parse_name (file);
  error = g_error_new (DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FOREIGN,
                       _("“%s” is not on this computer. Copy it to a folder here and open it from there."),
                       name);
  show_error (self, error, NULL);
}

/* Actions */

static GtkFileChooserNative *
make_chooser (DossierApplication   *self,
              const char           *title,
              GtkFileChooserAction  action,
              const char           *accept)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, gtk_application_get_active_window (GTK_APPLICATION (self)), action,
                                 accept, NULL);
  g_autoptr (GtkFileFilter) portfolios = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (portfolios, _("Dossier portfolios"));
  gtk_file_filter_add_suffix (portfolios, "dossier");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), portfolios);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);

  return chooser;
}

static void
open_response_cb (DossierApplication   *self,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    open_file (self, file);
  g_object_unref (chooser);
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       self)
{
  GtkFileChooserNative *chooser = make_chooser (self, _("Open a Portfolio"), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                _("_Open"));

  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_backup_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       self)
{
  g_autofree char *path = dossier_backup_dup_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  GtkFileChooserNative *chooser = make_chooser (self, _("Open a Backup"), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                _("_Open"));

  /* Should the folder have gone, the person looks for it from where the chooser begins. */
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* What is there already is somebody's work: a new portfolio never takes its place. */
static void
new_response_cb (DossierApplication   *self,
                 int                   response,
                 GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *sentence = g_strdup_printf (_("There is a file “%s” already. Choose another name."),
                                                   name);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        dossier_act_warn (GTK_WIDGET (get_active_window (self)), _("The Portfolio Could Not Be Created"),
                          sentence);
      else
        open_path (self, path, DOSSIER_STORE_CREATE);
    }
  g_object_unref (chooser);
}

static void
new_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       self)
{
  GtkFileChooserNative *chooser = make_chooser (self, _("New Portfolio"), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                _("_Create"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("Portfolio.dossier"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (new_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* A copy of one's own, to try things out on. */
static void
sample_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       self)
{
  g_autofree char *path = dup_data_path ("sample.dossier");

  open_path (self, path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
}

static void
open_uri_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       self)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (self, file);
}

/* With a word about what happened to the file before, which stays until it is read. */
static void
open_uri_saying_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       self)
{
  const char *uri, *heading, *sentence;
  g_autoptr (GFile) file = NULL;
  DossierWindow *window;

  g_variant_get (parameter, "(&s&s&s)", &uri, &heading, &sentence);
  file = g_file_new_for_uri (uri);
  open_file (self, file);
  window = find_window (self, g_file_peek_path (file));
  if (window != NULL)
    dossier_act_warn (GTK_WIDGET (window), heading, sentence);
}

/* A file that is damaged is left by the window it was opened in: nobody may have it open who puts another
 * in its place, or saves what is left of it. */
static void
leave_damaged_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       self)
{
  const char *uri = g_variant_get_string (parameter, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  DossierWindow *window = find_window (self, g_file_peek_path (file));
  GtkWidget *page = dossier_window_new (ADW_APPLICATION (self), NULL);
  g_autoptr (GError) error = g_error_new (DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                                          _("“%s” is damaged. Its window was closed, so that something can "
                                            "be done about it."), shown);

  gtk_window_present (GTK_WINDOW (page));
  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  dossier_window_show_error (DOSSIER_WINDOW (page), error, uri);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       self)
{
  adw_show_about_window (gtk_application_get_active_window (self),
                         "application-name", _("Dossier"),
                         "application-icon", APPLICATION_ID,
                         "version", DOSSIER_VERSION,
                         "developer-name", _("The Dossier contributors"),
                         "comments",
                           _("Keeps the programmes of an office, their funders, results and activities in "
                             "one file."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

/* Every window is asked, so that what was typed is kept. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (self));

  for (GList *window = windows; window != NULL; window = window->next)
    gtk_window_close (window->data);
}

/* For other programs: a table and a number, as dossier-cli prints them. */
static void
show_record_cb (GSimpleAction *action,
                GVariant      *target,
                gpointer       self)
{
  DossierWindow *window = get_active_window (self);

  if (window != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (window), "win.open-record", target);
}

static const GActionEntry actions[] = {
  { "open",        open_cb },
  { "open-backup", open_backup_cb },
  { "new",         new_cb },
  { "sample",      sample_cb },
  { "open-uri",    open_uri_cb, "s" },
  { "open-uri-saying", open_uri_saying_cb, "(sss)" },
  { "leave-damaged", leave_damaged_cb, "s" },
  { "show-record", show_record_cb, "(sx)" },
  { "about",       about_cb },
  { "quit",        quit_cb },
};

static void
set_keys (DossierApplication *self)
{
  guint n_keys;
  const DossierWindowKeys *keys = dossier_window_get_keys (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action,
                                           (const char **) keys[i].keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.open",
                                         (const char *[]) { "<Control>o", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit",
                                         (const char *[]) { "<Control>q", NULL });
}

/* The application */

static void
dossier_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (dossier_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  set_keys (DOSSIER_APPLICATION (application));
}

static void
dossier_application_activate (GApplication *application)
{
  DossierWindow *active = get_active_window (DOSSIER_APPLICATION (application));
  g_autofree char *path = NULL;

  if (active != NULL)
    {
      gtk_window_present (GTK_WINDOW (active));
      return;
    }

  path = dup_data_path ("portfolio.dossier");
  open_path (DOSSIER_APPLICATION (application), path, DOSSIER_STORE_CREATE);
}

static void
dossier_application_open (GApplication  *application,
                          GFile        **files,
                          int            n_files,
                          const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (DOSSIER_APPLICATION (application), files[i]);
}

static int
dossier_application_handle_local_options (GApplication *application,
                                          GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("Dossier %s\n", DOSSIER_VERSION);
  return 0;
}

static void
dossier_application_class_init (DossierApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = dossier_application_startup;
  application_class->activate = dossier_application_activate;
  application_class->open = dossier_application_open;
  application_class->handle_local_options = dossier_application_handle_local_options;
}

static void
dossier_application_init (DossierApplication *self)
{
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Say which version this is"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[PORTFOLIO…]"));
}

DossierApplication *
dossier_application_new (void)
{
  return g_object_new (DOSSIER_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/dossierapp/Dossier",
                       NULL);
}
