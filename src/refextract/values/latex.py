"""Short LaTeX, as fields of a bibliography have it -> plain text: accents, signs, ligatures, no braces or commands."""

from __future__ import annotations

import unicodedata

import regex

from refextract.text import pattern

__all__ = ["plain", "plain_address"]

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "guillemotleft": "«", "guillemotright": "»", "glqq": "„", "grqq": "“", "flqq": "«",
    "frqq": "»", "ldots": "…", "dots": "…", "textdegree": "°", "S": "§", "pounds": "£", "euro": "€", "texteuro": "€",
    "textregistered": "®", "texttrademark": "™", "copyright": "©", "textcopyright": "©", "TeX": "TeX", "LaTeX": "LaTeX",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "lambda": "λ", "mu": "μ", "pi": "π",
    "sigma": "σ", "omega": "ω", "times": "×", "slash": "/",
}  # fmt: skip
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " ", "{": "", "}": "", "$": ""}


def plain(text: str) -> str:
    r"""What LaTeX prints of `text`, in one line; commands it does not know leave their argument.

    >>> plain(r"G{\"o}del, \emph{{\"U}ber} formal unentscheidbare S\"atze --- I \& II")
    'Gödel, Über formal unentscheidbare Sätze — I & II'
    """
    if not _marks.search(text):
        return " ".join(text.split())
    return " ".join(_tokens.sub(_shown, text).split())


def plain_address(text: str) -> str:
    r"""An address or number that is read letter by letter, without the backslashes some programs put before signs.

    >>> plain_address(r"https://example.org/a\_b~c")
    'https://example.org/a_b~c'
    """
    return "".join(_escaped.sub(r"\1", text).split())


_marks = pattern(r"[\\{}$~`']|--")
_escaped = pattern(r"\\([&%$#_{}~])")


@pattern
def _tokens() -> str:
    letter = r"(?:\\(?<letter>[ij])(?![A-Za-z])\s*+|(?<letter>\p{L}))"
    return (
        rf"(?s)\\(?<accent>[`'^\"~=.]|[uvHtcdbkr](?![A-Za-z]))\s*+(?:\{{\s*+{letter}\s*+\}}|{letter})"
        rf"|\\(?<sign>[&%$#_{{}}\s/-])"
        rf"|\\(?<command>[A-Za-z]++)\*?+(?:\{{\}}|\s++)?+"
        rf"|\\(?<other>.)"
        rf"|(?<ligature>---?|``|''|[~{{}}$])"
    )


def _shown(match: regex.Match[str]) -> str:
    if match["accent"]:
        return unicodedata.normalize("NFC", match["letter"] + _ACCENTS[match["accent"]])
    if match["sign"]:
        return "" if match["sign"] in "/-" else str(match["sign"])
    if match["command"]:
        return _LETTERS.get(match["command"], "")
    return match["other"] or _LIGATURES[match["ligature"]]
