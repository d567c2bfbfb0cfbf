/* dossier-field.c: what each kind of field does with its cells: read, write, explain.
 *
 * A field owns one to four neighbouring cells of a record; @cells points at the
 * first.  Which they are is written in the table at the head of dossier-table.c.
 */
#include "dossier-field.h"

#include <glib/gi18n-lib.h>

#include "dossier-duration.h"
#include "dossier-number.h"
#include "dossier-value.h"

enum { DATE_EDTF, DATE_TEXT, DATE_EARLIEST, DATE_LATEST };
enum { AMOUNT_MINOR, AMOUNT_CURRENCY, AMOUNT_QUALIFIER, AMOUNT_TEXT };
enum { DURATION_MONTHS, DURATION_TEXT };
enum { NUMBER_VALUE, NUMBER_QUALIFIER, NUMBER_TEXT };

static guint
count_cells (const DossierField *field)
{
  switch (field->kind)
    {
    case DOSSIER_KIND_DATE:
    case DOSSIER_KIND_AMOUNT:
      return 4;

    case DOSSIER_KIND_NUMBER:
      return 3;

    case DOSSIER_KIND_DURATION:
      return 2;

    case DOSSIER_KIND_TEXT:
    case DOSSIER_KIND_LONG_TEXT:
    case DOSSIER_KIND_INTEGER:
    case DOSSIER_KIND_YES_NO:
    case DOSSIER_KIND_CHOICE:
    case DOSSIER_KIND_MONTH:
    case DOSSIER_KIND_LINK:
    case DOSSIER_N_KINDS:
    default:
      return 1;
    }
}

/* Reading */

static void
set_day (DossierCell *cell,
         const GDate *day)
{
  g_autofree char *iso = g_date_valid (day) ? dossier_day_to_iso (day) : NULL;

  dossier_cell_set_text (cell, iso);
}

static gboolean
parse_date (const char                *text,
            const DossierFieldContext *context,
            DossierCell               *cells,
            GError                   **error)
{
  g_autofree char *edtf = dossier_date_parse (text, context != NULL ? context->start : NULL, error);
  GDate earliest, latest;

  if (edtf == NULL)
    return FALSE;

  g_date_clear (&earliest, 1);
  g_date_clear (&latest, 1);
  dossier_date_bounds (edtf, &earliest, &latest);

  dossier_cell_set_text (&cells[DATE_EDTF], edtf);
  dossier_cell_set_text (&cells[DATE_TEXT], text);
  set_day (&cells[DATE_EARLIEST], &earliest);
  set_day (&cells[DATE_LATEST], &latest);
  return TRUE;
}

static gboolean
parse_amount (guint                      part,
              const char                *text,
              const DossierFieldContext *context,
              DossierCell               *cells,
              GError                   **error)
{
  DossierAmount amount;

  /* The qualifier can be chosen apart from the text: "EUR 1.8 million", then "up to". */
  if (part == AMOUNT_QUALIFIER)
    {
      if (!dossier_qualifier_from_code (text, &amount.qualifier))
        {
          g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                       _("There is no qualifier “%s”."), text);
          return FALSE;
        }

      if (dossier_field_get_amount (cells, &amount) || amount.qualifier == DOSSIER_QUALIFIER_TBD)
        {
          g_autofree char *printed = NULL;

          dossier_qualifier_from_code (text, &amount.qualifier);
          dossier_cell_set_text (&cells[AMOUNT_QUALIFIER], text);
          printed = dossier_amount_format (&amount, "en", DOSSIER_AMOUNT_PROSE);
          dossier_cell_set_text (&cells[AMOUNT_TEXT], printed);
        }
      return TRUE;
    }

  if (!dossier_amount_parse (text, context != NULL ? context->currency : NULL, &amount, error))
    return FALSE;

  if (amount.qualifier == DOSSIER_QUALIFIER_TBD && amount.minor == 0)
    dossier_cell_clear (&cells[AMOUNT_MINOR]);
  else
    dossier_cell_set_integer (&cells[AMOUNT_MINOR], amount.minor);
  dossier_cell_set_text (&cells[AMOUNT_CURRENCY], amount.currency[0] != '\0' ? amount.currency : NULL);
  dossier_cell_set_text (&cells[AMOUNT_QUALIFIER], dossier_qualifier_to_code (amount.qualifier));
  dossier_cell_set_text (&cells[AMOUNT_TEXT], text);
  return TRUE;
}

static gboolean
parse_duration (const char   *text,
                DossierCell  *cells,
                GError      **error)
{
  guint months;

  if (!dossier_duration_parse (text, &months, error))
    return FALSE;

  dossier_cell_set_integer (&cells[DURATION_MONTHS], months);
  dossier_cell_set_text (&cells[DURATION_TEXT], text);
  return TRUE;
}

/* One line of text: what is pasted into it loses its line ends, not its words. */
static gboolean
parse_text (const DossierField  *field,
            const char          *text,
            DossierCell         *cell,
            GError             **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                   _("%s holds bytes that are not text."), _(field->label));
      return FALSE;
    }

  if (field->kind == DOSSIER_KIND_TEXT && strpbrk (text, "\r\n") != NULL)
    {
      g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');

      dossier_cell_set_text (cell, g_strstrip (line));
    }
  else
    dossier_cell_set_text (cell, text);

  return TRUE;
}

static gboolean
parse_number (const DossierField  *field,
              const char          *text,
              DossierCell         *cells,
              GError             **error)
{
  DossierNumber number;

  if (!dossier_number_parse (text, &number, field->words ? NULL : error))
    {
      if (!field->words || !parse_text (field, text, &cells[NUMBER_TEXT], error))
        return FALSE;

      dossier_cell_clear (&cells[NUMBER_VALUE]);
      dossier_cell_clear (&cells[NUMBER_QUALIFIER]);
      return TRUE;
    }

  if (number.qualifier == DOSSIER_QUALIFIER_TBD)
    dossier_cell_clear (&cells[NUMBER_VALUE]);
  else
    dossier_cell_set_integer (&cells[NUMBER_VALUE], number.millionths);
  dossier_cell_set_text (&cells[NUMBER_QUALIFIER], dossier_qualifier_to_code (number.qualifier));
  dossier_cell_set_text (&cells[NUMBER_TEXT], text);
  return TRUE;
}

static gboolean
parse_integer (const DossierField  *field,
               const char          *text,
               DossierCell         *cells,
               GError             **error)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &value, NULL))
    {
      g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
                   _("“%s” is not a whole number."), text);
      return FALSE;
    }

  dossier_cell_set_integer (cells, value);
  return TRUE;
}

static gboolean
parse_month (const char   *text,
             DossierCell  *cells,
             GError      **error)
{
  guint month;

  if (!dossier_due_month_parse (text, &month, error))
    return FALSE;

  dossier_cell_set_integer (cells, month);
  return TRUE;
}

static gboolean
parse_yes_no (const char   *text,
              DossierCell  *cells,
              GError      **error)
{
  static const struct { const char *word; gboolean value; } words[] = {
    { "yes", TRUE }, { "true", TRUE }, { "1", TRUE }, { "oui", TRUE },
    { "no", FALSE }, { "false", FALSE }, { "0", FALSE }, { "non", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].word) == 0)
      {
        dossier_cell_set_integer (cells, words[i].value);
        return TRUE;
      }

  g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
               _("“%s” is neither yes nor no."), text);
  return FALSE;
}

static gboolean
parse_choice (const DossierField  *field,
              const char          *text,
              DossierChoices      *choices,
              DossierCell         *cells,
              GError             **error)
{
  const char *code = dossier_choices_find (choices, field, text);
  g_autoptr (GArray) offers = NULL;
  g_autoptr (GString) known = NULL;

  if (code != NULL)
    {
      dossier_cell_set_text (cells, code);
      return TRUE;
    }

  offers = dossier_choices_list (choices, field);
  known = g_string_new (NULL);
  for (guint i = 0; i < offers->len; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", g_array_index (offers, DossierOffer, i).code);

  g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD,
               /* Translators: a field, what was typed, and the list of what is possible */
               _("%s cannot be “%s”, only one of: %s."), _(field->label), text, known->str);
  return FALSE;
}

/**
 * dossier_field_parse:
 * @part: which cell of the field was named; 0 for the field itself
 * @text: what a person typed; empty clears the field
 * @cells: the cells of the field; changed only on success
 *
 * Returns: %FALSE with a sentence in @error if @text cannot be a value of @field
 */
gboolean
dossier_field_parse (const DossierField         *field,
                     guint                       part,
                     const char                 *text,
                     const DossierFieldContext  *context,
                     DossierCell                *cells,
                     GError                    **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped == '\0')
    {
      if (field->required && part == 0)
        {
          g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_REQUIRED,
                       _("%s may not be empty."), _(field->label));
          return FALSE;
        }

      for (guint i = 0; i < (field->bilingual ? 1 : count_cells (field)); i++)
        dossier_cell_clear (&cells[field->bilingual ? part : i]);
      return TRUE;
    }

  switch (field->kind)
    {
    case DOSSIER_KIND_DATE:
      return parse_date (stripped, context, cells, error);

    case DOSSIER_KIND_AMOUNT:
      return parse_amount (part, stripped, context, cells, error);

    case DOSSIER_KIND_DURATION:
      return parse_duration (stripped, cells, error);

    case DOSSIER_KIND_NUMBER:
      return parse_number (field, stripped, cells, error);

    case DOSSIER_KIND_INTEGER:
    case DOSSIER_KIND_LINK:
      return parse_integer (field, stripped, cells, error);

    case DOSSIER_KIND_MONTH:
      return parse_month (stripped, cells, error);

    case DOSSIER_KIND_YES_NO:
      return parse_yes_no (stripped, cells, error);

    case DOSSIER_KIND_CHOICE:
      return parse_choice (field, stripped, context != NULL ? context->choices : NULL, cells, error);

    case DOSSIER_KIND_TEXT:
    case DOSSIER_KIND_LONG_TEXT:
    case DOSSIER_N_KINDS:
    default:
      return parse_text (field, stripped, &cells[part], error);
    }
}

/* Writing */

/**
 * dossier_field_get_amount:
 * @cells: the four cells of an amount
 *
 * Returns: whether there is an amount, be it only "to be determined"
 */
gboolean
dossier_field_get_amount (const DossierCell *cells,
                          DossierAmount     *amount)
{
  /* A negative one cannot be typed: whatever the file means by it, it is not an amount. */
  if ((!cells[AMOUNT_MINOR].is_set && !cells[AMOUNT_QUALIFIER].is_set) || cells[AMOUNT_MINOR].integer < 0)
    return FALSE;

  amount->minor = cells[AMOUNT_MINOR].integer;
  dossier_amount_set_currency (amount, cells[AMOUNT_CURRENCY].text);
  if (cells[AMOUNT_QUALIFIER].text == NULL ||
      !dossier_qualifier_from_code (cells[AMOUNT_QUALIFIER].text, &amount->qualifier))
    amount->qualifier = DOSSIER_QUALIFIER_EXACT;

  return TRUE;
}

/**
 * dossier_field_get_number:
 * @cells: the three cells of a number
 *
 * Returns: whether there is a number, be it only "to be determined"
 */
gboolean
dossier_field_get_number (const DossierCell *cells,
                          DossierNumber     *number)
{
  const char *qualifier = cells[NUMBER_QUALIFIER].text;

  if ((!cells[NUMBER_VALUE].is_set && !cells[NUMBER_QUALIFIER].is_set) || cells[NUMBER_VALUE].integer < 0)
    return FALSE;

  number->millionths = cells[NUMBER_VALUE].integer;
  if (qualifier == NULL || !dossier_qualifier_from_code (qualifier, &number->qualifier))
    number->qualifier = DOSSIER_QUALIFIER_EXACT;

  return TRUE;
}

static char *
dup_integer (const DossierCell *cell)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);
}

/**
 * dossier_field_dup_input:
 *
 * Returns: (transfer full): the value as a person wrote it, or would; "" if there is none.
 *   dossier_field_parse() of it gives the same value.
 */
char *
dossier_field_dup_input (const DossierField *field,
                         guint               part,
                         const DossierCell  *cells)
{
  const DossierCell *printed = NULL;

  if (field->kind == DOSSIER_KIND_DATE)
    printed = &cells[part == 0 ? DATE_TEXT : part];
  else if (field->kind == DOSSIER_KIND_AMOUNT)
    printed = &cells[part == 0 ? AMOUNT_TEXT : part];
  else if (field->kind == DOSSIER_KIND_DURATION)
    printed = &cells[DURATION_TEXT];
  else if (field->kind == DOSSIER_KIND_NUMBER)
    printed = &cells[part == 0 ? NUMBER_TEXT : part];

  if (printed != NULL && printed->text != NULL)
    return g_strdup (printed->text);

  if (!cells[part].is_set)
    return g_strdup ("");

  if (field->kind == DOSSIER_KIND_YES_NO)
    return g_strdup (cells[part].integer ? "yes" : "no");

  return cells[part].text != NULL ? g_strdup (cells[part].text) : dup_integer (&cells[part]);
}

/**
 * dossier_field_dup_display:
 * @choices: (nullable): the code lists of the office
 * @language: "en" or "fr"
 *
 * Returns: (transfer full): the value as it is shown in lists and papers, in one
 *   spelling; "" if there is none.  A link gives its id: only a store knows more.
 */
char *
dossier_field_dup_display (const DossierField *field,
                           guint               part,
                           const DossierCell  *cells,
                           DossierChoices     *choices,
                           const char         *language)
{
  DossierAmount amount;
  DossierNumber number;

  if (field->kind == DOSSIER_KIND_AMOUNT && part == 0)
    return dossier_field_get_amount (cells, &amount)
           ? dossier_amount_format (&amount, language, DOSSIER_AMOUNT_PROSE)
           : g_strdup ("");

  if (field->kind == DOSSIER_KIND_NUMBER && part == 0)
    {
      if (dossier_field_get_number (cells, &number))
        return dossier_number_format (&number, language);
      return g_strdup (field->words && cells[NUMBER_TEXT].text != NULL ? cells[NUMBER_TEXT].text : "");
    }

  if (!cells[part].is_set)
    return g_strdup ("");

  if (field->kind == DOSSIER_KIND_DATE && part == 0)
    return dossier_date_format (cells[DATE_EDTF].text, language, DOSSIER_DATE_SHORT);

  if (field->kind == DOSSIER_KIND_DURATION && part == 0)
    return dossier_duration_format (cells[DURATION_MONTHS].integer, language);

  if (field->kind == DOSSIER_KIND_CHOICE)
    {
      const char *label = dossier_choices_get_label (choices, field, cells[part].text);

      return g_strdup (label != NULL ? label : cells[part].text);
    }

  if (field->kind == DOSSIER_KIND_YES_NO)
    return g_strdup (cells[part].integer ? C_("value", "Yes") : C_("value", "No"));

  return dossier_field_dup_input (field, part, cells);
}

/**
 * dossier_field_dup_reading:
 *
 * Returns: (transfer full) (nullable): how a value was read, to be shown beside the
 *   text: "1 – 31 Oct 2016"; %NULL for kinds that need no explanation
 */
char *
dossier_field_dup_reading (const DossierField *field,
                           const DossierCell  *cells,
                           const char         *language)
{
  DossierAmount amount;

  if (field->kind == DOSSIER_KIND_DATE && cells[DATE_EDTF].text != NULL)
    return dossier_date_read (cells[DATE_EDTF].text, language);

  if (field->kind == DOSSIER_KIND_AMOUNT && dossier_field_get_amount (cells, &amount))
    return dossier_amount_format (&amount, language, DOSSIER_AMOUNT_FIGURES);

  if (field->kind == DOSSIER_KIND_DURATION && cells[DURATION_MONTHS].is_set)
    return dossier_duration_format (cells[DURATION_MONTHS].integer, language);

  return NULL;
}
