"""Turns a web page, or a piece of one, into blocks of text and what the page says of itself.

The readers of saved pages, feeds and mail share it. Only modules of this package import `lxml` and
the extraction libraries, and they are imported only when such a clipping is met.
"""
