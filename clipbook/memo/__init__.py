"""What is kept between runs, in the folder `.cache/clipbook`; it may be deleted at any time."""
