"""`python -m clipbook` is the same program as `clipbook`."""

from clipbook.cli import run

if __name__ == "__main__":
    run()
