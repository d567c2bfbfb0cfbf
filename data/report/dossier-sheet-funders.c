/* dossier-sheet-funders.c: who pays, one per line, voluntary funders under the label of their group. */
#include "dossier-draft.h"

#define NBSP "\302\240"

/* The space keeps words of two lines apart for those who have the file read to them. */
static void
begin_line (DossierRuns *runs)
{
  if (!dossier_runs_is_empty (runs))
    dossier_runs_add (runs, DOSSIER_STYLE_BODY, " \n");
}

/* The instrument follows in muted type if it fits, with its short name; or else on a line of its own. */
static void
add_instrument (DossierDraft  *self,
                DossierRuns   *runs,
                const char    *funder,
                DossierRecord *instrument)
{
  g_autofree char *name = dossier_draft_dup_local (self, instrument, "name");
  g_autofree char *short_name = dossier_draft_dup_local (self, instrument, "short_name");
  g_autofree char *behind = *short_name != '\0' ? g_strdup_printf (" (%s)", short_name) : g_strdup ("");
  g_autofree char *full = g_strconcat (name, behind, NULL);
  g_autofree char *line = g_strconcat (funder, ", ", full, NULL);

  if (dossier_paper_measure (self->paper, DOSSIER_STYLE_FIGURE, line) <= self->content)
    {
      dossier_runs_add (runs, DOSSIER_STYLE_BODY, ", ");
      dossier_runs_add (runs, DOSSIER_STYLE_LABEL, full);
    }
  else
    {
      begin_line (runs);
      dossier_runs_add (runs, DOSSIER_STYLE_LABEL, name);
    }
}

/* Funders that are still looked for are held by an organisation that stands for them. */
static gboolean
is_unknown (DossierDraft  *self,
            DossierRecord *contribution)
{
  g_autoptr (DossierRecord) funder = dossier_store_get_linked (self->store, contribution, "organisation");

  return funder == NULL || g_strcmp0 (dossier_record_get_text (funder, "kind"), "placeholder") == 0;
}

static void
add_funder (DossierDraft  *self,
            DossierRuns   *runs,
            DossierRecord *contribution)
{
  g_autoptr (DossierRecord) instrument = dossier_store_get_linked (self->store, contribution, "instrument");
  g_autofree char *name = dossier_draft_dup_linked (self, contribution, "organisation");

  begin_line (runs);
  if (is_unknown (self, contribution))
    {
      dossier_runs_add (runs, DOSSIER_STYLE_LABEL,
                        dossier_draft_word (self, DOSSIER_WORD_TO_BE_IDENTIFIED));
      return;
    }

  dossier_runs_add (runs, DOSSIER_STYLE_BODY, name);
  if (instrument != NULL)
    add_instrument (self, runs, name, instrument);
}

static gboolean
has_label (DossierDraft  *self,
           DossierRecord *contribution,
           const char    *label)
{
  return g_strcmp0 (dossier_record_get_local (contribution, "group_label", self->language), label) == 0;
}

/* Funders under one label, separated by commas; each name in one piece. */
static void
add_group (DossierDraft *self,
           DossierRuns  *runs,
           GPtrArray    *contributions,
           const char   *label)
{
  g_autofree char *spelled = dossier_spell (label, self->language);
  gboolean is_first = TRUE;

  begin_line (runs);
  dossier_runs_add (runs, DOSSIER_STYLE_LABEL, spelled);
  dossier_runs_add (runs, DOSSIER_STYLE_LABEL,
                    dossier_language_is_french (self->language) ? NBSP ":" : ":");
  begin_line (runs);

  for (guint i = 0; i < contributions->len; i++)
    {
      DossierRecord *contribution = g_ptr_array_index (contributions, i);
      g_autofree char *name = dossier_draft_dup_linked (self, contribution, "organisation");
      g_autofree char *bound = NULL;

      if (!has_label (self, contribution, label))
        continue;

      bound = dossier_bind_spaces (name);
      if (!is_first)
        dossier_runs_add (runs, DOSSIER_STYLE_BODY, ", ");
      is_first = FALSE;
      dossier_runs_add (runs, DOSSIER_STYLE_BODY, bound);
    }
}

/* Whether the contribution is the first with its label. */
static gboolean
begins_group (DossierDraft *self,
              GPtrArray    *contributions,
              guint         position,
              const char   *label)
{
  for (guint i = 0; i < position; i++)
    if (has_label (self, g_ptr_array_index (contributions, i), label))
      return FALSE;

  return TRUE;
}

/* Without contributions: as it was printed, or that nobody knows. */
static DossierRuns *
list_unrecorded (DossierDraft *self)
{
  DossierRuns *runs = dossier_runs_new ();
  g_autofree char *printed = dossier_draft_dup_local (self, self->programme, "funding_text");

  if (*printed != '\0')
    dossier_runs_add (runs, DOSSIER_STYLE_BODY, printed);
  else
    dossier_runs_add (runs, DOSSIER_STYLE_LABEL, dossier_draft_word (self, DOSSIER_WORD_TO_BE_DETERMINED));

  return runs;
}

/**
 * dossier_draft_list_funders:
 *
 * Returns: (transfer full): what stands beside “Funding”, never nothing
 */
DossierRuns *
dossier_draft_list_funders (DossierDraft *self)
{
  g_autoptr (GPtrArray) contributions = dossier_draft_list_own (self, "contribution");
  const char *kind = dossier_record_get_text (self->programme, "kind");
  DossierRuns *runs;

  if (contributions->len == 0)
    return list_unrecorded (self);

  runs = dossier_runs_new ();
  if (g_strcmp0 (kind, "voluntary_contribution") == 0)
    dossier_runs_add (runs, DOSSIER_STYLE_BODY, dossier_draft_word (self, DOSSIER_WORD_VOLUNTARY));

  if (contributions->len == 1 && is_unknown (self, g_ptr_array_index (contributions, 0)))
    {
      dossier_runs_add (runs, DOSSIER_STYLE_BODY, dossier_runs_is_empty (runs) ? "" : ", ");
      dossier_runs_add (runs, DOSSIER_STYLE_LABEL,
                        dossier_draft_word (self, DOSSIER_WORD_TO_BE_IDENTIFIED));
      return runs;
    }

  for (guint i = 0; i < contributions->len; i++)
    {
      DossierRecord *contribution = g_ptr_array_index (contributions, i);
      const char *label = dossier_record_get_local (contribution, "group_label", self->language);

      if (label == NULL || *label == '\0')
        add_funder (self, runs, contribution);
      else if (begins_group (self, contributions, i, label))
        add_group (self, runs, contributions, label);
    }

  return runs;
}
