/* dossier-choice-words.h: the words of what is chosen, on two lines rather than without their end. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *dossier_choice_words_new (void);

G_END_DECLS
