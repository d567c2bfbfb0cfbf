/* torture-edits.h: what a person in a hurry does to a portfolio, by chance, and what the file then says. */
#pragma once

#include "dossier-test.h"

G_BEGIN_DECLS

typedef enum
{
  TORTURE_EDIT,
  TORTURE_UNDO,
  TORTURE_REDO,
} TortureAct;

TortureAct  torture_pick_act       (GRand         *rand);
gboolean    torture_act            (DossierStore  *store,
                                    TortureAct     act,
                                    GRand         *rand,
                                    GError       **error);
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
guint       torture_stretch        (guint          usual);
void        torture_report         (guint          done,
                                    guint          all);

G_END_DECLS
