/* place-fixture.h: a portfolio with an edit that is in its log only, and a place elsewhere. */
#pragma once

#include "dossier-test.h"

G_BEGIN_DECLS

typedef struct
{
  DossierTestFolder *folder;
  char              *path;
  char              *elsewhere;
  DossierStore      *store;
  DossierRecord     *glacy;
} PlaceFixture;

typedef struct
{
  const char *path;
  void      (*test) (PlaceFixture  *fixture,
                     gconstpointer  unused);
} PlaceTest;

int   place_run_tests      (const PlaceTest *tests,
                            guint          n_tests);

/* @code: (nullable): what GLACY is to have then */
void  place_open_again     (PlaceFixture  *fixture,
                            const char    *code);

/* In a process of its own, as locks of this one would be shared. */
void  place_run            (const char    *first,
                            const char    *second,
                            const char    *third);

guint place_count_files    (PlaceFixture  *fixture,
                            const char    *part);
void  place_assert_code    (const char    *path,
                            const char    *code);
void  place_assert_refused (PlaceFixture  *fixture,
                            const char    *sentence);

G_END_DECLS
