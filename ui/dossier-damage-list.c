/* dossier-damage-list.c: what is damaged, to be read and copied.
 *
 * In sentences; what the database said about them is folded away below, for whoever helps.
 */
#include "dossier-damage-list.h"

#include <glib/gi18n-lib.h>

#include "dossier-damage.h"
#include "dossier-name.h"

#define HEIGHT 180
#define WIDTH 360
#define MOST_SHOWN 100

/* The index of words does not fit a text that is damaged, or that another program has changed. */
static gboolean
is_consequence (const DossierDamage *damage,
                GPtrArray           *damages)
{
  for (guint i = 0; i < damages->len && damage->kind == DOSSIER_DAMAGE_SEARCH; i++)
    {
      const DossierDamage *other = g_ptr_array_index (damages, i);

      if (other->kind != DOSSIER_DAMAGE_SEARCH && g_strcmp0 (other->table, damage->table) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * dossier_damage_list_harms:
 *
 * Returns: (transfer container) (element-type DossierDamage): those of @damages by which something is
 *   damaged; they go with @damages
 */
GPtrArray *
dossier_damage_list_harms (GPtrArray *damages)
{
  GPtrArray *harms = g_ptr_array_new ();

  for (guint i = 0; i < damages->len; i++)
    if (dossier_damage_is_harm (g_ptr_array_index (damages, i)) &&
        !is_consequence (g_ptr_array_index (damages, i), damages))
      g_ptr_array_add (harms, g_ptr_array_index (damages, i));

  return harms;
}

static char *
dup_sentences (GPtrArray *harms)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < harms->len && i < MOST_SHOWN; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            ((DossierDamage *) g_ptr_array_index (harms, i))->sentence);
  if (harms->len > MOST_SHOWN)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("And %u more.", "And %u more.", harms->len - MOST_SHOWN),
                              harms->len - MOST_SHOWN);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_details (GPtrArray *harms)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < harms->len && i < MOST_SHOWN; i++)
    {
      const DossierDamage *harm = g_ptr_array_index (harms, i);

      if (harm->detail != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", harm->detail);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

GtkWidget *
dossier_damage_list_new (GPtrArray *damages)
{
  g_autoptr (GPtrArray) harms = dossier_damage_list_harms (damages);
  g_autofree char *sentences = dup_sentences (harms);
  g_autofree char *details = dup_details (harms);
  GtkWidget *scroll, *box, *expander;

  if (harms->len == 0)
    return NULL;

  scroll = gtk_scrolled_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (box), make_text (sentences));
  if (*details != '\0')
    {
      expander = gtk_expander_new (_("For Whoever Helps"));
      gtk_expander_set_child (GTK_EXPANDER (expander), make_text (details));
      gtk_box_append (GTK_BOX (box), expander);
    }

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), HEIGHT);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroll), WIDTH);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  dossier_name_set (scroll, _("What is damaged"));
  return scroll;
}
