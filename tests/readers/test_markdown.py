"""Markdown: the text stays as written, its blocks and links are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.pipeline import extract
from refextract.readers.markdown import read

TEXT = """---
title: Sets
---

# Sets

Known since [Cantor](https://example.org/cantor_(1874)), see [the book][tao] and <https://example.org/x>.

Maps
----

- one
- two
  goes on

> quoted
> on

```python
[no](https://example.org/link)
```

| a | b |
| 1 | 2 |

[^1]: A note.

[tao]: https://example.org/tao "Tao"
"""


def test_blocks_are_told_apart() -> None:
    document = read(TEXT.encode(), "a.md")
    assert document.text == TEXT
    shown = [(block.kind, block.level, block.span.of(TEXT).split("\n")[0]) for block in document.blocks]
    assert shown == [
        ("code", 0, "---"),
        ("heading", 1, "# Sets"),
        ("paragraph", 0, "Known since [Cantor](https://example.org/cantor_(1874)), see [the book][tao] and <https://example.org/x>."),
        ("heading", 2, "Maps"),
        ("item", 0, "- one"),
        ("item", 0, "- two"),
        ("quote", 0, "> quoted"),
        ("code", 0, "```python"),
        ("table", 0, "| a | b |"),
        ("note", 0, "[^1]: A note."),
    ]  # fmt: skip


def test_links_lead_somewhere() -> None:
    document = read(TEXT.encode(), "a.md")
    assert [(anchor.span.of(TEXT), anchor.url) for anchor in document.anchors] == [
        ("Cantor", "https://example.org/cantor_(1874)"),
        ("the book", "https://example.org/tao"),
        ("https://example.org/x", "https://example.org/x"),
    ]


@given(st.text(alphabet="a [](){}<>!#=-`~*>|^:.\"'\n\r1h/", max_size=200))
def test_no_text_fails(text: str) -> None:
    document = read(text.encode(), "a.md")
    assert all(block.span.end <= len(document.text) for block in document.blocks)
    assert all(a.span.end <= b.span.start for a, b in zip(document.blocks, document.blocks[1:], strict=False))


@pytest.mark.parametrize(
    "chunk",
    [
        '```{r}\n#| label: fig-a\n#| fig-cap: "After @doe"\nx <- "@roe"\n```',
        "```{r, fig.cap='After @doe', echo=FALSE}\nx <- '@roe'\n```",
        "```{python}\n#| tbl-cap: 'After [@doe]'\n@roe\n```",
    ],
)
def test_a_caption_among_the_options_of_code_may_cite(chunk: str) -> None:
    header = "---\nreferences:\n- {id: doe, title: Rivers}\n- {id: roe, title: Maps}\n---\n"
    found = extract(read((header + "\nAs below.\n\n" + chunk + "\n").encode(), "a.qmd"))
    assert [link.reference for link in found.links] == ["doe"]
