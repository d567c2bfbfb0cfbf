/* sample-facts.c: every fact of the slide deck of December 2015, as records.
 *
 * The numbers are those of the list of facts made from the deck.  One line is one value of one
 * record.
 */
#include "sample-facts.h"

#define STUDY_VISIT \
  "Digital forensics benchmarking study visit by the Filipino delegation to the Turkish National Police"
#define TRAINING "Advanced judicial training on cybercrime and electronic evidence, Mauritius"
#define EXERCISE "Real-time training exercise and benchmarking for CERT/CSIRT, South Africa"
#define MISSION "Scoping mission to Sri Lanka on advanced cybercrime reporting systems"
#define ECOWAS_CONFERENCE "West Africa/ECOWAS Conference on International Cooperation"
#define START "Getting started conference"
#define PARTICIPATION "Participation of the 24/7 CP representatives at the Europol-INTERPOL Conference"
#define REFORM "Workshop on criminal law reform in Belarus"
#define STRATEGY "Assessment of draft Cyber Security Strategy of Moldova"
#define REGIONAL "2nd regional workshop on international cooperation"
#define OCTOPUS "Octopus Conference"
#define REVIEW "Review of legislation of Surinam"
#define ASEAN_CONFERENCE "Conference on cybercrime strategies in the ASEAN region"
#define PLENARY "Support to T-CY 14"

#define UPDATE "Update on capacity building projects and the Cybercrime Programme Office of the Council of " \
  "Europe (C-PROC)"
#define REACH "Slide 3, reach of the Convention"
#define DAYS "2-14 December 2015: 2015-12-02/2015-12-14, 2015-12-02 to 2015-12-14"
#define OFFICE "Cybercrime Programme Office of the Council of Europe"
#define PCF "Programmatic Cooperation Framework for Eastern Partnership countries"
#define PARTIES "Parties and observers to the Budapest Convention on Cybercrime"
#define OTHERS "Other public and private sector organisations"
#define PURPOSE_1 "To ensure the organisation of the annual Octopus conferences"
#define PURPOSE_2 "To co-fund and support the functioning of the Cybercrime Convention Committee with its " \
  "enlarged membership, functions and number of meetings"
#define PURPOSE_3 "To provide advice and other assistance to countries which are prepared to implement the " \
  "Budapest Convention and related instruments on data protection and the protection of children"
#define REQUESTS "The number of mutual legal assistance requests on cybercrime and electronic evidence " \
  "sent/received will have increased in the six countries"
#define CONTACTS \
  "The number of requests sent/received by 24/7 points of contact will have increased in the six countries"
#define AMENDMENTS "Draft amendments to procedures and rules on mutual legal assistance on cybercrime and " \
  "electronic evidence are available in the six countries"

static const Fact facts[] = {
  { 1, "publication", UPDATE, "kind", "presentation" },
  { 2, "publication", UPDATE, "author", "Alexander Seger" },
  { 2, "person", "Alexander Seger", "name", "Alexander Seger" },
  { 3, "person", "Alexander Seger", "job_title", "Head of Cybercrime Division" },
  { 3, "person", "Alexander Seger", "organisation", "Council of Europe" },
  { 3, "publication", UPDATE, "organisation", "Council of Europe" },
  { 4, "publication", UPDATE, "website", "www.coe.int/cybercrime" },
  { 4, "office", OFFICE, "website", "www.coe.int/cybercrime" },
  { 5, "publication", UPDATE, "header", "COUNCIL OF EUROPE" },
  { 5, "publication", UPDATE, "header_fr", "CONSEIL DE L’EUROPE" },
  { 5, "organisation", "Council of Europe", "name_fr", "Conseil de l’Europe" },
  { 6, "publication", UPDATE, "as_of",
    "2-14 December 2015: 2015-12-02/2015-12-14, 2015-12-02 to 2015-12-14" },
  { 6, "publication", UPDATE, "inferred",
    "T-CY 14 (1-2 December 2015) listed as recent, the workshop in Tbilisi (14-16 December 2015) as "
    "forthcoming" },
  { 6, "portfolio", "C-PROC portfolio", "as_of", "10 December 2015: 2015-12-10, 2015-12-10 to 2015-12-10" },

  /* The approach */
  { 7, "pillar", "Common standards", "position", "1" },
  { 7, "pillar", "Common standards", "subject", "Budapest Convention on Cybercrime and related standards" },
  { 7, "pillar", "Common standards", "treaty", "Budapest Convention on Cybercrime" },
  { 8, "pillar", "Follow up and assessments", "position", "2" },
  { 8, "pillar", "Follow up and assessments", "subject", "Cybercrime Convention Committee (T-CY)" },
  { 8, "pillar", "Follow up and assessments", "organisation", "Cybercrime Convention Committee" },
  { 9, "pillar", "Capacity building", "position", "3" },
  { 9, "pillar", "Capacity building", "office", OFFICE },
  { 9, "pillar", "Capacity building", "subject", "C-PROC" },
  { 9, "pillar", "Capacity building", "detail", "Technical cooperation programmes" },

  /* Reach */
  { 10, "claim", ": 130+", "subject", "reach" },
  { 10, "claim", ": 130+", "figure", "130" },
  { 10, "claim", ": 130+", "qualifier", "at_least" },
  { 10, "claim", ": 130+", "treaty", "Budapest Convention on Cybercrime" },
  { 10, "claim", ": 130+", "publication", UPDATE },
  { 10, "claim", ": 130+", "place", REACH },
  { 10, "claim", ": 130+", "as_of", DAYS },
  { 11, "claim", ": Ratified/acceded: 47", "subject", "parties" },
  { 11, "claim", ": Ratified/acceded: 47", "figure", "47" },
  { 11, "claim", ": Ratified/acceded: 47", "qualifier", "exact" },
  { 11, "claim", ": Ratified/acceded: 47", "treaty", "Budapest Convention on Cybercrime" },
  { 11, "claim", ": Ratified/acceded: 47", "publication", UPDATE },
  { 11, "claim", ": Ratified/acceded: 47", "place", REACH },
  { 11, "claim", ": Ratified/acceded: 47", "as_of", DAYS },
  { 12, "claim", ": Signed: 7", "subject", "signatories" },
  { 12, "claim", ": Signed: 7", "figure", "7" },
  { 12, "claim", ": Signed: 7", "qualifier", "exact" },
  { 12, "claim", ": Signed: 7", "treaty", "Budapest Convention on Cybercrime" },
  { 12, "claim", ": Signed: 7", "publication", UPDATE },
  { 12, "claim", ": Signed: 7", "place", REACH },
  { 12, "claim", ": Signed: 7", "as_of", DAYS },
  { 13, "claim", ": Invited to accede: 12", "subject", "invitees" },
  { 13, "claim", ": Invited to accede: 12", "figure", "12" },
  { 13, "claim", ": Invited to accede: 12", "qualifier", "exact" },
  { 13, "claim", ": Invited to accede: 12", "treaty", "Budapest Convention on Cybercrime" },
  { 13, "claim", ": Invited to accede: 12", "publication", UPDATE },
  { 13, "claim", ": Invited to accede: 12", "place", REACH },
  { 13, "claim", ": Invited to accede: 12", "as_of", DAYS },
  { 14, "claim", ": = 66", "subject", "states" },
  { 14, "claim", ": = 66", "figure", "66" },
  { 14, "claim", ": = 66", "qualifier", "exact" },
  { 14, "claim", ": = 66", "treaty", "Budapest Convention on Cybercrime" },
  { 14, "claim", ": = 66", "publication", UPDATE },
  { 14, "claim", ": = 66", "place", REACH },
  { 14, "claim", ": = 66", "as_of", DAYS },
  { 15, "claim", ": Other States with laws/draft laws largely in line with Budapest Convention = 20",
    "subject", "laws_in_line" },
  { 15, "claim", ": Other States with laws/draft laws largely in line with Budapest Convention = 20",
    "figure", "20" },
  { 15, "claim", ": Other States with laws/draft laws largely in line with Budapest Convention = 20",
    "qualifier", "exact" },
  { 15, "claim", ": Other States with laws/draft laws largely in line with Budapest Convention = 20",
    "treaty", "Budapest Convention on Cybercrime" },
  { 15, "claim", ": Other States with laws/draft laws largely in line with Budapest Convention = 20",
    "publication", UPDATE },
  { 16, "claim", ": Further States drawing on Budapest Convention for legislation = 45+",
    "subject", "laws_drawing_on" },
  { 16, "claim", ": Further States drawing on Budapest Convention for legislation = 45+",
    "figure", "45" },
  { 16, "claim", ": Further States drawing on Budapest Convention for legislation = 45+",
    "qualifier", "at_least" },
  { 16, "claim", ": Further States drawing on Budapest Convention for legislation = 45+",
    "treaty", "Budapest Convention on Cybercrime" },
  { 16, "claim", ": Further States drawing on Budapest Convention for legislation = 45+",
    "publication", UPDATE },
  { 17, "claim", ": 130+", "note", "The parts are 66 + 20 + 45+. Under the map: “Indicative map only”." },

  /* The office */
  { 18, "office", OFFICE, "short_name", "C-PROC" },
  { 18, "office", OFFICE, "country", "Romania" },
  { 18, "office", OFFICE, "organisation", "Council of Europe" },
  { 18, "portfolio", "C-PROC portfolio", "office", OFFICE },
  { 19, "office_event", OFFICE ": Committee of Ministers decision", "kind", "decision" },
  { 19, "office_event", OFFICE ": Committee of Ministers decision", "body", "Committee of Ministers" },
  { 19, "office_event", OFFICE ": Committee of Ministers decision", "date",
    "October 2013: 2013-10, 2013-10-01 to 2013-10-31" },
  { 20, "office_event", OFFICE ": Operational", "kind", "operational" },
  { 20, "office_event", OFFICE ": Operational", "date",
    "as from April 2014: 2014-04/.., 2014-04-01 to open" },
  { 21, "staffing", OFFICE ": 9 staff", "kind", "actual" },
  { 21, "staffing", OFFICE ": 9 staff", "figure", "9" },
  { 21, "staffing", OFFICE ": 9 staff", "qualifier", "exact" },
  { 21, "staffing", OFFICE ": 9 staff", "date",
    "2-14 December 2015: 2015-12-02/2015-12-14, 2015-12-02 to 2015-12-14" },
  { 22, "staffing", OFFICE ": 20+", "kind", "expected" },
  { 22, "staffing", OFFICE ": 20+", "figure", "20" },
  { 22, "staffing", OFFICE ": 20+", "qualifier", "at_least" },
  { 22, "staffing", OFFICE ": 20+", "date", "by April 2016: ../2016-04, open to 2016-04-30" },
  { 23, "office", OFFICE, "mandate",
    "Support to countries worldwide to strengthen criminal justice capacities on cybercrime and "
    "electronic evidence" },
  { 24, "programme", "GLACY", "title", "EU/COE Joint Project on Global Action on Cybercrime" },
  { 24, "programme", "GLACY", "kind", "joint_project" },
  { 24, "programme", "GLACY", "lifecycle", "implementation" },
  { 25, "programme", "Cybercrime@EAP II", "subtitle", "EU/COE Eastern Partnership" },
  { 25, "programme", "Cybercrime@EAP II", "kind", "joint_project" },
  { 25, "programme", "Cybercrime@EAP II", "lifecycle", "implementation" },
  { 26, "programme", "Cybercrime@Octopus", "subtitle", "Voluntary contribution funded" },
  { 26, "programme", "Cybercrime@Octopus", "kind", "voluntary_contribution" },
  { 26, "programme", "Cybercrime@Octopus", "lifecycle", "implementation" },

  /* GLACY */
  { 27, "programme", "GLACY", "duration", "36 months: 36" },
  { 28, "programme", "GLACY", "starts", "Nov 2013: 2013-11, 2013-11-01 to 2013-11-30" },
  { 28, "programme", "GLACY", "ends", "Oct 2016: 2016-10, 2016-10-01 to 2016-10-31" },
  { 29, "programme", "GLACY", "budget", "EUR 3.35 million: 335000000 EUR exact" },
  { 30, "programme", "GLACY", "funding_text",
    "European Union (Instrument for Stability, IfS) and Council of Europe" },
  { 30, "contribution", "GLACY: European Union", "instrument", "Instrument for Stability" },
  { 30, "contribution", "GLACY: European Union", "inferred", NULL },
  { 30, "instrument", "European Union: Instrument for Stability", "short_name", "IfS" },
  { 31, "contribution", "GLACY: Council of Europe", "position", "2" },
  { 31, "contribution", "GLACY: Council of Europe", "inferred", NULL },
  { 32, "programme", "GLACY", "scope", "Countries prepared to implement the Budapest Convention" },
  { 32, "programme_treaty", "GLACY: Budapest Convention on Cybercrime", "role", "basis" },
  { 33, "programme_country", "GLACY: Mauritius", "position", "1" },
  { 33, "programme_country", "GLACY: Mauritius", "role", "priority" },
  { 33, "programme_country", "GLACY: Morocco", "position", "2" },
  { 33, "programme_country", "GLACY: Philippines", "position", "3" },
  { 33, "programme_country", "GLACY: Senegal", "position", "4" },
  { 33, "programme_country", "GLACY: South Africa", "position", "5" },
  { 33, "programme_country", "GLACY: Sri Lanka", "position", "6" },
  { 33, "programme_country", "GLACY: Tonga", "position", "7" },
  { 33, "programme_country", "GLACY: Tonga", "role", "priority" },
  { 33, "group_member", "GLACY priority countries: Tonga", "position", "7" },
  { 34, "programme", "GLACY", "scope_note",
    "Countries that are either Parties, Signatories or Invitees to the Budapest Convention" },
  { 35, "programme", "GLACY", "objective",
    "To enable criminal justice authorities to engage in international cooperation on cybercrime and "
    "electronic evidence on the basis of the Budapest Convention on Cybercrime" },
  { 36, "component", "GLACY: Strategies and engagement of decision-makers", "position", "1" },
  { 36, "component", "GLACY: Strategies and engagement of decision-makers", "level", "component" },
  { 37, "component", "GLACY: Harmonisation of legislation", "position", "2" },
  { 38, "component", "GLACY: Judicial training", "position", "3" },
  { 39, "component", "GLACY: Law enforcement capacities", "position", "4" },
  { 40, "component", "GLACY: International cooperation", "position", "5" },
  { 41, "component", "GLACY: Information sharing", "position", "6" },
  { 42, "component", "GLACY: Assessment of progress", "position", "7" },
  { 43, "activity", "GLACY: " STUDY_VISIT, "date", "August 2015: 2015-08, 2015-08-01 to 2015-08-31" },
  { 43, "activity", "GLACY: " STUDY_VISIT, "type", "study_visit" },
  { 43, "activity", "GLACY: " STUDY_VISIT, "status", "done" },
  { 43, "activity", "GLACY: " STUDY_VISIT, "listed_as", "recent" },
  { 43, "activity", "GLACY: " STUDY_VISIT, "country", "Turkey" },
  { 43, "activity_country", STUDY_VISIT ": Philippines", "role", "delegation" },
  { 43, "activity_organisation", STUDY_VISIT ": Turkish National Police", "role", "host" },
  { 43, "activity_component", STUDY_VISIT ": Law enforcement capacities", "inferred",
    "title of the activity" },
  { 44, "activity", "GLACY: " TRAINING, "date", "September 2015: 2015-09, 2015-09-01 to 2015-09-30" },
  { 44, "activity", "GLACY: " TRAINING, "type", "training" },
  { 44, "activity", "GLACY: " TRAINING, "listed_as", "recent" },
  { 44, "activity_country", TRAINING ": Mauritius", "role", "beneficiary" },
  { 44, "activity_component", TRAINING ": Judicial training", "inferred", "title of the activity" },
  { 45, "activity", "GLACY: " EXERCISE, "date", "September 2015: 2015-09, 2015-09-01 to 2015-09-30" },
  { 45, "activity", "GLACY: " EXERCISE, "type", "exercise" },
  { 45, "activity", "GLACY: " EXERCISE, "listed_as", "recent" },
  { 45, "activity_country", EXERCISE ": South Africa", "role", "beneficiary" },
  { 45, "activity_component", EXERCISE ": Law enforcement capacities", "inferred", "title of the activity" },
  { 46, "activity", "GLACY: " MISSION, "date",
    "January 12-14 2016: 2016-01-12/2016-01-14, 2016-01-12 to 2016-01-14" },
  { 46, "activity", "GLACY: " MISSION, "type", "mission" },
  { 46, "activity", "GLACY: " MISSION, "status", "planned" },
  { 46, "activity", "GLACY: " MISSION, "listed_as", "forthcoming" },
  { 46, "activity_country", MISSION ": Sri Lanka", "role", "beneficiary" },
  { 47, "activity", "GLACY: " ECOWAS_CONFERENCE, "date",
    "January/February 2016: [2016-01,2016-02], 2016-01-01 to 2016-02-29" },
  { 47, "activity", "GLACY: " ECOWAS_CONFERENCE, "type", "conference" },
  { 47, "activity", "GLACY: " ECOWAS_CONFERENCE, "listed_as", "forthcoming" },
  { 47, "activity", "GLACY: " ECOWAS_CONFERENCE, "country", NULL },
  { 47, "activity_group", ECOWAS_CONFERENCE ": West Africa/ECOWAS", "country_group", "West Africa/ECOWAS" },
  { 47, "activity_organisation", ECOWAS_CONFERENCE ": ECOWAS", "role", "partner" },
  { 47, "activity_component", ECOWAS_CONFERENCE ": International cooperation", "inferred",
    "title of the activity" },
  { 48, "claim", "GLACY: = 62 activities in 2015", "subject", "activities" },
  { 48, "claim", "GLACY: = 62 activities in 2015", "figure", "62" },
  { 48, "claim", "GLACY: = 62 activities in 2015", "qualifier", "exact" },
  { 48, "claim", "GLACY: = 62 activities in 2015", "publication", UPDATE },
  { 48, "claim", "GLACY: = 62 activities in 2015", "place", "Slide 7, GLACY: activities" },
  { 48, "claim", "GLACY: = 62 activities in 2015", "as_of", DAYS },
  { 48, "claim", "GLACY: = 62 activities in 2015", "period", "2015: 2015, 2015-01-01 to 2015-12-31" },

  /* Cybercrime@EAP II */
  { 49, "programme", "Cybercrime@EAP II", "title",
    "International cooperation on cybercrime and electronic evidence in the Eastern Partnership region" },
  { 50, "programme", "Cybercrime@EAP II", "visibility",
    "Funded by the European Union and the Council of Europe\nImplemented by the Council of Europe" },
  { 51, "programme", "Cybercrime@EAP II", "short_title", "Cybercrime@EAP II" },
  { 51, "relation", "Cybercrime@EAP II: CyberCrime@EAP", "kind", "follows" },
  { 51, "relation", "Cybercrime@EAP II: CyberCrime@EAP", "inferred", "the number II in the title" },
  { 52, "programme_country", "Cybercrime@EAP II: Armenia", "role", "covered" },
  { 52, "programme_country", "Cybercrime@EAP II: Armenia", "position", "1" },
  { 52, "programme_country", "Cybercrime@EAP II: Azerbaijan", "position", "2" },
  { 52, "programme_country", "Cybercrime@EAP II: Belarus", "position", "3" },
  { 52, "programme_country", "Cybercrime@EAP II: Georgia", "position", "4" },
  { 52, "programme_country", "Cybercrime@EAP II: Moldova", "position", "5" },
  { 52, "programme_country", "Cybercrime@EAP II: Ukraine", "position", "6" },
  { 52, "programme_group", "Cybercrime@EAP II: Eastern Partnership", "country_group", "Eastern Partnership" },
  { 52, "group_member", "Eastern Partnership: Ukraine", "position", "6" },
  { 53, "programme", "Cybercrime@EAP II", "duration", "30 months: 30" },
  { 53, "programme", "Cybercrime@EAP II", "starts", "1 May 2015: 2015-05-01, 2015-05-01 to 2015-05-01" },
  { 53, "programme", "Cybercrime@EAP II", "ends", "30 October 2017: 2017-10-30, 2017-10-30 to 2017-10-30" },
  { 54, "programme", "Cybercrime@EAP II", "budget", "EURO 800,000: 80000000 EUR exact" },
  { 55, "contribution", "Cybercrime@EAP II: European Union", "position", "1" },
  { 55, "contribution", "Cybercrime@EAP II: Council of Europe", "position", "2" },
  { 56, "contribution", "Cybercrime@EAP II: European Union", "instrument", PCF },
  { 57, "programme", "Cybercrime@EAP II", "office", OFFICE },
  { 57, "partner", "Cybercrime@EAP II: Council of Europe", "role", "implementer" },
  { 58, "programme", "Cybercrime@EAP II", "objective",
    "To enable efficient regional and international co-operation on cybercrime and electronic evidence "
    "(follow up to TCY Recommendations)" },
  { 59, "indicator", "Cybercrime@EAP II: " REQUESTS, "position", "1" },
  { 59, "indicator", "Cybercrime@EAP II: " REQUESTS, "rule", "increase" },
  { 59, "indicator", "Cybercrime@EAP II: " REQUESTS, "due_month", "30" },
  { 59, "indicator", "Cybercrime@EAP II: " REQUESTS, "per_country", "1" },
  { 59, "indicator", "Cybercrime@EAP II: " REQUESTS, "country_group", "Eastern Partnership" },
  { 60, "indicator", "Cybercrime@EAP II: " CONTACTS, "position", "2" },
  { 60, "indicator", "Cybercrime@EAP II: " CONTACTS, "rule", "increase" },
  { 60, "indicator", "Cybercrime@EAP II: " CONTACTS, "due_month", "30" },
  { 60, "indicator", "Cybercrime@EAP II: " CONTACTS, "per_country", "1" },
  { 60, "indicator", "Cybercrime@EAP II: " CONTACTS, "country_group", "Eastern Partnership" },
  { 61, "indicator", "Cybercrime@EAP II: " AMENDMENTS, "position", "3" },
  { 61, "indicator", "Cybercrime@EAP II: " AMENDMENTS, "rule", "available" },
  { 61, "indicator", "Cybercrime@EAP II: " AMENDMENTS, "due_month", "24" },
  { 61, "indicator", "Cybercrime@EAP II: " AMENDMENTS, "per_country", "1" },
  { 61, "indicator", "Cybercrime@EAP II: " AMENDMENTS, "country_group", "Eastern Partnership" },
  { 62, "activity", "Cybercrime@EAP II: " START, "date",
    "9-11 September 2015: 2015-09-09/2015-09-11, 2015-09-09 to 2015-09-11" },
  { 62, "activity", "Cybercrime@EAP II: " START, "city", "Bucharest" },
  { 62, "activity", "Cybercrime@EAP II: " START, "country", "Romania" },
  { 62, "activity", "Cybercrime@EAP II: " START, "place_inferred", "the city" },
  { 63, "activity", "Cybercrime@EAP II: " PARTICIPATION, "date",
    "September – October 2015: 2015-09/2015-10, 2015-09-01 to 2015-10-31" },
  { 63, "activity", "Cybercrime@EAP II: " PARTICIPATION, "type", "participation" },
  { 63, "activity", "Cybercrime@EAP II: " PARTICIPATION, "city", "The Hague" },
  { 63, "activity", "Cybercrime@EAP II: " PARTICIPATION, "country", "Netherlands" },
  { 63, "activity", "Cybercrime@EAP II: " PARTICIPATION, "place_inferred", "the city" },
  { 63, "activity_organisation", PARTICIPATION ": Europol", "role", "event_owner" },
  { 63, "activity_organisation", PARTICIPATION ": INTERPOL", "role", "event_owner" },
  { 64, "activity", "Cybercrime@EAP II: " REFORM, "date",
    "November 2015: 2015-11, 2015-11-01 to 2015-11-30" },
  { 64, "activity", "Cybercrime@EAP II: " REFORM, "city", "Minsk" },
  { 64, "activity", "Cybercrime@EAP II: " REFORM, "country", "Belarus" },
  { 64, "activity_country", REFORM ": Belarus", "role", "beneficiary" },
  { 65, "activity", "Cybercrime@EAP II: " STRATEGY, "date",
    "October 2015: 2015-10, 2015-10-01 to 2015-10-31" },
  { 65, "activity", "Cybercrime@EAP II: " STRATEGY, "type", "assessment" },
  { 65, "activity", "Cybercrime@EAP II: " STRATEGY, "city", NULL },
  { 65, "activity_country", STRATEGY ": Moldova", "role", "subject" },
  { 66, "activity", "Cybercrime@EAP II: " REGIONAL, "date",
    "14-16 December 2015: 2015-12-14/2015-12-16, 2015-12-14 to 2015-12-16" },
  { 66, "activity", "Cybercrime@EAP II: " REGIONAL, "city", "Tbilisi" },
  { 66, "activity", "Cybercrime@EAP II: " REGIONAL, "country", "Georgia" },
  { 66, "activity", "Cybercrime@EAP II: " REGIONAL, "place_inferred", NULL },
  { 66, "activity", "Cybercrime@EAP II: " REGIONAL, "ordinal", "2" },
  { 66, "activity", "Cybercrime@EAP II: " REGIONAL, "series",
    "Cybercrime@EAP II regional workshop on international cooperation" },
  { 66, "activity", "Cybercrime@EAP II: " REGIONAL, "listed_as", "forthcoming" },
  { 66, "activity_group", REGIONAL ": Eastern Partnership", "country_group", "Eastern Partnership" },

  /* Cybercrime@Octopus */
  { 67, "programme", "Cybercrime@Octopus", "duration", "36 months: 36" },
  { 67, "programme", "Cybercrime@Octopus", "starts", "1 Jan 2014: 2014-01-01, 2014-01-01 to 2014-01-01" },
  { 67, "programme", "Cybercrime@Octopus", "ends", "31 Dec 2016: 2016-12-31, 2016-12-31 to 2016-12-31" },
  { 68, "programme", "Cybercrime@Octopus", "budget", "Up to EURO 1.8 million: 180000000 EUR up_to" },
  { 69, "contribution", "Cybercrime@Octopus: Estonia", "group_label", PARTIES },
  { 69, "contribution", "Cybercrime@Octopus: Estonia", "voluntary", "1" },
  { 69, "contribution", "Cybercrime@Octopus: Estonia", "position", "1" },
  { 69, "contribution", "Cybercrime@Octopus: Japan", "position", "2" },
  { 69, "contribution", "Cybercrime@Octopus: Monaco", "position", "3" },
  { 69, "contribution", "Cybercrime@Octopus: Romania", "position", "4" },
  { 69, "contribution", "Cybercrime@Octopus: United Kingdom", "position", "5" },
  { 69, "contribution", "Cybercrime@Octopus: United States", "position", "6" },
  { 69, "contribution", "Cybercrime@Octopus: United States", "group_label", PARTIES },
  { 69, "organisation", "United States", "country", "United States" },
  { 70, "contribution", "Cybercrime@Octopus: Microsoft", "group_label", OTHERS },
  { 70, "contribution", "Cybercrime@Octopus: Microsoft", "voluntary", "1" },
  { 70, "organisation", "Microsoft", "kind", "private" },
  { 71, "component", "Cybercrime@Octopus: " PURPOSE_1, "position", "1" },
  { 71, "component", "Cybercrime@Octopus: " PURPOSE_1, "level", "purpose" },
  { 71, "series", "Octopus conference", "recurrence", "yearly" },
  { 72, "component", "Cybercrime@Octopus: " PURPOSE_2, "position", "2" },
  { 73, "component", "Cybercrime@Octopus: " PURPOSE_3, "position", "3" },
  { 73, "programme_treaty", "Cybercrime@Octopus: Budapest Convention on Cybercrime", "role", "promotes" },
  { 73, "programme_treaty", "Cybercrime@Octopus: Related instruments on data protection", "role",
    "promotes" },
  { 73, "programme_treaty", "Cybercrime@Octopus: Related instruments on the protection of children",
    "role", "promotes" },
  { 74, "activity", "Cybercrime@Octopus: " OCTOPUS, "date", "June 2015: 2015-06, 2015-06-01 to 2015-06-30" },
  { 74, "activity", "Cybercrime@Octopus: " OCTOPUS, "city", "Strasbourg" },
  { 74, "activity", "Cybercrime@Octopus: " OCTOPUS, "country", "France" },
  { 74, "activity", "Cybercrime@Octopus: " OCTOPUS, "place_inferred", "the city" },
  { 74, "activity", "Cybercrime@Octopus: " OCTOPUS, "series", "Octopus conference" },
  { 74, "activity_component", OCTOPUS ": " PURPOSE_1, "inferred", "title of the activity" },
  { 75, "activity", "Cybercrime@Octopus: " REVIEW, "date",
    "June and November 2015: {2015-06,2015-11}, 2015-06-01 to 2015-11-30" },
  { 75, "activity", "Cybercrime@Octopus: " REVIEW, "mode", "desk" },
  { 75, "activity", "Cybercrime@Octopus: " REVIEW, "type", "legislation_review" },
  { 75, "activity_country", REVIEW ": Suriname", "role", "subject" },
  { 75, "activity_component", REVIEW ": " PURPOSE_3, "inferred", "title of the activity" },
  { 76, "activity", "Cybercrime@Octopus: " ASEAN_CONFERENCE, "date",
    "11-12 November 2015: 2015-11-11/2015-11-12, 2015-11-11 to 2015-11-12" },
  { 76, "activity", "Cybercrime@Octopus: " ASEAN_CONFERENCE, "city", "Manila" },
  { 76, "activity", "Cybercrime@Octopus: " ASEAN_CONFERENCE, "country", "Philippines" },
  { 76, "activity_group", ASEAN_CONFERENCE ": ASEAN region", "country_group", "ASEAN region" },
  { 76, "activity_component", ASEAN_CONFERENCE ": " PURPOSE_3, "inferred", "title of the activity" },
  { 77, "activity", "Cybercrime@Octopus: " PLENARY, "date",
    "1-2 December 2015: 2015-12-01/2015-12-02, 2015-12-01 to 2015-12-02" },
  { 77, "activity", "Cybercrime@Octopus: " PLENARY, "city", "Strasbourg" },
  { 77, "activity", "Cybercrime@Octopus: " PLENARY, "ordinal", "14" },
  { 77, "activity", "Cybercrime@Octopus: " PLENARY, "series", "T-CY plenary" },
  { 77, "activity_organisation", PLENARY ": Cybercrime Convention Committee", "role", "event_owner" },
  { 77, "activity_component", PLENARY ": " PURPOSE_2, "inferred", "title of the activity" },

  /* New and planned */
  { 78, "programme", "Cybercrime@EAP III", "title",
    "Public/private cooperation in the Eastern Partnership region" },
  { 78, "programme", "Cybercrime@EAP III", "lifecycle", "pipeline" },
  { 78, "programme_group", "Cybercrime@EAP III: Eastern Partnership", "country_group",
    "Eastern Partnership" },
  { 78, "relation", "Cybercrime@EAP III: Cybercrime@EAP II", "kind", "follows" },
  { 79, "programme", "Cybercrime@EAP III", "starts", "Dec 2015: 2015-12, 2015-12-01 to 2015-12-31" },
  { 79, "programme", "Cybercrime@EAP III", "ends", "Dec 2017: 2017-12, 2017-12-01 to 2017-12-31" },
  { 79, "programme", "Cybercrime@EAP III", "duration", NULL },
  { 80, "programme", "Cybercrime@EAP III", "kind", "joint_project" },
  { 80, "contribution", "Cybercrime@EAP III: European Union", "inferred", "joint project" },
  { 80, "contribution", "Cybercrime@EAP III: Council of Europe", "inferred", "joint project" },
  { 81, "programme", "Cybercrime@EAP III", "budget", "EURO 700,000: 70000000 EUR exact" },
  { 82, "programme", "Cybercrime@EAP III", "certainty", "confirmed" },
  { 82, "programme", "Cybercrime@EAP III", "certainty_text", NULL },
  { 83, "programme", "iPROCEEDS", "title", "Project on crime proceeds in South-eastern Europe" },
  { 83, "programme_group", "iPROCEEDS: South-eastern Europe", "country_group", "South-eastern Europe" },
  { 84, "programme", "iPROCEEDS", "certainty", "tbc" },
  { 84, "programme", "iPROCEEDS", "certainty_text", "(TBC)" },
  { 85, "programme", "iPROCEEDS", "starts", "Feb 2016: 2016-02, 2016-02-01 to 2016-02-29" },
  { 85, "programme", "iPROCEEDS", "ends", "July 2019: 2019-07, 2019-07-01 to 2019-07-31" },
  { 86, "programme", "iPROCEEDS", "kind", "joint_project" },
  { 86, "programme", "iPROCEEDS", "budget", "EURO 5.56 million: 556000000 EUR exact" },
  { 86, "contribution", "iPROCEEDS: European Union", "inferred", "joint project" },
  { 86, "contribution", "iPROCEEDS: Council of Europe", "inferred", "joint project" },
  { 87, "programme", "GLACY+", "title", "EU/COE Joint Project on Global Action on Cybercrime Extended" },
  { 87, "relation", "GLACY+: GLACY", "kind", "extends" },
  { 87, "relation", "GLACY+: GLACY", "inferred", "the word “Extended” in the title" },
  { 88, "programme", "GLACY+", "certainty", "tbc" },
  { 88, "programme", "GLACY+", "certainty_text", "(TBC)" },
  { 89, "programme", "GLACY+", "starts", "April 2016: 2016-04, 2016-04-01 to 2016-04-30" },
  { 89, "programme", "GLACY+", "ends", "March 2020: 2020-03, 2020-03-01 to 2020-03-31" },
  { 90, "programme", "GLACY+", "kind", "joint_project" },
  { 90, "programme", "GLACY+", "budget", "EURO 10 million: 1000000000 EUR exact" },
  { 90, "contribution", "GLACY+: European Union", "inferred", "joint project" },
  { 90, "contribution", "GLACY+: Council of Europe", "inferred", "joint project" },
  { 91, "partner", "GLACY+: INTERPOL", "role", "partner" },
  { 92, "programme", "Cybercrime_XR", "title", "Promoting the Protocol on Xenophobia and Racism" },
  { 92, "programme_treaty", "Cybercrime_XR: Protocol on Xenophobia and Racism", "role", "promotes" },
  { 92, "treaty", "Protocol on Xenophobia and Racism", "parent", "Budapest Convention on Cybercrime" },
  { 93, "programme", "Cybercrime_XR", "certainty", "tbc" },
  { 93, "programme", "Cybercrime_XR", "certainty_text", "(TBC)" },
  { 94, "programme", "Cybercrime_XR", "duration", "Two years: 24" },
  { 94, "programme", "Cybercrime_XR", "starts", NULL },
  { 94, "programme", "Cybercrime_XR", "ends", NULL },
  { 95, "programme", "Cybercrime_XR", "kind", "voluntary_contribution" },
  { 95, "programme", "Cybercrime_XR", "funding_text", "voluntary contributions to be identified" },
  { 95, "contribution", "Cybercrime_XR: To be identified", "voluntary", "1" },
  { 95, "organisation", "To be identified", "kind", "placeholder" },
  { 96, "programme", "Cybercrime_XR", "budget", "EURO 600,000: 60000000 EUR exact" },
};

const Fact *
sample_facts (guint *n_facts)
{
  *n_facts = G_N_ELEMENTS (facts);
  return facts;
}

/* What a record is called; one without a name of its own is called like what it links to. */
char *
sample_fact_dup_name (DossierStore  *store,
                      DossierRecord *record)
{
  const DossierTable *table = dossier_record_get_table (record);
  const DossierField *title = dossier_table_get_field (table, table->title);
  g_autoptr (DossierRecord) target = NULL;

  if (title->kind != DOSSIER_KIND_LINK)
    return g_strdup (dossier_record_get_text (record, title->name));

  target = dossier_store_get_linked (store, record, title->name);
  if (target == NULL && dossier_record_is_a (record, "relation"))
    return g_strdup (dossier_record_get_text (record, "other_title"));

  return target != NULL ? sample_fact_dup_name (store, target) : NULL;
}

static char *
dup_full_name (DossierStore  *store,
               DossierRecord *record)
{
  const DossierTable *table = dossier_record_get_table (record);
  g_autofree char *name = sample_fact_dup_name (store, record);

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].owner)
      {
        g_autoptr (DossierRecord) owner = dossier_store_get_linked (store, record, table->fields[i].name);
        g_autofree char *owner_name = owner != NULL ? sample_fact_dup_name (store, owner) : NULL;

        return g_strdup_printf ("%s: %s", owner_name != NULL ? owner_name : "", name);
      }

  return g_steal_pointer (&name);
}

/* Returns: (transfer full) (nullable): the only record of @table called @name */
DossierRecord *
sample_fact_find (DossierStore *store,
                  const char   *table,
                  const char   *name)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = dossier_store_query_records (store, query, &error);
  DossierRecord *found = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *full_name = dup_full_name (store, records->pdata[i]);

      if (g_strcmp0 (full_name, name) != 0)
        continue;

      g_assert_null (found);
      found = g_object_ref (records->pdata[i]);
    }

  return found;
}
