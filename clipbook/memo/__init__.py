"""What is kept between runs, in the project's folder `.cache/clipbook`; it may be deleted at any time."""
