/* window-fixture.h: whole windows, which leave nothing behind in the home folder. */
#pragma once

#include "dossier-window-private.h"

/* Before anything else: what windows remember goes to a folder of this test, returned to be
 * cleaned up at the end. */
char           *isolate          (void);
void            clean_up         (const char         *folder);

/* After g_test_init(): libadwaita, without animations, and an application for the windows. */
AdwApplication *make_application (void);

/* A portfolio in memory; windows on it remember nothing of those before. */
DossierStore   *open_store       (DossierStoreFlags   flags);

/* The question that is asked, if one is; and a click on one of its buttons. */
AdwMessageDialog *find_question  (void);
void            answer           (const char         *response);

/* Lets the main loop run for so long. */
void            let_pass         (guint               milliseconds);
