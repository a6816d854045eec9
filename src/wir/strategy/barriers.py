"""The checklist of a town's own barriers: what keeps people from coming to the town hall or to a meeting. Pure."""

BARRIERS = {
    "language": "Briefe und Formulare gibt es nur auf Deutsch oder in Amtsdeutsch.",
    "interpreting": "Wer dolmetschen lassen will, muss selbst jemanden mitbringen.",
    "hours": "Wer tagsüber arbeitet, kann nicht kommen.",
    "way": "Ohne Auto oder ohne Treppen zu steigen kommt man nicht hin.",
    "childcare": "Für Kinder gibt es bei Terminen keinen Platz.",
    "online": "Termine und Formulare gibt es nur im Internet oder nur auf Papier.",
    "contact": "Von außen ist nicht zu sehen, wer wofür zuständig ist.",
    "complaint": "Wer sich schlecht behandelt fühlt, weiß nicht, wohin.",
    "staff": "Kaum jemand im Haus hat eine Fortbildung zu Vielfalt gemacht.",
    "hiring": "Stellenanzeigen erreichen viele Menschen im Ort nicht.",
    "feedback": "Wer mitgeredet hat, erfährt nicht, was daraus wurde.",
}
