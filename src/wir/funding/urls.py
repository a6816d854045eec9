"""Addresses of Fördern."""

from django.urls import path

from wir.funding.views import applying, asking, deciding, public

app_name = "funding"
urlpatterns = [
    path("", public.lines, name="lines"),
    path("duerfen-wir/", public.check, name="check"),
    path("antraege/", applying.index, name="applications"),
    path("antraege/neu/<slug:line>/", applying.start, name="start"),
    path("antraege/<int:pk>/", applying.application, name="application"),
    path(
        "antraege/<int:pk>/antragsteller/", applying.section, {"section": "antragsteller"}, name="applicant"
    ),
    path("antraege/<int:pk>/vorhaben/", applying.section, {"section": "vorhaben"}, name="project"),
    path("antraege/<int:pk>/kosten/", applying.costs, name="costs"),
    path("antraege/<int:pk>/absenden/", applying.submit, name="submit"),
    path("antraege/<int:pk>/zurueckziehen/", applying.withdraw, name="withdraw"),
    path("antraege/<int:pk>/bescheid/", applying.notice, name="notice"),
    path("antraege/<int:pk>/bescheid.pdf", applying.notice_file, name="notice_file"),
    path("arbeit/", deciding.work, name="work"),
    path("arbeit/geld/", deciding.money, name="money"),
    path("arbeit/fragen/", asking.questions_of_the_public, name="questions"),
    path("arbeit/antraege/<int:pk>/", deciding.case, name="case"),
    path("arbeit/antraege/<int:pk>/vorbereiten/", deciding.prepare, name="prepare"),
    path("arbeit/antraege/<int:pk>/entscheiden/", deciding.release, name="release"),
    path("arbeit/antraege/<int:pk>/klaeren/<slug:rule>/", deciding.settle, name="settle"),
    path("arbeit/antraege/<int:pk>/bescheid.pdf", deciding.case_notice, name="case_notice"),
    path("<slug:line>/", public.line, name="line"),
    path("<slug:line>/fragen/", public.ask, name="ask"),
]
