"""clipbook turns a folder of news clippings into a static site of briefings."""

__version__ = "0.2.0"
