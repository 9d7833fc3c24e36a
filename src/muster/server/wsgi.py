"""The web process."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from muster.server import warm  # noqa: E402  # after setup

warming = warm.begin()
