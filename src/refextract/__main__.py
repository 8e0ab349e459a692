"""The command line as ``python -m refextract``."""

import sys

from refextract.cli import main

if __name__ == "__main__":
    sys.exit(main())
