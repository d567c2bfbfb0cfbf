/* dossier-steps.h: going back and forth in the history from any window that has the actions for it. */
#pragma once

#include <adwaita.h>

#include "dossier-edit.h"

G_BEGIN_DECLS

/* The actions, and what they are given:
 *
 *   win.undo, win.redo            –      the last step
 *   win.undo-to, win.redo-to      x      all steps up to this one, which is an id of the journal
 *   win.undo-their, win.redo-their x     this step of another program, after the person was asked
 *   win.toast, win.toast-undo     s      says what happened; the second offers to undo it
 *   win.toast-undo-their, win.toast-redo-their (sx)  says whose step it is, and offers to take it
 */
void        dossier_steps_take       (GtkWidget     *widget,
                                      DossierStore  *store,
                                      const char    *action,
                                      GVariant      *target);
AdwToast   *dossier_steps_make_toast (const char    *action,
                                      GVariant      *target);
GMenuModel *dossier_steps_make_menu  (DossierStore  *store);

G_END_DECLS
