from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from refextract.model.reference import VARIABLES, Variable
from refextract.references import corrections
from refextract.references.corrections import corrected
from refextract.references.tagging.tagger import Field

Shown = list[tuple[str, str]]


def fields(text: str, told: Shown) -> list[Field]:
    found, place = [], 0
    for variable, content in told:
        start = text.index(content, place)
        place = start + len(content)
        found.append(Field(variable, start, place))  # type: ignore[arg-type]
    return found


CASES: dict[str, tuple[str, Shown, Shown]] = {
    "an edition in brackets at the end of a title": (
        "Roe E. Silt and Evolution (Second Edition). Bell, Leeds, 2012.",
        [("author", "Roe E."), ("title", "Silt and Evolution (Second Edition)"), ("publisher", "Bell")],
        [("author", "Roe E."), ("title", "Silt and Evolution"), ("edition", "Second Edition"), ("publisher", "Bell")],
    ),
    "figures like those of arXiv inside a DOI with a slip": (
        "Roe R (2005). Silt. Mud Letters, 8. doi:10.111/j.1461-0248.2004.00717.x.",
        [("author", "Roe R"), ("date", "2005"), ("title", "Silt"), ("container-title", "Mud Letters")],
        [("author", "Roe R"), ("date", "2005"), ("title", "Silt"), ("container-title", "Mud Letters")],
    ),
    "a version of a package that was taken for a journal, its volume and pages": (
        "Roe J (2011). silt: Models of Sand. R package version 0.9942-42, URL https://example.org/silt.",
        [
            *(("author", "Roe J"), ("date", "2011"), ("title", "silt: Models of Sand")),
            *(("container-title", "R package version"), ("volume", "0"), ("page", "9942-42")),
            ("url", "https://example.org/silt"),
        ],
        [
            *(("author", "Roe J"), ("date", "2011"), ("title", "silt: Models of Sand")),
            *(("genre", "R package"), ("edition", "version 0.9942-42"), ("url", "https://example.org/silt")),
        ],
    ),
    "a version of a package in a note that goes on": (
        "Roe, J. (2009). silt: Sand. R package version 0.7-2, available from CRAN.",
        [("author", "Roe, J."), ("date", "2009"), ("title", "silt: Sand"), ("note", "0.7-2, available from CRAN")],
        [
            *(("author", "Roe, J."), ("date", "2009"), ("title", "silt: Sand"), ("genre", "R package")),
            *(("edition", "version 0.7-2"), ("note", "available from CRAN")),
        ],
    ),
    "a package and its version in capitals": (
        "Roe J (2015). silt: Sand. R Package Version 2.0.0, URL https://example.org/silt.",
        [("author", "Roe J"), ("title", "silt: Sand"), ("container-title", "R Package Version 2.0.0")],
        [
            *(("author", "Roe J"), ("title", "silt: Sand"), ("genre", "R Package"), ("edition", "Version 2.0.0")),
            ("url", "https://example.org/silt"),
        ],
    ),
    "a package of another language, its version with a letter": (
        "Poe, A. 2020. muddy. Python package v3.1rc2.",
        [("author", "Poe, A."), ("date", "2020"), ("title", "muddy. Python package v3.1rc2")],
        [
            *(("author", "Poe, A."), ("date", "2020"), ("title", "muddy.")),
            *(("genre", "Python package"), ("edition", "v3.1rc2")),
        ],
    ),
    "a volume of a series in a title": (
        "Roe D (1988). Models for Silt, volume 68 of River Studies. Bell, Leeds.",
        [("author", "Roe D"), ("date", "1988"), ("title", "Models for Silt, volume 68 of River Studies")],
        [
            *(("author", "Roe D"), ("date", "1988"), ("title", "Models for Silt")),
            *(("volume", "68"), ("collection-title", "River Studies")),
        ],
    ),
    "a volume of a series in a host": (
        "In Poe A (ed.), Plain Methods, volume 4 of the Handbook of Silt, pp. 29-32. Bell.",
        [
            ("editor", "Poe A"),
            ("container-title", "Plain Methods, volume 4 of the Handbook of Silt"),
            ("page", "29-32"),
        ],
        [
            *(("editor", "Poe A"), ("container-title", "Plain Methods"), ("volume", "4")),
            *(("collection-title", "Handbook of Silt"), ("page", "29-32")),
        ],
    ),
    "a title with a volume of nothing that could be a series": (
        "Roe D. Rivers, volume 2 of three. Bell.",
        [("author", "Roe D."), ("title", "Rivers, volume 2 of three"), ("publisher", "Bell")],
        [("author", "Roe D."), ("title", "Rivers, volume 2 of three"), ("publisher", "Bell")],
    ),
    "the figures of a month between an article's number and its year": (
        "Silt of rivers. Water ONE, 7(2):e30126, 02 2012.",
        [
            *(("title", "Silt of rivers"), ("container-title", "Water ONE"), ("volume", "7"), ("issue", "2")),
            *(("page", "e30126, 02"), ("date", "2012")),
        ],
        [
            *(("title", "Silt of rivers"), ("container-title", "Water ONE"), ("volume", "7"), ("issue", "2")),
            *(("page", "e30126"), ("date", "2012")),
        ],
    ),
    "a program whose name was taken for the end of an author's": (
        "Jane Roe. silt: Companion to Rivers, 2009.",
        [("author", "Jane Roe. silt"), ("title", "Companion to Rivers"), ("date", "2009")],
        [("author", "Jane Roe"), ("title", "silt: Companion to Rivers"), ("date", "2009")],
    ),
    "a program of a letter behind a body": (
        "S Core Team. S: An Environment for Silt. Leeds, 2016.",
        [("author", "S Core Team. S"), ("title", "An Environment for Silt"), ("publisher-place", "Leeds")],
        [("author", "S Core Team"), ("title", "S: An Environment for Silt"), ("publisher-place", "Leeds")],
    ),
    "a publisher of a book with an ISBN": (
        "S Core Team. Silt: An Environment. Silt Foundation, Vienna, Austria. ISBN 3-900051-07-0.",
        [
            *(("author", "S Core Team."), ("title", "Silt: An Environment"), ("container-title", "Silt Foundation")),
            *(("publisher-place", "Vienna, Austria"), ("isbn", "ISBN 3-900051-07-0")),
        ],
        [
            *(("author", "S Core Team."), ("title", "Silt: An Environment"), ("publisher", "Silt Foundation")),
            *(("publisher-place", "Vienna, Austria"), ("isbn", "ISBN 3-900051-07-0")),
        ],
    ),
    "a number before a year is no month": (
        "In: Rivers. Heft 8/2002. Wien 2002",
        [("container-title", "Rivers"), ("issue", "8"), ("date", "2002"), ("publisher-place", "Wien")],
        [("container-title", "Rivers"), ("issue", "8"), ("date", "2002"), ("publisher-place", "Wien")],
    ),
    "a number of arXiv of which a part is known": (
        "A. Roe et al., Rivers of Doubt, 1503.01520.",
        [("author", "A. Roe et al."), ("title", "Rivers of Doubt"), ("date", "1503"), ("arxiv", "01520")],
        [("author", "A. Roe et al."), ("title", "Rivers of Doubt"), ("arxiv", "1503.01520")],
    ),
    "a word of a role that names took in but for its first letter": (
        "Carte di mare, a cura di Anna Rossi, Padova, Liviana, 1974",
        [("title", "Carte di mare, a"), ("author", "cura di Anna Rossi"), ("publisher-place", "Padova")],
        [("title", "Carte di mare"), ("editor", "Anna Rossi"), ("publisher-place", "Padova")],
    ),
    "a bare number between a host and pages with their word": (
        "Roe, A. 2002. Silt. 造船学会誌, 869(-), p. 638.",
        [("title", "Silt"), ("container-title", "造船学会誌"), ("page", "869"), ("page", "638")],
        [("title", "Silt"), ("container-title", "造船学会誌"), ("volume", "869"), ("page", "638")],
    ),
    "what a translation is called": (
        "Hegel. Logik. Eng. tr. A. Roe as Lectures on Rivers, London, 1895.",
        [("title", "Logik"), ("translator", "A. Roe"), ("container-title", "as Lectures on Rivers")],
        [("title", "Logik"), ("translator", "A. Roe"), ("note", "Lectures on Rivers")],
    ),
    "editors that took in the host behind them": (
        "Okoye N. Silt[M]//Harris T U, Lowe P. Channel mechanics. Boston, 1982",
        [("author", "Okoye N."), ("title", "Silt"), ("editor", "Harris T U, Lowe P. Channel mechanics")],
        [
            ("author", "Okoye N."),
            ("title", "Silt"),
            ("editor", "Harris T U, Lowe P."),
            ("container-title", "Channel mechanics"),
        ],
    ),
    "translators that go on over their brackets": (
        "Roe, A. (1951). Rivers (F. W. Doe & J. Poe, Trans.). Bell.",
        [
            ("author", "Roe, A."),
            ("date", "1951"),
            ("title", "Rivers"),
            ("translator", "(F. W. Doe & J. Poe, Trans.). Bell"),
        ],
        [
            ("author", "Roe, A."),
            ("date", "1951"),
            ("title", "Rivers"),
            ("translator", "F. W. Doe & J. Poe"),
            ("publisher", "Bell"),
        ],
    ),
    "a host that was parted before its series": (
        'J. Roe, "Rivers," in Proc. SILT, ser. Lecture Notes in Rivers, vol. 9',
        [
            ("author", "J. Roe"),
            ("title", "Rivers"),
            ("container-title", "Proc"),
            ("collection-title", "SILT, ser. Lecture Notes in Rivers"),
            ("volume", "9"),
        ],
        [
            ("author", "J. Roe"),
            ("title", "Rivers"),
            ("container-title", "Proc. SILT"),
            ("collection-title", "Lecture Notes in Rivers"),
            ("volume", "9"),
        ],
    ),
    "initials are no month": (
        "Nicholls AG (1939) Rivers",
        [("author", "Nicholls AG"), ("date", "1939"), ("title", "Rivers")],
        [("author", "Nicholls AG"), ("date", "1939"), ("title", "Rivers")],
    ),
    "a month behind the year": (
        "Lee A. Rivers. Water. 2009 Mar 4;10:1-2",
        [("author", "Lee A."), ("title", "Rivers"), ("container-title", "Water"), ("date", "2009")],
        [("author", "Lee A."), ("title", "Rivers"), ("container-title", "Water"), ("date", "2009 Mar 4")],
    ),
    "an in of the title's own": (
        "Doe, J. (1997). Research in Muddy Water. Retrieved 4 May 2020",
        [("author", "Doe, J."), ("date", "1997"), ("title", "Research"), ("container-title", "Muddy Water")],
        [("author", "Doe, J."), ("date", "1997"), ("title", "Research in Muddy Water")],
    ),
    "a host behind in with a volume": (
        "Doe, J. (1997) Research in Muddy Water 5",
        [("author", "Doe, J."), ("title", "Research"), ("container-title", "Muddy Water"), ("volume", "5")],
        [("author", "Doe, J."), ("title", "Research"), ("container-title", "Muddy Water"), ("volume", "5")],
    ),
    "a year behind a title and a slash": (
        "Doe, J. Rivers/2016",
        [("author", "Doe, J."), ("title", "Rivers"), ("date", "2016")],
        [("author", "Doe, J."), ("title", "Rivers"), ("date", "2016")],
    ),
    "a title before its colon": (
        "[8] Muddy Rivers: Water in Our Age, ed. Ann Roe, 1998.",
        [("author", "Muddy Rivers"), ("title", "Water in Our Age"), ("editor", "Ann Roe"), ("date", "1998")],
        [("title", "Muddy Rivers: Water in Our Age"), ("editor", "Ann Roe"), ("date", "1998")],
    ),
    "an author before a colon": (
        "Helen Roe: Water in Our Age, ed. Ann Roe, 1998.",
        [("author", "Helen Roe"), ("title", "Water in Our Age"), ("editor", "Ann Roe"), ("date", "1998")],
        [("author", "Helen Roe"), ("title", "Water in Our Age"), ("editor", "Ann Roe"), ("date", "1998")],
    ),
    "an organisation before a colon": (
        "River University: Water in Our Age, ed. Ann Roe, 1998.",
        [("author", "River University"), ("title", "Water in Our Age"), ("editor", "Ann Roe"), ("date", "1998")],
        [("author", "River University"), ("title", "Water in Our Age"), ("editor", "Ann Roe"), ("date", "1998")],
    ),
    "who passed an act of law": (
        "Ministry of Rivers – Resolution No. 5/2016. Retrieved 4 May 2020",
        [("title", "Ministry of Rivers – Resolution No. 5/2016")],
        [("author", "Ministry of Rivers"), ("title", "Resolution No. 5/2016")],
    ),
    "a dash in the title of an act": (
        "Clean Water Act – What 5 Rivers Say. Retrieved 4 May 2020",
        [("title", "Clean Water Act – What 5 Rivers Say")],
        [("title", "Clean Water Act – What 5 Rivers Say")],
    ),
    "a host behind two slashes": (
        "Lee A. B. On rivers // African rivers / под ред. Roe C. D. Oslo, 2005.",
        [("author", "Lee A. B."), ("title", "On rivers // African rivers / под ред"), ("container-title", "Roe C. D.")],
        [
            ("author", "Lee A. B."),
            ("title", "On rivers"),
            ("container-title", "African rivers"),
            ("editor", "Roe C. D."),
        ],
    ),
    "a host behind in": (
        "Doe, J. (1997). On rivers. In Water and land. Oslo: Bell.",
        [("title", "On rivers. In Water and land"), ("publisher-place", "Oslo"), ("publisher", "Bell")],
        [
            ("title", "On rivers."),
            ("container-title", "Water and land"),
            ("publisher-place", "Oslo"),
            ("publisher", "Bell"),
        ],
    ),
    "editors named in slashes stay": (
        "Roe, P. (2004): Lakes. In: Moe, P./Roe, P./Coe, C. (Hrsg.): Waters.",
        [
            ("author", "Roe, P."),
            ("title", "Lakes"),
            ("editor", "Moe, P./Roe, P./Coe, C."),
            ("container-title", "Waters"),
        ],
        [
            ("author", "Roe, P."),
            ("title", "Lakes"),
            ("editor", "Moe, P./Roe, P./Coe, C."),
            ("container-title", "Waters"),
        ],
    ),
    "the word for editors before a host": (
        "In L. Doe, et al. (Orgs.). From rivers to lakes",
        [("editor", "L. Doe, et al."), ("container-title", "(Orgs.). From rivers to lakes")],
        [("editor", "L. Doe, et al."), ("container-title", "From rivers to lakes")],
    ),
    "a medium behind a host": (
        "Water Review [Internet]. 2005",
        [("container-title", "Water Review [Internet]"), ("date", "2005")],
        [("container-title", "Water Review"), ("date", "2005")],
    ),
    "a medium with a no-break space": (
        "Revue des eaux [en\u00a0ligne]. 2005",
        [("container-title", "Revue des eaux [en\u00a0ligne]"), ("date", "2005")],
        [("container-title", "Revue des eaux"), ("date", "2005")],
    ),
    "a kind of work behind a title": (
        "On rivers [Master’s thesis]. Oslo",
        [("title", "On rivers [Master’s thesis]"), ("publisher-place", "Oslo")],
        [("title", "On rivers"), ("genre", "Master’s thesis"), ("publisher-place", "Oslo")],
    ),
    "the only date behind a title": (
        "Rivers of the world (11 March 2019)",
        [("title", "Rivers of the world (11 March 2019)")],
        [("title", "Rivers of the world"), ("date", "11 March 2019")],
    ),
    "brackets in a title that are no date": (
        "Rivers of the world (and lakes)",
        [("title", "Rivers of the world (and lakes)")],
        [("title", "Rivers of the world (and lakes)")],
    ),
    "the word of a volume behind a host": (
        "In: Oikos Bd. 125 (2016)",
        [("container-title", "Oikos Bd."), ("volume", "125"), ("date", "2016")],
        [("container-title", "Oikos"), ("volume", "125"), ("date", "2016")],
    ),
    "the host begins with its sentence": (
        "Do rivers end? Nonprofit and Sector Quarterly 46",
        [("title", "Do rivers end? Nonprofit and"), ("container-title", "Sector Quarterly"), ("volume", "46")],
        [("title", "Do rivers end?"), ("container-title", "Nonprofit and Sector Quarterly"), ("volume", "46")],
    ),
    "numbers behind their words": (
        "On rivers // Water. 2019. Т. 10. № 3. С. 12–15.",
        [("title", "On rivers"), ("container-title", "Water"), ("date", "2019")],
        [
            ("title", "On rivers"),
            ("container-title", "Water"),
            ("date", "2019"),
            ("volume", "10"),
            ("issue", "3"),
            ("page", "12–15"),
        ],
    ),
    "a translation under another title": (
        "Über Flüsse. Eng. tr. A. B. Doe and J. Burdon Roe as On Rivers, Oslo",
        [("title", "Über Flüsse"), ("editor", "A. B. Doe and J. Burdon"), ("container-title", "Roe as On Rivers")],
        [("title", "Über Flüsse"), ("translator", "A. B. Doe and J. Burdon Roe"), ("note", "On Rivers")],
    ),
    "a long quotation is the title": (
        "'Rivers II: The long way to the sea' being the whole volume of Works, Oslo",
        [("title", "Rivers II: The long way to the sea' being the whole volume of Works")],
        [("title", "Rivers II: The long way to the sea"), ("note", "being the whole volume of Works")],
    ),
    "a short quotation is a part of the title": (
        "“Soft” rivers and lakes",
        [("title", "“Soft” rivers and lakes")],
        [("title", "“Soft” rivers and lakes")],
    ),
    "a publisher and its place": (
        "On rivers. Litres, Moscow, 2017",
        [("title", "On rivers"), ("publisher-place", "Litres, Moscow"), ("date", "2017")],
        [("title", "On rivers"), ("publisher", "Litres"), ("publisher-place", "Moscow"), ("date", "2017")],
    ),
    "a place and its country": (
        "On rivers. Bassersdorf, Switzerland, 2017",
        [("title", "On rivers"), ("publisher-place", "Bassersdorf, Switzerland")],
        [("title", "On rivers"), ("publisher-place", "Bassersdorf, Switzerland")],
    ),
    "names behind a translator's word": (
        "On rivers. Translated by Jane Doe and A. B. Roe. Oslo: Bell",
        [("title", "On rivers"), ("publisher", "Jane Doe"), ("publisher-place", "Oslo"), ("publisher", "Bell")],
        [
            ("title", "On rivers"),
            ("translator", "Jane Doe and A. B. Roe"),
            ("publisher-place", "Oslo"),
            ("publisher", "Bell"),
        ],
    ),
    "a volume behind a title": (
        "Collected Works of Jane Doe: Volume 36. Oslo",
        [("title", "Collected Works of Jane Doe: Volume 36"), ("publisher-place", "Oslo")],
        [("title", "Collected Works of Jane Doe"), ("volume", "36"), ("publisher-place", "Oslo")],
    ),
    "a number behind the sign of an issue": (
        "Young river. 2019. \\mathbb{N}^{0} 17 (255).",
        [("container-title", "Young river"), ("date", "2019"), ("page", "17 (255)")],
        [("container-title", "Young river"), ("date", "2019"), ("issue", "17 (255)")],
    ),
    "a number behind the sign of an issue with one through all years": (
        "Young river. 2019. № 17 (255).",
        [("container-title", "Young river"), ("date", "2019"), ("volume", "17"), ("issue", "255")],
        [("container-title", "Young river"), ("date", "2019"), ("issue", "17 (255)")],
    ),
    "a publisher at the end of a title": (
        "River Economics. Litres, Moscow, 2017",
        [("title", "River Economics. Litres"), ("publisher-place", "Moscow"), ("date", "2017")],
        [("title", "River Economics"), ("publisher", "Litres"), ("publisher-place", "Moscow"), ("date", "2017")],
    ),
    "a long sentence behind a title": (
        "On rivers. The part of the old academy of sciences in finding them. Retrieved 7.12.2023",
        [
            ("title", "On rivers"),
            ("container-title", "The part of the old academy of sciences in finding them"),
            ("accessed", "7.12.2023"),
        ],
        [("title", "On rivers. The part of the old academy of sciences in finding them"), ("accessed", "7.12.2023")],
    ),
    "a second given name": (
        "Doe, Jane Carte. Rivers and Profit: A History",
        [("author", "Doe, Jane"), ("title", "Carte. Rivers and Profit: A History")],
        [("author", "Doe, Jane Carte"), ("title", "Rivers and Profit: A History")],
    ),
    "a chapter behind its book": (
        "The Companion to Rivers, chapter On Lakes, pages 1-5",
        [("title", "The Companion to Rivers"), ("container-title", "chapter On Lakes"), ("page", "1-5")],
        [("container-title", "The Companion to Rivers"), ("title", "On Lakes"), ("page", "1-5")],
    ),
    "a chapter behind its book in one": (
        "The Companion to Rivers, chapter On Lakes, pages 1-5",
        [("title", "The Companion to Rivers, chapter On Lakes"), ("page", "1-5")],
        [("container-title", "The Companion to Rivers"), ("title", "On Lakes"), ("page", "1-5")],
    ),
    "an access date": (
        "Rivers. https://example.org/rivers (last visited on 21.5.2022)",
        [("title", "Rivers"), ("url", "https://example.org/rivers"), ("note", "last visited on 21")],
        [("title", "Rivers"), ("url", "https://example.org/rivers"), ("accessed", "21.5.2022")],
    ),
    "numbers with words of their own": (
        "Doe J. Muddy rivers // Water. 2014. Т. 9, № 8. С. e12.",
        [("author", "Doe J."), ("title", "Muddy rivers"), ("container-title", "Water"), ("page", "Т. 9, № 8. С. e12")],
        [
            *(("author", "Doe J."), ("title", "Muddy rivers"), ("container-title", "Water")),
            *(("volume", "9"), ("issue", "8"), ("page", "e12")),
        ],
    ),
    "a volume and the issue behind it": (
        "Doe J. Muddy rivers // Water. 2014. Т. 9, № 8.",
        [("title", "Muddy rivers"), ("container-title", "Water"), ("date", "2014"), ("volume", "9, № 8")],
        [("title", "Muddy rivers"), ("container-title", "Water"), ("date", "2014"), ("volume", "9"), ("issue", "8")],
    ),
    "pages that are not known": (
        "Doe, J. Rivers. Water. 2017. pp. n/a–n/a.",
        [("title", "Rivers"), ("container-title", "Water"), ("page", "2017. pp")],
        [("title", "Rivers"), ("container-title", "Water")],
    ),
    "a sign of a number, and an issue before its month": (
        "Roe, Ana. Ríos. Aguas, vol. 10, n.º 3-4, julio de 2002.",
        [("container-title", "Aguas"), ("volume", "10"), ("issue", "º"), ("date", "3-4, julio de 2002")],
        [("container-title", "Aguas"), ("volume", "10"), ("issue", "3-4"), ("date", "julio de 2002")],
    ),
    "a word before an address": (
        "Doe, J. Rivers. Disponible à l'adresse: https://example.org/rivers",
        [("title", "Rivers"), ("url", "l'adresse: https://example.org/rivers")],
        [("title", "Rivers"), ("url", "https://example.org/rivers")],
    ),
    "a month behind a host": (
        "DOE, Jane, 2017. Muddy rivers. Water and Man. juillet 2017. Vol. 32.",
        [
            *(("date", "2017"), ("title", "Muddy rivers")),
            *(("container-title", "Water and Man. juillet 2017."), ("volume", "32")),
        ],
        [
            *(("date", "2017"), ("title", "Muddy rivers"), ("container-title", "Water and Man")),
            *(("date", "juillet 2017"), ("volume", "32")),
        ],
    ),
    "a day of a title": (
        "Doe, J. (2006). Minutes of the meeting of 20. März 2006. Wien.",
        [("date", "2006"), ("title", "Minutes of the meeting of 20. März 2006")],
        [("date", "2006"), ("title", "Minutes of the meeting of 20. März 2006")],
    ),
    "a host behind the last sentence": (
        "Doe, J. Do rivers lie? Law, Water and Man. 1994. Vol. 21, p. 167-182.",
        [("title", "Do rivers lie? Law, Water and Man"), ("date", "1994"), ("volume", "21"), ("page", "167-182")],
        [
            *(("title", "Do rivers lie?"), ("container-title", "Law, Water and Man")),
            *(("date", "1994"), ("volume", "21"), ("page", "167-182")),
        ],
    ),
    "a host in abbreviations": (
        "Doe J. Assembly of silt. J. Appl. Riv. 33: 535–539.",
        [("title", "Assembly of silt. J. Appl. Riv"), ("volume", "33"), ("page", "535–539")],
        [("title", "Assembly of silt"), ("container-title", "J. Appl. Riv"), ("volume", "33"), ("page", "535–539")],
    ),
    "a host alone": (
        "Doe, et al., Proc. Nat. Acad. Riv. 87, 782-785 (1990)",
        [("title", "Proc. Nat. Acad. Riv"), ("volume", "87"), ("page", "782-785"), ("date", "1990")],
        [("container-title", "Proc. Nat. Acad. Riv"), ("volume", "87"), ("page", "782-785"), ("date", "1990")],
    ),
    "a host behind a quoted title": (
        "J. Doe, «Los ríos» en Handbook of Rivers, W. Roe, A. Poe, Eds. (Oxbow, 2005).",
        [("title", "«Los ríos» en Handbook of Rivers"), ("editor", "Roe, A. Poe"), ("publisher", "Oxbow")],
        [
            *(("title", "«Los ríos»"), ("container-title", "Handbook of Rivers")),
            *(("editor", "W. Roe, A. Poe"), ("publisher", "Oxbow")),
        ],
    ),
    "the publisher behind a host of two slashes": (
        "Doe A. The towns of the coast // Azania. Mud & Silt Group, 2001. Т. 36.",
        [("title", "The towns of the coast"), ("publisher", "Azania. Mud & Silt Group"), ("volume", "36")],
        [
            *(("title", "The towns of the coast"), ("container-title", "Azania")),
            *(("publisher", "Mud & Silt Group"), ("volume", "36")),
        ],
    ),
    "the place of a journal": (
        "Roe R (2014) Gills. Journal of silt (Baltimore, Md : 1950) 192:1257-66.",
        [
            *(("date", "2014"), ("title", "Gills"), ("container-title", "Journal of silt")),
            *(("publisher-place", "Baltimore, Md"), ("date", "1950"), ("volume", "192")),
        ],
        [
            *(("date", "2014"), ("title", "Gills")),
            *(("container-title", "Journal of silt (Baltimore, Md : 1950)"), ("volume", "192")),
        ],
    ),
    "a bracket that a host left open": (
        "Doe, J. Rivers. Water (New York, N.Y.) 263, 1133",
        [("container-title", "Water (New York, N.Y."), ("volume", "263")],
        [("container-title", "Water (New York, N.Y.)"), ("volume", "263")],
    ),
    "a place in the bracket behind a host": (
        "Roe, A. Silt., in Proceedings of the 2nd Symposium, (Miami, USA: Mud Association), 819–824.",
        [("container-title", "Proceedings of the 2nd Symposium, (Miami, USA"), ("publisher", "Mud Association")],
        [
            *(("container-title", "Proceedings of the 2nd Symposium"), ("publisher-place", "Miami, USA")),
            ("publisher", "Mud Association"),
        ],
    ),
    "an edition in words": (
        "Roe A. An account of silt. First. Blackwell; 1986.",
        [("title", "An account of silt. First"), ("publisher", "Blackwell"), ("date", "1986")],
        [("title", "An account of silt"), ("edition", "First"), ("publisher", "Blackwell"), ("date", "1986")],
    ),
    "a kind of software": (
        "Roe, Ann: Silt: Maps of mud : R package, 2021",
        [("title", "Silt: Maps of mud : R package"), ("date", "2021")],
        [("title", "Silt: Maps of mud"), ("genre", "R package"), ("date", "2021")],
    ),
    "what leads to an address": (
        "ROE, A. Rivers. Paris : Rivers Press. Disponible à l'adresse : http://example.org",
        [("publisher", "Rivers Press. Disponible à l'adresse"), ("url", "http://example.org")],
        [("publisher", "Rivers Press"), ("url", "http://example.org")],
    ),
    "a firm of two": (
        "Lisboa: Terra & Paz, 2020, p. 42",
        [("publisher-place", "Lisboa"), ("publisher", "Terra &"), ("date", "Paz, 2020")],
        [("publisher-place", "Lisboa"), ("publisher", "Terra & Paz"), ("date", "2020")],
    ),
    "a series in a bracket": (
        "Roe, A. (2018) A world of silt. New York: Routledge (Worlds of mud).",
        [("publisher-place", "New York"), ("publisher", "Routledge (Worlds of mud)")],
        [("publisher-place", "New York"), ("publisher", "Routledge"), ("collection-title", "Worlds of mud")],
    ),
    "the parent of a publisher": (
        "Roe, A. (2018) A world of silt. Oxbow. Institute of Mud.",
        [("publisher", "Oxbow. Institute of Mud")],
        [("publisher", "Oxbow. Institute of Mud")],
    ),
    "names behind semicolons": (
        "Ann Moss; Jane Marie Lund. Muddy rivers. Silt Press, 1993.",
        [("author", "Ann Moss"), ("title", "Jane Marie Lund. Muddy rivers"), ("publisher", "Silt Press")],
        [("author", "Ann Moss; Jane Marie Lund"), ("title", "Muddy rivers"), ("publisher", "Silt Press")],
    ),
    "the last of several names": (
        "Ann Moss, Peter Brick, Jane Lund and Eva Roe: Muddy rivers. 1993.",
        [("author", "Ann Moss, Peter Brick"), ("title", "Jane Lund and Eva Roe: Muddy rivers"), ("date", "1993")],
        [("author", "Ann Moss, Peter Brick, Jane Lund and Eva Roe"), ("title", "Muddy rivers"), ("date", "1993")],
    ),
    "no name behind semicolons": (
        "Ann Moss; River Silt. Muddy rivers. Silt Press, 1993.",
        [("author", "Ann Moss"), ("title", "River Silt. Muddy rivers"), ("publisher", "Silt Press")],
        [("author", "Ann Moss"), ("title", "River Silt. Muddy rivers"), ("publisher", "Silt Press")],
    ),
    "a name cut at its hyphen": (
        "Ann Moss and Jane Lund-Roe: Muddy rivers. 1993.",
        [("author", "Ann Moss and Jane Lund"), ("title", "Roe: Muddy rivers"), ("date", "1993")],
        [("author", "Ann Moss and Jane Lund-Roe"), ("title", "Muddy rivers"), ("date", "1993")],
    ),
    "a name cut before its family": (
        "Ann Moss and Jane K. Lund: Muddy rivers. 1993.",
        [("author", "Ann Moss and Jane K."), ("title", "Lund: Muddy rivers"), ("date", "1993")],
        [("author", "Ann Moss and Jane K. Lund"), ("title", "Muddy rivers"), ("date", "1993")],
    ),
    "an initial that stuck to a year": (
        "Roe et al. 2016A. Roe, J. Doe, Rivers",
        [("author", "Roe et al."), ("date", "2016A"), ("author", "Roe, J. Doe"), ("title", "Rivers")],
        [("author", "Roe et al."), ("date", "2016"), ("author", "A. Roe, J. Doe"), ("title", "Rivers")],
    ),
    "a word of the title behind a list with bare initials": (
        "Moss ABC, Lund D. Silt, mud and sand. 1993.",
        [("author", "Moss ABC, Lund D. Silt"), ("title", "mud and sand"), ("date", "1993")],
        [("author", "Moss ABC, Lund D."), ("title", "Silt, mud and sand"), ("date", "1993")],
    ),
    "a number behind a raised letter": (
        "Roe, A. « Silt ». Revue des eaux, nᵒ 79, 1961",
        [("title", "Silt"), ("container-title", "Revue des eaux, nᵒ"), ("volume", "79"), ("date", "1961")],
        [("title", "Silt"), ("container-title", "Revue des eaux"), ("issue", "79"), ("date", "1961")],
    ),
    "a place before a publisher": (
        "Roe A (2008) Silt. Addis Ababa: Ministry of Rivers",
        [("title", "Silt"), ("publisher", "Addis Ababa: Ministry of Rivers")],
        [("title", "Silt"), ("publisher-place", "Addis Ababa"), ("publisher", "Ministry of Rivers")],
    ),
    "a place and its state before a publisher": (
        "Roe A (2008) Silt. Philadelphia, PA, Univ. of Rivers",
        [("title", "Silt"), ("publisher", "Philadelphia, PA, Univ. of Rivers")],
        [("title", "Silt"), ("publisher-place", "Philadelphia, PA"), ("publisher", "Univ. of Rivers")],
    ),
    "a part of a body": (
        "Roe A (2008) Silt. UNESCO: Bureau of Rivers",
        [("title", "Silt"), ("publisher", "UNESCO: Bureau of Rivers")],
        [("title", "Silt"), ("publisher", "UNESCO: Bureau of Rivers")],
    ),
    "a place behind a publisher": (
        "Roe A (2008) Silt. Imprensa da Universidade, Coimbra",
        [("title", "Silt"), ("publisher", "Imprensa da Universidade, Coimbra")],
        [("title", "Silt"), ("publisher", "Imprensa da Universidade"), ("publisher-place", "Coimbra")],
    ),
    "a publisher before a semicolon and the year": (
        "Roe I. A view of mud. In: Proceedings of the Conference on Rivers. Crane; 1999:165-198.",
        [
            *(("title", "A view of mud"), ("container-title", "Proceedings of the Conference on Rivers. Crane")),
            *(("volume", "1999"), ("page", "165-198")),
        ],
        [
            *(("title", "A view of mud"), ("container-title", "Proceedings of the Conference on Rivers")),
            *(("publisher", "Crane"), ("date", "1999"), ("page", "165-198")),
        ],
    ),
    "a journal before a semicolon and the year": (
        "Roe I. A view of mud. Mud; 1999;12:165-198.",
        [("title", "A view of mud"), ("container-title", "Mud"), ("date", "1999"), ("volume", "12")],
        [("title", "A view of mud"), ("container-title", "Mud"), ("date", "1999"), ("volume", "12")],
    ),
    "a publisher before its place": (
        "Roe, A. Casas de barro; Série Terra; Editora Silt: Rio de Janeiro, 1941.",
        [("title", "Casas de barro; Série Terra; Editora Silt"), ("publisher", "Rio de Janeiro"), ("date", "1941")],
        [
            *(("title", "Casas de barro; Série Terra"), ("publisher", "Editora Silt")),
            *(("publisher-place", "Rio de Janeiro"), ("date", "1941")),
        ],
    ),
    "a place before its publisher": (
        "Roe, A. Silt; Nashville: London, 1971.",
        [("title", "Silt"), ("publisher-place", "Nashville"), ("publisher", "London"), ("date", "1971")],
        [("title", "Silt"), ("publisher-place", "Nashville"), ("publisher", "London"), ("date", "1971")],
    ),
    "a university behind a title": (
        "Roe, A.: Silt in words, River University, Master’s thesis, 1988",
        [("title", "Silt in words, River University"), ("genre", "Master’s thesis"), ("date", "1988")],
        [
            *(("title", "Silt in words"), ("publisher", "River University")),
            *(("genre", "Master’s thesis"), ("date", "1988")),
        ],
    ),
    "a title taken for place and publisher": (
        "Roe H., Poe D. Siltyr: Muddy data, 2023.",
        [("author", "Roe H., Poe D."), ("publisher-place", "Siltyr"), ("publisher", "Muddy data")],
        [("author", "Roe H., Poe D."), ("title", "Siltyr: Muddy data")],
    ),
    "two sentences of a title before a place": (
        "Roe, Phillip (1993), Muddy research. Grounds and habits, Weinheim.",
        [("title", "Muddy research. Grounds and habits"), ("publisher-place", "Weinheim")],
        [("title", "Muddy research. Grounds and habits"), ("publisher-place", "Weinheim")],
    ),
    "the first word of a title behind initials": (
        "Zoellner G. Thinking, Saying, Doing. Water. 2015;28:435",
        [("author", "Zoellner G. Thinking"), ("title", "Saying, Doing"), ("container-title", "Water")],
        [("author", "Zoellner G."), ("title", "Thinking, Saying, Doing"), ("container-title", "Water")],
    ),
    "a title of one word behind a name that is spelt out": (
        "Maria Roe, Siltkunde. Die Geburt der Dünen, Berlin 2002",
        [("author", "Maria Roe, Siltkunde"), ("title", "Die Geburt der Dünen")],
        [("author", "Maria Roe"), ("title", "Siltkunde. Die Geburt der Dünen")],
    ),
    "a given name behind two family names": (
        "Roe Doe, Maria. Die Geburt der Dünen. Berlin 2002",
        [("author", "Roe Doe, Maria"), ("title", "Die Geburt der Dünen")],
        [("author", "Roe Doe, Maria"), ("title", "Die Geburt der Dünen")],
    ),
    "a family name behind initials": (
        "William J. Roe, Saying, Doing. Water. 2015;28:435",
        [("author", "William J. Roe"), ("title", "Saying, Doing"), ("container-title", "Water")],
        [("author", "William J. Roe"), ("title", "Saying, Doing"), ("container-title", "Water")],
    ),
    "the last given name before a colon": (
        "Roe, Ann ; Doe, Jane: Muddy rivers. In: Water Bd. 44",
        [("author", "Roe, Ann ; Doe"), ("title", "Jane: Muddy rivers"), ("volume", "44")],
        [("author", "Roe, Ann ; Doe, Jane"), ("title", "Muddy rivers"), ("volume", "44")],
    ),
    "an editor behind a slash": (
        "Roe W. Silt // Law and mud / под ред. D. F. Poe. Albany: River Press, 1995.",
        [("title", "Silt"), ("container-title", "Law and mud / под ред. D. F. Poe."), ("publisher-place", "Albany")],
        [("title", "Silt"), ("container-title", "Law and mud"), ("editor", "D. F. Poe"), ("publisher-place", "Albany")],
    ),
    "a translator behind a slash": (
        "Roe M. Terra / пер. Poe V., Doe C. Porto: Silt, 2022.",
        [("author", "Roe M."), ("title", "Terra"), ("author", "пер. Poe V., Doe C."), ("publisher-place", "Porto")],
        [("author", "Roe M."), ("title", "Terra"), ("translator", "Poe V., Doe C."), ("publisher-place", "Porto")],
    ),
    "the last names of a list": (
        "7 Roe KJ, Hay FR, Doe RH Improvement in mud. Silt Res 2018",
        [("author", "Roe KJ"), ("title", "Hay FR, Doe RH Improvement in mud"), ("container-title", "Silt Res")],
        [("author", "Roe KJ, Hay FR, Doe RH"), ("title", "Improvement in mud"), ("container-title", "Silt Res")],
    ),
    "the last name of a list with dots": (
        "Roe B., Doe I. An emergent mud? // Silt. 2018.",
        [("author", "Roe B."), ("title", "Doe I. An emergent mud?"), ("container-title", "Silt")],
        [("author", "Roe B., Doe I."), ("title", "An emergent mud?"), ("container-title", "Silt")],
    ),
    "software behind names": (
        "13. D. Roe, J. Doe, insight: A way to see silt. Mud 4, 1412 (2019).",
        [("author", "D. Roe, J. Doe, insight"), ("title", "A way to see silt"), ("container-title", "Mud")],
        [("author", "D. Roe, J. Doe"), ("title", "insight: A way to see silt"), ("container-title", "Mud")],
    ),
    "software alone": (
        "siltr: Tables of mud, https://example.org/siltr",
        [("author", "siltr"), ("title", "Tables of mud"), ("url", "https://example.org/siltr")],
        [("title", "siltr: Tables of mud"), ("url", "https://example.org/siltr")],
    ),
    "names without a title": (
        "Roe E A and Doe O 2010 Silt Lett. B 689 66",
        [("author", "Roe E A and Doe O"), ("date", "2010"), ("container-title", "Silt Lett. B")],
        [("author", "Roe E A and Doe O"), ("date", "2010"), ("container-title", "Silt Lett. B")],
    ),
    "a host behind quotes": (
        "Roe, V. (2016). “O mito da casa”. Cadernos de Terra. Disponível em: https://example.org/12",
        [("title", "“O mito da casa”. Cadernos de Terra"), ("url", "https://example.org/12")],
        [("title", "“O mito da casa”"), ("container-title", "Cadernos de Terra"), ("url", "https://example.org/12")],
    ),
    "two places of a journal": (
        "Roe, A. Silt. Water (Oslo, Norway), 263(5), 1133-6.",
        [("container-title", "Water"), ("publisher-place", "Oslo, Norway"), ("volume", "263"), ("page", "1133-6")],
        [("container-title", "Water (Oslo, Norway)"), ("volume", "263"), ("page", "1133-6")],
    ),
    "a volume before pages": (
        "Roe K Where do we stand? Arch Silt Med 2012:15;338–339",
        [("title", "Where do we stand?"), ("container-title", "Arch Silt Med"), ("page", "15;338–339")],
        [
            *(("title", "Where do we stand?"), ("container-title", "Arch Silt Med")),
            *(("volume", "15"), ("page", "338–339")),
        ],
    ),
    "an ISSN behind pages": (
        "Roe GR Dietary silt. J Mud. 1995;125:1401–12.0022-3166",
        [("container-title", "J Mud"), ("volume", "125"), ("page", "1401–12.0022-3166")],
        [("container-title", "J Mud"), ("volume", "125"), ("page", "1401–12"), ("issn", "0022-3166")],
    ),
    "no place": (
        "Roe, Ann. Silt and mud - [s. l.], 2023.",
        [("title", "Silt and mud"), ("page", "l"), ("date", "2023")],
        [("title", "Silt and mud"), ("date", "2023")],
    ),
    "a publisher in a bracket": (
        "17. L. Roe, Silt and mud (Martins Silt, São Paulo, 1998).",
        [("title", "Silt and mud (Martins Silt"), ("publisher-place", "São Paulo"), ("date", "1998")],
        [("title", "Silt and mud"), ("publisher", "Martins Silt"), ("publisher-place", "São Paulo"), ("date", "1998")],
    ),
    "a place in a bracket": (
        "L. Roe, Silt and mud (Paris, 1998).",
        [("title", "Silt and mud (Paris"), ("date", "1998")],
        [("title", "Silt and mud"), ("publisher-place", "Paris"), ("date", "1998")],
    ),
    "an issue behind a volume": (
        "Roe, C. 2001. Silt. Water. 105, 11 (Mar. 2008), 4191.",
        [("title", "Silt"), ("container-title", "Water"), ("volume", "105, 11"), ("date", "Mar. 2008")],
        [("title", "Silt"), ("container-title", "Water"), ("volume", "105"), ("issue", "11"), ("date", "Mar. 2008")],
    ),
    "an issue without its brackets": (
        "Roe C, Doe K. Silt in lakes. J Silt [Internet]. 2013 [cited 2017 Jul 31]; 31 6: 822– 8.",
        [
            ("title", "Silt in lakes"),
            ("container-title", "J Silt"),
            ("date", "2013"),
            ("volume", "31 6"),
            ("page", "822"),
        ],
        [
            *(("title", "Silt in lakes"), ("container-title", "J Silt"), ("date", "2013")),
            *(("volume", "31"), ("issue", "6"), ("page", "822– 8")),
        ],
    ),
    "no issue in a title": (
        "Roe C. Silt in 2013; 31 6: an end. Water. 2014;7:8.",
        [("title", "Silt in 2013; 31 6: an end"), ("container-title", "Water"), ("volume", "7"), ("page", "8")],
        [("title", "Silt in 2013; 31 6: an end"), ("container-title", "Water"), ("volume", "7"), ("page", "8")],
    ),
    "a volume named by its year": (
        "Roe, C. Silt. Water Res. 2011, 2011, 1–11.",
        [("title", "Silt"), ("container-title", "Water Res"), ("date", "2011, 2011"), ("page", "1–11")],
        [("title", "Silt"), ("container-title", "Water Res"), ("date", "2011"), ("volume", "2011"), ("page", "1–11")],
    ),
    "a label without its brackets": (
        "RD10. Ann Roe and Ben Doe. Silt. Springer, 2010.",
        [("author", "RD10. Ann Roe and Ben Doe"), ("title", "Silt"), ("publisher", "Springer"), ("date", "2010")],
        [
            *(("citation-number", "RD10"), ("author", "Ann Roe and Ben Doe"), ("title", "Silt")),
            *(("publisher", "Springer"), ("date", "2010")),
        ],
    ),
    "no label in a title": (
        "COVID19. Lessons of silt. Oslo, 2021.",
        [("title", "COVID19. Lessons of silt"), ("publisher-place", "Oslo"), ("date", "2021")],
        [("title", "COVID19. Lessons of silt"), ("publisher-place", "Oslo"), ("date", "2021")],
    ),
    "a volume like a year": (
        "Roe (2016) Silt. Acta Fluminum 1871: 52–59.",
        [
            ("date", "2016"),
            ("title", "Silt"),
            ("container-title", "Acta Fluminum"),
            ("date", "1871"),
            ("page", "52–59"),
        ],
        [
            ("date", "2016"),
            ("title", "Silt"),
            ("container-title", "Acta Fluminum"),
            ("volume", "1871"),
            ("page", "52–59"),
        ],
    ),
    "a journal called after a year": (
        "Roe C. Silt. Rivers 2000 2003;33:36.",
        [
            ("title", "Silt"),
            ("container-title", "Rivers"),
            ("date", "2000 2003"),
            ("volume", "33"),
            ("page", "36"),
        ],
        [
            ("title", "Silt"),
            ("container-title", "Rivers 2000"),
            ("date", "2003"),
            ("volume", "33"),
            ("page", "36"),
        ],
    ),
    "a journal called after a year behind the date": (
        "Roe, C. (2016). Silt. Waters 2000, 71(1).",
        [
            ("date", "2016"),
            ("title", "Silt"),
            ("container-title", "Waters"),
            ("date", "2000"),
            ("volume", "71"),
            ("issue", "1"),
        ],
        [
            ("date", "2016"),
            ("title", "Silt"),
            ("container-title", "Waters 2000"),
            ("volume", "71"),
            ("issue", "1"),
        ],
    ),
    "the year of a journal": (
        "Roe, C. Silt. Waters 2000, 71(1).",
        [
            ("title", "Silt"),
            ("container-title", "Waters"),
            ("date", "2000"),
            ("volume", "71"),
            ("issue", "1"),
        ],
        [
            ("title", "Silt"),
            ("container-title", "Waters"),
            ("date", "2000"),
            ("volume", "71"),
            ("issue", "1"),
        ],
    ),
    "an article behind a colon": (
        "Roe (2015). Silt. Silt Res. 8:17.",
        [
            ("date", "2015"),
            ("title", "Silt"),
            ("container-title", "Silt Res"),
            ("volume", "8"),
            ("issue", "17"),
        ],
        [
            ("date", "2015"),
            ("title", "Silt"),
            ("container-title", "Silt Res"),
            ("volume", "8"),
            ("page", "17"),
        ],
    ),
    "an issue in a bracket": (
        "Roe (2015). Silt. Water: 7(16).",
        [
            ("date", "2015"),
            ("title", "Silt"),
            ("container-title", "Water"),
            ("volume", "7"),
            ("issue", "16"),
        ],
        [
            ("date", "2015"),
            ("title", "Silt"),
            ("container-title", "Water"),
            ("volume", "7"),
            ("issue", "16"),
        ],
    ),
    "an article behind an issue": (
        "Roe, 'Silt', Catalysts, Vol.9, No.1, 10, 2019.",
        [
            ("title", "Silt"),
            ("container-title", "Catalysts"),
            ("volume", "9"),
            ("issue", "1, 10"),
            ("date", "2019"),
        ],
        [
            ("title", "Silt"),
            ("container-title", "Catalysts"),
            ("volume", "9"),
            ("issue", "1"),
            ("page", "10"),
            ("date", "2019"),
        ],
    ),
    "a page behind a year": (
        "C. Roe, Silt, Phys. Rev. 66 (1991), 1955",
        [
            ("title", "Silt"),
            ("container-title", "Phys. Rev."),
            ("volume", "66"),
            ("date", "(1991), 1955"),
        ],
        [
            ("title", "Silt"),
            ("container-title", "Phys. Rev."),
            ("volume", "66"),
            ("date", "1991"),
            ("page", "1955"),
        ],
    ),
    "pages without their dash": (
        "Roe, C. (1997). Silt. Waters, 84:1612 1623.",
        [
            ("date", "1997"),
            ("title", "Silt"),
            ("container-title", "Waters"),
            ("volume", "84"),
            ("page", "1612"),
            ("date", "1623"),
        ],
        [
            ("date", "1997"),
            ("title", "Silt"),
            ("container-title", "Waters"),
            ("volume", "84"),
            ("page", "1612 1623"),
        ],
    ),
    "a volume in the pages": (
        "Roe, C. 2003, nature, 425,374",
        [
            ("date", "2003"),
            ("container-title", "nature"),
            ("page", "425,374"),
        ],
        [
            ("date", "2003"),
            ("container-title", "nature"),
            ("volume", "425"),
            ("page", "374"),
        ],
    ),
    "volumes in the pages": (
        "C. Roe, Silt. Waters 2002, 68–69, 457–470.",
        [
            ("title", "Silt"),
            ("container-title", "Waters"),
            ("date", "2002"),
            ("page", "68–69, 457–470"),
        ],
        [
            ("title", "Silt"),
            ("container-title", "Waters"),
            ("date", "2002"),
            ("volume", "68–69"),
            ("page", "457–470"),
        ],
    ),
    "the letter of a volume": (
        "Roe C Silt. J Bone Surg 1992;74-A:1042.",
        [
            ("title", "Silt"),
            ("container-title", "J Bone Surg"),
            ("date", "1992"),
            ("volume", "74"),
            ("page", "1042"),
        ],
        [
            ("title", "Silt"),
            ("container-title", "J Bone Surg"),
            ("date", "1992"),
            ("volume", "74-A"),
            ("page", "1042"),
        ],
    ),
    "a volume with a letter in a host": (
        "Roe C : Silt. Bone Joint J 95-B : 1184-1191, 2013.",
        [
            ("title", "Silt"),
            ("container-title", "Bone Joint J 95-B"),
            ("page", "1184-1191"),
            ("date", "2013"),
        ],
        [
            ("title", "Silt"),
            ("container-title", "Bone Joint J"),
            ("volume", "95-B"),
            ("page", "1184-1191"),
            ("date", "2013"),
        ],
    ),
    "the letter of a volume in the pages": (
        "D. Roe, Phys. Lett., 220 B, 375 (1989).",
        [
            ("container-title", "Phys. Lett."),
            ("volume", "220"),
            ("page", "B, 375"),
            ("date", "1989"),
        ],
        [
            ("container-title", "Phys. Lett."),
            ("volume", "220 B"),
            ("page", "375"),
            ("date", "1989"),
        ],
    ),
    "a supplement in a host": (
        "Roe J (2012) Silt. Acta Pragae 52, Supplementum 2: 403–428.",
        [
            ("date", "2012"),
            ("title", "Silt"),
            ("container-title", "Acta Pragae 52, Supplementum"),
            ("volume", "2"),
            ("page", "403–428"),
        ],
        [
            ("date", "2012"),
            ("title", "Silt"),
            ("container-title", "Acta Pragae"),
            ("volume", "52"),
            ("issue", "Supplementum 2"),
            ("page", "403–428"),
        ],
    ),
    "the letter of a year": (
        "Roe, A. 1998 a, MNRAS, 299, 672",
        [
            ("date", "1998"),
            ("container-title", "MNRAS"),
            ("volume", "299"),
            ("page", "672"),
        ],
        [
            ("date", "1998 a"),
            ("container-title", "MNRAS"),
            ("volume", "299"),
            ("page", "672"),
        ],
    ),
    "no letter of a year": (
        "Roe, A. 1998 a river of silt. Oslo.",
        [
            ("date", "1998"),
            ("title", "a river of silt"),
            ("publisher-place", "Oslo"),
        ],
        [
            ("date", "1998"),
            ("title", "a river of silt"),
            ("publisher-place", "Oslo"),
        ],
    ),
    "a journal no month": (
        "Roe, F. H. 1987, ARA&A 25, 23",
        [
            ("date", "1987"),
            ("container-title", "ARA&A"),
            ("volume", "25"),
            ("page", "23"),
        ],
        [
            ("date", "1987"),
            ("container-title", "ARA&A"),
            ("volume", "25"),
            ("page", "23"),
        ],
    ),
    "a year behind a DOI": (
        "Roe, M. Silt. Energy, 12, 19, doi:10.1000/ab12cd(2019).",
        [
            ("title", "Silt"),
            ("container-title", "Energy"),
            ("volume", "12"),
            ("page", "19"),
            ("doi", "10.1000/ab12cd(2019)"),
        ],
        [
            ("title", "Silt"),
            ("container-title", "Energy"),
            ("volume", "12"),
            ("page", "19"),
            ("doi", "10.1000/ab12cd"),
            ("date", "2019"),
        ],
    ),
    "a series behind its volume": (
        "M. Roe. Silt. In Waters, volume 415 of Contemporary Mathematics, 2006",
        [
            ("title", "Silt"),
            ("container-title", "Waters"),
            ("volume", "415"),
            ("collection-title", "of Contemporary Mathematics"),
            ("date", "2006"),
        ],
        [
            ("title", "Silt"),
            ("container-title", "Waters"),
            ("volume", "415"),
            ("collection-title", "Contemporary Mathematics"),
            ("date", "2006"),
        ],
    ),
    "the society of a journal": (
        "Roe, R. (2009), 'Silt', J. Struct. Eng., ASCE, 135(11).",
        [
            ("date", "2009"),
            ("title", "Silt"),
            ("container-title", "J. Struct. Eng., ASCE"),
            ("volume", "135"),
            ("issue", "11"),
        ],
        [
            ("date", "2009"),
            ("title", "Silt"),
            ("container-title", "J. Struct. Eng."),
            ("publisher", "ASCE"),
            ("volume", "135"),
            ("issue", "11"),
        ],
    ),
    "the country of a journal": (
        "Roe, R. (2009), 'Silt', Proc. Natl. Acad. Sci., USA, 135(11).",
        [
            ("date", "2009"),
            ("title", "Silt"),
            ("container-title", "Proc. Natl. Acad. Sci., USA"),
            ("volume", "135"),
            ("issue", "11"),
        ],
        [
            ("date", "2009"),
            ("title", "Silt"),
            ("container-title", "Proc. Natl. Acad. Sci., USA"),
            ("volume", "135"),
            ("issue", "11"),
        ],
    ),
    "a volume and an issue with a dash": (
        "김수로. 2013. 하천의 흙, 하천학회지, 13-2.",
        [("date", "2013"), ("title", "하천의 흙"), ("container-title", "하천학회지"), ("page", "13-2")],
        [("date", "2013"), ("title", "하천의 흙"), ("container-title", "하천학회지"), ("volume", "13"), ("issue", "2")],
    ),
    "shortened pages": (
        "Roe, C. 2013. Silt, Waters, 114-7.",
        [("date", "2013"), ("title", "Silt"), ("container-title", "Waters"), ("page", "114-7")],
        [("date", "2013"), ("title", "Silt"), ("container-title", "Waters"), ("page", "114-7")],
    ),
    "a volume before its word": (
        "王立, 河泥, 水利學報, 2017年第5期, 第57卷.",
        [("title", "河泥"), ("container-title", "水利學報"), ("date", "2017"), ("issue", "5"), ("page", "57")],
        [("title", "河泥"), ("container-title", "水利學報"), ("date", "2017"), ("issue", "5"), ("volume", "57")],
    ),
    "an edition in a bracket": (
        "C. Roe. Silt for the user (2nd Ed.). Marsh, 1999.",
        [("title", "Silt for the user"), ("note", "2nd Ed"), ("publisher", "Marsh"), ("date", "1999")],
        [("title", "Silt for the user"), ("edition", "2nd Ed"), ("publisher", "Marsh"), ("date", "1999")],
    ),
    "a journal before its city": (
        "ROE, S. Barro e lodo. Linhas, Natal, v. 11, n. 2, p. 145, 2010.",
        [
            *(("title", "Barro e lodo"), ("publisher-place", "Linhas, Natal"), ("volume", "11"), ("issue", "2")),
            *(("page", "145"), ("date", "2010")),
        ],
        [
            *(("title", "Barro e lodo"), ("container-title", "Linhas"), ("publisher-place", "Natal"), ("volume", "11")),
            *(("issue", "2"), ("page", "145"), ("date", "2010")),
        ],
    ),
    "a marginal number taken for a page": (
        "Roe (o. Fn. 33): Art. 28 Rn. 84",
        [("author", "Roe"), ("title", "Art. 28 Rn"), ("page", "84")],
        [("author", "Roe"), ("title", "Art. 28 Rn. 84")],
    ),
    "a marginal number in a commentary": (
        "Roe, Recht am Fluss, 7. Aufl. 2015, § 242 Abs. 2 Rn. 12",
        [("author", "Roe"), ("title", "Recht am Fluss"), ("edition", "7. Aufl."), ("date", "2015"), ("volume", "242")],
        [("author", "Roe"), ("title", "Recht am Fluss"), ("edition", "7. Aufl."), ("date", "2015")],
    ),
    "a series behind the pages": (
        "Roe, Ann. “Silt.” In Rivers, edited by Ben Doe, 52–64. Studies of Rivers Supplement Series 14. Leeds, 1997.",
        [
            *(("title", "Silt"), ("container-title", "Rivers"), ("editor", "Ben Doe"), ("page", "52–64")),
            *(("container-title", "Studies of Rivers Supplement Series"), ("volume", "14"), ("date", "1997")),
        ],
        [
            *(("title", "Silt"), ("container-title", "Rivers"), ("editor", "Ben Doe"), ("page", "52–64")),
            *(("collection-title", "Studies of Rivers Supplement Series"), ("volume", "14"), ("date", "1997")),
        ],
    ),
    "a second ISBN": (
        "Roe, C., 2012. Silt. Oslo: Mud, s. 163–222. ISBN 978-1-4614-3222-7 978-1-4614-3223-4.",
        [("title", "Silt"), ("page", "163–222"), ("isbn", "978-1-4614-3222-7"), ("page", "978-1-4614-3223-4")],
        [("title", "Silt"), ("page", "163–222"), ("isbn", "978-1-4614-3222-7")],
    ),
    "a word before names": (
        "Vgl. auch Roe, A. (2001): Silt. Wien.",
        [("author", "Vgl. auch Roe, A."), ("date", "2001"), ("title", "Silt")],
        [("author", "Roe, A."), ("date", "2001"), ("title", "Silt")],
    ),
    "initials that may be a word before names": (
        "V. A. Roe (2001): Silt. Wien.",
        [("author", "V. A. Roe"), ("date", "2001"), ("title", "Silt")],
        [("author", "V. A. Roe"), ("date", "2001"), ("title", "Silt")],
    ),
    "pages behind a year": (
        "Roe, M. (2012): Silt. In: Schlammrecht 2012, 1867-1872.",
        [("title", "Silt"), ("container-title", "Schlammrecht"), ("date", "2012, 1867-1872")],
        [("title", "Silt"), ("container-title", "Schlammrecht"), ("date", "2012"), ("page", "1867-1872")],
    ),
    "a place between title and publisher": (
        "Riccardo Roe, Storia del fango, Milano, Terra, 1995.",
        [("title", "Storia del fango, Milano"), ("publisher", "Terra"), ("date", "1995")],
        [("title", "Storia del fango"), ("publisher-place", "Milano"), ("publisher", "Terra"), ("date", "1995")],
    ),
    "a series in quotes": (
        "D. Roe, La boue, Paris, Gallimard, « nrf/essais », 2002.",
        [("title", "La boue"), ("publisher-place", "Paris"), ("publisher", "Gallimard, « nrf/essais »")],
        [
            *(("title", "La boue"), ("publisher-place", "Paris")),
            *(("publisher", "Gallimard"), ("collection-title", "nrf/essais")),
        ],
    ),
    "a publisher between title and place": (
        "Roe Rudolf, (1991), Typische Schlammarten, Verlag für Schlamm, Berlin.",
        [("title", "Typische Schlammarten, Verlag für Schlamm"), ("publisher-place", "Berlin")],
        [("title", "Typische Schlammarten"), ("publisher", "Verlag für Schlamm"), ("publisher-place", "Berlin")],
    ),
    "the end of a list of words before a place": (
        "Roe, Richard (1986), Heavenly Mud. Film, Stars and Society, London.",
        [("title", "Heavenly Mud. Film, Stars and Society"), ("publisher-place", "London")],
        [("title", "Heavenly Mud. Film, Stars and Society"), ("publisher-place", "London")],
    ),
    "two sentences of a book before a place": (
        "Roe, Edward S. (1988), Manufacturing Mud. The Economy of the Silt, New York.",
        [
            *(("title", "Manufacturing Mud"), ("container-title", "The Economy of the Silt")),
            ("publisher-place", "New York"),
        ],
        [("title", "Manufacturing Mud. The Economy of the Silt"), ("publisher-place", "New York")],
    ),
    "a publisher taken for a host": (
        "Roe LJM (1984) Collecties van slib. CGN, Wageningen.",
        [("title", "Collecties van slib"), ("container-title", "CGN"), ("publisher-place", "Wageningen")],
        [("title", "Collecties van slib"), ("publisher", "CGN"), ("publisher-place", "Wageningen")],
    ),
    "a compiler behind a title": (
        "Silt in Russia. Compiled by N. N. Roe, J. H. Doe, (Moscow: Nauka, 1980)",
        [("title", "Silt in Russia"), ("author", "Compiled by N. N. Roe, J. H. Doe"), ("publisher", "Nauka")],
        [("title", "Silt in Russia"), ("editor", "N. N. Roe, J. H. Doe"), ("publisher", "Nauka")],
    ),
    "a decision with its reporter": (
        "3. Roe v. Doe, 347 U.S. 483 (1954).",
        [("author", "Roe v"), ("title", "Doe, 347 U.S"), ("page", "483"), ("date", "1954")],
        [("title", "Roe v. Doe"), ("volume", "347"), ("container-title", "U.S."), ("page", "483"), ("date", "1954")],
    ),
    "a decision of a circuit": (
        "Mud States v. Silt Corp., 253 F.3d 34, 36-38 (D.C. Cir. 2001).",
        [("title", "Mud States v. Silt Corp., 253 F.3d 34"), ("date", "2001")],
        [
            *(("title", "Mud States v. Silt Corp."), ("volume", "253"), ("container-title", "F.3d")),
            *(("page", "34"), ("date", "2001")),
        ],
    ),
    "a decision with its year first": (
        "Roe v Doe [1932] AC 562 (HL).",
        [("title", "Roe v Doe"), ("date", "1932"), ("title", "AC 562 (HL)")],
        [("title", "Roe v Doe"), ("date", "1932"), ("container-title", "AC"), ("page", "562")],
    ),
    "a title with two parties": (
        "Roe, A. (2001). Mice v. men: a review. Water, 12(3), 4-9.",
        [("author", "Roe, A."), ("date", "2001"), ("title", "Mice v. men: a review"), ("container-title", "Water")],
        [
            *(("author", "Roe, A."), ("date", "2001"), ("title", "Mice v. men: a review")),
            ("container-title", "Water"),
        ],
    ),
    "a patent": (
        "Roe, J., US Patent 4,405,829, issued September 20, 1983.",
        [("author", "Roe, J."), ("title", "US Patent 4"), ("page", "405,829"), ("date", "September 20, 1983")],
        [("author", "Roe, J."), ("genre", "US Patent 4,405,829"), ("date", "September 20, 1983")],
    ),
    "a patent in a title": (
        "Roe, J. (1999). How US Patent 4,405,829 changed rivers. Wien.",
        [("title", "How US Patent 4,405,829 changed rivers"), ("publisher-place", "Wien")],
        [("title", "How US Patent 4,405,829 changed rivers"), ("publisher-place", "Wien")],
    ),
    "a request for comments": (
        "Jon Roe. Silt Control Protocol. RFC 793, IETF, 1981.",
        [("title", "Silt Control Protocol"), ("container-title", "RFC"), ("volume", "793"), ("publisher", "IETF")],
        [("title", "Silt Control Protocol"), ("genre", "RFC 793"), ("publisher", "IETF")],
    ),
    "a standard": (
        "ISO 690:2010, Information on silt. Geneva: ISO.",
        [("author", "ISO 690"), ("date", "2010"), ("title", "Information on silt"), ("publisher", "ISO")],
        [("genre", "ISO 690"), ("date", "2010"), ("title", "Information on silt"), ("publisher", "ISO")],
    ),
    "a dissertation": (
        "Roe S. Silt: дис. ... канд. геогр. наук: 08.00.05. Казань, 2009.",
        [("title", "Silt: дис. ... канд. геогр. наук: 08.00.05"), ("publisher-place", "Казань")],
        [("title", "Silt"), ("genre", "дис. ... канд. геогр. наук"), ("publisher-place", "Казань")],
    ),
    "a body before its year": (
        "Ministerio de Ríos (2019). Informe anual. Santiago: MINRI.",
        [("publisher", "Ministerio de Ríos"), ("date", "2019"), ("title", "Informe anual"), ("publisher", "MINRI")],
        [("author", "Ministerio de Ríos"), ("date", "2019"), ("title", "Informe anual"), ("publisher", "MINRI")],
    ),
    "a thesis in round brackets": (
        "Roe, E. da, 2022. Panorama de Goiás (Tese de Doutorado em Arquitetura). Universidade de Silt.",
        [("title", "Panorama de Goiás (Tese de Doutorado em Arquitetura)"), ("publisher", "Universidade de Silt")],
        [
            *(("title", "Panorama de Goiás"), ("genre", "Tese de Doutorado em Arquitetura")),
            ("publisher", "Universidade de Silt"),
        ],
    ),
    "a thesis in a subject": (
        "Roe EA. Panorama de Goiás. Tese de Doutorado em Arquitetura e Urbanismo. Universidade de Silt; 2022.",
        [
            ("title", "Panorama de Goiás. Tese de Doutorado em Arquitetura e Urbanismo"),
            *(("publisher", "Universidade de Silt"), ("date", "2022")),
        ],
        [
            *(("title", "Panorama de Goiás"), ("genre", "Tese de Doutorado em Arquitetura e Urbanismo")),
            *(("publisher", "Universidade de Silt"), ("date", "2022")),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_corrections(name: str) -> None:
    text, told, wanted = CASES[name]
    found = [(field.variable, text[field.start : field.end]) for field in corrected(text, fields(text, told))]
    assert found == wanted


@pytest.mark.parametrize("name", CASES)
def test_what_is_corrected_stays_as_it_is(name: str) -> None:
    text, told, _ = CASES[name]
    once = corrected(text, fields(text, told))
    assert corrected(text, once) == once


_PRINTED = (
    *("Knuth, D. E.", "The TeXbook", "In: ", "Journal of Rivers", " (2004)", ". ", ", ", " // ", " / ", "№ 3"),
    *("translated by ", "Ana Silva", " as ", "et al.", "(eds.)", "Moscow", "Litres, Moscow", "pp. 12-15", "Vol. 3"),
    *("https://example.org/a", "doi:10.1000/182", " accessed 3 May 2010", "chapter On Rivers", "PhD thesis"),
    *("256 p.", "17", "“", "”", "[Internet]"),
)


@given(
    st.lists(st.sampled_from(_PRINTED), min_size=1, max_size=10).map("".join),
    st.lists(st.tuples(st.sampled_from(VARIABLES), st.integers(0, 80)), min_size=1, max_size=6),
)
def test_an_entry_without_what_a_correction_asks_for_is_left_by_it(
    source: str, cuts: list[tuple[Variable, int]]
) -> None:
    places = sorted({min(place, len(source)) for _, place in cuts} | {0, len(source)})
    # taggers cut at words
    assume(not any(place > 0 and source[place - 1 : place + 1].isalpha() for place in places[:-1]))
    pairs = zip(cuts, pairwise(places), strict=False)
    fields = [Field(variable, start, end) for (variable, _), (start, end) in pairs]
    known = {field.variable for field in fields}
    neighbours = corrections._neighbours(source, fields)
    shown = corrections._shown(source)
    for each in corrections._CORRECTIONS:
        asked = each.needs <= known and (not each.either or known & each.either)
        asked = asked and (not each.shown_by or each.shown_by & shown)
        asked = asked and (not each.beside or neighbours & each.beside)
        # what `access_dates` corrects starts at an address
        if not asked and not known & each.lacks and each is not corrections.dates.access_dates:
            assert each(source, list(fields)) == fields, each.correct.__name__


def test_what_is_surely_right_is_trimmed_alone() -> None:
    source, told = "Title (2001)", [Field("title", 0, 12)]
    assert corrected(source, told, score=0.94) == (Field("title", 0, 5), Field("date", 7, 11))
    assert corrected(source, told, score=0.96) == (Field("title", 0, 12),)
    assert corrected(source, [Field("title", 0, 7)], score=0.96) == (Field("title", 0, 5),)
