/* dossier-tables-money.c: agreements and money, and what can be about anything. */
#include "dossier-tables-private.h"

#include "dossier-claim.h"
#include "dossier-obligation.h"
#include "dossier-own.h"
#include "dossier-rate.h"

/* Choices */

static const DossierChoice agreement_statuses[] = {
  { "negotiation", N_("In negotiation") },
  { "signed", N_("Signed") },
  { "closed", N_("Closed") },
  { "terminated", N_("Terminated") },
  { NULL }
};

static const DossierChoice obligation_kinds[] = {
  { "report", N_("Report") },
  { "financial_report", N_("Financial report") },
  { "audit", N_("Audit") },
  { "payment", N_("Payment") },
  { "evaluation", N_("Evaluation") },
  { "other", N_("Other") },
  { NULL }
};

static const DossierChoice version_kinds[] = {
  { "original", N_("Original") },
  { "revised", N_("Revised") },
  { NULL }
};

static const DossierChoice budget_statuses[] = {
  { "indicative", N_("Indicative") },
  { "committed", N_("Committed") },
  { NULL }
};

static const DossierChoice transaction_kinds[] = {
  { "incoming_commitment", N_("Commitment by a funder") },
  { "outgoing_commitment", N_("Commitment to a partner") },
  { "incoming_funds", N_("Funds received") },
  { "disbursement", N_("Disbursement") },
  { "expenditure", N_("Expenditure") },
  { NULL }
};

static const DossierChoice document_kinds[] = {
  { "agreement", N_("Agreement") },
  { "description", N_("Description of the action") },
  { "report", N_("Report") },
  { "evaluation", N_("Evaluation") },
  { "budget", N_("Budget") },
  { "publication", N_("Publication") },
  { "minutes", N_("Minutes") },
  { "logo", N_("Logo") },
  { "other", N_("Other") },
  { NULL }
};

static const DossierChoice claim_subjects[] = {
  { "activities", N_("Activities") },
  { "parties", N_("Parties to the treaty") },
  { "signatories", N_("Signatories of the treaty") },
  { "invitees", N_("States invited to accede") },
  { "states", N_("Parties, signatories and invitees") },
  { "laws_in_line", N_("States with laws largely in line") },
  { "laws_drawing_on", N_("States whose laws draw on the treaty") },
  { "reach", N_("States reached") },
  { "staff", N_("Staff") },
  { "other", N_("Something else") },
  { NULL }
};

/* Fields */

static const DossierField agreement_fields[] = {
  { "programme",       N_("Programme"),       DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE },
  { "organisation",    N_("Funder"),          DOSSIER_KIND_LINK, .target = "organisation" },
  { "instrument",      N_("Instrument"),      DOSSIER_KIND_LINK, .target = "instrument" },
  { "contract_number", N_("Contract number"), DOSSIER_KIND_TEXT, .searched = TRUE },
  { "title",           N_("Title"),           DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "status",          N_("Status"),          DOSSIER_KIND_CHOICE, .required = TRUE,
    .choices = agreement_statuses },
  { "signed",          N_("Signed"),          DOSSIER_KIND_DATE },
  { "starts",          N_("Starts"),          DOSSIER_KIND_DATE },
  { "ends",            N_("Ends"),            DOSSIER_KIND_DATE },
  { "amount",          N_("Amount"),          DOSSIER_KIND_AMOUNT },
  { "indirect",        N_("Indirect costs in percent"), DOSSIER_KIND_NUMBER },
  { "conditions",      N_("Conditions"),      DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
  { "position",        N_("Position"),        DOSSIER_KIND_INTEGER },
};
TABLE (agreement, N_("Agreement"), N_("Agreements"), "title", "position")

static const DossierField obligation_fields[] = {
  { "agreement", N_("Agreement"),   DOSSIER_KIND_LINK, .required = TRUE, .target = "agreement",
    .owner = TRUE, .copied = TRUE },
  { "kind",      N_("Kind"),        DOSSIER_KIND_CHOICE, .choices = obligation_kinds,
    .list = "obligation_kind" },
  { "title",     N_("Title"),       DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "due",       N_("Due date"),    DOSSIER_KIND_DATE },
  { "person",    N_("Responsible"), DOSSIER_KIND_LINK, .target = "person" },
  { "sent",      N_("Sent"),        DOSSIER_KIND_DATE },
  { "accepted",  N_("Accepted"),    DOSSIER_KIND_DATE },
  { "note",      N_("Note"),        DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
};
TABLE (obligation, N_("Obligation"), N_("Obligations"), "title", "due_latest",
       .explain = dossier_obligation_explain)

static const DossierField budget_version_fields[] = {
  { "programme", N_("Programme"), DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE, .copied = TRUE },
  { "title",     N_("Title"),     DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE, .searched = TRUE },
  { "kind",      N_("Kind"),      DOSSIER_KIND_CHOICE, .required = TRUE, .choices = version_kinds },
  { "status",    N_("Status"),    DOSSIER_KIND_CHOICE, .required = TRUE, .choices = budget_statuses },
  { "approved",  N_("Approved"),  DOSSIER_KIND_DATE },
  { "amendment", N_("Amendment"), DOSSIER_KIND_LINK, .target = "amendment" },
  { "position",  N_("Position"),  DOSSIER_KIND_INTEGER },
};
TABLE (budget_version, N_("Version of a budget"), N_("Versions of a budget"), "title", "position")

static const DossierField budget_line_fields[] = {
  { "budget_version", N_("Version"),        DOSSIER_KIND_LINK, .required = TRUE, .target = "budget_version",
    .owner = TRUE, .copied = TRUE },
  { "heading",        N_("Heading"),        DOSSIER_KIND_TEXT, .searched = TRUE },
  { "title",          N_("Title"),          DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "unit",           N_("Unit"),           DOSSIER_KIND_TEXT, .searched = TRUE },
  { "quantity",       N_("Quantity"),       DOSSIER_KIND_NUMBER },
  { "unit_cost",      N_("Cost of a unit"), DOSSIER_KIND_AMOUNT },
  { "amount",         N_("Amount"),         DOSSIER_KIND_AMOUNT },
  { "period",         N_("Period"),         DOSSIER_KIND_DATE },
  { "organisation",   N_("Funder"),         DOSSIER_KIND_LINK, .target = "organisation" },
  { "component",      N_("Component"),      DOSSIER_KIND_LINK, .target = "component" },
  { "activity",       N_("Activity"),       DOSSIER_KIND_LINK, .target = "activity" },
  { "position",       N_("Position"),       DOSSIER_KIND_INTEGER },
};
TABLE (budget_line, N_("Budget line"), N_("Budget lines"), "title", "position")

static const DossierField money_transaction_fields[] = {
  { "programme",   N_("Programme"),   DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE },
  { "agreement",   N_("Agreement"),   DOSSIER_KIND_LINK, .target = "agreement" },
  { "kind",        N_("Kind"),        DOSSIER_KIND_CHOICE, .required = TRUE, .choices = transaction_kinds },
  { "reference",   N_("Reference"),   DOSSIER_KIND_TEXT, .searched = TRUE },
  { "date",        N_("Date"),        DOSSIER_KIND_DATE },
  { "value_date",  N_("Value date"),  DOSSIER_KIND_DATE },
  { "amount",      N_("Amount"),      DOSSIER_KIND_AMOUNT },
  { "provider",    N_("From"),        DOSSIER_KIND_LINK, .target = "organisation" },
  { "receiver",    N_("To"),          DOSSIER_KIND_LINK, .target = "organisation" },
  { "budget_line", N_("Budget line"), DOSSIER_KIND_LINK, .target = "budget_line" },
  { "activity",    N_("Activity"),    DOSSIER_KIND_LINK, .target = "activity" },
  { "note",        N_("Note"),        DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
};
TABLE (money_transaction, N_("Transaction"), N_("Transactions"), "reference", "date_earliest")

static const DossierField planned_disbursement_fields[] = {
  { "programme",  N_("Programme"),  DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE },
  { "agreement",  N_("Agreement"),  DOSSIER_KIND_LINK, .target = "agreement" },
  { "kind",       N_("Kind"),       DOSSIER_KIND_CHOICE, .required = TRUE, .choices = version_kinds },
  { "period",     N_("Period"),     DOSSIER_KIND_DATE },
  { "amount",     N_("Amount"),     DOSSIER_KIND_AMOUNT },
  { "value_date", N_("Value date"), DOSSIER_KIND_DATE },
};
TABLE (planned_disbursement, N_("Planned disbursement"), N_("Planned disbursements"), "amount",
       "period_earliest")

static const DossierField exchange_rate_fields[] = {
  { "from_currency", N_("One unit of"), DOSSIER_KIND_TEXT, .required = TRUE, .searched = TRUE },
  { "to_currency",   N_("In"),          DOSSIER_KIND_TEXT, .required = TRUE, .searched = TRUE },
  { "date",          N_("Date"),        DOSSIER_KIND_DATE },
  { "rate",          N_("Rate"),        DOSSIER_KIND_NUMBER, .required = TRUE },
  { "source",        N_("Source"),      DOSSIER_KIND_TEXT, .searched = TRUE },
};
TABLE (exchange_rate, N_("Exchange rate"), N_("Exchange rates"), "from_currency",
       "from_currency, to_currency, date_earliest", .read = dossier_rate_read)

static const DossierField document_fields[] = {
  { "programme",    N_("Programme"),     DOSSIER_KIND_LINK, .target = "programme", .owner = TRUE },
  { "activity",     N_("Activity"),      DOSSIER_KIND_LINK, .target = "activity" },
  { "agreement",    N_("Agreement"),     DOSSIER_KIND_LINK, .target = "agreement" },
  { "organisation", N_("Organisation"),  DOSSIER_KIND_LINK, .target = "organisation" },
  { "country",      N_("Country"),       DOSSIER_KIND_LINK, .target = "country" },
  { "title",        N_("Title"),         DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "kind",         N_("Kind"),          DOSSIER_KIND_CHOICE, .choices = document_kinds,
    .list = "document_kind" },
  { "website",      N_("Website"),       DOSSIER_KIND_TEXT, .searched = TRUE },
  { "file_name",    N_("File"),          DOSSIER_KIND_TEXT, .searched = TRUE },
  { "size",         N_("Size in bytes"), DOSSIER_KIND_INTEGER },
  { "date",         N_("Date"),          DOSSIER_KIND_DATE },
  { "language",     N_("Language"),      DOSSIER_KIND_TEXT, .searched = TRUE },
  { "note",         N_("Note"),          DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
};
TABLE (document, N_("Document"), N_("Documents"), "title", "date_earliest, id")

static const DossierField claim_fields[] = {
  { "programme",   N_("Programme"),   DOSSIER_KIND_LINK, .target = "programme", .owner = TRUE },
  { "subject",     N_("Subject"),     DOSSIER_KIND_CHOICE, .required = TRUE, .choices = claim_subjects },
  { "figure",      N_("Figure"),      DOSSIER_KIND_INTEGER },
  { "qualifier",   N_("Qualifier"),   DOSSIER_KIND_CHOICE, .required = TRUE, .choices = dossier_qualifiers },
  { "text",        N_("As printed"),  DOSSIER_KIND_TEXT, .searched = TRUE },
  { "period",      N_("Period"),      DOSSIER_KIND_DATE },
  { "source",      N_("Source"),      DOSSIER_KIND_TEXT, .searched = TRUE },
  { "note",        N_("Note"),        DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
  { "treaty",      N_("Treaty"),      DOSSIER_KIND_LINK, .target = "treaty" },
  { "office",      N_("Office"),      DOSSIER_KIND_LINK, .target = "office" },
  { "publication", N_("Publication"), DOSSIER_KIND_LINK, .target = "publication" },
  { "place",       N_("Place in it"), DOSSIER_KIND_TEXT, .searched = TRUE },
  { "as_of",       N_("As of"),       DOSSIER_KIND_DATE },
};
TABLE (claim, N_("Published figure"), N_("Published figures"), "text", "id",
       .explain = dossier_claim_explain, .read = dossier_claim_read)

static const DossierField own_value_fields[] = {
  { "own_field",    N_("Field"),        DOSSIER_KIND_LINK, .required = TRUE, .target = "own_field" },
  { "programme",    N_("Programme"),    DOSSIER_KIND_LINK, .target = "programme", .goes_along = TRUE,
    .copied = TRUE },
  { "activity",     N_("Activity"),     DOSSIER_KIND_LINK, .target = "activity", .goes_along = TRUE,
    .copied = TRUE },
  { "organisation", N_("Organisation"), DOSSIER_KIND_LINK, .target = "organisation", .goes_along = TRUE,
    .copied = TRUE },
  { "component",    N_("Component"),    DOSSIER_KIND_LINK, .target = "component", .goes_along = TRUE,
    .copied = TRUE },
  { "value",        N_("Value"),        DOSSIER_KIND_LONG_TEXT, .required = TRUE, .searched = TRUE },
};
TABLE (own_value, N_("Value of a field of our own"), N_("Values of fields of our own"), "value", "id",
       .guard = dossier_own_value_guard)
