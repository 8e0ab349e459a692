"""``refextract evaluate``: measure a tagging model on labelled reference strings."""

from __future__ import annotations

import argparse
from pathlib import Path

from refextract.cli.output import outputs
from refextract.cli.terminal import CLEAN

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is measured, and what is told of it."""
    parser.add_argument("data", type=Path, metavar="DATA", help="a folder of *.jsonl files, a labelled string a line")
    parser.add_argument("--model", type=Path, metavar="MODEL", help="measure this model in place of the shipped one")
    parser.add_argument("--confusions", action="store_true", help="list what is most often taken for what")
    parser.add_argument("--curve", type=Path, metavar="FILE.svg", help="draw how often what has a score is right")


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each set of strings and one for all of them."""
    from refextract.checking.files import refuse_overwriting
    from refextract.references.tagging.crf import load_tagger
    from refextract.references.tagging.evaluate import line_of, mean_line, measure

    if arguments.curve:
        refuse_overwriting([arguments.curve], [*arguments.data.glob("*"), *outputs(arguments.model)])
    sets = []
    for each in measure(arguments.data, load_tagger(arguments.model)):
        print(line_of(each), flush=True)
        sets.append(each)
    print(mean_line(sets))
    if arguments.confusions:
        from refextract.references.tagging.confusions import confusion_lines, confusions

        for line in confusion_lines(confusions(sets)):
            print(line)
    if arguments.curve:
        from refextract.checking.writing import replace_file
        from refextract.references.tagging.reliability import reliability, reliability_svg

        replace_file(arguments.curve, reliability_svg(*reliability(sets)).encode())
    return CLEAN
