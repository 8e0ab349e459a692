"""Short LaTeX, as fields of a bibliography have it -> plain text: accents, signs, ligatures, no braces or commands."""

from __future__ import annotations

import unicodedata
from functools import cache

import regex

from refextract.text import pattern, plain_pattern
from refextract.values.scripts import lowered, raised

__all__ = ["accented", "leaves_out", "letter", "plain", "plain_address", "spelled"]

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
    "textgreater": ">", "textless": "<", "textmu": "μ", "degree": "°", "celsius": "°C", "micro": "µ",
    "ohm": "Ω", "textohm": "Ω",
    "textbar": "|", "textunderscore": "_", "textapprox": "≈", "lt": "<", "gt": ">", "par": " ",
    "psq": " f.", "psqq": " ff.", "pno": "", "ppno": "", "nopp": "",
    "newline": " ", "linebreak": " ",
}  # fmt: skip
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " ", "{": "", "}": "", "$": ""}


def plain(text: str) -> str:
    r"""What LaTeX prints of `text`, in one line; commands it does not know leave their argument.

    >>> plain(r"G{\"o}del, \emph{{\"U}ber} formal unentscheidbare S\"atze --- I \& II")
    'Gödel, Über formal unentscheidbare Sätze — I & II'
    >>> plain(r"CO$_2$ at 10$^{-3}$ below $T_c$, in the 20\textsuperscript{th} year at 5$^\circ$"), plain("a_1")
    ('CO₂ at 10⁻³ below Tc, in the 20th year at 5°', 'a_1')
    """
    if not _marks.search(text):
        return " ".join(text.split())
    text = _script_commands.sub(_scripted, _formulas.sub(_with_scripts, text))
    return " ".join(_tokens.sub(_shown, _fraction.sub(_divided, _composed(text))).split())


def leaves_out(text: str) -> bool:
    r"""Whether `plain` leaves out a command of `text`: one that it does not know, or whose argument is not printed.

    >>> leaves_out(r"{\noop{1973b}}Tides"), leaves_out(r"The {\TeX}book of G{\"o}del \& co"), leaves_out(r"a\,b")
    (True, False, False)
    """
    if "\\" not in text:
        return False
    found = _tokens.finditer(_composed(text))
    return any(_unprinted.match(match[0]) or (match["command"] and not _sign_of(match["command"])) for match in found)


_unprinted = pattern(r"\\(?:noop|SortNoop|swapnoop)")


def spelled(text: str) -> str:
    r"""The text with its accents and letters as signs, and all other LaTeX as it is.

    >>> spelled(r"Mu\~{n}oz, {\'A}ngel {van der {\O}}")
    'Muñoz, Ángel {van der Ø}'
    """
    if "\\" not in text:
        return text
    return _lone_letter.sub(r"\1", _composed(_letter_commands.sub(lambda found: _LETTERS[found[1]], text)))


def _composed(text: str) -> str:
    r"""The text with every accent on its letter, also one on a letter that has another: ``\~{\^e}``."""
    for _ in range(_ACCENTS_ON_ONE):
        text, count = _accents.subn(_with_accent, text)
        if not count:
            break
    return text


_ACCENTS_ON_ONE = 3


def _with_accent(match: regex.Match[str]) -> str:
    return accented(match["accent"], match["letter"])


def _with_scripts(match: regex.Match[str]) -> str:
    """A formula with its scripts raised and lowered; what there is no such sign for stands as it is printed."""
    return _scripts.sub(_scripted, match[0])


def _scripted(match: regex.Match[str]) -> str:
    shown = match["text"].strip("{}")
    if shown in _RISEN:
        return _RISEN[shown]
    return (raised if match["sign"] in ("^", "super") else lowered)(shown)


_RISEN = {r"\circ": "°", r"\prime": "′"}


def _divided(match: regex.Match[str]) -> str:
    above, below = match["above"], match["below"]
    return f"{above.strip('{}')}/{below.strip('{}')}"


def accented(accent: str, text: str) -> str:
    r"""A letter with the accent that a command of that name puts on it.

    >>> accented('"', "o"), accented("v", "S")
    ('ö', 'Š')
    """
    return unicodedata.normalize("NFC", text[:1] + _ACCENTS[accent.rstrip("*")]) + text[1:] if text else ""


def letter(command: str) -> str | None:
    """The letter or sign that a command stands for, if it does.

    >>> letter("ss"), letter("emph")
    ('ß', None)
    """
    return _LETTERS.get(command)


def plain_address(text: str) -> str:
    r"""An address or number that is read letter by letter, without the backslashes some programs put before signs.

    >>> plain_address(r"https://example.org/a\_b~c")
    'https://example.org/a_b~c'
    """
    return "".join(_escaped.sub(r"\1", text).split())


_marks = plain_pattern(r"[\\{}$~`']|--")
_escaped = pattern(r"\\([&%$#_{}~])")


@pattern
def _accents() -> str:
    letter = r"(?:\\(?<letter>[ij])(?![A-Za-z])\s*+|(?<letter>\p{L}))"
    accent = r"\\(?<accent>[`'^\"~=.]|[uvHtcdbkr](?![A-Za-z]))\s*+"
    return rf"{accent}(?:\{{\s*+(?:\{{{letter}\}}|{letter})\s*+\}}|{letter})"


_fraction = pattern(r"\\[dt]?frac\s*+(?<above>\{[^{}]*+\}|\d)\s*+(?<below>\{[^{}]*+\}|\d)")
_formulas = pattern(
    r"(?s)(?<!\\)\$(?:[^$\\]|\\.)++\$|\\\((?:[^$\\]|\\[^)])++\\\)|\\ensuremath\s*+\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}"
)
_scripts = pattern(r"(?<!\\)(?<sign>[_^])\s*+(?<text>\{[^{}]*+\}|\\[A-Za-z]++|[^\s{}\\$])")
_script_commands = pattern(r"\\text(?<sign>super|sub)script\s*+(?<text>\{[^{}]*+\})")
_letter_commands = pattern(r"\\(ss|ae|AE|oe|OE|o|O|aa|AA|l|L|dh|DH|th|TH|dj|DJ|ng|NG)(?![A-Za-z])(?:\{\}|\s++)?+")
_lone_letter = pattern(r"\{(\p{L}\p{M}*+)\}")


@pattern
def _tokens() -> str:
    return (
        r"(?s)\\(?<sign>[&%$#_{}\s/-])"
        r"|\\(?<space>[,;:>!])"
        r"|\\(?:noop\w*+|SortNoop|swapnoop)\s*+\{[^{}]*+\}"
        r"|\\(?<command>[A-Za-z]++)\*?+(?:\{\}|(?<gap>\s++))?+"
        r"|\\(?<other>.)"
        r"|(?<ligature>---?|``|''|[~{}$])"
    )


def _shown(match: regex.Match[str]) -> str:
    if match["space"]:
        return "" if match["space"] == "!" else " "
    if match["sign"]:
        return "" if match["sign"] in "/-" else str(match["sign"])
    if match["command"]:
        sign = _sign_of(match["command"])
        is_relation = len(sign) == 1 and unicodedata.category(sign) == "Sm"
        return f"{sign} " if is_relation and match["gap"] else sign
    return match["other"] or _LIGATURES.get(match["ligature"], "")


@cache
def _sign_of(command: str) -> str:
    """The sign that a command without arguments stands for; nothing for one that is not known.

    What is not listed here `pylatexenc` knows: Greek letters, arrows, relations.
    """
    if command in _LETTERS:
        return _LETTERS[command]
    if command in _SPACES:
        return " "
    from pylatexenc.latex2text import get_default_latex_context_db

    spec = get_default_latex_context_db().get_macro_spec(command)
    sign = spec.simplify_repl if spec is not None else None
    return sign if isinstance(sign, str) and "%" not in sign else ""


_SPACES = frozenset(("quad", "qquad", "enspace", "thinspace", "space", "hspace", "hskip"))
