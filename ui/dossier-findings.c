/* dossier-findings.c: what the rules find in a programme or the portfolio, looked for in the background.
 *
 * Another programme is looked at without delay; after a change one waits until the person
 * pauses.  An answer to a question that is no longer asked is dropped.
 */
#include "dossier-findings.h"

#include "dossier-language.h"

#define PAUSE 250
#define NOT_ASKED -1

struct _DossierFindings
{
  GObject        parent_instance;

  DossierStore  *store;
  gint64         programme;    /* 0 for the whole portfolio, NOT_ASKED before the first question */
  GPtrArray     *findings;     /* (nullable): until the first answer for the programme */
  GCancellable  *cancellable;  /* (nullable): of the question on its way */
  guint          pause_id;
};

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierFindings, dossier_findings, G_TYPE_OBJECT)

static void
stop (DossierFindings *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* A file that cannot be read is complained about by whoever shows its records. */
static void
verified_cb (GObject      *store,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (DossierFindings) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = dossier_verify_finish (DOSSIER_STORE (store), result, &error);

  if (findings == NULL)
    return;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_steal_pointer (&findings);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static gboolean
ask_cb (gpointer data)
{
  DossierFindings *self = data;

  self->pause_id = 0;
  stop (self);
  self->cancellable = g_cancellable_new ();
  dossier_verify_async (self->store, dossier_interface_language (), self->programme, self->cancellable,
                        verified_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

DossierFindings *
dossier_findings_new (DossierStore *store)
{
  DossierFindings *self = g_object_new (DOSSIER_TYPE_FINDINGS, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * dossier_findings_ask:
 * @programme: (nullable): %NULL for the whole portfolio
 *
 * To be called when @programme, or anything that may concern it, has changed.
 */
void
dossier_findings_ask (DossierFindings *self,
                      DossierRecord   *programme)
{
  gint64 id = programme != NULL ? dossier_record_get_id (programme) : 0;

  stop (self);
  if (id != self->programme)
    {
      self->programme = id;
      g_clear_pointer (&self->findings, g_ptr_array_unref);
      g_signal_emit (self, signals[ANSWERED], 0);
      ask_cb (self);
    }
  else
    self->pause_id = g_timeout_add (PAUSE, ask_cb, self);
}

/**
 * dossier_findings_get:
 *
 * Returns: (transfer none) (nullable) (element-type DossierFinding): %NULL before the first answer
 */
GPtrArray *
dossier_findings_get (DossierFindings *self)
{
  return self->findings;
}

/**
 * dossier_findings_count_open:
 *
 * Returns: how many should be looked at: not those that are only good to know or acknowledged
 */
guint
dossier_findings_count_open (DossierFindings *self)
{
  guint n = 0;

  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    n += dossier_finding_get_worst (g_ptr_array_index (self->findings, i)) >= DOSSIER_SEVERITY_WARNING;

  return n;
}

static void
dossier_findings_dispose (GObject *object)
{
  stop (DOSSIER_FINDINGS (object));

  G_OBJECT_CLASS (dossier_findings_parent_class)->dispose (object);
}

static void
dossier_findings_finalize (GObject *object)
{
  DossierFindings *self = DOSSIER_FINDINGS (object);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_findings_parent_class)->finalize (object);
}

static void
dossier_findings_class_init (DossierFindingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_findings_dispose;
  object_class->finalize = dossier_findings_finalize;

  signals[ANSWERED] = g_signal_new ("answered", DOSSIER_TYPE_FINDINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
dossier_findings_init (DossierFindings *self)
{
  self->programme = NOT_ASKED;
}
