"""Addresses of admission, below the officials' pages about claims."""

from django.urls import path

from wir.admission import views

app_name = "admission"
urlpatterns = [path("organisationen/<int:claim>/brief/", views.letter, name="letter")]
