/* torture-edits.h: what a person in a hurry does to a portfolio, by chance, and what the file then says. */
#pragma once

#include "dossier-test.h"

G_BEGIN_DECLS

/* Each is one step of the history, or nothing. */
typedef enum
{
  TORTURE_UNDO,
  TORTURE_REDO,
  TORTURE_EDIT,              /* several records */
  TORTURE_PASTE,             /* rows, some of them new */
  TORTURE_EMBED,             /* a document with a file in it */
  TORTURE_REMOVE_DOCUMENT,
  TORTURE_ADD_OWN_FIELD,
  TORTURE_SET_OWN_FIELD,
  TORTURE_REMOVE_OWN_FIELD,
  TORTURE_RESTORE_FIELD,
  TORTURE_RESTORE_RECORD,
  TORTURE_RESTORE_GONE,      /* a record that was removed */
  TORTURE_AMEND,
  TORTURE_N_ACTS
} TortureAct;

/* %FALSE without an error: there is nothing it could be done to. */
typedef gboolean (*TortureDeed) (DossierStore *store, GRand *rand, GError **error);

extern const TortureDeed torture_deeds[TORTURE_N_ACTS];  /* all that come after TORTURE_EDIT */

TortureAct  torture_pick_act       (GRand         *rand);
gboolean    torture_act            (DossierStore  *store,
                                    TortureAct     act,
                                    GRand         *rand,
                                    GError       **error);
DossierRecord *torture_pick        (DossierStore  *store,
                                    const char    *table,
                                    GRand         *rand,
                                    guint         *n_records);
char       *torture_dup_journal    (DossierStore  *store,
                                    gboolean       with_undone);
char       *torture_dup_state      (DossierStore  *store);
void        torture_put_file       (const char    *path,
                                    const char    *bytes,
                                    gsize          length);
void        torture_undo_all       (DossierStore  *store);
void        torture_assert_sound   (DossierStore  *store);
void        torture_assert_refused (GError       **error);

/* "-m slow" makes tests long. */
guint       torture_choose         (guint          usual,
                                    guint          slow);
guint       torture_stride         (guint          n,
                                    guint          usual);
guint       torture_stretch        (guint          usual);
void        torture_report         (guint          done,
                                    guint          all);

G_END_DECLS
