/* torture-deeds.c: all that a person can do in one step, each by chance. */
#include "dossier-amendment.h"
#include "dossier-document.h"
#include "dossier-own.h"
#include "dossier-rows.h"
#include "dossier-step.h"
#include "torture-edits.h"

#define MOST_DOCUMENTS 3
#define MOST_OWN_FIELDS 6
#define MOST_ROWS 6
#define MOST_STEPS_BACK 20
#define FILE_BYTES 100000

/* Rows */

/* What somebody has in a spreadsheet: new titles for activities that are there, and new ones. */
static char *
write_rows (DossierStore *store,
            GRand        *rand)
{
  GString *text = g_string_new ("Record number\tTitle\n");
  guint n_rows = g_rand_int_range (rand, 1, MOST_ROWS + 1);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (DossierRecord) activity = torture_pick (store, "activity", rand, NULL);

      if (activity != NULL && g_rand_boolean (rand))
        g_string_append_printf (text, "%" G_GINT64_FORMAT, dossier_record_get_id (activity));
      g_string_append_printf (text, "\tRow %u of %u\n", i, g_rand_int (rand));
    }

  return g_string_free (text, FALSE);
}

static gboolean
paste (DossierStore  *store,
       GRand         *rand,
       GError       **error)
{
  static const char * const columns[] = { "title", DOSSIER_ROWS_NUMBER, NULL };
  g_autofree char *text = write_rows (store, rand);
  g_autoptr (DossierCells) cells = dossier_cells_parse (text, -1, error);
  g_autoptr (DossierRows) rows = dossier_rows_new (store, "activity", cells, columns, 0);
  g_autoptr (DossierEdit) edit = NULL;

  dossier_rows_plan (rows, -1);
  edit = dossier_store_begin (store, "Pasting %s", "rows", error);
  for (guint i = 0; edit != NULL && i < dossier_rows_get_n_rows (rows); i++)
    if (dossier_rows_get_state (rows, i) != DOSSIER_ROWS_REFUSED &&
        !dossier_rows_apply (rows, i, edit, error))
      return FALSE;

  return edit != NULL && dossier_edit_commit (edit, error);
}

/* Files */

static GBytes *
make_content (GRand *rand)
{
  guint n_words = (FILE_BYTES / 2 + g_rand_int_range (rand, 0, FILE_BYTES)) / sizeof (guint32);
  guint32 *words = g_new (guint32, n_words);

  for (guint i = 0; i < n_words; i++)
    words[i] = g_rand_int (rand);

  return g_bytes_new_take (words, n_words * sizeof *words);
}

static gboolean
embed (DossierStore  *store,
       GRand         *rand,
       GError       **error)
{
  guint n_documents = dossier_test_count (store, "document");
  g_autoptr (DossierRecord) programme = torture_pick (store, "programme", rand, NULL);
  g_autoptr (DossierRecord) document = dossier_record_new (dossier_table_find ("document"));
  g_autoptr (GBytes) content = make_content (rand);
  g_autofree char *name = g_strdup_printf ("minutes %u.pdf", g_rand_int_range (rand, 0, 1000));
  g_autoptr (DossierEdit) edit = NULL;

  if (programme == NULL || n_documents >= MOST_DOCUMENTS)
    return FALSE;

  dossier_record_set_link (document, "programme", dossier_record_get_id (programme));
  edit = dossier_store_begin (store, "Adding “%s”", name, error);
  return edit != NULL && dossier_document_embed (edit, document, name, content, error) &&
         dossier_edit_commit (edit, error);
}

static gboolean
remove_one (DossierStore  *store,
            const char    *table,
            GRand         *rand,
            GError       **error)
{
  g_autoptr (DossierRecord) record = torture_pick (store, table, rand, NULL);

  return record != NULL && dossier_store_remove (store, record, error);
}

static gboolean
remove_document (DossierStore  *store,
                 GRand         *rand,
                 GError       **error)
{
  return remove_one (store, "document", rand, error);
}

/* Fields of the office's own */

static gboolean
add_own_field (DossierStore  *store,
               GRand         *rand,
               GError       **error)
{
  static const char * const owners[] = { "programme", "activity", "component" };
  g_autoptr (DossierRecord) field = dossier_record_new (dossier_table_find ("own_field"));
  g_autofree char *name = g_strdup_printf ("Field %u", g_rand_int (rand));
  g_autoptr (DossierEdit) edit = NULL;

  if (dossier_test_count (store, "own_field") >= MOST_OWN_FIELDS)
    return FALSE;

  edit = dossier_store_begin (store, "Adding “%s”", name, error);
  return edit != NULL &&
         dossier_edit_set (edit, field, "table_name", owners[g_rand_int_range (rand, 0, 3)], error) &&
         dossier_edit_set (edit, field, "name", name, error) &&
         dossier_edit_set (edit, field, "kind", g_rand_boolean (rand) ? "text" : "number", error) &&
         dossier_edit_save (edit, field, error) &&
         dossier_edit_commit (edit, error);
}

static gboolean
set_own_field (DossierStore  *store,
               GRand         *rand,
               GError       **error)
{
  g_autoptr (DossierRecord) field = torture_pick (store, "own_field", rand, NULL);
  g_autoptr (DossierRecord) record = NULL;
  g_autofree char *text = g_strdup_printf ("%u", g_rand_int_range (rand, 0, 1000));

  if (field == NULL)
    return FALSE;

  record = torture_pick (store, dossier_record_get_text (field, "table_name"), rand, NULL);
  return record != NULL &&
         dossier_store_change_own (store, record, dossier_own_name_field (dossier_record_get_id (field)),
                                   g_rand_int_range (rand, 0, 4) == 0 ? "" : text, error);
}

static gboolean
remove_own_field (DossierStore  *store,
                  GRand         *rand,
                  GError       **error)
{
  return remove_one (store, "own_field", rand, error);
}

/* What the history has */

/* Something that one of the last steps did, and that is not undone, to a record that @is_gone by now or is
 * there; only to a field of it if @is_field.
 *
 * Returns: (transfer full) (nullable): what @change is of */
static GPtrArray *
pick_change (DossierStore             *store,
             GRand                    *rand,
             gboolean                  is_gone,
             gboolean                  is_field,
             const DossierStepChange **change,
             gint64                   *step)
{
  g_autoptr (GPtrArray) steps = dossier_store_get_history (store, NULL, MOST_STEPS_BACK, NULL);
  guint n_steps = steps != NULL ? steps->len : 0;
  guint first = n_steps > 0 ? g_rand_int_range (rand, 0, n_steps) : 0;

  for (guint i = 0; i < n_steps; i++)
    {
      const DossierStep *past = g_ptr_array_index (steps, (first + i) % n_steps);
      g_autoptr (GPtrArray) changes = past->is_undone ? NULL
        : dossier_store_get_step_changes (store, past->id, "en", NULL);

      *step = past->id;
      for (guint c = 0; changes != NULL && c < changes->len; c++)
        {
          *change = g_ptr_array_index (changes, c);
          if (dossier_store_has (store, (*change)->table->name, (*change)->id) != is_gone &&
              (!is_field || (*change)->column != NULL))
            return g_steal_pointer (&changes);
        }
    }

  return NULL;
}

static gboolean
restore_field (DossierStore  *store,
               GRand         *rand,
               GError       **error)
{
  const DossierStepChange *change;
  gint64 step;
  g_autoptr (GPtrArray) changes = pick_change (store, rand, FALSE, TRUE, &change, &step);

  return changes != NULL && dossier_store_restore_field (store, change, error);
}

static gboolean
restore_record (DossierStore  *store,
                GRand         *rand,
                GError       **error)
{
  const DossierStepChange *change;
  gint64 step;
  g_autoptr (GPtrArray) changes = pick_change (store, rand, FALSE, TRUE, &change, &step);
  g_autoptr (DossierRecord) record = changes != NULL
    ? dossier_store_get (store, change->table->name, change->id, error) : NULL;

  return record != NULL && dossier_store_restore_record (store, record, step, error);
}

static gboolean
restore_gone (DossierStore  *store,
              GRand         *rand,
              GError       **error)
{
  const DossierStepChange *change;
  gint64 step;
  g_autoptr (GPtrArray) changes = pick_change (store, rand, TRUE, FALSE, &change, &step);

  return changes != NULL && dossier_store_restore_gone (store, change, step, error);
}

/* Amendments */

static gboolean
amend (DossierStore  *store,
       GRand         *rand,
       GError       **error)
{
  static const DossierAmendment amendment = { NULL, "The partner asked for it.", "12 May 2016" };
  g_autoptr (DossierRecord) programme = torture_pick (store, "programme", rand, NULL);
  g_autoptr (GPtrArray) amendable = programme != NULL
    ? dossier_programme_list_amendable (store, programme) : NULL;
  const DossierAmendable *what;
  g_autofree char *text = g_strdup_printf ("EUR %u000", g_rand_int_range (rand, 1, 1000));

  if (amendable == NULL)
    return FALSE;

  what = g_ptr_array_index (amendable, g_rand_int_range (rand, 0, amendable->len));
  return dossier_programme_amend (store, programme, &amendment,
                                  &(DossierAmendedField) {
                                    what,
                                    g_str_equal (what->field, "starts") ? "2014" :
                                    g_str_equal (what->field, "ends") ? "2018" : text,
                                  }, 1, error);
}

const TortureDeed torture_deeds[TORTURE_N_ACTS] = {
  [TORTURE_PASTE] = paste,
  [TORTURE_EMBED] = embed,
  [TORTURE_REMOVE_DOCUMENT] = remove_document,
  [TORTURE_ADD_OWN_FIELD] = add_own_field,
  [TORTURE_SET_OWN_FIELD] = set_own_field,
  [TORTURE_REMOVE_OWN_FIELD] = remove_own_field,
  [TORTURE_RESTORE_FIELD] = restore_field,
  [TORTURE_RESTORE_RECORD] = restore_record,
  [TORTURE_RESTORE_GONE] = restore_gone,
  [TORTURE_AMEND] = amend,
};
