"""Turns a web page, or a piece of one, into blocks of text and what the page says of itself.

The readers of saved pages, feeds and mail share it. `lxml` and the extraction libraries are imported only
by modules of this package, and those only when such a clipping is met.
"""
