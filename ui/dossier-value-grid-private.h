/* dossier-value-grid-private.h: the table of values, for the files that show and change it. */
#pragma once

#include "dossier-indicator-grid.h"
#include "dossier-value-grid.h"

G_BEGIN_DECLS

/* Rows and columns before the end; nothing where they are the same. */
typedef struct
{
  guint first_row, end_row;
  guint first_column, end_column;
} DossierGridArea;

struct _DossierValueGrid
{
  AdwBin                parent_instance;

  DossierStore         *store;
  DossierRecord        *indicator;
  DossierIndicatorGrid *model;
  GPtrArray            *targets;  /* periods that have a column for targets to be filled in */
  guint                 refresh_id;

  GtkWidget            *names;    /* GtkBox: a place for the head, then the countries */
  GtkWidget            *cells;    /* GtkBox of rows: a place for the heads, then cells */
  GtkWidget            *over_names;  /* GtkOverlay: with what stays in sight */
  GtkWidget            *over_cells;
  GtkWidget            *sticks[2];
  GPtrArray            *places;   /* cells by row, then column */
  GPtrArray            *standings;  /* GtkLabel: at the end of each row */
  GtkWidget            *message;
  GtkWidget            *bar;
  GtkWidget            *entry;    /* (nullable): in the cell that is typed into */
  guint                 typed_row;
  guint                 typed_column;
  guint                 leave_id;

  guint                 row;      /* of the cursor */
  guint                 column;
  guint                 anchor_row;
  guint                 anchor_column;
  DossierGridArea       chosen;   /* the cells that are shown as chosen */
};

/* The table */
guint           dossier_value_grid_get_n_rows      (DossierValueGrid      *self);
guint           dossier_value_grid_get_n_columns   (DossierValueGrid      *self);
void            dossier_value_grid_say             (DossierValueGrid      *self,
                                                    const char            *message);
void            dossier_value_grid_refresh         (DossierValueGrid      *self);

/* The ends of rows */
void            dossier_value_grid_append_name     (DossierValueGrid      *self,
                                                    guint                  row);
void            dossier_value_grid_show_marks      (DossierValueGrid      *self);
void            dossier_value_grid_append_standing (DossierValueGrid      *self,
                                                    GtkWidget             *row);
void            dossier_value_grid_show_standings  (DossierValueGrid      *self);

/* The cursor */
DossierGridArea dossier_value_grid_get_selection   (DossierValueGrid      *self);
gboolean        dossier_grid_area_has              (const DossierGridArea *area,
                                                    guint                  row,
                                                    guint                  column);
void            dossier_value_grid_show_selection  (DossierValueGrid      *self);
void            dossier_value_grid_move_to         (DossierValueGrid      *self,
                                                    guint                  row,
                                                    guint                  column,
                                                    gboolean               is_extending);
void            dossier_value_grid_leave           (DossierValueGrid      *self,
                                                    gboolean               is_back);
gboolean        dossier_value_grid_key_cb          (DossierValueGrid      *self,
                                                    guint                  key,
                                                    guint                  code,
                                                    GdkModifierType        modifiers);

/* What is typed and not in the portfolio yet */
const char     *dossier_value_grid_get_draft       (DossierValueGrid      *self,
                                                    guint                  row,
                                                    guint                  column);
void            dossier_value_grid_drop_draft      (DossierValueGrid      *self,
                                                    guint                  row,
                                                    guint                  column);
void            dossier_value_grid_keep_typed      (DossierValueGrid      *self);

/* Changing it */
gboolean        dossier_value_grid_commit          (DossierValueGrid      *self);
gboolean        dossier_value_grid_fill            (DossierValueGrid      *self,
                                                    const DossierGridCell *cells,
                                                    guint                  n_cells);
void            dossier_value_grid_settle          (DossierValueGrid      *self,
                                                    const DossierGridCell *cells,
                                                    guint                  n_cells);
void            dossier_value_grid_start_typing    (DossierValueGrid      *self,
                                                    const char            *text);
void            dossier_value_grid_end_typing      (DossierValueGrid      *self);
void            dossier_value_grid_fill_down       (DossierValueGrid      *self);
void            dossier_value_grid_empty_selection (DossierValueGrid      *self);

/* Pasting */
char           *dossier_value_grid_dup_lines       (GPtrArray             *changes);
void            dossier_value_grid_copy            (DossierValueGrid      *self);
void            dossier_value_grid_read_clipboard  (DossierValueGrid      *self);

/* Targets */
void            dossier_value_grid_ask             (DossierValueGrid      *self,
                                                    const DossierGridCell *cells,
                                                    guint                  n_cells);
GtkWidget      *dossier_value_grid_make_adder      (DossierValueGrid      *self);

G_END_DECLS
