/* fuzz.c: what all fuzz targets share. */
#include "fuzz.h"

#include <locale.h>
#include <string.h>

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  setlocale (LC_ALL, "");
  return 0;
}

/* Exactly as long as it has to be: whoever reads beyond its end is found out. */
char *
fuzz_dup_text (const guint8 *data,
               gsize         size)
{
  return g_strndup ((const char *) data, size > 0 ? strnlen ((const char *) data, size) : 0);
}
