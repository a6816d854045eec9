"""Addresses below /dokumente/."""

from django.urls import path

from wir.documents import views

app_name = "documents"
urlpatterns = [
    path("pruefen/", views.check, name="check"),
    path("pruefen/<uuid:ticket>/", views.result, name="result"),
]
