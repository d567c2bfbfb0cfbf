/* sample-facts.h: every fact of the slide deck of December 2015, as records. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

#define FIRST_FACT 1
#define LAST_FACT 96

/* A date is expected as "as written: EDTF, earliest to latest", an amount as
 * "as written: minor units currency qualifier", a duration as "as written: months",
 * a link by the name of its target.  NULL: there is no value. */
typedef struct
{
  guint       number;
  const char *table;
  const char *record;  /* its name; after the name of its owner and a colon, if it has one */
  const char *field;
  const char *expected;
} Fact;

const Fact    *sample_facts         (guint          *n_facts);

/* The only record of a table with that name, or NULL; and what a record is called. */
DossierRecord *sample_fact_find     (DossierStore   *store,
                                     const char     *table,
                                     const char     *name);
char          *sample_fact_dup_name (DossierStore   *store,
                                     DossierRecord  *record);

G_END_DECLS
