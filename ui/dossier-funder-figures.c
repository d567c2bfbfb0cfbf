/* dossier-funder-figures.c: what the programmes of a funder add up to, and what is known of its share. */
#include "dossier-funder-figures.h"

#include "dossier-contribution.h"
#include "dossier-language.h"

static GPtrArray *
find_programmes (DossierStore  *store,
                 DossierRecord *organisation)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");

  dossier_query_linked_from (query, "contribution", "programme", "organisation",
                             dossier_record_get_id (organisation));
  return dossier_store_query_records (store, query, NULL);
}

static GPtrArray *
find_contributions (DossierStore *store,
                    const char   *link,
                    gint64        id)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("contribution");

  dossier_query_match (query, link, id);
  return dossier_store_query_records (store, query, NULL);
}

static gboolean
has_lifecycle (DossierRecord *programme,
               const char    *code)
{
  return g_strcmp0 (dossier_record_get_text (programme, "lifecycle"), code) == 0;
}

static void
add_budget (DossierFunderFigures *self,
            DossierRecord        *programme)
{
  gboolean is_running = has_lifecycle (programme, "implementation") ||
                        has_lifecycle (programme, "finalisation");
  gboolean is_planned = has_lifecycle (programme, "pipeline");
  gboolean is_confirmed = g_strcmp0 (dossier_record_get_text (programme, "certainty"), "confirmed") == 0;
  DossierAmount budget;

  self->n_running += is_running;
  self->n_planned += is_planned;
  if (!dossier_record_get_amount (programme, "budget", &budget))
    return;

  dossier_sum_add (is_running ? self->running : is_planned ? self->planned : self->past, &budget);
  dossier_sum_add (self->all, &budget);
  if (is_planned && !is_confirmed)
    dossier_sum_add (self->unconfirmed, &budget);
}

static void
add_others (DossierStore  *store,
            DossierRecord *programme,
            GHashTable    *others)
{
  g_autoptr (GPtrArray) contributions = find_contributions (store, "programme",
                                                            dossier_record_get_id (programme));

  for (guint i = 0; contributions != NULL && i < contributions->len; i++)
    {
      DossierRecord *contribution = g_ptr_array_index (contributions, i);
      gint64 id = dossier_record_get_integer (contribution, "organisation");

      if (!g_hash_table_contains (others, &id))
        g_hash_table_insert (others, g_memdup2 (&id, sizeof id),
                             dossier_store_dup_title (store, contribution, dossier_interface_language ()));
    }
}

static void
add_shares (DossierFunderFigures *self,
            DossierStore         *store,
            gint64                organisation)
{
  g_autoptr (GPtrArray) contributions = find_contributions (store, "organisation", organisation);

  if (contributions == NULL)
    contributions = g_ptr_array_new ();
  self->n_contributions = contributions->len;
  self->shares = dossier_contribution_sum (store, contributions);
  for (guint i = 0; i < self->n_contributions; i++)
    self->n_stated += dossier_contribution_is_stated (g_ptr_array_index (contributions, i));
}

static void
count_others (DossierFunderFigures *self,
              GHashTable           *others,
              gint64                organisation)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_remove (others, &organisation);
  self->n_others = g_hash_table_size (others);
  g_hash_table_iter_init (&iter, others);
  if (self->n_others == 1 && g_hash_table_iter_next (&iter, NULL, &name))
    self->other = g_strdup (name);
}

DossierFunderFigures *
dossier_funder_figures_new (DossierStore  *store,
                            DossierRecord *organisation)
{
  DossierFunderFigures *self = g_new0 (DossierFunderFigures, 1);
  g_autoptr (GPtrArray) programmes = find_programmes (store, organisation);
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  self->running = dossier_sum_new ();
  self->planned = dossier_sum_new ();
  self->unconfirmed = dossier_sum_new ();
  self->past = dossier_sum_new ();
  self->all = dossier_sum_new ();

  self->n_programmes = programmes != NULL ? programmes->len : 0;
  for (guint i = 0; i < self->n_programmes; i++)
    {
      add_budget (self, g_ptr_array_index (programmes, i));
      add_others (store, g_ptr_array_index (programmes, i), others);
    }
  count_others (self, others, dossier_record_get_id (organisation));
  add_shares (self, store, dossier_record_get_id (organisation));

  return self;
}

void
dossier_funder_figures_free (DossierFunderFigures *self)
{
  if (self == NULL)
    return;

  dossier_sum_free (self->running);
  dossier_sum_free (self->planned);
  dossier_sum_free (self->unconfirmed);
  dossier_sum_free (self->past);
  dossier_sum_free (self->all);
  dossier_sum_free (self->shares);
  g_free (self->other);
  g_free (self);
}
