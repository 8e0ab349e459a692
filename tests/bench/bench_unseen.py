"""How well strings are read whose whole source the model has never seen: each source is left out of training by turns.

    python tests/bench/bench_unseen.py DATA HELD_OUT --works WORKS [--styles STYLES] [--share 8]

DATA and HELD_OUT are folders of sets as `refextract train` takes them; the source of a set is the first word of its
name. `--share N` trains on every N-th string, which takes an N-th of the time, and compares with all sources in.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from refextract.references.tagging.corpus import Labelled, read_corpus
from refextract.references.tagging.crf import CrfTagger
from refextract.references.tagging.csl import Press
from refextract.references.tagging.evaluate import Figures, figures, spans_of
from refextract.references.tagging.lexicon import Lexicon, count_words, marker_codes, profile_codes
from refextract.references.tagging.synthesis import synthesise, worn
from refextract.references.tagging.train import MADE, PRESSED, learn, read_works


def source_of(name: str) -> str:
    return name.partition("_")[0]


def measured(tagger: CrfTagger, records: Sequence[Labelled]) -> Figures:
    tagged = tagger.tag([record.text for record in records])
    return figures(records, [spans_of(each) for each in tagged], 1.0)


def taught(
    sets: Mapping[str, Sequence[Labelled]], made: Sequence[Labelled], pressed: Sequence[Labelled], lexicon: Lexicon
) -> CrfTagger:
    records = [record for name in sorted(sets) for record in sets[name]]
    fewer = [*made[: int(MADE * len(records))], *pressed[: int(PRESSED * len(records))]]
    return CrfTagger(learn([*records, *fewer], lexicon))


def printed(items: Sequence[Mapping[str, object]], styles: Path, strings: int) -> list[Labelled]:
    random = Random(1)  # noqa: S311 - no secret, a repeatable draw
    return [worn(entry.labelled, random) for entry in Press(styles).entries(items, strings)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("held_out", type=Path)
    parser.add_argument("--works", type=Path, required=True)
    parser.add_argument("--styles", type=Path)
    parser.add_argument("--share", type=int, default=8)
    arguments = parser.parse_args()
    items = list(read_works(arguments.works))
    lexicon = Lexicon(marker_codes(), profile_codes(count_words(items)))
    sets = {name: records[:: arguments.share] for name, records in read_corpus(arguments.data).items()}
    held_out = read_corpus(arguments.held_out)
    strings = sum(map(len, sets.values()))
    made = synthesise(items, int(MADE * strings))
    pressed = printed(items, arguments.styles, int(PRESSED * strings)) if arguments.styles else []
    known = taught(sets, made, pressed, lexicon)
    of_known, of_unseen = [], []
    for source in sorted({source_of(name) for name in held_out}):
        unseen = taught(
            {name: each for name, each in sets.items() if source_of(name) != source}, made, pressed, lexicon
        )
        for name in [name for name in held_out if source_of(name) == source]:
            of_known.append(measured(known, held_out[name]))
            of_unseen.append(measured(unseen, held_out[name]))
            print(f"{name:20} " + line(of_known[-1:], of_unseen[-1:]), flush=True)
    print(f"{'mean':20} " + line(of_known, of_unseen))


def line(known: Sequence[Figures], unseen: Sequence[Figures]) -> str:
    means = [
        (sum(each.f1 for each in some) / len(some), sum(each.whole for each in some) / len(some))
        for some in (known, unseen)
    ]
    return "  ".join(
        f"{what} F1 {f1:.3f} whole {whole:.3f}" for what, (f1, whole) in zip(("known", "unseen"), means, strict=True)
    )


if __name__ == "__main__":
    main()
