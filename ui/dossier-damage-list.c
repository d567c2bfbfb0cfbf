/* dossier-damage-list.c: what is damaged, to be read and copied.
 *
 * In sentences; what the database said about them is folded away below, for whoever helps.
 */
#include "dossier-damage-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-damage.h"
#include "dossier-expander.h"
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

/* One finding alone is not said again below a sentence that says it. */
static gboolean
is_said (GPtrArray  *harms,
         const char *said)
{
  const DossierDamage *first = g_ptr_array_index (harms, 0);

  return harms->len == 1 && said != NULL && strstr (said, first->sentence) != NULL;
}

/* As high as what is in it needs, which a pane that scrolls does not find out for text that wraps. */
static void
fit (GtkScrolledWindow *pane)
{
  int height;

  gtk_widget_measure (gtk_scrolled_window_get_child (pane), GTK_ORIENTATION_VERTICAL, WIDTH, NULL, &height,
                      NULL, NULL);
  gtk_scrolled_window_set_min_content_height (pane, MIN (height, HEIGHT));
}

static void
unfolded_cb (GtkWidget *button)
{
  fit (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW)));
}

static GtkWidget *
make_details (const char *details,
              GtkAlign    align)
{
  GtkWidget *fold = dossier_expander_new (_("For Whoever Helps"));

  gtk_widget_set_halign (GTK_WIDGET (dossier_expander_get_button (fold)), align);
  gtk_box_append (dossier_expander_get_content (fold), make_text (details));
  g_signal_connect (dossier_expander_get_button (fold), "toggled", G_CALLBACK (unfolded_cb), NULL);
  return fold;
}

GtkWidget *
dossier_damage_list_new (GPtrArray  *damages,
                         const char *said)
{
  g_autoptr (GPtrArray) harms = dossier_damage_list_harms (damages);
  g_autofree char *sentences = dup_sentences (harms);
  g_autofree char *details = dup_details (harms);
  gboolean is_needed = harms->len > 0 && !is_said (harms, said);
  GtkWidget *pane, *box;

  if (!is_needed && *details == '\0')
    return NULL;

  pane = gtk_scrolled_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  if (is_needed)
    gtk_box_append (GTK_BOX (box), make_text (sentences));
  if (*details != '\0')
    gtk_box_append (GTK_BOX (box), make_details (details, is_needed ? GTK_ALIGN_START : GTK_ALIGN_CENTER));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (pane), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (pane), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (pane, WIDTH, -1);
  fit (GTK_SCROLLED_WINDOW (pane));
  dossier_name_set (pane, _("What is damaged"));
  return pane;
}
