"""Raised and lowered signs: the ``₂`` of CO₂ and the ``⁻³`` of 10⁻³, as Unicode has them."""

from __future__ import annotations

from collections.abc import Callable

import regex

from refextract.text import pattern

__all__ = ["lowered", "raised", "with_scripts"]

_RAISED = dict(
    zip("0123456789+-−=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)
)
_LOWERED = dict(zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_PLAIN_RAISED = {sign: plain for plain, sign in _RAISED.items()} | {"⁻": "-"}
_PLAIN_LOWERED = {sign: plain for plain, sign in _LOWERED.items()} | {"₋": "-"}


def raised(text: str) -> str:
    """The text as superscript; as it is, where a sign of it has none.

    >>> raised("-3"), raised("∗")
    ('⁻³', '∗')
    """
    return _in_signs(text, _RAISED)


def lowered(text: str) -> str:
    """The text as subscript; as it is, where a sign of it has none.

    >>> lowered("2"), lowered("C")
    ('₂', 'C')
    """
    return _in_signs(text, _LOWERED)


def _in_signs(text: str, signs: dict[str, str]) -> str:
    """The text in these signs, unless one of them lacks, or it is a word: that of the 20th century."""
    bare = text.strip()
    is_word = len(bare) > 1 and bare.isalpha()
    return "".join(signs[each] for each in bare) if not is_word and all(each in signs for each in bare) else text


def with_scripts(text: str, up: Callable[[str], str], down: Callable[[str], str]) -> str:
    """The text with each run of raised or lowered signs written by a function of what it says.

    >>> with_scripts("10⁻³ CO₂", "^{{{}}}".format, "_{{{}}}".format)
    '10^{-3} CO_{2}'
    """
    if text.isascii():
        return text

    def written(match: regex.Match[str]) -> str:
        if match["up"]:
            return up("".join(_PLAIN_RAISED[each] for each in match["up"]))
        return down("".join(_PLAIN_LOWERED[each] for each in match["down"]))

    return _runs.sub(written, text)


@pattern
def _runs() -> str:
    return rf"(?<up>[{''.join(_PLAIN_RAISED)}]++)|(?<down>[{''.join(_PLAIN_LOWERED)}]++)"
