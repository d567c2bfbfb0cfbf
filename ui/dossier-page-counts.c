/* dossier-page-counts.c: what a page counts: at once in a short list, by a worker in a long one. */
#include "dossier-page-private.h"

#include "dossier-query-job.h"

/* So many can be counted before the next frame. */
#define FEW_RECORDS 2000

typedef struct
{
  DossierPage        *page;
  const char         *what;
  DossierPageCounted  counted;
} Counting;

static void
counted_cb (GObject      *store,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Counting *counting = data;
  g_autoptr (DossierPage) page = counting->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = dossier_store_count_finish (DOSSIER_STORE (store), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_hash_table_remove (dossier_page_get_private (page)->counting, counting->what);
  /* A file that cannot be counted is complained about by whoever shows its rows. */
  if (counts != NULL && dossier_page_get_private (page)->is_filled)
    counting->counted (page, counts);
}

/* Of all, whatever the list shows of them. */
static gboolean
has_few_records (DossierPage *self)
{
  g_autoptr (DossierQuery) query = dossier_query_new (dossier_page_get_kind (self)->table);
  g_autoptr (GArray) ids = NULL;

  dossier_query_limit (query, FEW_RECORDS);
  ids = dossier_store_query (dossier_page_get_private (self)->store, query, NULL);
  return ids == NULL || ids->len < FEW_RECORDS;
}

static void
count_now (DossierPage        *self,
           GPtrArray          *queries,
           DossierPageCounted  counted)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < queries->len; i++)
    {
      guint count = dossier_store_count (dossier_page_get_private (self)->store,
                                         g_ptr_array_index (queries, i));

      g_array_append_val (counts, count);
    }

  counted (self, counts);
}

static void
stop (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  g_object_unref (cancellable);
}

/**
 * dossier_page_count:
 * @what: a literal; counting the same again stops what is on its way
 * @queries: (element-type DossierQuery) (transfer full): what is counted
 * @counted: told the counts, in the order of the queries
 */
void
dossier_page_count (DossierPage        *self,
                    const char         *what,
                    GPtrArray          *queries,
                    DossierPageCounted  counted)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  g_autoptr (GPtrArray) owned = queries;
  GCancellable *cancellable;
  Counting *counting;

  if (priv->counting == NULL)
    priv->counting = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, stop);
  g_hash_table_remove (priv->counting, what);

  if (has_few_records (self))
    {
      count_now (self, queries, counted);
      return;
    }

  counting = g_new (Counting, 1);
  *counting = (Counting) { g_object_ref (self), what, counted };
  cancellable = g_cancellable_new ();
  g_hash_table_insert (priv->counting, (gpointer) what, cancellable);
  dossier_store_count_async (priv->store, g_steal_pointer (&owned), cancellable, counted_cb, counting);
}
