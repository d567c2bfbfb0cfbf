/* dossier-verbs.c: the table of verbs.  One line is one verb: its syntax, its help, its options. */
#include "dossier-verbs.h"

#include <glib/gi18n.h>

static const DossierVerb verbs[] = {
  { "new", "FILE [--sample]", N_("Make a new portfolio."), 1, 1,
    DOSSIER_OPTION_SAMPLE, dossier_verb_new },
  { "info", "FILE", N_("Say what is in a portfolio."), 1, 1,
    DOSSIER_OPTION_JSON, dossier_verb_info },
  { "list", "FILE TABLE", N_("List the records of a table."), 2, 2,
    DOSSIER_OPTION_WHERE | DOSSIER_OPTION_AS_OF | DOSSIER_OPTION_JSON | DOSSIER_OPTION_CSV,
    dossier_verb_list },
  { "show", "FILE TABLE NAME-OR-ID", N_("Show one record and what uses it."), 3, 3,
    DOSSIER_OPTION_JSON, dossier_verb_show },
  { "set", "FILE TABLE NAME-OR-ID FIELD=VALUE…", N_("Change fields of a record, as one edit."), 4, 0,
    DOSSIER_OPTION_JSON, dossier_verb_set },
  { "add", "FILE TABLE FIELD=VALUE…", N_("Add a record and print its number."), 3, 0,
    DOSSIER_OPTION_JSON, dossier_verb_add },
  { "delete", "FILE TABLE NAME-OR-ID", N_("Delete a record and what belongs to it."), 3, 3,
    DOSSIER_OPTION_REPLACE, dossier_verb_delete },
  { "search", "FILE WORDS…", N_("Find records by words in any language."), 2, 0,
    DOSSIER_OPTION_JSON, dossier_verb_search },
  { "print", "FILE fact-sheet -o OUT", N_("Write fact sheets as PDF."), 2, 2,
    DOSSIER_OPTION_PROGRAMME | DOSSIER_OPTION_AS_OF | DOSSIER_OPTION_PAPER | DOSSIER_OPTION_LANGUAGE |
    DOSSIER_OPTION_OUTPUT, dossier_verb_print },
  { "history", "FILE [TABLE NAME-OR-ID]", N_("List the edits, the latest first."), 1, 3,
    DOSSIER_OPTION_JSON, dossier_verb_history },
  { "verify", "FILE [--programme P] [--for print|iati|eu]",
    N_("Say what should be looked at before the portfolio goes out."), 1, 1,
    DOSSIER_OPTION_PROGRAMME | DOSSIER_OPTION_PURPOSE | DOSSIER_OPTION_AS_OF | DOSSIER_OPTION_LANGUAGE |
    DOSSIER_OPTION_JSON, dossier_verb_verify },
  { "undo", "FILE [N] [--anyway]", N_("Take back the last edits."), 1, 2, DOSSIER_OPTION_ANYWAY,
    dossier_verb_undo },
  { "redo", "FILE [N] [--anyway]", N_("Repeat edits that were taken back."), 1, 2, DOSSIER_OPTION_ANYWAY,
    dossier_verb_redo },
  { "backup", "FILE [OUT]",
    N_("Copy the portfolio to the folder of backups and print where it is, or to a file."), 1, 2, 0,
    dossier_verb_backup },
  { "backups", "FILE", N_("List the backups of a portfolio, the latest first."), 1, 1, DOSSIER_OPTION_JSON,
    dossier_verb_backups },
  { "compare", "FILE COPY", N_("Say what was changed since a backup or another copy was made."), 2, 2,
    DOSSIER_OPTION_JSON, dossier_verb_compare },
  { "restore", "FILE COPY", N_("Make everything as it was in a backup, as one edit."), 2, 2, 0,
    dossier_verb_restore },
  { "check", "FILE", N_("Read the whole file and say whether it is sound."), 1, 1,
    DOSSIER_OPTION_JSON, dossier_verb_check },
  { "salvage", "FILE COPY", N_("Save what can be read of a damaged file into a new one."), 2, 2,
    DOSSIER_OPTION_JSON, dossier_verb_salvage },
};

const DossierVerb *
dossier_verbs (guint *n_verbs)
{
  *n_verbs = G_N_ELEMENTS (verbs);
  return verbs;
}
