/* dossier-database-functions.c: what SQL cannot say by itself. */
#include "dossier-database-functions.h"

#include "dossier-date.h"
#include "dossier-fold.h"

/* What is compared of a text, by which people tell it from another; it may be as long as a stranger likes. */
#define MOST_BYTES_COMPARED 4096

/* As people sort names: by language, not by byte.  Never in an index: other
 * programs that open the file do not know it.  The texts may be anything: GLib compares only UTF-8. */
static int
collate_people (void       *unused,
                int         a_length,
                const void *a,
                int         b_length,
                const void *b)
{
  g_autofree char *left = g_utf8_make_valid (a, MIN (a_length, MOST_BYTES_COMPARED));
  g_autofree char *right = g_utf8_make_valid (b, MIN (b_length, MOST_BYTES_COMPARED));

  return g_utf8_collate (left, right);
}

/* folded (text): as people compare names. */
static void
folded (sqlite3_context  *context,
        int               n_arguments,
        sqlite3_value   **arguments)
{
  const char *text = (const char *) sqlite3_value_text (arguments[0]);
  char *plain = text != NULL ? dossier_fold (text) : NULL;

  if (plain != NULL)
    sqlite3_result_text (context, plain, -1, g_free);
}

/* overlaps (edtf, from, to, certainly): sets are not active between their members. */
static void
overlaps (sqlite3_context  *context,
          int               n_arguments,
          sqlite3_value   **arguments)
{
  const char *edtf = (const char *) sqlite3_value_text (arguments[0]);
  const char *from = (const char *) sqlite3_value_text (arguments[1]);
  const char *to = (const char *) sqlite3_value_text (arguments[2]);
  GDate first, last;

  sqlite3_result_int (context, edtf != NULL &&
                      dossier_date_overlaps (edtf,
                                             from != NULL &&
                                             dossier_day_from_iso (&first, from) ? &first : NULL,
                                             to != NULL && dossier_day_from_iso (&last, to) ? &last : NULL,
                                             sqlite3_value_int (arguments[3])));
}

/**
 * dossier_database_add_functions:
 *
 * Adds the collation "people" and the functions "folded" and "overlaps".
 */
void
dossier_database_add_functions (sqlite3 *handle)
{
  sqlite3_create_collation (handle, "people", SQLITE_UTF8, NULL, collate_people);
  sqlite3_create_function (handle, "folded", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, folded, NULL, NULL);
  sqlite3_create_function (handle, "overlaps", 4, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, overlaps, NULL,
                           NULL);
}
