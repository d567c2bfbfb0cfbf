/* dossier-tables.c: every kind of record.
 *
 * Each is described once, in one of the files dossier-tables-*.c: one line is one field,
 * with its columns, its form row, its column in lists, its name on the command line and in
 * JSON.  The SQL in schema/ stays the truth for the database; a test holds the two against
 * each other.
 */
#include "dossier-tables-private.h"

#include "dossier-record.h"
#include "dossier-store.h"
#include "dossier-value.h"

const DossierChoice dossier_qualifiers[] = {
  { "exact",    N_("exactly") },
  { "up_to",    N_("up to") },
  { "at_least", N_("at least") },
  { "approx",   N_("about") },
  { "tbd",      N_("to be determined") },
  { NULL }
};

const DossierChoice dossier_certainties[] = {
  { "confirmed", N_("Confirmed") },
  { "tbc",       N_("To be confirmed") },
  { "proposed",  N_("Proposed") },
  { "dropped",   N_("Dropped") },
  { NULL }
};

/* The check of what may be part of another of its kind. */
gboolean
dossier_table_check_parent (DossierRecord  *record,
                            GError        **error)
{
  gint64 parent = dossier_record_get_integer (record, "parent");

  if (parent == 0 || parent != dossier_record_get_id (record))
    return TRUE;

  g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT,
                       _("Nothing can be part of itself."));
  return FALSE;
}

/* More than any organisation has; a circle that is there already ends the search as well. */
#define MOST_ABOVE 100

/* The same of what is above that: only the other records know. */
gboolean
dossier_table_guard_parent (DossierStore   *store,
                            DossierRecord  *record,
                            gboolean        is_deleted,
                            GError        **error)
{
  g_autoptr (DossierRecord) above = is_deleted ? NULL : dossier_store_get_linked (store, record, "parent");

  for (guint i = 0; above != NULL && i < MOST_ABOVE; i++)
    {
      g_autoptr (DossierRecord) below = g_steal_pointer (&above);

      if (dossier_record_get_id (below) == dossier_record_get_id (record))
        {
          g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT,
                               _("Nothing can be part of itself."));
          return FALSE;
        }
      above = dossier_store_get_linked (store, below, "parent");
    }

  return TRUE;
}

#define ADDRESS(table_name) &dossier_table_##table_name,
static const DossierTable * const tables[] = { DOSSIER_TABLES (ADDRESS) };
#undef ADDRESS

/**
 * dossier_tables:
 * @n_tables: (out): how many there are
 *
 * Returns: (array length=n_tables): every kind of record, those that are linked
 *   to before those that link
 */
const DossierTable * const *
dossier_tables (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (tables);
  return tables;
}
