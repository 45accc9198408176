"""clipbook turns a folder of news clippings into a static site of briefings."""

from typing import Final

__version__: Final = "0.1.0"
