/* main.c: dossier-cli, the portfolio from a script: no display, no GTK. */
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "dossier-output.h"
#include "dossier-verbs.h"

#define MOST_MILLISECONDS 5000

enum { DONE, REFUSED, WRONG_USAGE };

static int
print_help (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n_verbs;
  const DossierVerb *verbs = dossier_verbs (&n_verbs);

  dossier_output_text ("%s\n\n", _("Usage: dossier-cli COMMAND FILE …"));
  for (guint i = 0; i < n_verbs; i++)
    {
      const char *cells[] = { "", verbs[i].name, verbs[i].usage, _(verbs[i].summary), NULL };

      g_ptr_array_add (rows, g_strdupv ((char **) cells));
    }
  dossier_output_rows (rows);
  dossier_output_text ("\n%s\n", _("“dossier-cli COMMAND --help” says more about one of them."));

  return DONE;
}

static const DossierVerb *
find_verb (const char  *name,
           GError     **error)
{
  guint n_verbs;
  const DossierVerb *verbs = dossier_verbs (&n_verbs);

  for (guint i = 0; i < n_verbs; i++)
    if (g_strcmp0 (verbs[i].name, name) == 0)
      return &verbs[i];

  if (name == NULL)
    g_set_error_literal (error, DOSSIER_COMMAND_ERROR, 0,
                         _("Say what to do; “dossier-cli --help” lists the commands."));
  else
    g_set_error (error, DOSSIER_COMMAND_ERROR, 0,
                 _("There is no command “%s”; “dossier-cli --help” lists the commands."), name);
  return NULL;
}

/* A script has time, but whoever looks at it wants to know. */
static gboolean
wait_cb (guint milliseconds)
{
  if (milliseconds == 100)
    fprintf (stderr, "%s\n", _("Waiting for another program that is using the portfolio…"));

  return milliseconds < MOST_MILLISECONDS;
}

static gboolean
run (char   **arguments,
     GError **error)
{
  const DossierVerb *verb = find_verb (arguments[1], error);
  g_autoptr (DossierCommand) command = NULL;
  g_autofree char *name = NULL;

  if (verb == NULL)
    return FALSE;

  name = g_strdup_printf ("dossier-cli %s", verb->name);
  g_set_prgname (name);
  command = dossier_command_parse (verb, arguments + 1, error);

  return command != NULL && verb->run (command, error) && dossier_output_finish (error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (g_strcmp0 (argv[1], "--help") == 0 || g_strcmp0 (argv[1], "-h") == 0)
    return print_help ();

  if (g_strcmp0 (argv[1], "--version") == 0)
    {
      dossier_output_text ("dossier-cli %s\n", DOSSIER_VERSION);
      return DONE;
    }

  dossier_store_set_wait (wait_cb);
  if (run (argv, &error))
    return DONE;

  /* What was printed before an error belongs to the result. */
  fflush (stdout);
  message = dossier_output_dup_plain (error->message);
  fprintf (stderr, "dossier-cli: %s\n", message);
  return error->domain == DOSSIER_COMMAND_ERROR || error->domain == G_OPTION_ERROR ? WRONG_USAGE : REFUSED;
}
