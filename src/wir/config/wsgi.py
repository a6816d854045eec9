"""The door for the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wir.config.settings")
application = get_wsgi_application()
# What is loaded now stays: keeping it out of later collections avoids the slow tail of a large heap.
gc.freeze()
