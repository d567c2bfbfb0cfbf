/* dossier-list-pane.h: the frame of a list: filter, pills, add button, rows, status line. */
#pragma once

#include <adwaita.h>

#include "dossier-pills.h"

G_BEGIN_DECLS

/**
 * DossierListPaneWords:
 * @filter: in the empty entry: N_("Filter programmes")
 * @options: tooltip of the button beside it: N_("Sort and filter")
 * @add: tooltip of the add button: N_("New programme (Ctrl+N)")
 * @no_match: with the words that were typed: N_("No programme matches “%s”")
 * @icon_name: above what an empty list says
 * @empty_title: N_("No programmes yet")
 * @empty_text: what belongs here and what it is good for
 * @empty_button: the one suggested way to begin
 */
typedef struct
{
  const char *filter;
  const char *options;
  const char *add;
  const char *no_match;
  const char *icon_name;
  const char *empty_title;
  const char *empty_text;
  const char *empty_button;
} DossierListPaneWords;

/* What is shown in the place of the rows. */
typedef enum
{
  DOSSIER_LIST_PANE_ROWS,
  DOSSIER_LIST_PANE_NO_MATCH,
  DOSSIER_LIST_PANE_EMPTY,
} DossierListPaneState;

/* Signals: "changed", when another filter is wanted; "cleared", by Clear the Filter;
 * "leave", when the person goes on from the entry to the rows. */
#define DOSSIER_TYPE_LIST_PANE (dossier_list_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierListPane, dossier_list_pane, DOSSIER, LIST_PANE, AdwBin)

GtkWidget    *dossier_list_pane_new          (const DossierListPaneWords  *words,
                                              gboolean                     is_wide);
void          dossier_list_pane_set_view     (DossierListPane             *self,
                                              GtkWidget                   *view);
void          dossier_list_pane_set_options  (DossierListPane             *self,
                                              GtkWidget                   *popover);
DossierPills *dossier_list_pane_get_pills    (DossierListPane             *self);
const char   *dossier_list_pane_get_words    (DossierListPane             *self);
void          dossier_list_pane_set_words    (DossierListPane             *self,
                                              const char                  *words);
void          dossier_list_pane_set_filtered (DossierListPane             *self,
                                              gboolean                     is_filtered);
void          dossier_list_pane_show         (DossierListPane             *self,
                                              DossierListPaneState         state);
void          dossier_list_pane_set_status   (DossierListPane             *self,
                                              const char                  *left,
                                              const char                  *right,
                                              const char                  *warning);
void          dossier_list_pane_focus_entry  (DossierListPane             *self);

G_END_DECLS
