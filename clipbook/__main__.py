"""`python -m clipbook` is the same program as `clipbook`."""

import sys

from clipbook.cli import main

if __name__ == "__main__":
    sys.exit(main())
