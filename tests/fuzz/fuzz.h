/* fuzz.h: what a fuzz target is, and what the targets share.
 *
 * A target reads bytes that anybody may have made up.  It must refuse them or work; what must
 * hold then, it asserts.  libFuzzer feeds it, or fuzz-driver.c.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The two names are those of libFuzzer. */
int   LLVMFuzzerInitialize      (int          *argc,
                                 char       ***argv);
int   LLVMFuzzerTestOneInput    (const guint8 *data,
                                 gsize         size);

char *fuzz_dup_text             (const guint8 *data,
                                 gsize         size);

G_END_DECLS
