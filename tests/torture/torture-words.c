/* torture-words.c: what some words of a portfolio should be, worked out apart from it. */
#include "torture-words.h"

#include <string.h>

#include "dossier-own.h"
#include "dossier-rows.h"
#include "dossier-step.h"
#include "torture-edits.h"

#define GLACY 1431
#define MOST_ROWS 12
#define MOST_OWN_FIELDS 4

/* A value says whose it is as well. */
#define PART_OF_ACTIVITY " of activity %" G_GINT64_FORMAT ","
#define PART_OF_FIELD " of field %" G_GINT64_FORMAT ":"

static GPtrArray *
get_records (DossierStore *store,
             const char   *table)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  g_autoptr (GError) error = NULL;
  GPtrArray *records = dossier_store_query_records (store, query, &error);

  g_assert_no_error (error);
  return records;
}

static char *
dup_value (gint64      activity,
           gint64      own_field,
           const char *text)
{
  return g_strdup_printf ("value" PART_OF_ACTIVITY PART_OF_FIELD " %s", activity, own_field, text);
}

static char *
dup_stored_value (DossierRecord *value)
{
  return dup_value (dossier_record_get_integer (value, "activity"),
                    dossier_record_get_integer (value, "own_field"),
                    dossier_record_get_text (value, "value"));
}

/**
 * torture_words_read:
 *
 * Returns: (transfer full): the words that are in the file
 */
GHashTable *
torture_words_read (DossierStore *store)
{
  GHashTable *words = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) activities = get_records (store, "activity");
  g_autoptr (GPtrArray) values = get_records (store, "own_value");

  for (guint i = 0; i < activities->len; i++)
    torture_words_set (words, dossier_record_get_id (activities->pdata[i]),
                       dossier_record_get_text (activities->pdata[i], "title"));
  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *word = dup_stored_value (values->pdata[i]);

      torture_words_set (words, dossier_record_get_id (values->pdata[i]), word);
    }

  return words;
}

GHashTable *
torture_words_copy (GHashTable *words)
{
  GHashTable *copy = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id, word;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &id, &word))
    torture_words_set (copy, *(gint64 *) id, word);

  return copy;
}

void
torture_words_set (GHashTable *words,
                   gint64      id,
                   const char *word)
{
  g_hash_table_insert (words, g_memdup2 (&id, sizeof id), g_strdup (word));
}

void
torture_words_assert (DossierStore *store,
                      GHashTable   *words)
{
  g_autoptr (GHashTable) found = torture_words_read (store);
  GHashTableIter iter;
  gpointer id, word;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &id, &word))
    g_assert_cmpstr (word, ==, g_hash_table_lookup (words, id));
  g_assert_cmpuint (g_hash_table_size (found), ==, g_hash_table_size (words));
}

/* Fields of the office's own */

/* All that one activity, or one field, has: @part says so. */
static void
remove_values (GHashTable *words,
               const char *part)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, NULL, &word))
    if (strstr (word, part) != NULL)
      g_hash_table_iter_remove (&iter);
}

/* Returns: the id of the record of a value; 0 if there is none */
static gint64
find_value (DossierStore *store,
            gint64        activity,
            gint64        own_field)
{
  g_autoptr (GPtrArray) values = get_records (store, "own_value");

  for (guint i = 0; i < values->len; i++)
    if (dossier_record_get_integer (values->pdata[i], "activity") == activity &&
        dossier_record_get_integer (values->pdata[i], "own_field") == own_field)
      return dossier_record_get_id (values->pdata[i]);

  return 0;
}

/* A value is @text now, and its record was @before. */
static void
note_value (const TortureDesk *self,
            GHashTable        *words,
            gint64             activity,
            gint64             own_field,
            gint64             before,
            const char        *text)
{
  g_autofree char *word = dup_value (activity, own_field, text);

  if (*text == '\0')
    g_hash_table_remove (words, &before);
  else
    torture_words_set (words, before != 0 ? before : find_value (self->store, activity, own_field), word);
}

static void
set_own_field (const TortureDesk *self,
               GHashTable        *words,
               DossierRecord     *activity,
               DossierRecord     *own_field,
               const char        *text)
{
  gint64 id = dossier_record_get_id (activity);
  gint64 field = dossier_record_get_id (own_field);
  gint64 before = find_value (self->store, id, field);
  g_autoptr (GError) error = NULL;

  dossier_store_change_own (self->store, activity, dossier_own_name_field (field), text, &error);
  g_assert_no_error (error);
  note_value (self, words, id, field, before, text);
}

static void
add_own_field (const TortureDesk *self,
               const char        *name)
{
  g_object_unref (dossier_test_add (self->store, "own_field", "table_name", "activity", "name", name,
                                    "kind", "text", NULL));
}

static void
change_own_field (const TortureDesk *self,
                  GHashTable        *words,
                  DossierRecord     *activity,
                  const char        *text)
{
  g_autoptr (GPtrArray) own_fields = get_records (self->store, "own_field");
  DossierRecord *own_field = own_fields->len > 0
    ? own_fields->pdata[g_test_rand_int_range (0, own_fields->len)] : NULL;
  int chance = g_test_rand_int_range (0, 10);
  g_autofree char *part = NULL;

  if (own_field == NULL || (chance < 2 && own_fields->len < MOST_OWN_FIELDS))
    add_own_field (self, text);
  else if (chance < 3)
    {
      part = g_strdup_printf (PART_OF_FIELD, dossier_record_get_id (own_field));
      remove_values (words, part);
      dossier_test_delete (self->store, own_field);
    }
  else
    set_own_field (self, words, activity, own_field, chance < 5 ? "" : text);
}

/* Edits */

static DossierRecord *
pick (DossierStore *store,
      const char   *table)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  g_autoptr (GArray) ids = dossier_store_query (store, query, NULL);

  return ids->len == 0 ? NULL
    : dossier_store_get (store, table, g_array_index (ids, gint64, g_test_rand_int_range (0, ids->len)),
                         NULL);
}

static void
change_programme (DossierStore  *store,
                  DossierRecord *programme,
                  const char    *text,
                  guint          number)
{
  if (g_test_rand_bit ())
    dossier_test_set (store, programme, "budget", number % 2 == 0 ? "EUR 5" : "tbd");
  else
    dossier_test_set (store, programme, "objective", number % 2 == 0 ? text : "");
}

static void
add_something (const TortureDesk *self,
               GHashTable        *words,
               const char        *text)
{
  g_autoptr (DossierRecord) country = pick (self->store, "country");
  g_autoptr (DossierRecord) programme = pick (self->store, "programme");
  g_autofree char *country_id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (country));
  DossierRecord *activity;

  if (programme == NULL || g_test_rand_bit ())
    {
      g_object_unref (dossier_test_add (self->store, "programme", "short_title", text, "starts", "2015/2016",
                                        NULL));
      return;
    }

  activity = dossier_test_add (self->store, "activity", "title", text, "country", country_id, NULL);
  torture_words_set (words, dossier_record_get_id (activity), text);
  g_ptr_array_add (self->seen, activity);
}

/* Its own fields go with it. */
static void
forget_activity (GHashTable *words,
                 gint64      id)
{
  g_autofree char *part = g_strdup_printf (PART_OF_ACTIVITY, id);

  remove_values (words, part);
  g_hash_table_remove (words, &id);
}

/* A programme takes its activities along. */
static void
delete_programme (const TortureDesk *self,
                  GHashTable        *words,
                  DossierRecord     *programme)
{
  g_autoptr (GPtrArray) activities = get_records (self->store, "activity");

  for (guint i = 0; i < activities->len; i++)
    if (dossier_record_get_integer (activities->pdata[i], "programme") == dossier_record_get_id (programme))
      forget_activity (words, dossier_record_get_id (activities->pdata[i]));
  dossier_test_delete (self->store, programme);
}

static void
delete_activity (const TortureDesk *self,
                 GHashTable        *words,
                 DossierRecord     *activity)
{
  forget_activity (words, dossier_record_get_id (activity));
  dossier_test_delete (self->store, activity);
}

/* What somebody has in a spreadsheet: new titles for some activities that are there. */
static GString *
write_rows (const TortureDesk *self,
            GHashTable        *words)
{
  GString *text = g_string_new ("Record number\tTitle\n");
  g_autoptr (GPtrArray) activities = get_records (self->store, "activity");

  for (guint i = 0; i < MIN (activities->len, MOST_ROWS); i++)
    {
      gint64 id = dossier_record_get_id (activities->pdata[i]);
      g_autofree char *title = g_strdup_printf ("Row %u of import %u", i, self->number);

      if (g_test_rand_bit ())
        continue;
      g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\n", id, title);
      torture_words_set (words, id, title);
    }

  return text;
}

static void
paste (DossierStore *store,
       const char   *text)
{
  static const char * const columns[] = { "title", DOSSIER_ROWS_NUMBER, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCells) cells = dossier_cells_parse (text, -1, &error);
  g_autoptr (DossierRows) rows = dossier_rows_new (store, "activity", cells, columns, 0);
  g_autoptr (DossierEdit) edit = NULL;

  g_assert_no_error (error);
  g_assert_true (dossier_rows_plan (rows, -1));
  edit = dossier_store_begin (store, "Pasting %s", "rows", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < dossier_rows_get_n_rows (rows); i++)
    {
      dossier_rows_apply (rows, i, edit, &error);
      g_assert_no_error (error);
    }
  dossier_edit_commit (edit, &error);
  g_assert_no_error (error);
}

/* Several records, old and new, in one edit. */
static void
import_rows (const TortureDesk *self,
             GHashTable        *words)
{
  g_autofree char *title = g_strdup_printf ("New with import %u", self->number);
  GString *rows = write_rows (self, words);
  g_autofree char *text = NULL;
  g_autoptr (DossierRecord) added = NULL;

  g_string_append_printf (rows, "\t%s\n", title);
  text = g_string_free (rows, FALSE);
  paste (self->store, text);
  added = dossier_test_find (self->store, "activity", title);
  torture_words_set (words, dossier_record_get_id (added), title);
}

static void
change_activity (const TortureDesk *self,
                 GHashTable        *words,
                 DossierRecord     *activity,
                 const char        *text)
{
  gint64 id = dossier_record_get_id (activity);

  if (g_test_rand_bit ())
    {
      dossier_test_set (self->store, activity, "date", "June and November 2015");
      return;
    }

  dossier_test_set (self->store, activity, "title", text);
  torture_words_set (words, id, text);
}

/* Does something to the portfolio, and to @words what that should have done. */
void
torture_words_edit (const TortureDesk *self,
                    GHashTable        *words)
{
  g_autofree char *text = g_strdup_printf ("text %u", self->number);
  g_autoptr (DossierRecord) programme = pick (self->store, "programme");
  g_autoptr (DossierRecord) activity = pick (self->store, "activity");
  g_autoptr (DossierRecord) country = pick (self->store, "country");
  int chance = g_test_rand_int_range (0, 100);

  if (programme == NULL || activity == NULL || chance < 25)
    add_something (self, words, text);
  else if (chance < 29)
    delete_programme (self, words, programme);
  else if (chance < 31)
    dossier_test_delete (self->store, country);
  else if (chance < 40)
    import_rows (self, words);
  else if (chance < 44 && dossier_store_has (self->store, "programme", GLACY))
    g_object_unref (dossier_test_embed_text (self->store, text, self->number));
  else if (chance < 47)
    delete_activity (self, words, activity);
  else if (chance < 58)
    change_own_field (self, words, activity, text);
  else if (chance < 73)
    change_activity (self, words, activity, text);
  else
    change_programme (self->store, programme, text, self->number);
}

/* What the history has */

static gint64
read_own_field (const char *column)
{
  return g_ascii_strtoll (column + strlen (DOSSIER_OWN_PREFIX), NULL, 10);
}

static gboolean
restore_field (const TortureDesk        *self,
               GHashTable               *words,
               const DossierStepChange  *change,
               GError                  **error)
{
  gboolean is_own = g_str_has_prefix (change->column, DOSSIER_OWN_PREFIX);
  gint64 own_field = is_own ? read_own_field (change->column) : 0;
  gint64 before = is_own ? find_value (self->store, change->id, own_field) : 0;

  if (!dossier_store_restore_field (self->store, change, error))
    return FALSE;

  if (is_own)
    note_value (self, words, change->id, own_field, before, change->text);
  else if (g_str_equal (change->column, "title"))
    torture_words_set (words, change->id, change->text);
  return TRUE;
}

/* An activity is what it was, with all values whose fields are there still. */
static void
take_activity_back (const TortureDesk *self,
                    GHashTable        *words,
                    GHashTable        *before,
                    gint64             id)
{
  g_autofree char *part = g_strdup_printf (PART_OF_ACTIVITY, id);
  g_autoptr (GPtrArray) own_fields = get_records (self->store, "own_field");
  GHashTableIter iter;
  gpointer value, word;

  torture_words_set (words, id, g_hash_table_lookup (before, &id));
  remove_values (words, part);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &value, &word))
    for (guint i = 0; strstr (word, part) != NULL && i < own_fields->len; i++)
      {
        gint64 own_field = dossier_record_get_id (own_fields->pdata[i]);
        g_autofree char *field = g_strdup_printf (PART_OF_FIELD, own_field);

        if (strstr (word, field) != NULL)
          torture_words_set (words, *(gint64 *) value, word);
      }
}

static gboolean
restore_activity (const TortureDesk        *self,
                  const DossierStepChange  *change,
                  gint64                    step,
                  GError                  **error)
{
  g_autoptr (DossierRecord) activity = NULL;

  if (!dossier_store_has (self->store, "activity", change->id))
    return dossier_store_restore_gone (self->store, change, step, error);

  activity = dossier_store_get (self->store, "activity", change->id, NULL);
  return dossier_store_restore_record (self->store, activity, step, error);
}

/* Returns: (nullable): an activity that was there before the step */
static const DossierStepChange *
pick_change (GPtrArray *changes)
{
  guint first = changes->len > 0 ? g_test_rand_int_range (0, changes->len) : 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const DossierStepChange *change = g_ptr_array_index (changes, (first + i) % changes->len);

      if (g_str_equal (change->table->name, "activity") && change->act != DOSSIER_STEP_ADDED)
        return change;
    }

  return NULL;
}

/**
 * torture_words_restore:
 * @words: are made what they should be afterwards
 * @before: as they were before @step
 * @is_refused: (out): whether something was found that could not be restored
 *
 * Restores a field of an activity, or an activity, also one that is gone, as it was before @step.
 *
 * Returns: whether it did
 */
gboolean
torture_words_restore (const TortureDesk *self,
                       GHashTable        *words,
                       GHashTable        *before,
                       gint64             step,
                       gboolean          *is_refused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = dossier_store_get_step_changes (self->store, step, "en", &error);
  const DossierStepChange *change;
  gboolean is_field;

  g_assert_no_error (error);
  *is_refused = FALSE;
  change = pick_change (changes);
  if (change == NULL)
    return FALSE;

  is_field = change->column != NULL && g_test_rand_bit () &&
             dossier_store_has (self->store, "activity", change->id);
  if (is_field ? restore_field (self, words, change, &error) : restore_activity (self, change, step, &error))
    {
      if (!is_field)
        take_activity_back (self, words, before, change->id);
      return TRUE;
    }

  torture_assert_refused (&error);
  *is_refused = TRUE;
  return FALSE;
}
