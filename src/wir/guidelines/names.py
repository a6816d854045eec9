"""The names a guideline file may use for its values: what each is called and counted in.

A file may bring a new name with a `label` and a `unit` of its own; a name that is neither here nor described there is
taken for a slip of the pen.
"""

KINDS = {
    "municipality": "Stadt oder Gemeinde",
    "county": "Landkreis",
    "association": "gemeinnütziger Verein oder Träger",
    "migrant_organisation": "Migrantenorganisation",
    "church": "kirchlicher Träger",
    "public_body": "anderer öffentlicher Träger",
}
# Not a kind of its own: the Landkreise, kreisfreie Städte and Sonderstatusstädte, 33 in all.
CENTRE = "centre"
ATTACHMENTS = {
    "form": "Antragsformular",
    "project_description": "Projektbeschreibung",
    "concept": "Konzept",
    "finance_plan": "Kosten- und Finanzierungsplan",
    "target_agreement": "Zielvereinbarung",
    "participant_list": "Liste der Teilnehmenden (Formblatt 2C)",
    "consultation_letter": "Schreiben über die Beratung mit der Integrationsstelle der Kommune",
    "cooperation_letter": "Schreiben über die Zusammenarbeit",
}

# How a grant is reckoned when costs fall or other money comes (Finanzierungsart).
FINANCING = {
    "share": "Anteilfinanzierung",
    "deficit": "Fehlbedarfsfinanzierung",
    "fixed": "Festbetragsfinanzierung",
    "full": "Vollfinanzierung",
}

# What an application of a line consists of, in the order in which it is filled in; a line may leave out all but `ALWAYS`.
SECTIONS = (
    "applicant",
    "partners",
    "involvement",
    "project",
    "schedule",
    "costs",
    "attachments",
    "declarations",
)
ALWAYS = ("applicant", "project", "costs", "declarations")

EUR, MONTHS, PEOPLE, NUMBER = "EUR", "Monate", "Einwohner", "Anzahl"
HOURS, TEXT, LIST, UNITS = "Stunden", "Text", "Liste", "Unterrichtseinheiten"
COUNTED = frozenset({MONTHS, PEOPLE, NUMBER, HOURS, UNITS, "Wochen", "Tage"})

NAMES: dict[str, tuple[str, str]] = {
    "applicants": ("Wer einen Antrag stellen darf", LIST),
    "assignments_per_client": ("Einsätze für eine ratsuchende Person", NUMBER),
    "attachments": ("Unterlagen zum Antrag", LIST),
    "bounds": ("Ob die Grenzen der Einwohnerzahl selbst dazugehören", "Grenzen"),
    "conditions": ("Weitere Bedingungen", TEXT),
    "deadline": ("Antragsfrist", TEXT),
    "financing": ("Art der Finanzierung", LIST),
    "formula": ("Rechenweg für den Höchstbetrag", "Rechenweg"),
    "joint": ("Ob gemeinsame Anträge möglich sind", "ja oder nein"),
    "max_amount": ("Höchstbetrag der Zuwendung", EUR),
    "max_months": ("Längste Dauer", MONTHS),
    "max_partners": ("Partner neben der antragstellenden Kommune", NUMBER),
    "max_posts": ("Geförderte Stellen", NUMBER),
    "max_units": ("Längster Kurs", UNITS),
    "min_months": ("Kürzeste Dauer", MONTHS),
    "min_pool": ("Kleinste Zahl von Menschen im Team", NUMBER),
    "min_units": ("Kürzester Kurs", UNITS),
    "municipality_below": ("Kommunen nur unter dieser Einwohnerzahl", PEOPLE),
    "own_share": ("Eigenanteil", TEXT),
    "population_below": ("Einwohnerzahl: weniger als", PEOPLE),
    "population_from": ("Einwohnerzahl: mindestens", PEOPLE),
    "pot": ("Geld für alle Anträge eines Jahres zusammen", EUR),
    "rate": ("Satz", EUR),
    "rate_childcare": ("Zuschlag für Kinderbetreuung", EUR),
    "rural_hint": ("Hinweis zum ländlichen Raum", TEXT),
    "small_alone_hint": ("Hinweis für kleine Kommunen ohne Partner", TEXT),
    "small_below": ("Einwohnerzahl, unter der man sich zusammentun darf", PEOPLE),
    "weekly_hours": ("Stunden in der Woche je Person", HOURS),
    "weekly_hours_coordinating": ("Stunden in der Woche für die koordinierende Person", HOURS),
    "weeks_before_start": ("Wochen zwischen Antrag und Beginn", "Wochen"),
    "with_migrant_organisation": ("Wer nur zusammen mit einer Migrantenorganisation beantragen darf", LIST),
    "yearly_hours": ("Stunden im Jahr je Person", HOURS),
    "yearly_hours_coordinating": ("Stunden im Jahr für die koordinierende Person", HOURS),
}

# Lists whose words are fixed, so that a slip of the pen is found.
VOCABULARY: dict[str, tuple[str, ...]] = {
    "applicants": (*KINDS, CENTRE),
    "with_migrant_organisation": tuple(KINDS),
    "attachments": tuple(ATTACHMENTS),
    "financing": tuple(FINANCING),
}
