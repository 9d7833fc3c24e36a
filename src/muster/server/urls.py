"""Addresses of the web process; the front serves pages and the stream."""

from django.urls import include, path

from muster.server.api import api

urlpatterns = [
    path("api/", api.urls),
    path("_allauth/", include("allauth.headless.urls")),
]
handler404 = "muster.server.problems.not_found_view"
handler500 = "muster.server.problems.server_error_view"
