/* dossier-words.h: typed text cut into words, numbers and signs.
 *
 * Dates, amounts and durations are all read from the same pieces.  Each piece
 * remembers where it stood in the text, so that an error can say up to where
 * the text was understood.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_WORDS_MAX 96

typedef enum
{
  DOSSIER_PIECE_END,
  DOSSIER_PIECE_WORD,    /* lower case, without accents */
  DOSSIER_PIECE_NUMBER,  /* ASCII digits */
  DOSSIER_PIECE_SIGN,    /* one character; every dash is '-', every apostrophe is '\'' */
} DossierPieceKind;

typedef struct
{
  DossierPieceKind kind;
  char             text[24];  /* of a word or number; longer ones are cut and never match */
  guint            length;    /* in characters, also where the text was cut */
  gunichar         sign;
  gboolean         is_glued;  /* no space before it */
  gsize            start;     /* bytes in the text */
  gsize            end;
} DossierPiece;

typedef struct
{
  char         *text;
  guint         n_pieces;
  DossierPiece  pieces[DOSSIER_WORDS_MAX + 1];  /* the last one is END */
} DossierWords;

/* One way to write a meaning: words separated by single spaces. */
typedef struct
{
  const char *words;
  int         kind;
  int         value;
} DossierPhrase;

DossierWords        *dossier_words_new         (const char           *text);
void                 dossier_words_free        (DossierWords         *self);
const DossierPiece  *dossier_words_get         (const DossierWords   *self,
                                                guint                 position);
gboolean             dossier_words_is_sign     (const DossierWords   *self,
                                                guint                 position,
                                                gunichar              sign);
gboolean             dossier_words_is_number   (const DossierWords   *self,
                                                guint                 position,
                                                guint                *number);
const DossierPhrase *dossier_words_match       (const DossierWords   *self,
                                                guint                *position,
                                                const DossierPhrase  *phrases,
                                                guint                 n_phrases);
char                *dossier_words_quote       (const DossierWords   *self,
                                                guint                 first,
                                                guint                 end);
void                 dossier_words_set_unread  (const DossierWords   *self,
                                                guint                 position,
                                                GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierWords, dossier_words_free)

G_END_DECLS
