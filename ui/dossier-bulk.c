/* dossier-bulk.c: many steps in slices between frames, with progress and Cancel; mostly of one edit.
 *
 * What is done in a moment is done at once.  Anything longer goes on from the main loop
 * behind a dialog, which keeps the person from beginning another edit meanwhile.
 */
#include "dossier-bulk.h"

#include "dossier-act.h"
#include "dossier-progress-dialog.h"

/* In microseconds: what nobody takes for waiting, and what leaves room for a frame. */
#define MOMENT 50000
#define SLICE 8000
#define MILLISECONDS_BETWEEN_LOOKS 50

typedef struct
{
  GtkWidget    *widget;
  DossierStore *store;
  DossierBulk   bulk;
  char         *subject;
  DossierEdit  *edit;
  guint         number;       /* of the next step */
  GtkWidget    *dialog;
  GCancellable *cancellable;
} Run;

static void
run_free (Run *run)
{
  if (run->bulk.free != NULL)
    run->bulk.free (run->bulk.data);
  g_object_unref (run->cancellable);
  g_object_unref (run->widget);
  g_object_unref (run->store);
  g_free (run->subject);
  g_free (run);
}

/* Commits or takes everything back, and says so. */
static void
end (Run      *run,
     gboolean  ok,
     GError   *error)
{
  if (ok && run->edit != NULL)
    dossier_edit_commit (run->edit, &error);
  g_clear_pointer (&run->edit, dossier_edit_free);
  if (run->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (run->dialog));
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dossier_act_report (run->widget, error);
  if (run->bulk.done != NULL)
    run->bulk.done (run->widget, error, run->bulk.data);
  g_clear_error (&error);
  run_free (run);
}

/* Goes on for so many microseconds; whether there is more to do. */
static gboolean
go_on (Run    *run,
       gint64  duration)
{
  gint64 deadline = g_get_monotonic_time () + duration;
  GError *error = NULL;

  while (run->number < run->bulk.n_steps)
    {
      if (g_cancellable_set_error_if_cancelled (run->cancellable, &error) ||
          !run->bulk.step (run->edit, run->number, run->bulk.data, &error))
        {
          end (run, FALSE, error);
          return FALSE;
        }

      run->number++;
      if (g_get_monotonic_time () > deadline && run->number < run->bulk.n_steps)
        return TRUE;
    }

  end (run, TRUE, NULL);
  return FALSE;
}

static gboolean
slice_cb (gpointer data)
{
  Run *run = data;

  dossier_progress_dialog_set_fraction (DOSSIER_PROGRESS_DIALOG (run->dialog),
                                        (double) run->number / run->bulk.n_steps);
  return go_on (run, SLICE) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
show_dialog (Run *run)
{
  GtkRoot *root = gtk_widget_get_root (run->widget);

  if (run->dialog != NULL)
    return;

  run->dialog = dossier_progress_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                             run->bulk.heading, run->cancellable);
  gtk_window_present (GTK_WINDOW (run->dialog));
}

static gboolean wait_cb (gpointer data);

/* The backup that is made before it goes first. */
static void
wait (Run *run)
{
  show_dialog (run);
  g_timeout_add (MILLISECONDS_BETWEEN_LOOKS, wait_cb, run);
}

static void
begin (Run *run)
{
  GError *error = NULL;

  if (run->bulk.label != NULL)
    run->edit = dossier_store_begin (run->store, run->bulk.label, run->bulk.subject, &error);
  if (error != NULL && dossier_store_is_held_up (run->store))
    {
      g_clear_error (&error);
      wait (run);
      return;
    }
  if (error != NULL)
    {
      end (run, FALSE, error);
      return;
    }

  if (!go_on (run, MOMENT))
    return;

  show_dialog (run);
  g_idle_add (slice_cb, run);
}

static gboolean
wait_cb (gpointer data)
{
  Run *run = data;
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (run->cancellable, &error))
    end (run, FALSE, error);
  else if (dossier_store_is_held_up (run->store))
    return G_SOURCE_CONTINUE;
  else
    begin (run);

  return G_SOURCE_REMOVE;
}

void
dossier_bulk_run (GtkWidget         *widget,
                  DossierStore      *store,
                  const DossierBulk *bulk)
{
  Run *run = g_new0 (Run, 1);

  run->widget = g_object_ref (widget);
  run->store = g_object_ref (store);
  run->bulk = *bulk;
  run->subject = g_strdup (bulk->subject);
  run->bulk.subject = run->subject;
  run->cancellable = g_cancellable_new ();
  if (bulk->label != NULL && dossier_store_is_held_up (store))
    wait (run);
  else
    begin (run);
}
