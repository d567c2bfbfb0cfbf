/* dossier-lost-text.c: offers back what was being typed when the program came to an end. */
#include "dossier-lost-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-draft.h"
#include "dossier-language.h"
#include "dossier-typing.h"

/* Nobody types in more fields at once; of huge texts the beginning tells which it is. */
#define MOST_LINES 5
#define MOST_CHARACTERS 120

typedef struct
{
  DossierWindow *window;
  GPtrArray     *drafts;
} Offer;

static void
offer_free (gpointer  data,
            GClosure *closure)
{
  Offer *self = data;

  g_ptr_array_unref (self->drafts);
  g_free (self);
}

/* Where it was typed. */
static char *
dup_where (DossierStore       *store,
           const DossierDraft *draft)
{
  const char *language = dossier_interface_language ();
  g_autoptr (DossierRecord) record = dossier_store_get (store, draft->table->name, draft->id, NULL);
  g_autofree char *title = record != NULL ? dossier_store_dup_title (store, record, language) : NULL;
  g_autofree char *label = record != NULL ? dossier_typing_dup_label (store, record, draft->place, language)
                                          : NULL;

  if (record == NULL)
    /* Translators: a kind of record */
    return g_strdup_printf (_("%s that is no longer there"), _(draft->table->label));

  /* Another program was quicker. */
  if (label == NULL || !dossier_draft_has_field (draft, store))
    return g_steal_pointer (&label);

  /* Translators: a field, and the record it belongs to */
  return g_strdup_printf (_("%s of “%s”"), label, title);
}

static char *
dup_line (DossierStore       *store,
          const DossierDraft *draft)
{
  g_autofree char *where = dup_where (store, draft);
  g_autofree char *beginning = g_utf8_substring (draft->text, 0, MIN (g_utf8_strlen (draft->text, -1),
                                                                      MOST_CHARACTERS));
  g_autofree char *shown = g_strconcat (beginning, strlen (beginning) < strlen (draft->text) ? "…" : "",
                                        NULL);

  return where != NULL ? g_strdup_printf (_("%s: %s"), where, shown) : g_steal_pointer (&shown);
}

/* Returns: (transfer container): those of @drafts that can stand in their fields again, or the others */
static GPtrArray *
find_placed (DossierStore *store,
             GPtrArray    *drafts,
             gboolean      have_field)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < drafts->len; i++)
    if (dossier_draft_has_field (g_ptr_array_index (drafts, i), store) == have_field)
      g_ptr_array_add (found, g_ptr_array_index (drafts, i));

  return found;
}

static char *
dup_body (DossierStore *store,
          GPtrArray    *drafts)
{
  g_autoptr (GPtrArray) homeless = find_placed (store, drafts, FALSE);
  g_autoptr (GString) body = g_string_new (_("Dossier ended before this was saved:"));

  for (guint i = 0; i < MIN (drafts->len, MOST_LINES); i++)
    {
      g_autofree char *line = dup_line (store, g_ptr_array_index (drafts, i));

      g_string_append_printf (body, "\n\n%s", line);
    }
  if (drafts->len > MOST_LINES)
    g_string_append (body, "\n\n…");
  if (homeless->len > 0)
    g_string_append_printf (body, "\n\n%s",
                            _("What has no field any more is copied: paste it where you want it."));

  return g_string_free (g_steal_pointer (&body), FALSE);
}

/* The first is where the person goes on. */
static void
put_back (DossierWindow *window,
          GPtrArray     *drafts)
{
  for (guint i = drafts->len; i-- > 0;)
    {
      const DossierDraft *draft = g_ptr_array_index (drafts, i);

      gtk_widget_activate_action (GTK_WIDGET (window), "win.open-field", "(sxs)", draft->table->name,
                                  draft->id, draft->place);
    }
}

static void
copy (DossierWindow *window,
      GPtrArray     *drafts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < drafts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", ((DossierDraft *) drafts->pdata[i])->text);
  if (drafts->len > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), text->str);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Offer            *self)
{
  DossierStore *store = dossier_window_get_store (self->window);
  DossierDrafts *drafts = dossier_store_get_drafts (store);
  g_autoptr (GPtrArray) placed = find_placed (store, self->drafts, TRUE);
  g_autoptr (GPtrArray) homeless = find_placed (store, self->drafts, FALSE);

  if (g_str_equal (response, "back"))
    {
      copy (self->window, homeless);
      dossier_drafts_settle_lost (drafts, placed);
      put_back (self->window, placed);
    }
  else if (g_str_equal (response, "discard"))
    dossier_drafts_settle_lost (drafts, NULL);
}

/**
 * dossier_lost_text_offer:
 * @window: a portfolio was just opened in it
 *
 * Asks whether what was lost is to stand in its fields again, not saved yet, if there is anything.  What
 * has no field any more goes to the clipboard.
 * Whoever does not answer is asked again the next time.
 */
void
dossier_lost_text_offer (DossierWindow *window)
{
  DossierStore *store = dossier_window_get_store (window);
  g_autoptr (GPtrArray) drafts = dossier_drafts_find_lost (dossier_store_get_drafts (store), store);
  g_autoptr (GPtrArray) placed = find_placed (store, drafts, TRUE);
  g_autofree char *body = NULL;
  GtkWidget *dialog;
  Offer *offer;

  if (drafts->len == 0 || dossier_store_is_read_only (store))
    return;

  body = dup_body (store, drafts);
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _("Text That Was Not Saved"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "discard", _("_Discard"), "back",
                                    placed->len > 0 ? _("_Put It Back") : _("_Copy"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "back", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "back");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "later");

  offer = g_new0 (Offer, 1);
  offer->window = window;
  offer->drafts = g_ptr_array_ref (drafts);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), offer, offer_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
