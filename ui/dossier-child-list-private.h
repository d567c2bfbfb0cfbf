/* dossier-child-list-private.h: what the list and its ways to add a record share. */
#pragma once

#include "dossier-child-list.h"

G_BEGIN_DECLS

struct _DossierChildList
{
  AdwBin                  parent_instance;

  DossierStore           *store;
  const DossierChildKind *kind;
  DossierRecord          *owner;   /* NULL: nothing is shown */

  GtkListBox             *box;
  GHashTable             *rows;    /* id → DossierChildRow, owned by the box */
  GtkWidget              *controls;
  GtkWidget              *adder;   /* button, with a chooser if there is something to choose */
  GtkWidget              *nothing; /* the row that says so, in the box only where there is no other */
  GtkWidget              *typing;  /* the row where a new title is typed, in the box only meanwhile */
  GtkWidget              *more;    /* the row that stands for those without one, in the box only for some */
  guint                   most;    /* how many get a row */
  guint                   n_left;  /* without one */
  gint64                  wanted;  /* gets one wherever it stands; 0 for none */
};

/* Shows or takes away the row that says there is nothing. */
void dossier_child_list_update_nothing (DossierChildList *self);

/* For lists of records that can be added: makes the button, and keeps what it offers up to date. */
void dossier_child_list_make_adder     (DossierChildList *self);
void dossier_child_list_update_adder   (DossierChildList *self);

/* Another owner: what was typed for it is there again. */
void dossier_child_list_show_draft     (DossierChildList *self);

G_END_DECLS
