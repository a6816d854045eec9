"""Addresses of the public site; without a namespace, because every page of the product links to them."""

from django.urls import path

from wir.publicsite import views

urlpatterns = [
    path("", views.home, name="home"),
    path("hilfe/", views.help_page, name="help"),
    path("kontakt/", views.contact, name="contact"),
    path("impressum/", views.imprint, name="imprint"),
    path("datenschutz/", views.privacy, name="privacy"),
    path("barrierefreiheit/", views.accessibility, name="accessibility"),
    path("robots.txt", views.robots, name="robots"),
]
