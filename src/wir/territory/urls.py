"""Addresses of the pages about places, below /orte/."""

from django.urls import path

from wir.territory import views

app_name = "territory"
urlpatterns = [
    path("", views.places, name="places"),
    path("<slug:ags>/", views.place, name="place"),
]
