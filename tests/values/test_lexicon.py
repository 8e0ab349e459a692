"""The word lists are as their model says: the library itself reads them unchecked."""

from importlib.resources import files

from refextract.values.lexicon import Lexicon, lexicon


def test_the_lists_are_what_the_model_says() -> None:
    lists = (files("refextract.values") / "lexicon.json").read_text("utf-8")
    assert Lexicon.model_validate_json(lists) == lexicon()
