/* record-fixture.h: the panes of records in the window of the form fixture. */
#pragma once

#include "dossier-child-list.h"
#include "dossier-programme-view.h"
#include "form-fixture.h"

/* @view in the window, with the record called @name */
gpointer              show          (Fixture           *fixture,
                                     GtkWidget         *view,
                                     const char        *table,
                                     const char        *name);
DossierProgrammeView *show_tab      (Fixture           *fixture,
                                     const char        *programme,
                                     const char        *tab);

DossierChildList     *find_list     (gpointer           root,
                                     const char        *table);
void                  assert_titles (DossierChildList  *list,
                                     const char        *expected);

/* Whether a person sees @text beside the title of a tab. */
gboolean              tab_says      (gpointer           root,
                                     const char        *tab,
                                     const char        *text);

/* In the file */
DossierRecord        *add_record    (Fixture           *fixture,
                                     const char        *table,
                                     ...) G_GNUC_NULL_TERMINATED;

/* What the file says */
void                  undo          (Fixture           *fixture);
guint                 count         (Fixture           *fixture,
                                     const char        *table,
                                     const char        *link,
                                     gint64             id);
gint64                find_id       (Fixture           *fixture,
                                     const char        *table,
                                     const char        *name);
