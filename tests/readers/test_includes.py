"""Files that a document includes and that are not read with it are told, so that nobody takes them for checked."""

import pytest

from refextract import read

TOLD = "part.x: a part that is not read with this document; check it by itself"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.qmd", "As below.\n\n{{< include part.x >}}\n"),
        ("a.Rmd", "As below.\n\n```{r, child='part.x'}\n```\n"),
        ("a.md", "As below.\n\n```{include} part.x\n```\n"),
        ("a.rst", "As below.\n\n.. include:: part.x\n"),
        ("a.adoc", "As below.\n\ninclude::part.x[leveloffset=1]\n"),
        ("a.org", 'As below.\n\n#+INCLUDE: "part.x"\n'),
    ],
)
def test_a_part_that_is_not_read_is_told_once(name: str, text: str) -> None:
    assert read((text + "\n" + text).encode(), name=name).problems == (TOLD,)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "Write so:\n\n```\n{{< include part.x >}}\n```\n\nThen `{{< include part.x >}}` works.\n"),
        ("a.rst", ".. include:: <isonum.txt>\n\nNothing is included::\n"),
        ("a.adoc", "Nothing is included:: here.\n"),
    ],
)
def test_what_includes_nothing_is_not_told(name: str, text: str) -> None:
    assert read(text.encode(), name=name).problems == ()
