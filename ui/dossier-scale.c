/* dossier-scale.c: widths that follow the size of the text.
 *
 * The measures of the program are those of a text of 11 points at 96 dots per inch.
 * Large text may come from the font, from its resolution, or from both.
 */
#include "dossier-scale.h"

#define NORMAL_SIZE (11 * 96 / 72.0)

int
dossier_scale (GtkWidget *widget,
               int        pixels)
{
  const PangoFontDescription *font =
    pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  /* GTK gives the size in pixels, the resolution in it. */
  return size > NORMAL_SIZE ? (int) (pixels * size / NORMAL_SIZE + 0.5) : pixels;
}
