/* dossier-currency.c: the currencies of ISO 4217 and how people call them.
 *
 * Beside the active codes there are those withdrawn since 2013, because
 * agreements of those years name them.
 */
#include "dossier-currency.h"

#include <string.h>

#include "dossier-amount.h"

/* The minor units as ISO 4217 has them. */
static const struct
{
  guint       digits;
  const char *codes;
} currencies[] = {
  { 0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF BYR" },
  { 2, "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN "
       "BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP "
       "GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP "
       "LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR "
       "NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN "
       "SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR "
       "ZMW ZWG CUC HRK LTL LVL MRO SLL STD VEF ZWL" },
  { 3, "BHD IQD JOD KWD LYD OMR TND" },
  { 4, "CLF UYW" },
};

typedef enum
{
  CURRENCY_EUR,
  CURRENCY_USD,
  CURRENCY_GBP,
  CURRENCY_CHF,
  CURRENCY_JPY,
} NamedCurrency;

static const char *const named_codes[] = { "EUR", "USD", "GBP", "CHF", "JPY" };

static const DossierPhrase names[] = {
  { "euro", CURRENCY_EUR }, { "euros", CURRENCY_EUR },
  { "dollar", CURRENCY_USD }, { "dollars", CURRENCY_USD },
  { "us dollar", CURRENCY_USD }, { "us dollars", CURRENCY_USD },
  { "dollars us", CURRENCY_USD }, { "dollars americains", CURRENCY_USD },
  { "pound", CURRENCY_GBP }, { "pounds", CURRENCY_GBP }, { "pounds sterling", CURRENCY_GBP },
  { "livres", CURRENCY_GBP }, { "livres sterling", CURRENCY_GBP },
  { "fr", CURRENCY_CHF }, { "swiss francs", CURRENCY_CHF }, { "francs suisses", CURRENCY_CHF },
  { "sfr", CURRENCY_CHF }, { "yen", CURRENCY_JPY }, { "yens", CURRENCY_JPY },
};

static const struct
{
  gunichar    sign;
  const char *code;
} signs[] = {
  { 0x20ac, "EUR" }, { '$', "USD" }, { 0xa3, "GBP" }, { 0xa5, "JPY" }, { 0xffe5, "JPY" },
};

/* The table's own copy of a code, which goes on after its three letters, or NULL. */
static const char *
find_code (const char *code,
           guint      *digits)
{
  for (guint i = 0; strlen (code) == 3 && i < G_N_ELEMENTS (currencies); i++)
    {
      const char *found = strstr (currencies[i].codes, code);

      if (found != NULL && strchr (code, ' ') == NULL)
        {
          *digits = currencies[i].digits;
          return found;
        }
    }

  return NULL;
}

/**
 * dossier_currency_digits:
 * @currency: (nullable): an ISO 4217 code
 *
 * Returns: how many decimals the currency has; 2 for unknown codes
 */
guint
dossier_currency_digits (const char *currency)
{
  guint digits = 2;

  if (currency != NULL)
    find_code (currency, &digits);

  return digits;
}

static const char *
match_sign (const DossierWords *words,
            guint               position)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (dossier_words_is_sign (words, position, signs[i].sign))
        return signs[i].code;
    }

  return NULL;
}

static const char *
match_code (const DossierWords *words,
            guint               position)
{
  const DossierPiece *piece = dossier_words_get (words, position);
  g_autofree char *code = NULL;
  guint digits;

  if (piece->kind != DOSSIER_PIECE_WORD || piece->length != 3)
    return NULL;

  code = g_ascii_strup (piece->text, -1);
  return find_code (code, &digits);
}

/**
 * dossier_currency_match:
 * @position: (inout): moved behind the currency if one stands there
 *
 * Returns: (transfer none) (nullable): a text that begins with the three
 *   letters of its code
 */
const char *
dossier_currency_match (const DossierWords *words,
                        guint              *position)
{
  const DossierPhrase *name = dossier_words_match (words, position, names, G_N_ELEMENTS (names));
  const DossierPiece *piece = dossier_words_get (words, *position);
  const char *code;

  if (name != NULL)
    return named_codes[name->kind];

  /* US$ */
  if (piece->kind == DOSSIER_PIECE_WORD && g_str_equal (piece->text, "us") &&
      dossier_words_is_sign (words, *position + 1, '$'))
    {
      *position += 2;
      return "USD";
    }

  code = match_sign (words, *position);
  if (code == NULL)
    code = match_code (words, *position);
  if (code != NULL)
    *position += 1;

  return code;
}
