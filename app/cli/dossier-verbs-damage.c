/* dossier-verbs-damage.c: what is wrong with a file, and what is left of it: check, salvage. */
#include <glib/gi18n.h>

#include "dossier-damage.h"
#include "dossier-output.h"
#include "dossier-salvage.h"
#include "dossier-verbs.h"

/* Checking */

static void
add_damage (JsonBuilder         *builder,
            const DossierDamage *damage)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, damage->record);

  json_builder_begin_object (builder);
  dossier_output_add_member (builder, "kind", dossier_damage_kind_get_code (damage->kind));
  if (damage->table != NULL)
    dossier_output_add_member (builder, "table", damage->table);
  if (damage->record != 0)
    dossier_output_add_member (builder, "id", id);
  if (damage->column != NULL)
    dossier_output_add_member (builder, "field", damage->column);
  dossier_output_add_member (builder, "sentence", damage->sentence);
  json_builder_end_object (builder);
}

static void
print_damages_json (GPtrArray *damages)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < damages->len; i++)
    add_damage (builder, g_ptr_array_index (damages, i));
  json_builder_end_array (builder);

  dossier_output_built (builder);
}

/* In one line each; what is in a damaged file may not drive the terminal. */
static void
print_sentence (const char *sentence)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *c = sentence; *c != '\0'; c = g_utf8_next_char (c))
    g_string_append_unichar (line, g_unichar_iscntrl (g_utf8_get_char (c)) ? ' ' : g_utf8_get_char (c));
  dossier_output_text ("%s\n", line->str);
}

static void
print_damages (GPtrArray *damages)
{
  for (guint i = 0; i < damages->len; i++)
    print_sentence (((DossierDamage *) g_ptr_array_index (damages, i))->sentence);
  if (damages->len == 0)
    dossier_output_text ("%s\n", _("The portfolio is sound."));
}

/* A file whose values are not all Dossier's can be used; one that is broken should not be. */
static gboolean
conclude (GPtrArray  *damages,
          const char *path,
          GError    **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  gboolean is_damaged = FALSE, is_flipped = FALSE;

  for (guint i = 0; i < damages->len; i++)
    {
      DossierDamageKind kind = ((DossierDamage *) g_ptr_array_index (damages, i))->kind;

      is_flipped |= kind == DOSSIER_DAMAGE_VALUE;
      is_damaged |= kind != DOSSIER_DAMAGE_VALUE && kind != DOSSIER_DAMAGE_CHANGED;
    }

  if (is_damaged)
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                 _("“%s” is damaged. Open a backup, or save what is left with “dossier-cli salvage”."), name);
  else if (is_flipped)
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                 _("“%s” holds values that Dossier did not write: a disk has damaged them, or another "
                   "program has changed them. Write them again."), name);
  else if (damages->len > 0)
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                 _("“%s” was changed by another program than Dossier. It can be used as it is."), name);
  return damages->len == 0;
}

gboolean
dossier_verb_check (const DossierCommand  *command,
                    GError               **error)
{
  g_autoptr (DossierStore) store = dossier_command_open (command,
                                                         DOSSIER_STORE_READ_ONLY | DOSSIER_STORE_UNCHECKED,
                                                         error);
  g_autoptr (GPtrArray) damages = store != NULL ? dossier_store_find_damage (store, NULL, error) : NULL;

  if (damages == NULL)
    return FALSE;

  if (command->json)
    print_damages_json (damages);
  else
    print_damages (damages);

  return conclude (damages, command->words[0], error);
}

/* Salvaging */

static void
print_salvage_json (const DossierSalvage *salvage)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "records");
  json_builder_begin_object (builder);
  for (guint i = 0; i < salvage->counts->len; i++)
    {
      const DossierSalvageCount *count = &g_array_index (salvage->counts, DossierSalvageCount, i);

      json_builder_set_member_name (builder, count->table);
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "read");
      json_builder_add_int_value (builder, count->n_read);
      json_builder_set_member_name (builder, "lost");
      json_builder_add_int_value (builder, count->n_lost);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < salvage->missing->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (salvage->missing, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  dossier_output_built (builder);
}

static void
print_salvage (const DossierSalvage *salvage)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < salvage->missing->len; i++)
    print_sentence (g_ptr_array_index (salvage->missing, i));
  for (guint i = 0; i < salvage->counts->len; i++)
    {
      const DossierSalvageCount *count = &g_array_index (salvage->counts, DossierSalvageCount, i);
      g_autofree char *read = g_strdup_printf ("%u", count->n_read);
      g_autofree char *lost = g_strdup_printf (_("%u lost"), count->n_lost);
      const char *cells[] = { count->label, read, count->n_lost > 0 ? lost : "", NULL };

      g_ptr_array_add (rows, g_strdupv ((char **) cells));
    }
  dossier_output_rows (rows);
  if (salvage->missing->len == 0)
    dossier_output_text ("%s\n", _("Nothing is missing."));
}

/* Something that is missing is what a salvage is for, and no failure. */
gboolean
dossier_verb_salvage (const DossierCommand  *command,
                      GError               **error)
{
  g_autoptr (DossierSalvage) salvage = dossier_store_salvage (command->words[0], command->words[1], NULL,
                                                              error);

  if (salvage == NULL)
    return FALSE;

  if (command->json)
    print_salvage_json (salvage);
  else
    print_salvage (salvage);

  return TRUE;
}
