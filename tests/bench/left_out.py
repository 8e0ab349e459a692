"""Extract pages, each with weights learned without it: ``left_out.py extract PAGE... --format jsonl``.

Stands in for `refextract` where pages that also teach the weights are scored, so that no page scores itself. All pages
lie in one folder with their gold; the literate cases of this project teach, too.
"""

import sys
from pathlib import Path

from refextract.citations.styles import prose
from refextract.citations.works.learning import examples, learned
from refextract.citations.works.weighing import Weights
from refextract.cli import main

CASES = Path(__file__).parents[2] / "fixtures" / "prose"


def extract_with(weights: Weights, page: str) -> None:
    prose.shipped_weights = lambda: weights  # type: ignore[assignment]
    main(["extract", page, "--format", "jsonl"])


if __name__ == "__main__":
    pages = [argument for argument in sys.argv[2:] if not argument.startswith("--") and argument != "jsonl"]
    found = examples(Path(pages[0]).parent, CASES)
    for page in pages:
        extract_with(learned([each for each in found if each.page != Path(page).name]), page)
