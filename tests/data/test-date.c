/* test-date.c: what people type as dates, and that they get it back on paper. */
#include "dossier-date.h"
#include "dossier-value.h"

#define NB "\302\240"
#define NARROW_NB "\342\200\257"

/* Typed text, its EDTF, first and last possible day; "" is open. */
typedef struct
{
  const char *text;
  const char *edtf;
  const char *earliest;
  const char *latest;
} Reading;

static const Reading deck[] = {
  { "August 2015", "2015-08", "2015-08-01", "2015-08-31" },
  { "September 2015", "2015-09", "2015-09-01", "2015-09-30" },
  { "January 12-14 2016", "2016-01-12/2016-01-14", "2016-01-12", "2016-01-14" },
  { "9-11 September 2015", "2015-09-09/2015-09-11", "2015-09-09", "2015-09-11" },
  { "January/February 2016", "[2016-01,2016-02]", "2016-01-01", "2016-02-29" },
  { "September – October 2015", "2015-09/2015-10", "2015-09-01", "2015-10-31" },
  { "June and November 2015", "{2015-06,2015-11}", "2015-06-01", "2015-11-30" },
  { "Nov 2013 – Oct 2016", "2013-11/2016-10", "2013-11-01", "2016-10-31" },
  { "Nov 2013", "2013-11", "2013-11-01", "2013-11-30" },
  { "Oct 2016", "2016-10", "2016-10-01", "2016-10-31" },
  { "1 May 2015 – 30 October 2017", "2015-05-01/2017-10-30", "2015-05-01", "2017-10-30" },
  { "as from April 2014", "2014-04/..", "2014-04-01", "" },
  { "by April 2016", "../2016-04", "", "2016-04-30" },
  { "by month 30", "../2017-10", "", "2017-10-31" },
  { "by month 24", "../2017-04", "", "2017-04-30" },
  { "2015-12-02/2015-12-14", "2015-12-02/2015-12-14", "2015-12-02", "2015-12-14" },
  { "October 2013", "2013-10", "2013-10-01", "2013-10-31" },
  { "November 2015", "2015-11", "2015-11-01", "2015-11-30" },
  { "October 2015", "2015-10", "2015-10-01", "2015-10-31" },
  { "14-16 December 2015", "2015-12-14/2015-12-16", "2015-12-14", "2015-12-16" },
  { "1 Jan 2014 – 31 Dec 2016", "2014-01-01/2016-12-31", "2014-01-01", "2016-12-31" },
  { "June 2015", "2015-06", "2015-06-01", "2015-06-30" },
  { "11-12 November 2015", "2015-11-11/2015-11-12", "2015-11-11", "2015-11-12" },
  { "1-2 December 2015", "2015-12-01/2015-12-02", "2015-12-01", "2015-12-02" },
  { "Dec 2015 – Dec 2017", "2015-12/2017-12", "2015-12-01", "2017-12-31" },
  { "Feb 2016 – July 2019", "2016-02/2019-07", "2016-02-01", "2019-07-31" },
  { "April 2016 – March 2020", "2016-04/2020-03", "2016-04-01", "2020-03-31" },
  { "2015", "2015", "2015-01-01", "2015-12-31" },
};

static const Reading english[] = {
  { "12 January 2016", "2016-01-12", "2016-01-12", "2016-01-12" },
  { "January 12 2016", "2016-01-12", "2016-01-12", "2016-01-12" },
  { "JANUARY 12, 2016", "2016-01-12", "2016-01-12", "2016-01-12" },
  { "the 12th of january 2016", "2016-01-12", "2016-01-12", "2016-01-12" },
  { "Tuesday, 12 January 2016", "2016-01-12", "2016-01-12", "2016-01-12" },
  { "12-Jan-2016", "2016-01-12", "2016-01-12", "2016-01-12" },
  { "13/01/2016", "2016-01-13", "2016-01-13", "2016-01-13" },
  { "1/13/2016", "2016-01-13", "2016-01-13", "2016-01-13" },
  { "05/05/2016", "2016-05-05", "2016-05-05", "2016-05-05" },
  { "12.01.2016", "2016-01-12", "2016-01-12", "2016-01-12" },
  { "2016-01-12", "2016-01-12", "2016-01-12", "2016-01-12" },
  { "2016/01/12", "2016-01-12", "2016-01-12", "2016-01-12" },
  { "2016" NB "-" NB "2018", "2016/2018", "2016-01-01", "2018-12-31" },
  { "Jan. 2016", "2016-01", "2016-01-01", "2016-01-31" },
  { "Sept 2015", "2015-09", "2015-09-01", "2015-09-30" },
  { "Sep, 2015", "2015-09", "2015-09-01", "2015-09-30" },
  { "01/2016", "2016-01", "2016-01-01", "2016-01-31" },
  { "2016-02", "2016-02", "2016-02-01", "2016-02-29" },
  { "Jan-2016", "2016-01", "2016-01-01", "2016-01-31" },
  { "30 Sept – 2 Oct 2015", "2015-09-30/2015-10-02", "2015-09-30", "2015-10-02" },
  { "30" NB "Sept" NB "— 2" NARROW_NB "Oct 2015", "2015-09-30/2015-10-02", "2015-09-30", "2015-10-02" },
  { "12–14.01.2016", "2016-01-12/2016-01-14", "2016-01-12", "2016-01-14" },
  { "Sept - Oct 2015", "2015-09/2015-10", "2015-09-01", "2015-10-31" },
  { "30 December 2015 – 2 January 2016", "2015-12-30/2016-01-02", "2015-12-30", "2016-01-02" },
  { "from 9 to 11 September 2015", "2015-09-09/2015-09-11", "2015-09-09", "2015-09-11" },
  { "from Jan 2013 until March 2014", "2013-01/2014-03", "2013-01-01", "2014-03-31" },
  { "between June and August 2015", "2015-06/2015-08", "2015-06-01", "2015-08-31" },
  { "5 - 5 May 2015", "2015-05-05", "2015-05-05", "2015-05-05" },
  { "Jan or Feb 2016", "[2016-01,2016-02]", "2016-01-01", "2016-02-29" },
  { "12 or 13 May 2016", "[2016-05-12,2016-05-13]", "2016-05-12", "2016-05-13" },
  { "12/13 May 2016", "[2016-05-12,2016-05-13]", "2016-05-12", "2016-05-13" },
  { "November & June 2015", "{2015-06,2015-11}", "2015-06-01", "2015-11-30" },
  { "June, August and November 2015", "{2015-06,2015-08,2015-11}", "2015-06-01", "2015-11-30" },
  { "June, August, and November 2015", "{2015-06,2015-08,2015-11}", "2015-06-01", "2015-11-30" },
  { "January 12, 14 and 16, 2016", "{2016-01-12,2016-01-14,2016-01-16}", "2016-01-12", "2016-01-16" },
  { "Jan–Mar and June 2015", "{2015-01..2015-03,2015-06}", "2015-01-01", "2015-06-30" },
  { "from June or July 2015", "[2015-06,2015-07..]", "2015-06-01", "" },
  { "from April 2014", "2014-04/..", "2014-04-01", "" },
  { "April 2014 onwards", "2014-04/..", "2014-04-01", "" },
  { "from 1 April 2014 onwards", "2014-04-01/..", "2014-04-01", "" },
  { "2014 and later", "2014/..", "2014-01-01", "" },
  { "in the month of May 2015", "2015-05", "2015-05-01", "2015-05-31" },
  { "since 2014", "2014/..", "2014-01-01", "" },
  { "until 3 April 2016", "../2016-04-03", "", "2016-04-03" },
  { "before April 2016", "../2016-04", "", "2016-04-30" },
  { "about June 2015", "2015-06~", "2015-06-01", "2015-06-30" },
  { "about June or July 2015?", "[2015-06%,2015-07%]", "2015-06-01", "2015-07-31" },
  { "c. 2015", "2015~", "2015-01-01", "2015-12-31" },
  { "2015?", "2015?", "2015-01-01", "2015-12-31" },
  { "Q1 2016", "2016-33", "2016-01-01", "2016-03-31" },
  { "2016 Q4", "2016-36", "2016-10-01", "2016-12-31" },
  { "1st quarter 2016", "2016-33", "2016-01-01", "2016-03-31" },
  { "third quarter of 2016", "2016-35", "2016-07-01", "2016-09-30" },
  { "first half of 2016", "2016-40", "2016-01-01", "2016-06-30" },
  { "H2 2016", "2016-41", "2016-07-01", "2016-12-31" },
  { "Q1 or Q2 2016", "[2016-33,2016-34]", "2016-01-01", "2016-06-30" },
  { "2010s", "201X", "2010-01-01", "2019-12-31" },
  { "month 30", "../2017-10", "", "2017-10-31" },
  { "M30", "../2017-10", "", "2017-10-31" },
};

static const Reading french[] = {
  { "1er mai 2015", "2015-05-01", "2015-05-01", "2015-05-01" },
  { "le jeudi 10 décembre 2015", "2015-12-10", "2015-12-10", "2015-12-10" },
  { "10 DECEMBRE 2015", "2015-12-10", "2015-12-10", "2015-12-10" },
  { "fevr. 2016", "2016-02", "2016-02-01", "2016-02-29" },
  { "août 2015", "2015-08", "2015-08-01", "2015-08-31" },
  { "aout 2015", "2015-08", "2015-08-01", "2015-08-31" },
  { "en juin 2015", "2015-06", "2015-06-01", "2015-06-30" },
  { "du 9 au 11 septembre 2015", "2015-09-09/2015-09-11", "2015-09-09", "2015-09-11" },
  { "de septembre à octobre 2015", "2015-09/2015-10", "2015-09-01", "2015-10-31" },
  { "entre juin et août 2015", "2015-06/2015-08", "2015-06-01", "2015-08-31" },
  { "janvier ou février 2016", "[2016-01,2016-02]", "2016-01-01", "2016-02-29" },
  { "juin et novembre 2015", "{2015-06,2015-11}", "2015-06-01", "2015-11-30" },
  { "à partir d'avril 2014", "2014-04/..", "2014-04-01", "" },
  { "à partir du 1er avril 2014", "2014-04-01/..", "2014-04-01", "" },
  { "avril 2014 et au-delà", "2014-04/..", "2014-04-01", "" },
  { "à partir du mois d’avril 2014", "2014-04/..", "2014-04-01", "" },
  { "dès avril 2014", "2014-04/..", "2014-04-01", "" },
  { "depuis 2014", "2014/..", "2014-01-01", "" },
  { "d’ici avril 2016", "../2016-04", "", "2016-04-30" },
  { "jusqu'à avril 2016", "../2016-04", "", "2016-04-30" },
  { "jusqu’au 3 avril 2016", "../2016-04-03", "", "2016-04-03" },
  { "avant avril 2016", "../2016-04", "", "2016-04-30" },
  { "vers juin 2015", "2015-06~", "2015-06-01", "2015-06-30" },
  { "T1 2016", "2016-33", "2016-01-01", "2016-03-31" },
  { "2e trimestre 2016", "2016-34", "2016-04-01", "2016-06-30" },
  { "au premier semestre de 2016", "2016-40", "2016-01-01", "2016-06-30" },
  { "années 2010", "201X", "2010-01-01", "2019-12-31" },
  { "mar. 8 mars 2016", "2016-03-08", "2016-03-08", "2016-03-08" },
  { "mar. 2016", "2016-03", "2016-03-01", "2016-03-31" },
  { "mois 30", "../2017-10", "", "2017-10-31" },
  { "d’ici le mois 30", "../2017-10", "", "2017-10-31" },
};

static const Reading edtf[] = {
  { "2015-05-01/..", "2015-05-01/..", "2015-05-01", "" },
  { " 2015-05 / 2016 ", "2015-05/2016", "2015-05-01", "2016-12-31" },
  { "2015/", "2015/", "2015-01-01", "" },
  { "/2015", "/2015", "", "2015-12-31" },
  { "{2015-11, 2015-06, 2015-11}", "{2015-06,2015-11}", "2015-06-01", "2015-11-30" },
  { "[2015]", "2015", "2015-01-01", "2015-12-31" },
  { "{2015..2016}", "2015/2016", "2015-01-01", "2016-12-31" },
  { "[2015..2016]", "[2015..2016]", "2015-01-01", "2016-12-31" },
  { "[..2015]", "../2015", "", "2015-12-31" },
  { "[..2014,2016..]", "[..2014,2016..]", "", "" },
  { "201X", "201X", "2010-01-01", "2019-12-31" },
  { "20XX", "20XX", "2000-01-01", "2099-12-31" },
  { "2015-XX", "2015-XX", "2015-01-01", "2015-12-31" },
  { "2016-02-XX", "2016-02-XX", "2016-02-01", "2016-02-29" },
  { "2015-XX-XX", "2015-XX-XX", "2015-01-01", "2015-12-31" },
  { "2015-06~/2016?", "2015-06~/2016?", "2015-06-01", "2016-12-31" },
  { "2015-05-01/2015-05-01", "2015-05-01", "2015-05-01", "2015-05-01" },
};

static void
set_day (GDate      *day,
         const char *iso)
{
  g_date_clear (day, 1);
  if (*iso != '\0')
    g_assert_true (dossier_day_from_iso (day, iso));
}

static void
assert_day (const GDate *day,
            const char  *iso)
{
  g_autofree char *text = g_date_valid (day) ? dossier_day_to_iso (day) : g_strdup ("");

  g_assert_cmpstr (text, ==, iso);
}

static char *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  char *parsed;
  GDate start;

  set_day (&start, "2015-05-01");
  parsed = dossier_date_parse (text, &start, &error);
  if (parsed == NULL)
    g_error ("“%s” was not read: %s", text, error->message);

  return parsed;
}

static void
assert_readings (const Reading *readings,
                 guint          n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *parsed = parse (readings[i].text);
      GDate earliest, latest;

      g_assert_cmpstr (parsed, ==, readings[i].edtf);
      g_assert_true (dossier_date_bounds (parsed, &earliest, &latest));
      assert_day (&earliest, readings[i].earliest);
      assert_day (&latest, readings[i].latest);
    }
}

static void
test_deck (void)
{
  assert_readings (deck, G_N_ELEMENTS (deck));
}

static void
test_english (void)
{
  assert_readings (english, G_N_ELEMENTS (english));
}

static void
test_french (void)
{
  assert_readings (french, G_N_ELEMENTS (french));
}

static void
test_edtf (void)
{
  assert_readings (edtf, G_N_ELEMENTS (edtf));
}

static void
test_refused (void)
{
  static const struct { const char *text; const char *sentence; } refused[] = {
    { "12 January 2016 foo", "“12 January 2016” was understood, but “foo” after it was not." },
    { "foo", "“foo” was not understood." },
    { "12–", "After “12–” something is missing." },
    { "12/01/2016", "“12/01/2016” can mean 12" NB "January" NB "2016 "
      "or 1" NB "December" NB "2016: write the month as a word." },
    { "31 Feb 2016", "“31 Feb 2016” does not exist: February" NB "2016 has 29 days." },
    { "2015-02-29", "“2015-02-29” does not exist: February" NB "2015 has 28 days." },
    { "99 January 2016", "“99 January 2016” does not exist: January" NB "2016 has 31 days." },
    { "0 January 2016", "There is no day 0." },
    { "2016-13", "There is no month 13." },
    { "13/2016", "There is no month 13." },
    { "00/05/2015", "There is no day 0." },
    { "13/00/2015", "There is no month 0." },
    { "0.5.2015", "There is no day 0." },
    { "2015-05-00", "There is no day 0." },
    { "12.25.2015", "There is no month 25." },
    { "25/2015", "There is no month 25." },
    { "2015-25-12", "There is no month 25." },
    { "1.13.2016", "There is no month 13." },
    { "Oct 2016 - Nov 2013", "The end, “Nov 2013”, is before the start, “Oct 2016”." },
    { "2016-10/2013-11", "The end, “2013-11”, is before the start, “2016-10”." },
    { "30 Dec – 2 Jan 2016", "The end, “2 Jan 2016”, is before the start, “30 Dec”." },
    { "12 January", "“12 January” is a date without a year." },
    { "Jan – 2016", "“Jan” is a date without a year." },
    { "12 2016", "“12 2016” is a day without a month." },
    { "1/2/16", "Write the year in “1/2/16” with four digits." },
    { "spring 2016", "Seasons differ from country to country: write months or a quarter." },
    { "2016-21", "Seasons differ from country to country: write months or a quarter." },
    { "Jan and Feb or Mar 2016", "“And” and “or” cannot be mixed in one date." },
    { "month 30", "Month 30 can only be dated when the programme has a start date." },
    { "unknown", "Leave the field empty as long as the date is unknown." },
    { "Q5 2016", "“Q5 2016” was not understood." },
    { "2015/16", "There is no month 16." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_date_parse (refused[i].text, NULL, &error));
      g_assert_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD);
      g_assert_cmpstr (error->message, ==, refused[i].sentence);
    }
}

static void
test_empty (void)
{
  static const char *const blanks[] = { "", "  ", "\t\n", NB };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_date_parse (blanks[i], NULL, &error));
      g_assert_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_REQUIRED);
    }
}

static void
test_invalid_edtf (void)
{
  static const char *const invalid[] = {
    "", "foo", "0000", "2015-00", "2015-13", "2015-02-30", "2015-21", "2016/2015", "../..", "/",
    "{}", "[]",
    "{2015", "[2015}", "{2015/2016}", "2015-6", "20155", "XXXX", "2XXX", "201X-05", "00XX",
    "2015-01-01T10:00",
    "{2015..,2016}", "2015-XX-01", "2015-99", "2015-33-01", "2015~~", "{2015,}", "2015/2016/2017",
  };
  GDate earliest, latest;

  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      g_autofree char *text = dossier_date_format (invalid[i], "en", DOSSIER_DATE_LONG);
      g_autofree char *reading = dossier_date_read (invalid[i], "en");

      g_assert_false (dossier_date_bounds (invalid[i], &earliest, &latest));
      g_assert_false (dossier_date_is_exact (invalid[i]));
      g_assert_false (dossier_date_overlaps (invalid[i], NULL, NULL, FALSE));
      g_assert_cmpstr (text, ==, invalid[i]);
      g_assert_cmpstr (reading, ==, invalid[i]);
    }

  g_assert_false (dossier_date_bounds (NULL, &earliest, &latest));
}

static const struct
{
  const char *edtf;
  const char *texts[4];  /* English long and short, French long and short */
} printed[] = {
  { "2015-12-10",
    { "10" NB "December" NB "2015", "10" NB "Dec" NB "2015",
      "10" NB "décembre" NB "2015", "10" NB "déc." NB "2015" } },
  { "2015-05-01",
    { "1" NB "May" NB "2015", "1" NB "May" NB "2015",
      "1er" NB "mai" NB "2015", "1er" NB "mai" NB "2015" } },
  { "2015-09-09/2015-09-11",
    { "9–11" NB "September" NB "2015", "9–11" NB "Sept" NB "2015",
      "9–11" NB "septembre" NB "2015", "9–11" NB "sept." NB "2015" } },
  { "2015-05-01/2015-05-03",
    { "1–3" NB "May" NB "2015", "1–3" NB "May" NB "2015",
      "1er–3" NB "mai" NB "2015", "1er–3" NB "mai" NB "2015" } },
  { "2015-05-01/2017-10-30",
    { "1" NB "May" NB "2015" NB "– 30" NB "October" NB "2017",
      "1" NB "May" NB "2015" NB "– 30" NB "Oct" NB "2017",
      "1er" NB "mai" NB "2015" NB "– 30" NB "octobre" NB "2017",
      "1er" NB "mai" NB "2015" NB "– 30" NB "oct." NB "2017" } },
  { "2015-09/2015-10",
    { "September" NB "– October" NB "2015", "Sept" NB "– Oct" NB "2015",
      "septembre" NB "– octobre" NB "2015", "sept." NB "– oct." NB "2015" } },
  { "2013/2016",
    { "2013–2016", "2013–2016",
      "2013–2016", "2013–2016" } },
  { "[2016-01,2016-02]",
    { "January or February" NB "2016", "Jan or Feb" NB "2016",
      "janvier ou février" NB "2016", "janv. ou févr." NB "2016" } },
  { "{2015-06,2015-11}",
    { "June and November" NB "2015", "June and Nov" NB "2015",
      "juin et novembre" NB "2015", "juin et nov." NB "2015" } },
  { "{2015-06,2015-08,2015-11}",
    { "June, August and November" NB "2015", "June, Aug and Nov" NB "2015",
      "juin, août et novembre" NB "2015", "juin, août et nov." NB "2015" } },
  { "[2015-12,2016-01]",
    { "December" NB "2015 or January" NB "2016", "Dec" NB "2015 or Jan" NB "2016",
      "décembre" NB "2015 ou janvier" NB "2016", "déc." NB "2015 ou janv." NB "2016" } },
  { "2014-04/..",
    { "from April" NB "2014", "from Apr" NB "2014",
      "à partir d’avril" NB "2014", "à partir d’avr." NB "2014" } },
  { "2014-04-01/..",
    { "from 1" NB "April" NB "2014", "from 1" NB "Apr" NB "2014",
      "à partir du 1er" NB "avril" NB "2014", "à partir du 1er" NB "avr." NB "2014" } },
  { "../2016-04",
    { "by April" NB "2016", "by Apr" NB "2016",
      "d’ici avril" NB "2016", "d’ici avr." NB "2016" } },
  { "2015-06~",
    { "about June" NB "2015", "about June" NB "2015",
      "vers juin" NB "2015", "vers juin" NB "2015" } },
  { "2015?",
    { "2015?", "2015?",
      "2015" NARROW_NB "?", "2015" NARROW_NB "?" } },
  { "2016-33",
    { "first quarter of" NB "2016", "Q1" NB "2016",
      "1er" NB "trimestre" NB "2016", "T1" NB "2016" } },
  { "2016-41",
    { "second half of" NB "2016", "H2" NB "2016",
      "2e" NB "semestre" NB "2016", "S2" NB "2016" } },
};

static void
test_format (void)
{
  static const struct { const char *language; DossierDateStyle style; } styles[] = {
    { "en", DOSSIER_DATE_LONG }, { "en", DOSSIER_DATE_SHORT },
    { "fr", DOSSIER_DATE_LONG }, { "fr", DOSSIER_DATE_SHORT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (styles); j++)
        {
          g_autofree char *text = dossier_date_format (printed[i].edtf, styles[j].language,
                                                       styles[j].style);

          g_assert_cmpstr (text, ==, printed[i].texts[j]);
        }
    }
}

static void
test_read (void)
{
  static const struct { const char *edtf; const char *english; const char *french; } readings[] = {
    { "2015-12-10", "Thu" NB "10" NB "Dec" NB "2015", "jeu." NB "10" NB "déc." NB "2015" },
    { "2015-09-09/2015-09-11", "3" NB "days", "3" NB "jours" },
    { "2015-05-01/2017-10-30", "1" NB "May" NB "2015" NB "– 30" NB "Oct" NB "2017",
      "1er" NB "mai" NB "2015" NB "– 30" NB "oct." NB "2017" },
    { "2013-11", "1–30" NB "Nov" NB "2013", "1er–30" NB "nov." NB "2013" },
    { "2015", "1" NB "Jan" NB "– 31" NB "Dec" NB "2015", "1er" NB "janv." NB "– 31" NB "déc." NB "2015" },
    { "2015-06~", "about 1–30" NB "June" NB "2015", "vers 1er–30" NB "juin" NB "2015" },
    { "2014-04/..", "from 1" NB "Apr" NB "2014", "à partir du 1er" NB "avr." NB "2014" },
    { "../2016-04", "until 30" NB "Apr" NB "2016", "jusqu’au 30" NB "avr." NB "2016" },
    { "[2016-01,2016-02]", "Jan or Feb" NB "2016: 1" NB "Jan" NB "– 29" NB "Feb" NB "2016",
      "janv. ou févr." NB "2016" NB ": 1er" NB "janv." NB "– 29" NB "févr." NB "2016" },
    { "[..2014,2016..]", "by 2014 or from 2016", "d’ici 2014 ou à partir de 2016" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *in_english = dossier_date_read (readings[i].edtf, "en");
      g_autofree char *in_french = dossier_date_read (readings[i].edtf, "fr");

      g_assert_cmpstr (in_english, ==, readings[i].english);
      g_assert_cmpstr (in_french, ==, readings[i].french);
    }
}

static void
test_exact (void)
{
  g_assert_true (dossier_date_is_exact ("2015-05-01"));
  g_assert_true (dossier_date_is_exact ("2015-05-01/2017-10-30"));
  g_assert_false (dossier_date_is_exact ("2015-05"));
  g_assert_false (dossier_date_is_exact ("2015-05-01/2017-10"));
  g_assert_false (dossier_date_is_exact ("2015-05-01/.."));
  g_assert_false (dossier_date_is_exact ("2015-05-01~"));
  g_assert_false (dossier_date_is_exact ("2015-05-XX"));
  g_assert_false (dossier_date_is_exact ("{2015-05-01,2015-05-03}"));
}

static void
test_overlaps (void)
{
  static const struct
  {
    const char *edtf;
    const char *from;
    const char *to;
    gboolean    certainly;
    gboolean    possibly;
  } windows[] = {
    { "2016-01-12/2016-01-14", "2016-01-01", "2016-01-31", TRUE, TRUE },
    { "[2016-01,2016-02]", "2016-01-01", "2016-01-31", FALSE, TRUE },
    { "[2016-01,2016-02]", "2016-01-01", "2016-02-29", TRUE, TRUE },
    { "{2015-06,2015-11}", "2015-06-01", "2015-06-30", FALSE, TRUE },
    { "{2015-06,2015-11}", "2015-08-01", "2015-08-31", FALSE, FALSE },
    { "{2015-06,2015-11}", "2015-06-01", "2015-11-30", TRUE, TRUE },
    { "2015-06/2015-11", "2015-08-01", "2015-08-31", FALSE, TRUE },
    { "2014-04/..", "2015-01-01", "2015-12-31", FALSE, TRUE },
    { "2014-04/..", "2014-04-01", "", TRUE, TRUE },
    { "2014-04/..", "", "2014-03-31", FALSE, FALSE },
    { "../2016-04", "2016-05-01", "", FALSE, FALSE },
    { "../2016-04", "", "2016-04-30", TRUE, TRUE },
    { "2015", "", "", TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      GDate from, to;

      set_day (&from, windows[i].from);
      set_day (&to, windows[i].to);

      for (guint certainly = 0; certainly < 2; certainly++)
        g_assert_cmpint (dossier_date_overlaps (windows[i].edtf,
                                                *windows[i].from != '\0' ? &from : NULL,
                                                *windows[i].to != '\0' ? &to : NULL, certainly),
                         ==, certainly ? windows[i].certainly : windows[i].possibly);
    }
}

static void
test_of_month (void)
{
  static const struct { const char *start; guint month; const char *due; } dues[] = {
    { "2015-05-01", 30, "../2017-10" },
    { "2015-05-01", 24, "../2017-04" },
    { "2015-05-15", 1, "../2015-06-14" },
    { "2015-05", 1, "../2015-05" },
    { "2016-01-31", 1, "../2016-02-28" },
    { "2013-11/2016-10", 36, "../2016-10" },
    { "../2016-10", 1, NULL },
    { "foo", 1, NULL },
    { "2015-05-01", 0, NULL },
    { "2015-05-01", G_MAXUINT, NULL },
    { "9999-12-01", 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dues); i++)
    {
      g_autofree char *due = dossier_date_of_month (dues[i].start, dues[i].month);

      g_assert_cmpstr (due, ==, dues[i].due);
    }

  g_assert_null (dossier_date_of_month (NULL, 1));
}

static void
test_iso (void)
{
  static const char *const not_days[] = {
    "2015-02-29", "2015-02", "2015-1-1", "2015-02-01 ", "2015-02-XX", "2015-02~  ", " 2015-02-1",
    "{2015-01}x", "",
  };
  g_autofree char *iso = NULL;
  GDate day;

  set_day (&day, "2016-02-29");
  for (guint i = 0; i < G_N_ELEMENTS (not_days); i++)
    g_assert_false (dossier_day_from_iso (&day, not_days[i]));
  g_assert_false (dossier_day_from_iso (&day, NULL));

  iso = dossier_day_to_iso (&day);
  g_assert_cmpstr (iso, ==, "2016-02-29");
}

/* The day where the clock stands that told the moment. */
static void
test_day_of_moment (void)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 ("2015-12-10T23:30:00+05", NULL);
  g_autofree char *in_english = dossier_day_format (moment, "en", DOSSIER_DATE_SHORT);
  g_autofree char *in_french = dossier_day_format (moment, "fr", DOSSIER_DATE_LONG);

  g_assert_cmpstr (in_english, ==, "10\u00a0Dec\u00a02015");
  g_assert_cmpstr (in_french, ==, "10\u00a0décembre\u00a02015");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/deck", test_deck);
  g_test_add_func ("/date/english", test_english);
  g_test_add_func ("/date/french", test_french);
  g_test_add_func ("/date/edtf", test_edtf);
  g_test_add_func ("/date/refused", test_refused);
  g_test_add_func ("/date/empty", test_empty);
  g_test_add_func ("/date/invalid-edtf", test_invalid_edtf);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/read", test_read);
  g_test_add_func ("/date/exact", test_exact);
  g_test_add_func ("/date/overlaps", test_overlaps);
  g_test_add_func ("/date/of-month", test_of_month);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/day-of-moment", test_day_of_moment);

  return g_test_run ();
}
