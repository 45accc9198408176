"""What is kept between runs, in the folder `.clipbook`; it may be deleted at any time."""
