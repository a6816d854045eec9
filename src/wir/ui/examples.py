"""What the gallery shows: invented, about a village fête, so that the pieces stay free of any trade."""

from datetime import date

from django import forms

from wir.core.findings import Finding
from wir.ui.fields import DayField, IbanField, LongTextField, MoneyField, TextField
from wir.ui.widgets import ChoiceCards

DAY = date(2026, 9, 25)


class Sample(forms.Form):
    """Every kind of field once."""

    name = TextField(label="Name des Festes", help_text="So, wie er auf dem Plakat steht")
    mail = forms.EmailField(label="E-Mail", required=False)
    amount = MoneyField(label="Kosten in Euro", help_text="Zum Beispiel 28.500,00", least=100_00)
    account = IbanField(label="IBAN der Festkasse", required=False)
    day = DayField(label="Tag des Festes", earliest=DAY)
    place = forms.ChoiceField(
        label="Ort", choices=[("", "Bitte auswählen"), ("hall", "Bürgerhaus"), ("green", "Dorfwiese")]
    )
    about = LongTextField(label="Was haben Sie vor?", required=False, help_text="Zwei, drei Sätze reichen")
    music = forms.ChoiceField(
        label="Musik",
        widget=forms.RadioSelect,
        choices=[("band", "Kapelle"), ("records", "Vom Band"), ("none", "Keine")],
    )
    needs = forms.MultipleChoiceField(
        label="Was soll es geben?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("ramp", "Rampe"),
            ("childcare", "Kinderbetreuung"),
            ("signs", "Schilder in mehreren Sprachen"),
        ],
        help_text="Mehreres ist möglich",
    )
    next = forms.ChoiceField(
        label="Was tun Sie?",
        widget=ChoiceCards(
            says={"release": "Die Einladung geht heute hinaus.", "return": "Mit einer Frage."}
        ),
        choices=[("release", "Freigeben"), ("return", "Zurückgeben")],
    )
    poster = forms.FileField(label="Plakat", required=False, help_text="PDF, höchstens 10 Megabyte")
    agreed = forms.BooleanField(
        label="Ich habe das Team gefragt", help_text="Alle müssen einverstanden sein."
    )


WRONG = {
    "name": "",
    "mail": "anna(at)example.org",
    "amount": "zwölf",
    "account": "DE89 3704 0044 0532 0130 01",
    "day": "24.09.2026",
    "place": "",
    "music": "",
    "next": "release",
}
TITLES = {"price": "Eintritt: höchstens 5 Euro", "weather": "Wetter", "hall": "Saal"}
FINDINGS = (
    Finding(
        rule="price",
        met=False,
        says="Der Eintritt soll 7 Euro kosten.",
        advice="Senken Sie ihn um 2 Euro.",
        source="Festordnung vom 11.12.2020, Nr. 3",
    ),
    Finding(
        rule="weather",
        met=None,
        says="Ob es regnet, wissen wir noch nicht.",
        advice="Fragen Sie am Vortag nach.",
        source="keine gefunden, Stand 01.09.2026",
        hints=("Bei Regen gibt es das Zelt.",),
    ),
    Finding(
        rule="hall",
        met=True,
        says="Der Saal fasst 200 Menschen, 180 sind angemeldet.",
        source="Festordnung, Nr. 1",
    ),
)
TASKS = (
    {"name": "Wer lädt ein", "url": "#", "says": "Verein der Nachbarn", "kind": "ok", "word": "Fertig"},
    {
        "name": "Programm",
        "url": "#",
        "says": "Offen: Wer spielt am Abend?",
        "kind": "info",
        "word": "Angefangen",
    },
    {
        "name": "Kosten",
        "url": "#",
        "says": "Es fehlen 1.500,00 €.",
        "kind": "no",
        "word": "Geht nicht auf",
        "now": True,
    },
    {"name": "Zusage der Kapelle", "url": "", "says": "", "kind": "wait", "word": "Warten auf Antwort"},
    {"name": "Dankeschön", "url": "#", "says": "", "kind": "idle", "word": "Noch leer"},
)
FILES = (
    {
        "name": "Plakat.pdf",
        "url": "#",
        "says": "1,2 MB · 10.09.2026 · Anna Muster",
        "kind": "ok",
        "word": "In Ordnung",
        "replace_url": "#",
        "delete_url": "#",
    },
    {
        "name": "Lied.pdf",
        "url": "",
        "says": "Diese Datei heißt .pdf, ist aber ein Programm. Sie wurde nicht gespeichert.",
        "kind": "no",
        "word": "Abgelehnt",
    },
    {
        "name": "Saalplan.pdf",
        "url": "",
        "says": "3,4 MB · gerade eben",
        "kind": "wait",
        "word": "Wird geprüft",
    },
)
FACTS = (("Entscheidung", "Bewilligen"), ("Zuschuss", "22.000,00 €"), ("Zeit", "01.12.2026 bis 31.05.2028"))
STEPS = (
    {"name": "Einladen", "says": "im Juni", "when": "done"},
    {"name": "Feiern", "says": "seit heute", "when": "now"},
    {"name": "Aufräumen", "says": "ab Montag", "when": ""},
)
MONEY = (("gebunden", 235_500_00), ("dieser Fall", 22_000_00), ("danach frei", 132_500_00))
ROWS = (("2026", 120_000_00, 74_500_00), ("2027 und 2028", 270_000_00, 161_000_00))
