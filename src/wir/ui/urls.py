"""The gallery: /ui/."""

from django.urls import path

from wir.ui import views

app_name = "ui"
urlpatterns = [path("", views.gallery, name="gallery")]
