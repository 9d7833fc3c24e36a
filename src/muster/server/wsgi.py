"""The web process."""

from django.core.wsgi import get_wsgi_application

from muster.server import warm

application = get_wsgi_application()
warming = warm.begin()
