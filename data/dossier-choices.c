/* dossier-choices.c: what an office offers for the fields that take one of a few values.
 *
 * A list is read when it is first asked for, and forgotten when an edit touched table “code”.
 * Records refer to the object, not to the lists, so that a new name is read everywhere at once.
 */
#include "dossier-choices-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-fold.h"

struct _DossierChoices
{
  DossierDatabase *database;  /* not owned; NULL after the store is gone */
  GHashTable      *lists;     /* DossierChoice array → GArray of DossierOffer */
};

static void
offer_clear (gpointer data)
{
  DossierOffer *offer = data;

  g_free (offer->code);
  g_free (offer->label);
}

/* For the store */

DossierChoices *
dossier_choices_new (DossierDatabase *database)
{
  DossierChoices *self = g_rc_box_new0 (DossierChoices);

  self->database = database;
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  return self;
}

DossierChoices *
dossier_choices_ref (DossierChoices *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  g_hash_table_unref (((DossierChoices *) data)->lists);
}

void
dossier_choices_unref (DossierChoices *self)
{
  g_rc_box_release_full (self, clear);
}

/* The lists changed, or may have. */
void
dossier_choices_forget (DossierChoices *self)
{
  g_hash_table_remove_all (self->lists);
}

/* The store is gone; records that are left read by what was last known. */
void
dossier_choices_close (DossierChoices *self)
{
  self->database = NULL;
}

/* Making */

static void
add_offer (GArray     *offers,
           const char *code,
           const char *label,
           gboolean    is_retired)
{
  DossierOffer offer = { g_strdup (code), g_strdup (label), is_retired };

  g_array_append_val (offers, offer);
}

static GArray *
make_program_list (const DossierField *field)
{
  GArray *offers = g_array_new (FALSE, FALSE, sizeof (DossierOffer));

  g_array_set_clear_func (offers, offer_clear);
  for (const DossierChoice *choice = field->choices; choice->code != NULL; choice++)
    add_offer (offers, choice->code, _(choice->label), FALSE);

  return offers;
}

static DossierOffer *
find_offer (GArray     *offers,
            const char *code)
{
  for (guint i = 0; i < offers->len; i++)
    if (g_strcmp0 (g_array_index (offers, DossierOffer, i).code, code) == 0)
      return &g_array_index (offers, DossierOffer, i);

  return NULL;
}

/* One entry of the office: another name for a choice of the program, or a choice of its own. */
static void
apply_entry (GArray           *offers,
             DossierStatement *row)
{
  g_autofree char *code = dossier_statement_dup_text (row, 0);
  g_autofree char *name = dossier_statement_dup_text (row, 1);
  g_autofree char *french = dossier_statement_dup_text (row, 2);
  gboolean is_retired = sqlite3_column_int (row, 3) != 0;
  const char *label = french != NULL && g_str_has_prefix (g_get_language_names ()[0], "fr") ? french : name;
  DossierOffer *offer = find_offer (offers, code);

  if (code == NULL || label == NULL)
    return;

  if (offer == NULL)
    {
      add_offer (offers, code, label, is_retired);
      return;
    }

  g_free (offer->label);
  offer->label = g_strdup (label);
  offer->is_retired = is_retired;
}

static void
apply_entries (DossierChoices *self,
               const char     *list,
               GArray         *offers)
{
  /* An unreadable list leaves the choices of the program; whatever cannot be read is said elsewhere. */
  g_autoptr (DossierStatement) row =
    dossier_database_prepare (self->database, "SELECT code, name, name_fr, retired FROM code "
                                              "WHERE list = ?1 ORDER BY position, id", NULL);

  if (row == NULL)
    return;

  sqlite3_bind_text (row, 1, list, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (row) == SQLITE_ROW)
    apply_entry (offers, row);
}

static GArray *
get_list (DossierChoices     *self,
          const DossierField *field)
{
  GArray *offers = g_hash_table_lookup (self->lists, field->choices);

  if (offers != NULL)
    return offers;

  offers = make_program_list (field);
  if (field->list != NULL && self->database != NULL)
    apply_entries (self, field->list, offers);
  g_hash_table_insert (self->lists, (gpointer) field->choices, offers);

  return offers;
}

/**
 * dossier_choices_list:
 * @self: (nullable): without it, the choices of the program
 * @field: a field of kind choice
 *
 * Returns: (transfer full) (element-type DossierOffer): what can be stored in @field: the choices of
 *   the program, then those of the office; also those no longer offered
 */
GArray *
dossier_choices_list (DossierChoices     *self,
                      const DossierField *field)
{
  return self != NULL ? g_array_ref (get_list (self, field)) : make_program_list (field);
}

/**
 * dossier_choices_get_label:
 * @self: (nullable): without it, the choices of the program
 *
 * Returns: (nullable) (transfer none): what @code is called, valid until the next edit
 */
const char *
dossier_choices_get_label (DossierChoices     *self,
                           const DossierField *field,
                           const char         *code)
{
  const DossierOffer *offer;

  if (self == NULL || field->list == NULL)
    return dossier_field_get_choice_label (field, code);

  offer = find_offer (get_list (self, field), code);
  return offer != NULL ? offer->label : NULL;
}

static gboolean
is_called (const DossierOffer *offer,
           const char         *text)
{
  g_autofree char *wanted = dossier_fold (text);
  g_autofree char *label = dossier_fold (offer->label);

  return g_ascii_strcasecmp (offer->code, text) == 0 || g_strcmp0 (label, wanted) == 0;
}

/**
 * dossier_choices_find:
 * @self: (nullable): without it, the choices of the program
 * @text: a code or a label; case and accents do not matter
 *
 * Returns: (nullable) (transfer none): the code that is meant, valid until the next edit
 */
const char *
dossier_choices_find (DossierChoices     *self,
                      const DossierField *field,
                      const char         *text)
{
  GArray *offers = self != NULL ? get_list (self, field) : NULL;

  for (const DossierChoice *choice = field->choices; offers == NULL && choice->code != NULL; choice++)
    {
      const DossierOffer offer = { (char *) choice->code, (char *) _(choice->label), FALSE };

      if (is_called (&offer, text))
        return choice->code;
    }

  for (guint i = 0; offers != NULL && i < offers->len; i++)
    if (is_called (&g_array_index (offers, DossierOffer, i), text))
      return g_array_index (offers, DossierOffer, i).code;

  return NULL;
}
