"""Letters that come as ornaments: fonts that number their glyphs "a65", which is the name of an ornament as well.

Programs that print TeX with fonts of dots (dvips) call the glyph of code 65 so; in Adobe's list of glyphs, "a65" is the
sign ❆ of ZapfDingbats. Where most signs of a page are such ornaments, they are the numbers of letters.
"""

from __future__ import annotations

import functools

from refextract.text import plain_pattern

__all__ = ["letters_of"]

# The numbers in the names of ZapfDingbats in the order of its codes (Adobe's font metrics), from its first sign on ...
_NUMBERS = """
1 2 202 3 4 5 119 118 117 11 12 13 14 15 16 105 17 18 19 20 21 22 23 24 25 26 27 28 6 7 8 9 10 29 30 31 32 33
34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70
71 72 73 74 203 75 204 76 77 78 79 81 82 83 84 97 98 99 100 89 90 93 94 91 92 205 85 206 86 87 88 95 96 101
102 103 104 106 107 108 112 111 110 109 120 121 122 123 124 125 126 127 128 129 130 131 132 133 134 135 136
137 138 139 140 141 142 143 144 145 146 147 148 149 150 151 152 153 154 155 156 157 158 159 160 161 163 164
196 165 192 166 167 168 169 170 171 172 173 162 174 175 176 177 178 179 193 180 199 181 200 182 201 183 184
197 185 194 198 186 195 187 188 189 190 191
"""
# ... and the signs in the same order: those of the block of Unicode, but for the ones that it had already.
_SIGNS = (
    "✁✂✃✄☎✆✇✈✉☛☞✌✍✎✏✐✑✒✓✔✕✖✗✘✙✚✛✜✝✞✟✠✡✢✣✤✥✦✧★✩✪✫✬✭✮✯✰✱✲✳✴✵✶✷✸✹✺✻✼✽✾✿❀❁❂❃❄❅❆❇❈❉❊❋●❍■❏❐❑❒▲▼◆❖◗❘❙❚❛❜❝❞"
    "❨❩❪❫❬❭❮❯❰❱❲❳❴❵❡❢❣❤❥❦❧♣♦♥♠①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓➔→↔↕➘➙➚➛➜➝➞➟➠➡➢➣➤➥➦➧➨➩➪➫➬➭➮➯➱➲➳➴➵➶➷➸➹➺➻➼➽➾"
)
# Letters of the codes from 128 on in the encoding T1 of TeX ("Cork"); those from 192 on are as in Latin-1 else.
_CORK = "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"
_FIRST_CORK = 128
_FIRST_LATIN = 192
_FL = 13  # in the older encoding; as a character it would end a line
_FIRST_LIGATURE = 11
_FEWEST = 20
"""So many ornaments are no list of things done."""

_ornament = plain_pattern(f"[{_SIGNS}]")
_blank = plain_pattern(r"\s")


def letters_of(text: str) -> str:
    r"""The signs of a page with its ornaments made letters, one for one, where a quarter of the signs are ornaments.

    Ligatures and dashes become the codes that other fonts of TeX have for them.

    >>> letters_of("✭❞❡❡♣ ✐♥ t❤❡ ❞❛r❦ ✇♦♦❞s✮ ✷✵✶✺")
    '(deep in the dark woods) 2015'
    >>> letters_of("✓ done"), letters_of("✓✗✓✗")
    ('✓ done', '✓✗✓✗')
    """
    ornaments = 0 if text.isascii() else len(_ornament.findall(text))
    if ornaments < _FEWEST or 4 * ornaments < len(text) - len(_blank.findall(text)):
        return text
    return text.translate(_letters())


@functools.cache
def _letters() -> dict[int, str]:
    numbers = map(int, _NUMBERS.split())
    return {ord(sign): _letter(number) for sign, number in zip(_SIGNS, numbers, strict=True)}


def _letter(code: int) -> str:
    if code < _FIRST_LIGATURE:
        return "\x01"  # accents by themselves
    if code == _FL:
        return "ﬂ"
    return _CORK[code - _FIRST_CORK] if _FIRST_CORK <= code < _FIRST_LATIN else chr(code)
