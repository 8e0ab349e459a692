"""The task: what the process of a guard does with a document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from refextract.checking.files import refuse_bibliography
from refextract.corpus.inputs import Item
from refextract.corpus.packing import packed
from refextract.corpus.rows import row_of, whole
from refextract.model.reference import Reference
from refextract.options import Options
from refextract.pipeline import extract
from refextract.readers import content, read

__all__ = ["ExtractTask"]


@dataclass(frozen=True, slots=True)
class ExtractTask:
    """Extraction under these options, with more references that may be cited."""

    options: Options
    bibliography: tuple[Reference, ...] = ()

    def __call__(self, item: Item) -> bytes:
        """What is found in a document, as a row of Arrow: whoever collects the rows of many processes has little to do.

        Raises:
            ReadError: for what no reader reads.
            OSError: where its file cannot be opened.
        """
        options, name = self.options.read, str(whole(item.name))
        if item.data is None:
            path = Path(item.path or item.name)
            if options.format is None:
                refuse_bibliography(path)
            document = read(content(path, options), options=options, name=name, path=path)
        elif isinstance(item.data, str):
            document = read(whole(item.data), options=options, name=name)
        else:
            document = read(item.data, options=options, name=name)
        found = extract(document, bibliography=self.bibliography, options=self.options)
        return packed(row_of(document, found))
