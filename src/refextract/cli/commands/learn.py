"""``refextract learn``: pages with the works that they name -> weights to find works in prose with."""

from __future__ import annotations

import argparse
from pathlib import Path

from refextract.cli.output import outputs
from refextract.cli.terminal import CLEAN, Terminal

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is learnt from, and where the weights go."""
    parser.add_argument("pages", type=Path, metavar="PAGES", help="a folder of pages, each with its NAME.gold.json")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="WEIGHTS", help="write the weights here")
    parser.add_argument("--cases", type=Path, metavar="FOLDER", help="literate cases to learn from, too")


def run(arguments: argparse.Namespace) -> int:
    """Learn and write the weights."""
    from refextract.checking.files import refuse_overwriting
    from refextract.checking.writing import replacing_path
    from refextract.citations.works.learning import learn, written

    folders = outputs(arguments.pages, arguments.cases)
    refuse_overwriting([arguments.output], (each for folder in folders for each in folder.rglob("*")))
    weights = learn(arguments.pages, arguments.cases)
    with replacing_path(arguments.output) as file:
        file.write_text(written(weights), "utf-8")
    Terminal(arguments).note(f"wrote {arguments.output}: {len(weights.work)} and {len(weights.edge)} signs")
    return CLEAN
