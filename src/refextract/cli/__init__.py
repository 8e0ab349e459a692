"""The command line: parse arguments, call the pipeline, print; no logic of its own."""

from __future__ import annotations

import argparse
import datetime
import gc
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from refextract import __version__, registry
from refextract.checking.files import expand
from refextract.errors import OptionsError, ReadError, RefextractError

if TYPE_CHECKING:
    from refextract.checking.baseline import Baseline
    from refextract.checking.cache import FindingsCache
    from refextract.checking.fixes import Fixed
    from refextract.checking.report import Checked, Notice, Reported
    from refextract.checking.setting import Setting
    from refextract.model.document import Document
    from refextract.model.reference import Reference
    from refextract.options import Options

__all__ = ["main"]

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2
_COMMANDS = ("extract", "parse", "check", "export", "rules", "explain", "train", "evaluate")
_STDIN = "-"  # the name of standard input among files
_MANY = 20  # documents from which on progress is shown
_REPORTS = ("text", "json", "jsonl", "github", "gitlab", "sarif", "junit", "html")

_EXAMPLES = """\
examples:
  refextract paper.txt                              the references of a document, as BibTeX
  refextract paper.txt --format csl-json -o refs.json
  refextract extract *.txt --format jsonl           citations, references and links, one JSON object a document
  refextract parse references.txt --format jsonl    one reference string a line in, one result a line out
  refextract check paper.txt                        exit 1 where a citation does not resolve
  refextract check paper.md --bibliography refs.bib exit 1 where refs.bib has not what is cited
  refextract export refs.bib --format ris           one bibliography format into another
  cat paper.md | refextract - --format biblatex
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 clean, 1 findings, 2 unusable input or options."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and not arguments[0].startswith("--") and arguments[0] not in _COMMANDS:
        arguments.insert(0, "extract")
    options = _parser().parse_args(arguments)
    # Results are trees without cycles: looking for cycles among ten thousands of them takes a fifth of the time.
    gc.set_threshold(100_000, 20, 100)
    try:
        code: int = options.run(options)
    except (RefextractError, OSError) as error:
        _tell(error)
        return UNUSABLE
    return code


def _tell(error: Exception) -> None:
    told = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) and error.filename else str(error)
    print(f"refextract: {told}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="refextract",
        description="Find the citations and references of documents, parse, link, check and export them. Offline.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"refextract {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _extract_arguments(commands.add_parser("extract", help="documents -> references, citations, links (the default)"))
    _parse_arguments(commands.add_parser("parse", help="one reference string a line -> one result a line"))
    _check_arguments(commands.add_parser("check", help="report citations that do not resolve, and other faults"))
    _export_arguments(commands.add_parser("export", help="bibliography files -> another format"))
    _train_arguments(commands.add_parser("train", help="labelled reference strings -> a tagging model"))
    _evaluate_arguments(commands.add_parser("evaluate", help="measure a tagging model on labelled reference strings"))
    commands.add_parser("rules", help="list the rules of check").set_defaults(run=_rules)
    explain = commands.add_parser("explain", help="tell all about a rule")
    explain.add_argument("rule", metavar="RULE", help="its code, the beginning of its code, or its name")
    explain.set_defaults(run=_explain)
    return parser


def _extract_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a document; - reads standard input")
    parser.add_argument(
        "--format",
        default="bibtex",
        metavar="FORMAT",
        help="json, jsonl, bibtex, biblatex, csl-json, ris (bibtex)",
    )
    parser.add_argument("-o", "--output", metavar="OUT", help="write here in place of standard output")
    _reading_arguments(parser)
    _bibliography_argument(parser)
    parser.set_defaults(run=_extract)


def _reading_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="reader", metavar="KIND", help="read as text, markdown, … whatever the ending")
    parser.add_argument("--largest", type=int, metavar="BYTES", help="refuse documents above this size (64 MiB)")


def _bibliography_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--bibliography",
        action="append",
        default=[],
        metavar="FILE",
        help="BibTeX, BibLaTeX, CSL (JSON, YAML) or RIS: more references that may be cited",
    )


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="BibTeX, BibLaTeX, CSL (JSON, YAML) or RIS; - for standard input"
    )
    parser.add_argument("--format", default="bibtex", metavar="FORMAT", help="bibtex, biblatex, csl-json, ris (bibtex)")
    parser.add_argument("-o", "--output", metavar="OUT", help="write here in place of standard output")
    parser.set_defaults(run=_export)


def _parse_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="one reference string a line; - reads standard input")
    parser.add_argument(
        "--format", default="jsonl", metavar="FORMAT", help="jsonl, bibtex, biblatex, csl-json, ris (jsonl)"
    )
    parser.add_argument(
        "--one-list", action="store_true", help="the strings are one list, printed alike: read the doubtful as the rest"
    )
    parser.add_argument("-o", "--output", metavar="OUT", help="write here in place of standard output")
    parser.set_defaults(run=_parse)


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a document, a folder or a glob; - reads standard input"
    )
    parser.add_argument(
        "--select", action="append", default=[], metavar="RULES", help="codes or names, comma-separated"
    )
    parser.add_argument("--extend-select", action="append", default=[], metavar="RULES", help="besides the others")
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="RULES", help="codes or names, comma-separated"
    )
    parser.add_argument("--format", default="text", choices=_REPORTS, help="%(choices)s (text)")
    parser.add_argument("--fix", action="store_true", help="write safe fixes into the documents, report what is left")
    parser.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: the fixes to look at, too")
    parser.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")
    parser.add_argument("--baseline", metavar="FILE", help="report only what this baseline does not know")
    parser.add_argument("--write-baseline", metavar="FILE", help="write what is found as a baseline, and exit 0")
    parser.add_argument("--cache", metavar="FOLDER", help="answer for unchanged documents from a cache in this folder")
    parser.add_argument("--statistics", action="store_true", help="end with the number of findings of each rule")
    parser.add_argument("--exit-zero", action="store_true", help="exit 0 whatever is found")
    parser.add_argument("-o", "--output", metavar="OUT", help="write here in place of standard output")
    _reading_arguments(parser)
    _bibliography_argument(parser)
    parser.set_defaults(run=_check)


def _train_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("data", type=Path, metavar="DATA", help="a folder of *.jsonl files, a labelled string a line")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="MODEL", help="write the model here")
    parser.add_argument("--works", type=Path, metavar="FILE", help="CSL-JSON items, one a line, to learn words from")
    parser.add_argument(
        "--held-out", type=Path, metavar="DATA", help="other labelled strings, to calibrate scores with"
    )
    parser.set_defaults(run=_train)


def _evaluate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("data", type=Path, metavar="DATA", help="a folder of *.jsonl files, a labelled string a line")
    parser.add_argument("--model", type=Path, metavar="MODEL", help="measure this model in place of the shipped one")
    parser.add_argument("--confusions", action="store_true", help="list what is most often taken for what")
    parser.add_argument("--curve", type=Path, metavar="FILE.svg", help="draw how often what has a score is right")
    parser.set_defaults(run=_evaluate)


def _options(arguments: argparse.Namespace) -> Options:
    from refextract.options import read_options

    options = read_options(Path.cwd())
    given = {"format": arguments.reader, "largest": arguments.largest}
    read = options.read.model_copy(update={name: value for name, value in given.items() if value is not None})
    return options.model_copy(update={"read": read})


class _Reading:
    """Reads the documents of a command one after the other; a file that cannot be read is told and passed over."""

    def __init__(self, files: Iterable[str], options: Options) -> None:
        self._files = files
        self._options = options.read
        self.failed = False

    def __iter__(self) -> Iterator[Document]:
        for file in self._files:
            read = self.read(file)
            if read is not None:
                yield read[0]

    def read(self, file: str) -> tuple[Document, bytes] | None:
        """A document and the bytes it was read from; None where it cannot be read."""
        from refextract.readers import content, read

        try:
            if file == _STDIN:
                data, name, path = sys.stdin.buffer.read(), "<stdin>", None
            else:
                path = Path(file)
                data, name = content(path, self._options), str(path)
            document = read(data, options=self._options, name=name, path=path)
        except (ReadError, OSError) as error:
            self.failed = True
            _tell(error)
            return None
        _tell_problems(document.source, document.problems)
        return document, data


def _tell_problems(source: str, problems: Iterable[str]) -> None:
    for problem in problems:
        print(f"refextract: {source}: {problem}", file=sys.stderr)


def _output(path: str | None) -> TextIO:
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        return sys.stdout
    return Path(path).open("w", encoding="utf-8", newline="\n")


def _extract(arguments: argparse.Namespace) -> int:
    from refextract.checking.report.record import extraction_record
    from refextract.exporters import export, export_format
    from refextract.pipeline import extract

    options = _options(arguments)
    if arguments.format not in ("json", "jsonl"):
        export_format(arguments.format)  # an unknown one is told before any work is done
    documents = _Reading(arguments.files, options)
    bibliography = _bibliography(arguments.bibliography)
    references: list[Reference] = []
    out = _output(arguments.output)
    for document in documents:
        extraction = extract(document, bibliography=bibliography, options=options)
        if arguments.format == "jsonl":
            out.write(json.dumps(extraction_record(document, extraction), ensure_ascii=False) + "\n")
        elif arguments.format == "json":
            out.write(json.dumps(extraction_record(document, extraction), ensure_ascii=False, indent=2) + "\n")
        else:
            references.extend(extraction.references)
    if arguments.format not in ("json", "jsonl"):
        out.write(export(references, arguments.format))
    out.flush()
    return UNUSABLE if documents.failed else CLEAN


def _bibliography(files: Iterable[str]) -> list[Reference]:
    """The references of bibliography files; what could not be read in them is told."""
    references, problems = _read_bibliographies(files)
    for problem in problems:
        print(f"refextract: {problem}", file=sys.stderr)
    return references


def _read_bibliographies(files: Iterable[str]) -> tuple[list[Reference], tuple[str, ...]]:
    """The references of bibliography files, and sentences on what could not be read in them."""
    from refextract.bibliography import read_bibliography

    references: list[Reference] = []
    problems: list[str] = []
    for file in files:
        found = read_bibliography(sys.stdin.buffer.read() if file == _STDIN else Path(file))
        references += found.references
        problems += (f"{file}: {problem}" for problem in found.problems)
    return references, tuple(problems)


def _export(arguments: argparse.Namespace) -> int:
    from refextract.exporters import export, export_format

    export_format(arguments.format)  # an unknown one is told before any work is done
    references = _bibliography(arguments.files)
    out = _output(arguments.output)
    out.write(export(references, arguments.format))
    out.flush()
    return CLEAN


def _parse(arguments: argparse.Namespace) -> int:
    from refextract.checking.report.record import reference_record
    from refextract.exporters import export, export_format
    from refextract.readers.text import decode
    from refextract.references import iter_references

    in_lines = arguments.format in ("json", "jsonl")
    if not in_lines:
        export_format(arguments.format)  # an unknown one is told before any work is done
    data = sys.stdin.buffer.read() if arguments.file == _STDIN else Path(arguments.file).read_bytes()
    text, _ = decode(data, arguments.file)
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    references = iter_references((line.removesuffix("\r") for line in lines), one_list=arguments.one_list)
    out = _output(arguments.output)
    if in_lines:
        encoded = json.JSONEncoder(ensure_ascii=False).encode
        out.writelines(encoded(reference_record(reference)) + "\n" for reference in references)
    else:
        out.write(export(tuple(references), arguments.format))
    out.flush()
    return CLEAN


def _check(arguments: argparse.Namespace) -> int:
    from refextract.checking.baseline import Baseline, new_notices, read_baseline, write_baseline

    _refuse_contradictions(arguments)
    known = read_baseline(Path(arguments.baseline)) if arguments.baseline else Baseline()
    checking = _Checking(arguments)
    with _cache(arguments) as cache:
        setting = _setting(checking, cache)
        files = list(expand(arguments.files, setting.suffixes))
        answers = _answers(arguments, files, setting, cache)
        reported = list(_shown_progress(_all_reported(files, answers, checking, cache), len(files)))
    if cache is not None and cache.trouble is not None:
        print(f"refextract: {cache.trouble}", file=sys.stderr)
    if known:
        reported = [new_notices(each, known) for each in reported]
    if arguments.fix or arguments.diff:
        fixer = _Fixer(lambda data, document: checking.again(data, document, known))
        reported = fixer.fix_all(reported, arguments)
    if arguments.write_baseline:
        number = write_baseline(Path(arguments.write_baseline), reported)
        print(f"refextract: {number} findings written to {arguments.write_baseline}", file=sys.stderr)
        return UNUSABLE if checking.failed else CLEAN
    if not arguments.diff:
        out = _output(arguments.output)
        out.write(registry.load("report", arguments.format).render(reported, setting.rules))
        out.flush()
        _tell_fixable(reported, arguments)
    if arguments.statistics:
        _statistics(notice for each in reported for notice in each.notices)
    if checking.failed:
        return UNUSABLE
    return FINDINGS if any(each.notices for each in reported) and not arguments.exit_zero else CLEAN


def _refuse_contradictions(arguments: argparse.Namespace) -> None:
    if arguments.unsafe_fixes and not (arguments.fix or arguments.diff):
        raise OptionsError("--unsafe-fixes goes with --fix or --diff")
    if arguments.fix and not arguments.diff and _STDIN in arguments.files:
        raise OptionsError("standard input cannot be fixed in place; --diff shows what --fix would change")


class _Checking:
    """The check of a command line. All of it is made on first use: it takes long to load, and a cache may do without.

    `failed` tells whether a document could not be read.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._keeps_extractions = arguments.format == "html"
        self._keeps_documents = self._keeps_extractions or arguments.fix or arguments.diff
        self._contents: dict[str, bytes] = {}
        self.failed = False

    @cached_property
    def _options(self) -> Options:
        """The options with the rules that the arguments choose, and with today's date unless they give one."""
        options = _options(self._arguments)
        given = (self._arguments.select, self._arguments.ignore, self._arguments.extend_select)
        chosen = options.check.with_rules(*map(_listed, given))
        today = chosen.today or datetime.date.today()
        return options.model_copy(update={"check": chosen.model_copy(update={"today": today})})

    @cached_property
    def _bibliography(self) -> tuple[list[Reference], tuple[str, ...]]:
        return _read_bibliographies(self._arguments.bibliography)

    def setting(self) -> Setting:
        """What a run under these arguments needs besides its documents."""
        from refextract.checking import chosen_rules
        from refextract.checking.report.notices import rule_card
        from refextract.checking.setting import Setting
        from refextract.readers import suffixes

        rules = tuple(rule_card(rule) for rule in chosen_rules(self._options.check))
        return Setting(rules, suffixes(), self._options.read.largest, self._bibliography[1])

    def check(
        self, files: Sequence[str], answers: Mapping[str, Reported], cache: FindingsCache | None
    ) -> Iterator[Reported]:
        """The findings of all files in order: those that are answered already, and those that are found now."""
        from refextract.checking.batch import check_documents

        found = check_documents(
            self._inputs(files, answers),
            self._options,
            bibliography=self._bibliography[0],
            number=len(files) - len(answers),
            keep_extractions=self._keeps_extractions,
        )
        for each in found:
            content = self._contents.pop(each.source, None)
            if cache is not None and content is not None:
                cache.put(each, content)
            yield each if self._keeps_documents else each._replace(checked=None)

    def _inputs(self, files: Iterable[str], answers: Mapping[str, Reported]) -> Iterator[Document | Reported]:
        reading = _Reading((), self._options)
        for file in files:
            if file in answers:
                _tell_problems(answers[file].source, answers[file].problems)
                yield answers[file]
                continue
            read = reading.read(file)
            self.failed = reading.failed
            if read is not None:
                document, content = read
                if file != _STDIN:
                    self._contents[document.source] = content
                yield document

    def again(self, data: bytes, document: Document, known: Baseline) -> Checked:
        """What is found in the file of a document where its bytes are `data`, and not known before."""
        from refextract.checking.baseline import new_findings
        from refextract.checking.batch import check_again

        return new_findings(check_again(data, document, self._options, self._bibliography[0]), known)


def _cache(arguments: argparse.Namespace) -> AbstractContextManager[FindingsCache | None]:
    """The cache for these arguments; none where they read standard input for more than documents."""
    if arguments.cache is None or _STDIN in arguments.bibliography:
        return nullcontext()
    from refextract.checking.cache import FindingsCache
    from refextract.options.configuration import find_configuration

    configuration = find_configuration(Path.cwd())
    year = datetime.date.today().year  # rules go by years, so findings keep for one
    rules = (arguments.select, arguments.ignore, arguments.extend_select)
    given = (arguments.reader, arguments.largest, arguments.bibliography)
    told = json.dumps([year, rules, given, configuration and configuration.content], default=str).encode()
    return FindingsCache(Path(arguments.cache), [told, *(Path(file).read_bytes() for file in arguments.bibliography)])


def _setting(checking: _Checking, cache: FindingsCache | None) -> Setting:
    """What this run needs besides its documents; what could not be read in bibliography files is told."""
    setting = cache.setting() if cache is not None else None
    if setting is None:
        setting = checking.setting()
        if cache is not None:
            cache.put_setting(setting)
    for problem in setting.problems:
        print(f"refextract: {problem}", file=sys.stderr)
    return setting


def _answers(
    arguments: argparse.Namespace, files: Iterable[str], setting: Setting, cache: FindingsCache | None
) -> dict[str, Reported]:
    """What the cache knows of the files, but for those that the command needs the document of."""
    if cache is None or arguments.format == "html":
        return {}
    gc.disable()  # what is answered are a hundred thousand tuples without a cycle
    answers = cache.answers((file for file in files if file != _STDIN), setting.largest)
    gc.freeze()
    gc.enable()
    if not (arguments.fix or arguments.diff):
        return answers
    return {file: answer for file, answer in answers.items() if not any(each.remedy for each in answer.notices)}


def _all_reported(
    files: Sequence[str], answers: Mapping[str, Reported], checking: _Checking, cache: FindingsCache | None
) -> Iterator[Reported]:
    """The findings of all files in order; where the cache answers all, nothing that a check needs is loaded."""
    if len(answers) < len(files):
        yield from checking.check(files, answers, cache)
        return
    for file in files:
        _tell_problems(answers[file].source, answers[file].problems)
        yield answers[file]


class _Fixer:
    """Fixes checked documents in their files (or shows how it would); `again` checks other bytes of a document."""

    def __init__(self, again: Callable[[bytes, Document], Checked]) -> None:
        self._again = again

    def fix_all(self, reported: Sequence[Reported], arguments: argparse.Namespace) -> list[Reported]:
        """The documents as they are after their fixes; with --diff, which writes none, as they are before."""
        from refextract.checking.fixes import unified_diff
        from refextract.checking.report.notices import reported as reported_again

        out = _output(arguments.output) if arguments.diff else None
        result, mended = [], 0
        for each in reported:
            _tell_assembled(each)
            fixable = any(_is_fixable(notice, unsafe=arguments.unsafe_fixes) for notice in each.notices)
            checked = each.checked if fixable else None
            fixed = self._fixed(checked, unsafe=arguments.unsafe_fixes) if checked else None
            if checked is None or fixed is None:
                result.append(each)
                continue
            mended += fixed.mended
            if out is not None:
                before, after = checked.document.original, fixed.checked.document.original
                out.write(unified_diff(before, after, each.source))
                result.append(each)
            else:
                Path(each.source).write_bytes(fixed.data)
                result.append(reported_again(fixed.checked))
        if out is not None:
            out.flush()
        done = "would be fixed" if arguments.diff else "fixed"
        print(f"refextract: {mended} finding{'' if mended == 1 else 's'} {done}", file=sys.stderr)
        return result

    def _fixed(self, checked: Checked, *, unsafe: bool) -> Fixed | None:
        from refextract.checking.fixes import fix_checked

        document = checked.document
        is_input = document.source == "<stdin>"
        data = document.original.encode() if is_input else Path(document.source).read_bytes()
        fixed = fix_checked(checked, data, lambda fresh: self._again(fresh, document), unsafe=unsafe)
        if fixed is None:
            print(f"refextract: {document.source}: not fixed, for not all of it could be read", file=sys.stderr)
        return fixed


def _is_fixable(notice: Notice, *, unsafe: bool = False) -> bool:
    remedy = notice.remedy
    return remedy is not None and remedy.possible and (remedy.safe or unsafe)


def _tell_assembled(reported: Reported) -> None:
    """That a file has findings with fixes, which cannot be made in a file of its format."""
    document = reported.checked.document if reported.checked else None
    if document is not None and document.assembled and any(notice.remedy for notice in reported.notices):
        kind = document.format.upper()
        why = f"the text of a {kind} file cannot be written back; mend it in the program that wrote it"
        print(f"refextract: {reported.source}: not fixed: {why}", file=sys.stderr)


def _tell_fixable(reported: Iterable[Reported], arguments: argparse.Namespace) -> None:
    """How many findings could be fixed, where the report is read by a person."""
    if arguments.format != "text":
        return
    found = [notice for each in reported for notice in each.notices]
    safe = sum(map(_is_fixable, found))
    unsafe = sum(_is_fixable(notice, unsafe=True) for notice in found) - safe
    told = [f"{number} with {how}" for number, how in ((safe, "--fix"), (unsafe, "--fix --unsafe-fixes")) if number]
    if told:
        print(f"refextract: can be fixed: {', '.join(told)} (of {len(found)} findings)", file=sys.stderr)


def _shown_progress(reported: Iterable[Reported], number: int) -> Iterator[Reported]:
    """Pass results on; where a person waits for many of them, count them on the terminal."""
    shown = number >= _MANY and sys.stderr.isatty()
    for done, each in enumerate(reported, start=1):
        if shown:
            print(f"\r{done} of {number} documents", end="", file=sys.stderr, flush=True)
        yield each
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _statistics(notices: Iterable[Notice]) -> None:
    for (code, name), number in sorted(Counter((each.code, each.name) for each in notices).items()):
        print(f"{number:6} {code} {name}", file=sys.stderr)


def _rules(_: argparse.Namespace) -> int:
    from refextract.checking import all_rules

    for rule in all_rules():
        summary = (rule.__doc__ or "").split("\n", 1)[0]
        print(f"{rule.CODE} {rule.NAME:24} {rule.SEVERITY:8} {'on ' if rule.DEFAULT else 'off'} {summary}")
    return CLEAN


def _explain(arguments: argparse.Namespace) -> int:
    from refextract.checking import chosen_rules
    from refextract.options import CheckOptions

    for rule in chosen_rules(CheckOptions(select=(arguments.rule,))):
        print(
            f"{rule.CODE} {rule.NAME} ({rule.SEVERITY}, {'on' if rule.DEFAULT else 'off'} by default)\n\n{rule.__doc__}"
        )
    return CLEAN


def _listed(values: Iterable[str]) -> tuple[str, ...]:
    """Comma-separated values of a repeatable option, as one tuple."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _train(arguments: argparse.Namespace) -> int:
    from refextract.references.tagging.train import train

    train(arguments.data, arguments.output, works=arguments.works, held_out=arguments.held_out, progress=sys.stderr)
    return CLEAN


def _evaluate(arguments: argparse.Namespace) -> int:
    from refextract.references.tagging.crf import load_tagger
    from refextract.references.tagging.evaluate import line_of, mean_line, measure

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
        from refextract.references.tagging.reliability import reliability, reliability_svg

        arguments.curve.write_text(reliability_svg(*reliability(sets)), "utf-8")
    return CLEAN
