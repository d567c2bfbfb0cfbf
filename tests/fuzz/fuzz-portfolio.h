/* fuzz-portfolio.h: a small portfolio to do harm to, the same in every run. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* The last of its steps, which no other step hinders from being taken back. */
#define FUZZ_PORTFOLIO_LAST_STEP 3

DossierStore *fuzz_portfolio_new          (void);
GBytes       *fuzz_portfolio_get_bytes    (void);
void          fuzz_portfolio_read         (DossierStore  *store);
void          fuzz_portfolio_read_steps   (DossierStore  *store);
void          fuzz_portfolio_read_file    (const char    *path,
                                           DossierStoreFlags  flags);
void          fuzz_portfolio_assert_whole (DossierStore  *store);
void          fuzz_assert_sentence        (const GError  *error);

G_END_DECLS
