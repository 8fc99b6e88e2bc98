"""The engine that draws a chart in the browser when a reader asks to explore it."""

from __future__ import annotations

import hashlib
from importlib.metadata import version

from scripts.model.cache import Cache

SCRIPT = "window.vegaEmbed = vegaEmbed;"  # what the bundle offers to the page


def engine(cache: Cache) -> bytes:
    """Vega, Vega-Lite and Vega-Embed as one script, as vl-convert carries them: no network, no copy in git.

    Made once for each version of vl-convert.
    """
    name = f"vega-{version('vl-convert-python')}-{hashlib.sha256(SCRIPT.encode()).hexdigest()[:8]}.js"
    content = cache.get(name)
    if content is None:
        import vl_convert as vlc

        content = str(vlc.javascript_bundle(SCRIPT)).encode()
        cache.put(name, content)
    return content
