/* dossier-succession.c: which programmes a programme continues, and which continue it.
 *
 * Relations that follow or extend make a line: “GLACY → GLACY+”.  What is only part of another one is
 * none of it.
 */
#include "dossier-succession.h"

/* A line of more is shown in part. */
#define MOST_STEPS 12

static gboolean
is_succession (DossierRecord *relation)
{
  const char *kind = dossier_record_get_text (relation, "kind");

  return g_strcmp0 (kind, "follows") == 0 || g_strcmp0 (kind, "extends") == 0;
}

/* The short titles of what comes before or after @programme, “A, B”, and the first of them as a
 * record, where there is one. */
static char *
dup_step (DossierStore   *store,
          DossierRecord  *programme,
          gboolean        is_back,
          DossierRecord **next)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("relation");
  g_autoptr (GPtrArray) relations = NULL;
  GString *titles = g_string_new (NULL);

  dossier_query_match (query, is_back ? "programme" : "other", dossier_record_get_id (programme));
  relations = dossier_store_query_records (store, query, NULL);
  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      DossierRecord *relation = g_ptr_array_index (relations, i);
      g_autoptr (DossierRecord) other = NULL;
      const char *title;

      if (!is_succession (relation))
        continue;

      other = dossier_store_get_linked (store, relation, is_back ? "other" : "programme");
      title = other != NULL ? dossier_record_get_text (other, "short_title")
                            : dossier_record_get_text (relation, "other_title");
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", title != NULL ? title : "");
      if (*next == NULL)
        *next = g_steal_pointer (&other);
    }

  return g_string_free (titles, FALSE);
}

/* Adds the steps in one direction; a circle ends where it began. */
static void
walk (DossierStore  *store,
      DossierRecord *programme,
      gboolean       is_back,
      GString       *line)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (DossierRecord) here = g_object_ref (programme);

  for (guint i = 0; here != NULL && i < MOST_STEPS && g_hash_table_add (seen, here); i++)
    {
      DossierRecord *next = NULL;
      g_autofree char *titles = dup_step (store, here, is_back, &next);

      if (*titles != '\0' && (next == NULL || !g_hash_table_contains (seen, next)))
        {
          g_autofree char *before = g_strconcat (titles, " → ", NULL);

          if (is_back)
            g_string_prepend (line, before);
          else
            g_string_append_printf (line, " → %s", titles);
        }
      g_object_unref (here);
      here = next;
    }
}

/**
 * dossier_succession_dup_line:
 *
 * Returns: (transfer full) (nullable): “Cybercrime@EAP II → Cybercrime@EAP III”, from the earliest to
 *   the latest that is recorded; %NULL if @programme continues none and none continues it
 */
char *
dossier_succession_dup_line (DossierStore  *store,
                             DossierRecord *programme)
{
  const char *title = dossier_record_get_text (programme, "short_title");
  g_autoptr (GString) line = g_string_new (title);
  gsize alone = line->len;

  walk (store, programme, TRUE, line);
  walk (store, programme, FALSE, line);

  return line->len > alone ? g_string_free (g_steal_pointer (&line), FALSE) : NULL;
}
