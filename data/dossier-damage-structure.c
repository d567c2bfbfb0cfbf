/* dossier-damage-structure.c: what SQLite says of a file whose pages are not as they should be, in words.
 *
 * SQLite speaks of pages, cells and trees.  A person wants to know which records are concerned, and whether
 * it is they that are damaged or only an index by which they are found; so where something is wrong, each
 * table is looked at by itself.  What SQLite said is kept beside the sentence, for whoever helps.
 */
#include "dossier-damage-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-digest.h"

/* What SQLite says, of which it goes on without another cause; and what that means. */
static const struct
{
  const char *part;
  const char *sentence;
} causes[] = {
  /* Translators, here and below: what many records of a kind are called */
  { "non-unique entry", N_("“%s” has two records where there may be only one.") },
  { "CHECK constraint", N_("A record of “%s” holds something that may not stand there.") },
  { "NULL value in", N_("A record of “%s” holds something that may not stand there.") },
  { " value in ", N_("A record of “%s” holds something that may not stand there.") },
};

/* Returns: (transfer none): what people call @table, also one that nobody sees */
static const char *
get_words (const char *table)
{
  if (strstr (table, "_search") != NULL)
    return _("Search");
  if (g_str_equal (table, DOSSIER_DIGEST_TABLE))
    return _("What Dossier wrote into each record, in short");
  if (dossier_table_find (table) != NULL || g_str_equal (table, DOSSIER_JOURNAL_TABLE) ||
      g_str_equal (table, DOSSIER_CONTENT_TABLE))
    return dossier_damage_get_plural (table);

  return table;
}

/* Whether every row of @table can be had, without an index. */
static gboolean
can_be_read (DossierDamageRun *self,
             const char       *table)
{
  char *sql = sqlite3_mprintf ("SELECT * FROM \"%w\" NOT INDEXED", table);
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->database, sql, NULL);
  int state = SQLITE_ERROR;

  sqlite3_free (sql);
  while (row != NULL && (state = sqlite3_step (row)) == SQLITE_ROW)
    ;

  return state == SQLITE_DONE;
}

static const char *
find_sentence (DossierDamageRun *self,
               const char       *table,
               const char       *finding)
{
  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    if (strstr (finding, causes[i].part) != NULL)
      return _(causes[i].sentence);

  return can_be_read (self, table)
         ? _("An index of “%s” is damaged: lists may be shorter than they should be. The records are whole.")
         : _("“%s” cannot be read to the end.");
}

/* Takes over @sentence, which is told once; what SQLite said, if anything, is kept for each. */
void
dossier_damage_tell (DossierDamageRun *self,
                     const char       *table,
                     char             *sentence,
                     const char       *finding)
{
  DossierDamage *damage = NULL;

  for (guint i = 0; i < self->damages->len && damage == NULL; i++)
    if (g_str_equal (((DossierDamage *) g_ptr_array_index (self->damages, i))->sentence, sentence))
      damage = g_ptr_array_index (self->damages, i);

  if (damage != NULL)
    g_free (sentence);
  else
    {
      dossier_damage_add (self, DOSSIER_DAMAGE_FILE, table, 0, sentence);
      damage = g_ptr_array_index (self->damages, self->damages->len - 1);
    }

  if (finding != NULL)
    {
      g_autofree char *before = g_steal_pointer (&damage->detail);

      damage->detail = before != NULL ? g_strconcat (before, "\n", finding, NULL) : g_strdup (finding);
    }
}

/* Returns: (transfer full): what SQLite finds in @table, or in the whole file; without the heading that it
 *   may put over it */
static GPtrArray *
list_findings (DossierDamageRun *self,
               const char       *table)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_free);
  char *sql = table != NULL ? sqlite3_mprintf ("PRAGMA integrity_check (\"%w\")", table)
                            : sqlite3_mprintf ("PRAGMA integrity_check");
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->database, sql, NULL);
  int state = SQLITE_ERROR;

  sqlite3_free (sql);
  while (row != NULL && (state = sqlite3_step (row)) == SQLITE_ROW)
    {
      g_auto (GStrv) lines = g_strsplit ((const char *) sqlite3_column_text (row, 0), "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        if (*lines[i] != '\0' && !g_str_has_prefix (lines[i], "***") && !g_str_equal (lines[i], "ok"))
          g_ptr_array_add (findings, g_utf8_make_valid (lines[i], -1));
    }

  if (state != SQLITE_DONE && !g_cancellable_is_cancelled (self->cancellable))
    g_ptr_array_add (findings, g_strdup (sqlite3_errmsg (dossier_database_get_handle (self->database))));
  return findings;
}

static void
look_at_table (DossierDamageRun *self,
               const char       *table)
{
  g_autoptr (GPtrArray) findings = list_findings (self, table);

  for (guint i = 0; i < findings->len && !dossier_damage_is_over (self); i++)
    {
      const char *finding = g_ptr_array_index (findings, i);
      g_auto (GStrv) parts = g_strsplit (find_sentence (self, table, finding), "%s", 2);

      dossier_damage_tell (self, table, g_strconcat (parts[0], get_words (table), parts[1], NULL),
                           finding);
    }
}

/* Whether it is about places that nothing stands in. */
static gboolean
is_about_room (const char *finding)
{
  return strstr (finding, "never used") != NULL || g_ascii_strncasecmp (finding, "freelist", 8) == 0 ||
         g_ascii_strncasecmp (finding, "main freelist", 13) == 0;
}

static gboolean
is_told (DossierDamageRun *self,
         const char       *finding)
{
  for (guint i = 0; i < self->damages->len; i++)
    {
      const DossierDamage *damage = g_ptr_array_index (self->damages, i);

      if (damage->detail != NULL && strstr (damage->detail, finding) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
look_at_each_table (DossierDamageRun *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->database,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name", NULL);

  while (row != NULL && sqlite3_step (row) == SQLITE_ROW)
    g_ptr_array_add (names, dossier_statement_dup_text (row, 0));
  for (guint i = 0; i < names->len && !dossier_damage_is_over (self); i++)
    look_at_table (self, g_ptr_array_index (names, i));
}

/* Whether the pages of the file, and the indexes, are as SQLite left them. */
void
dossier_damage_structure (DossierDamageRun *self)
{
  g_autoptr (GPtrArray) findings = list_findings (self, NULL);

  if (findings->len == 0 || dossier_damage_is_over (self))
    return;

  look_at_each_table (self);
  for (guint i = 0; i < findings->len && !dossier_damage_is_over (self); i++)
    {
      const char *finding = g_ptr_array_index (findings, i);
      const char *sentence = is_about_room (finding) ? _("The list of free places in the file is broken.")
                                                     : _("The file is broken inside.");

      /* Of a broken table each look says how many places are left over. */
      if (!is_told (self, finding) && (self->damages->len == 0 || !is_about_room (finding)))
        dossier_damage_tell (self, NULL, g_strdup (sentence), finding);
    }
}

/**
 * dossier_damage_dup_structure:
 *
 * Returns: (transfer full) (nullable): the first thing that is wrong with the pages of @database, as a
 *   sentence; %NULL if nothing is
 */
char *
dossier_damage_dup_structure (DossierDatabase *database)
{
  g_autoptr (GPtrArray) damages = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_damage_free);
  DossierDamageRun run = { NULL, database, NULL, damages };

  dossier_damage_structure (&run);
  return damages->len > 0 ? g_strdup (((DossierDamage *) g_ptr_array_index (damages, 0))->sentence) : NULL;
}
