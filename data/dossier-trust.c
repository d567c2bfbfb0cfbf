/* dossier-trust.c: whether anything in the schema of a file would run by itself.
 *
 * A portfolio may come from a stranger.  Views and triggers run when tables are read and written,
 * and so do expressions in tables and indexes; they could keep the program busy for good, or fill
 * the memory.  So only the plain rules are let through that our own schema has, and of triggers and
 * virtual tables only those of the search.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-store-private.h"

/* A word, a name in quotes or a sign of SQL. */
typedef struct
{
  const char *start;
  gsize       length;
  gboolean    is_word;
  gboolean    is_quoted;
} Token;

static gboolean
token_is (const Token *self,
          const char  *word)
{
  return self->is_word && !self->is_quoted && strlen (word) == self->length &&
         g_ascii_strncasecmp (self->start, word, self->length) == 0;
}

static gboolean
token_is_any (const Token        *self,
              const char * const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (token_is (self, words[i]))
      return TRUE;

  return FALSE;
}

static const char *
skip_comments (const char *sql)
{
  const char *end;

  for (;;)
    {
      sql += strspn (sql, " \t\r\n\f");
      if (g_str_has_prefix (sql, "--"))
        end = strchr (sql, '\n');
      else if (g_str_has_prefix (sql, "/*"))
        end = strstr (sql, "*/");
      else
        return sql;

      if (end == NULL)
        return sql + strlen (sql);
      sql = end + (*end == '\n' ? 1 : 2);
    }
}

static gboolean
is_of_word (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$' || (c & 0x80) != 0;
}

/* Returns: where the next one begins, or %NULL at the end */
static const char *
read_token (const char *sql,
            Token      *token)
{
  static const char opening[] = "'\"`[", closing[] = "'\"`]";
  const char *quote, *end;

  sql = skip_comments (sql);
  if (*sql == '\0')
    return NULL;

  quote = strchr (opening, *sql);
  if (quote != NULL)
    {
      end = strchr (sql + 1, closing[quote - opening]);
      *token = (Token) { sql + 1, end != NULL ? (gsize) (end - sql - 1) : strlen (sql + 1), TRUE, TRUE };
      return end != NULL ? end + 1 : sql + strlen (sql);
    }

  for (end = sql; is_of_word (*end); end++)
    ;
  *token = (Token) { sql, MAX (end - sql, 1), end > sql, FALSE };
  return sql + token->length;
}

/* What stands before a bracket of our schema, other than the name of a table; everything else would be
 * a function. */
static gboolean
may_open_bracket (const Token *before,
                  const Token *last)
{
  static const char * const words[] = { "CHECK", "IN", "AND", "OR", "NOT", "UNIQUE", "KEY", "length",
                                        "substr", NULL };
  static const char * const before_names[] = { "TABLE", "REFERENCES", "ON", NULL };

  return !last->is_word || token_is_any (last, words) || token_is_any (before, before_names);
}

/* Whether @sql, which makes a table or an index, only says what may stand there. */
static gboolean
is_plain (const char *sql)
{
  static const char * const refused[] = { "AS", "GENERATED", "SELECT", "VIRTUAL", "LIKE", "GLOB", "REGEXP",
                                          "MATCH", NULL };
  Token before = { "", 0, FALSE, FALSE }, last = before, token;

  while ((sql = read_token (sql, &token)) != NULL)
    {
      if (token_is_any (&token, refused) || (*token.start == '(' && !token.is_word &&
                                             !may_open_bracket (&before, &last)))
        return FALSE;
      before = last;
      last = token;
    }

  return TRUE;
}

static gboolean
may_stand (const char *type,
           const char *name,
           const char *sql)
{
  if (dossier_search_owns (type, name))
    return TRUE;

  return (g_strcmp0 (type, "table") == 0 || g_strcmp0 (type, "index") == 0) &&
         (sql == NULL || is_plain (sql));
}

/**
 * dossier_trust_schema:
 *
 * Reads the whole schema.  FTS5 of SQLite 3.40 may be written by triggers only in a schema that is
 * trusted: for whoever writes, it is from now on.
 *
 * Returns: %FALSE if there is anything in it that is not Dossier's and would run, or with @error if it could
 *   not be read
 */
gboolean
dossier_trust_schema (DossierDatabase  *database,
                      gboolean          is_read_only,
                      GError          **error)
{
  g_autoptr (DossierStatement) row =
    dossier_database_prepare (database, "SELECT type, name, sql FROM sqlite_schema", error);
  int result;

  if (row == NULL)
    return FALSE;

  while ((result = sqlite3_step (row)) == SQLITE_ROW)
    {
      g_autofree char *type = dossier_statement_dup_text (row, 0);
      g_autofree char *name = dossier_statement_dup_text (row, 1);
      g_autofree char *sql = dossier_statement_dup_text (row, 2);

      if (!may_stand (type, name, sql))
        return FALSE;
    }

  if (result != SQLITE_DONE)
    return dossier_database_set_error (database, error);

  if (!is_read_only)
    sqlite3_db_config (dossier_database_get_handle (database), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, NULL);
  return TRUE;
}

static gboolean
refuse (const char  *path,
        GError     **error)
{
  return dossier_store_refuse (error, DOSSIER_STORE_ERROR_FOREIGN,
                 _("“%s” holds instructions that are not Dossier’s. It was left as it is. Ask whoever sent "
                   "it for another copy."), path);
}

/**
 * dossier_store_trust_file:
 * @path: of @database, for the sentence
 *
 * A file from elsewhere may hold only what runs by itself of ours.
 *
 * Returns: %FALSE with a sentence in @error if it holds more (%DOSSIER_STORE_ERROR_FOREIGN) or cannot be read
 */
gboolean
dossier_store_trust_file (DossierDatabase  *database,
                          const char       *path,
                          gboolean          is_read_only,
                          GError          **error)
{
  g_autoptr (GError) failure = NULL;

  if (dossier_trust_schema (database, is_read_only, &failure))
    return TRUE;

  if (failure == NULL)
    return refuse (path, error);

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What was found right when the file was opened may be another program's by now. */
static gboolean
trust_again (DossierStore  *self,
             gint64         file_version,
             GError       **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean is_prepared;

  if (file_version > self->file_version)
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_TOO_NEW,
                   _("“%s” was brought up to date by a newer version of Dossier while it was open here. "
                     "Close this window and open it with that version."), self->path);

  if (file_version < self->file_version)
    return dossier_store_refuse (error, DOSSIER_STORE_ERROR_BUSY,
                   _("“%s” was changed by another program. Close this window and open it again to see it."),
                   self->path);

  if (!dossier_store_trust_file (self->database, self->path, self->is_read_only, error))
    return FALSE;

  is_prepared = self->is_read_only || dossier_search_is_prepared (self->database, &failure);
  if (failure == NULL)
    return is_prepared || refuse (self->path, error);

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * dossier_store_trust:
 *
 * Another program may change the schema while the file is open here: then it is read again, by whoever is
 * about to read or write the tables.  Inside a transaction that writes nobody can change it any more; who
 * reads outside of one may still come in between.
 *
 * Returns: as dossier_store_trust_file(), and %DOSSIER_STORE_ERROR_TOO_NEW if a newer version is at it;
 *   cheap as long as the schema is the same
 */
gboolean
dossier_store_trust (DossierStore  *self,
                     GError       **error)
{
  gint64 version, file_version;

  if (!dossier_database_read_integer (self->database, "PRAGMA schema_version", &version, error) ||
      !dossier_database_read_integer (self->database, "PRAGMA user_version", &file_version, error))
    return FALSE;

  if (version == self->schema_version && file_version == self->file_version && !self->is_untrusted)
    return TRUE;

  self->schema_version = version;
  self->is_untrusted = !trust_again (self, file_version, error);
  if (self->is_untrusted)
    sqlite3_db_config (dossier_database_get_handle (self->database), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);

  return !self->is_untrusted;
}
