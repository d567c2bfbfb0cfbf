/* dossier-sheet-facts.c: the key facts, which readers know by heart.
 *
 * Duration, budget and funding always print, and say so when they are not yet
 * known; everything else disappears with its label.
 */
#include "dossier-draft.h"

#include <string.h>

#include "dossier-amount.h"
#include "dossier-own.h"

#define PAD DOSSIER_FACT_PAD

/* How relations read from the one end and from the other. */
static const struct
{
  const char  *kind;
  DossierWord  forth;
  DossierWord  back;
} relations[] = {
  { "follows", DOSSIER_WORD_FOLLOWS, DOSSIER_WORD_FOLLOWED_BY },
  { "extends", DOSSIER_WORD_EXTENDS, DOSSIER_WORD_EXTENDED_BY },
  { "part_of", DOSSIER_WORD_PART_OF, DOSSIER_WORD_INCLUDES },
};

/**
 * dossier_draft_begin_fact:
 * @label: what it is, in the language of the paper
 * @fields: (nullable): the fields of the form that it shows
 * @value: (transfer full): what is read
 *
 * Returns: (transfer none): the row, its cell open for more marks until
 *   dossier_draft_end_fact()
 */
DossierRow *
dossier_draft_begin_fact (DossierDraft *self,
                          DossierBlock *facts,
                          const char   *label,
                          const char   *fields,
                          DossierRuns  *value)
{
  g_autoptr (DossierRuns) runs = value;
  DossierRow *row = dossier_block_add_row (facts, dossier_row_new (fields));
  DossierText *text = dossier_text_new_runs (self->paper, DOSSIER_STYLE_FIGURE, self->content, 0, runs);
  DossierText *name = dossier_text_new (self->paper, DOSSIER_STYLE_LABEL, self->label, 0,
                                        label);

  row->height = MAX (dossier_text_get_height (text), dossier_text_get_height (name));
  row->gap = 2 * PAD;
  if (facts->rows->len > 1)
    dossier_row_add_rule (row, self->left, 0, self->width, 0.35);

  dossier_row_begin (row, "TR");
  dossier_row_add_text (row, "TH", self->left, 0, name)->drop = PAD;
  dossier_row_begin (row, "TD");
  dossier_row_add_text (row, "P", self->axis, 0, text)->drop = PAD;
  return row;
}

void
dossier_draft_end_fact (DossierRow *row)
{
  dossier_row_end (row);
  dossier_row_end (row);
}

static void
add_fact (DossierDraft *self,
          DossierBlock *facts,
          DossierWord   label,
          const char   *fields,
          DossierRuns  *value)
{
  dossier_draft_end_fact (dossier_draft_begin_fact (self, facts, dossier_draft_word (self, label), fields,
                                                    value));
}

static void
add_plain_fact (DossierDraft *self,
                DossierBlock *facts,
                DossierWord   label,
                const char   *fields,
                const char   *value)
{
  DossierRuns *runs;

  if (value == NULL || *value == '\0')
    return;

  runs = dossier_runs_new ();
  dossier_runs_add (runs, DOSSIER_STYLE_BODY, value);
  add_fact (self, facts, label, fields, runs);
}

static void
add_budget (DossierDraft *self,
            DossierBlock *facts)
{
  DossierRuns *runs = dossier_runs_new ();
  DossierAmount amount;

  if (dossier_record_get_amount (self->programme, "budget", &amount) &&
      amount.qualifier != DOSSIER_QUALIFIER_TBD)
    {
      g_autofree char *words = dossier_amount_format (&amount, self->language, DOSSIER_AMOUNT_PROSE);
      g_autofree char *sentence = dossier_capitalise (words);

      dossier_runs_add (runs, DOSSIER_STYLE_STRONG, sentence);
    }
  else
    {
      dossier_runs_add (runs, DOSSIER_STYLE_LABEL,
                        dossier_draft_word (self, DOSSIER_WORD_TO_BE_DETERMINED));
    }

  add_fact (self, facts, DOSSIER_WORD_BUDGET, "budget", runs);
}

/**
 * dossier_draft_dup_office:
 * @office: an office
 *
 * Returns: (transfer full): its name with its short name
 */
char *
dossier_draft_dup_office (DossierDraft  *self,
                          DossierRecord *office)
{
  g_autofree char *name = dossier_draft_dup_local (self, office, "name");
  g_autofree char *short_name = dossier_draft_dup_local (self, office, "short_name");

  if (*short_name == '\0' || strstr (name, short_name) != NULL)
    return g_steal_pointer (&name);

  return g_strdup_printf ("%s (%s)", name, short_name);
}

/* The organisations that play a role in the programme. */
static char *
dup_partners (DossierDraft *self,
              const char   *role)
{
  g_autoptr (GPtrArray) partners = dossier_draft_list_own (self, "partner");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < partners->len; i++)
    {
      DossierRecord *partner = g_ptr_array_index (partners, i);

      if (g_strcmp0 (dossier_record_get_text (partner, "role"), role) == 0)
        g_ptr_array_add (names, dossier_draft_dup_linked (self, partner, "organisation"));
    }

  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* The office carries a programme out; the organisations that do are said where there is none. */
static void
add_implementation (DossierDraft *self,
                    DossierBlock *facts)
{
  g_autoptr (DossierRecord) office = dossier_store_get_linked (self->store, self->programme, "office");
  g_autofree char *name = office != NULL ? dossier_draft_dup_office (self, office)
                                         : dup_partners (self, "implementer");

  add_plain_fact (self, facts, DOSSIER_WORD_IMPLEMENTATION, "office", name);
}

/* A link follows the text on its last line if it fits, otherwise on a line of its own. */
static void
add_contact_row (DossierDraft *self,
                 DossierBlock *facts,
                 const char   *who,
                 const char   *website)
{
  g_autofree char *lead = *who != '\0' ? g_strconcat (who, ", ", NULL) : g_strdup ("");
  double start = dossier_paper_measure (self->paper, DOSSIER_STYLE_FIGURE, lead);
  DossierText *link = dossier_text_new (self->paper, DOSSIER_STYLE_FIGURE, self->content, 0, website);
  gboolean is_one_line = start + dossier_text_get_width (link) <= self->content;
  DossierRuns *runs = dossier_runs_new ();
  DossierRow *row;
  double y = 0;

  dossier_runs_add (runs, DOSSIER_STYLE_BODY, is_one_line ? lead : who);
  row = dossier_draft_begin_fact (self, facts, dossier_draft_word (self, DOSSIER_WORD_CONTACT), "contact",
                                  runs);
  if (!is_one_line)
    {
      y = row->height;
      row->height += dossier_text_get_height (link);
    }

  dossier_row_begin_link (row, website);
  dossier_row_add_text (row, NULL, is_one_line ? self->axis + start : self->axis, y, link)->drop = PAD;
  g_array_index (row->marks, DossierMark, row->marks->len - 1).fill = DOSSIER_COLOUR_ACCENT;
  dossier_row_end (row);
  dossier_draft_end_fact (row);
}

static void
add_contact (DossierDraft *self,
             DossierBlock *facts)
{
  g_autoptr (DossierRecord) contact = dossier_store_get_linked (self->store, self->programme, "contact");
  g_autoptr (DossierRecord) office = dossier_store_get_linked (self->store, self->programme, "office");
  g_autofree char *website = office != NULL ? dossier_draft_dup_local (self, office, "website")
                                            : g_strdup ("");
  g_autoptr (GString) who = g_string_new (NULL);

  if (contact != NULL)
    {
      g_autofree char *name = dossier_draft_dup_local (self, contact, "name");
      g_autofree char *job = dossier_draft_dup_local (self, contact, "job_title");

      g_string_append (who, name);
      if (*job != '\0')
        g_string_append_printf (who, ", %s", job);
      if (dossier_record_is_set (contact, "email"))
        g_string_append_printf (who, ", %s", dossier_record_get_text (contact, "email"));
    }

  if (*website != '\0')
    add_contact_row (self, facts, who->str, website);
  else
    add_plain_fact (self, facts, DOSSIER_WORD_CONTACT, "contact", who->str);
}

/* What is written about the area, or else the groups of countries. */
static void
add_area (DossierDraft *self,
          DossierBlock *facts)
{
  g_autofree char *scope = dossier_draft_dup_local (self, self->programme, "scope");
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GString) areas = g_string_new (NULL);

  if (*scope != '\0')
    {
      add_plain_fact (self, facts, DOSSIER_WORD_SCOPE, "scope", scope);
      return;
    }

  links = dossier_draft_list_own (self, "programme_group");
  for (guint i = 0; i < links->len; i++)
    {
      g_autofree char *name = dossier_draft_dup_linked (self, g_ptr_array_index (links, i), "country_group");

      g_string_append_printf (areas, "%s%s", areas->len > 0 ? ", " : "", name);
    }

  add_plain_fact (self, facts, DOSSIER_WORD_AREA, "programme_group", areas->str);
}

static void
add_treaties (DossierDraft *self,
              DossierBlock *facts,
              DossierWord   label,
              const char   *role)
{
  g_autoptr (GPtrArray) links = dossier_draft_list_own (self, "programme_treaty");
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      DossierRecord *link = g_ptr_array_index (links, i);
      g_autofree char *name = dossier_draft_dup_linked (self, link, "treaty");

      if (g_strcmp0 (dossier_record_get_text (link, "role"), role) != 0)
        continue;

      g_string_append_printf (names, "%s%s", names->len > 0 ? " \n" : "", name);
    }

  add_plain_fact (self, facts, label, "programme_treaty", names->str);
}

/* One relation as it reads from here: “follows A”, or from there: “followed by B”. */
static void
append_relation (DossierDraft  *self,
                 GString       *sentence,
                 DossierRecord *relation,
                 gboolean       is_forth)
{
  g_autoptr (DossierRecord) other = dossier_store_get_linked (self->store, relation,
                                                              is_forth ? "other" : "programme");
  const char *title = other != NULL ? dossier_record_get_text (other, "short_title")
                                    : dossier_record_get_text (relation, "other_title");
  const char *kind = dossier_record_get_text (relation, "kind");
  g_autofree char *name = dossier_bind_spaces (title != NULL ? title : "");

  for (guint i = 0; i < G_N_ELEMENTS (relations) && *name != '\0'; i++)
    if (g_strcmp0 (kind, relations[i].kind) == 0)
      {
        g_autofree char *phrase = dossier_phrase (is_forth ? relations[i].forth : relations[i].back,
                                                  self->language, name, NULL);

        if (sentence->len > 0)
          g_string_append (sentence, dossier_language_is_french (self->language) ? " ; " : "; ");
        g_string_append (sentence, phrase);
      }
}

static void
add_relations (DossierDraft *self,
               DossierBlock *facts)
{
  gint64 id = dossier_record_get_id (self->programme);
  g_autoptr (GPtrArray) forth = dossier_draft_list_own (self, "relation");
  g_autoptr (GPtrArray) back = dossier_draft_list (self, "relation", "other", id);
  g_autoptr (GString) sentence = g_string_new (NULL);
  g_autofree char *spelled = NULL;
  g_autofree char *capitalised = NULL;

  for (guint i = 0; i < forth->len; i++)
    append_relation (self, sentence, g_ptr_array_index (forth, i), TRUE);
  for (guint i = 0; i < back->len; i++)
    append_relation (self, sentence, g_ptr_array_index (back, i), FALSE);

  spelled = dossier_spell (sentence->str, self->language);
  capitalised = dossier_capitalise (spelled);
  add_plain_fact (self, facts, DOSSIER_WORD_RELATED, "relation", capitalised);
}

/* What the office records beside all that, under its own names. */
static void
add_own_values (DossierDraft *self,
                DossierBlock *facts)
{
  g_autoptr (GPtrArray) values = dossier_own_list_values (self->store, self->programme, self->language);

  for (guint i = 0; i < values->len; i++)
    {
      const DossierOwnValue *value = g_ptr_array_index (values, i);
      g_autofree char *text = dossier_spell (value->text, self->language);
      DossierRuns *runs = dossier_runs_new ();

      dossier_runs_add (runs, DOSSIER_STYLE_BODY, text);
      dossier_draft_end_fact (dossier_draft_begin_fact (self, facts, value->label, value->name, runs));
    }
}

/**
 * dossier_draft_add_facts:
 *
 * The table of key facts.
 */
void
dossier_draft_add_facts (DossierDraft *self)
{
  const char *title = dossier_draft_word (self, DOSSIER_WORD_KEY_FACTS);
  DossierBlock *facts = dossier_block_new (DOSSIER_BLOCK_FACTS, title, "Table", NULL);
  g_autofree char *partners = dup_partners (self, "partner");

  g_ptr_array_add (self->blocks, facts);
  dossier_draft_add_period (self, facts);
  add_budget (self, facts);
  add_fact (self, facts, DOSSIER_WORD_FUNDING, "contribution funding_text kind",
            dossier_draft_list_funders (self));
  add_implementation (self, facts);
  add_contact (self, facts);
  add_plain_fact (self, facts, DOSSIER_WORD_PARTNER, "partner", partners);
  add_area (self, facts);
  add_treaties (self, facts, DOSSIER_WORD_BASIS, "basis");
  add_treaties (self, facts, DOSSIER_WORD_PROMOTES, "promotes");
  add_relations (self, facts);
  add_own_values (self, facts);
}
