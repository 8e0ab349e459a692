"""``refextract train``: labelled reference strings -> a tagging model."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from refextract.cli.output import outputs
from refextract.cli.terminal import CLEAN, Terminal

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is learnt from, and where the model goes."""
    parser.add_argument("data", type=Path, metavar="DATA", help="a folder of *.jsonl files, a labelled string a line")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="MODEL", help="write the model here")
    parser.add_argument("--works", type=Path, metavar="FILE", help="CSL-JSON items, one a line, to learn words from")
    parser.add_argument("--styles", type=Path, metavar="DIR", help="CSL styles and locales to print these items in")
    parser.add_argument(
        "--base", type=Path, metavar="MODEL", help="keep its weights of features, teach the network alone"
    )
    parser.add_argument("--types", type=Path, metavar="FILE", help="learn types of works as well, and write them here")
    parser.add_argument(
        "--held-out", type=Path, metavar="DATA", help="other labelled strings, to calibrate scores with"
    )


def run(arguments: argparse.Namespace) -> int:
    """Train and write a model."""
    from refextract.checking.files import refuse_overwriting
    from refextract.checking.writing import replacing_path
    from refextract.references.tagging.train import train
    from refextract.references.type_teaching import learn_types

    folders = outputs(arguments.data, arguments.held_out, arguments.styles)
    read = [*(each for folder in folders for each in folder.rglob("*")), *outputs(arguments.works, arguments.base)]
    refuse_overwriting(outputs(arguments.output, arguments.types), read)
    progress = None if arguments.quiet else sys.stderr
    with replacing_path(arguments.output) as model:
        train(
            arguments.data,
            model,
            works=arguments.works,
            styles=arguments.styles,
            base=arguments.base,
            held_out=arguments.held_out,
            progress=progress,
        )
    if arguments.types is not None:
        learn_types(arguments.types, arguments.output, arguments.works, arguments.styles, progress)
    Terminal(arguments).note(f"wrote {arguments.output}: {arguments.output.stat().st_size / 1e6:.1f} MB")
    return CLEAN
