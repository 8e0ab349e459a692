"""What processes that extract share: loaded here once, before they are forked off, and not by each of them.

The import of this module is the work: all stages with their words, weights and patterns, as the first document would
load them. It stands in the process that workers are forked from, and is nothing to be imported elsewhere.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress

os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # others take memory that they do not need yet
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a process a core is enough, and threads do not outlive a fork

import pypdfium2  # noqa: F401 - for the reader that is slowest to load

from refextract.errors import PlugInError
from refextract.pipeline import extract
from refextract.readers import suffixes

__all__ = ["SAMPLES"]

SAMPLES = (
    """\
Millers kept the tolls (Baker, 1999, p. 3; see also Carter & Fisher, 2004a). As Turner (2011) shows, prices rose.

References

Baker, A. B. (1999). On rye and ovens in market towns. Journal of Town History, 12(3), 4–19. https://doi.org/10.5555/a.1
Carter, D., & Fisher, E. (2004a). Granaries of the north. In F. Mason (Ed.), Salt and yeast (pp. 7-11). London: Weaver.
Turner, G. H. (2011, May 4). The price of barley. Retrieved from https://towns.example/barley
""",
    """\
Town books show it [1, 2]; nothing suggests otherwise.[3]

Bibliography

[1] A. B. Baker, "On rye and ovens," J. Town Hist., vol. 12, no. 3, pp. 4-19, 1999.
[2] D. Carter and E. Fisher, Granaries of the North, 2nd ed. London: Weaver, 2004.
[3] G. H. Turner, "The price of barley," PhD thesis, Univ. of Mason, 2011.
""",
    """\
I read "The Price of Barley" by Gwen Turner and <https://towns.example/rye>, as told in https://doi.org/10.5555/a.1.
""",
)
"""Documents of the three kinds that most documents are of."""

with suppress(PlugInError):  # whoever works with it is told
    suffixes()  # loads all readers
    for _sample in SAMPLES:
        extract(_sample)
gc.freeze()  # what is shared is never looked through for garbage, which would copy it
