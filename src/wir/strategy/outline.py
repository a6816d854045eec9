"""What a strategy consists of: the outline that real ones share, with what belongs into each part. Pure.

No text prescribes a table of contents; this is a proposal that a town may change.
"""

OUTLINE: tuple[tuple[str, str], ...] = (
    ("Vorwort", "Wer steht dafür ein, und warum jetzt?"),
    ("Ausgangslage", "Wer lebt hier? Welche Ortsteile, welche Angebote gibt es schon?"),
    ("Was wir unter Vielfalt und Teilhabe verstehen", "Begriffe in einfachen Worten."),
    ("Prozess und Beteiligung", "Wer hat mitgemacht, auf welchem Weg, wie viele?"),
    ("Leitbild", "Wie wollen wir hier künftig zusammenleben?"),
    ("Handlungsfelder und Ziele", "Für jedes Feld: ein Leitziel, ein Zwischenziel, ein Jahresziel."),
    ("Maßnahmen", "Wer kümmert sich, was kostet es, bis wann, woran merkt man den Erfolg?"),
    ("Steuerung und Überprüfung", "Wer bleibt dran, wann wird berichtet?"),
    ("Finanzierung", "Woher kommt das Geld, Jahr für Jahr?"),
    ("Beschluss", "Worüber stimmt das Parlament ab?"),
)
