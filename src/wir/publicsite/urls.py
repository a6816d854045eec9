"""Addresses of the public site; without a namespace, because every page of the product links to them."""

from django.urls import path

from wir.publicsite import open_data, views

urlpatterns = [
    path("", views.home, name="home"),
    path("hilfe/", views.help_page, name="help"),
    path("hilfe/<slug:chapter>/", views.help_chapter, name="help_chapter"),
    path("kontakt/", views.contact, name="contact"),
    path("impressum/", views.imprint, name="imprint"),
    path("datenschutz/", views.privacy, name="privacy"),
    path("barrierefreiheit/", views.accessibility, name="accessibility"),
    path("daten/", open_data.data, name="data"),
    path("robots.txt", views.robots, name="robots"),
]
