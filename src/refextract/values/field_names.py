"""What formats of bibliographies call their types and fields, in the words of CSL.

Sources: "The biblatex Package" (3.18), section 2; "RIS Format Specifications" (2001) and its extension of 2011;
the schema ``csl-data.json`` of CSL 1.0.2.
"""

from __future__ import annotations

__all__ = [
    "ARTICLES",
    "BIB_FIELDS",
    "BIB_TEXTS",
    "BIB_TYPES",
    "CSL_VARIABLES",
    "NAMES_IN_BIB",
    "NAMES_IN_RIS",
    "RIS_TAGS",
    "RIS_TYPES",
]

BIB_TYPES = {
    **dict.fromkeys(("article", "suppperiodical"), "article-journal"),
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "manual"), "book"),
    **dict.fromkeys(("incollection", "inbook", "bookinbook", "suppbook", "suppcollection"), "chapter"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), "thesis"),
    **dict.fromkeys(("techreport", "report"), "report"),
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
    **dict.fromkeys(("image", "artwork"), "graphic"),
    **dict.fromkeys(("audio", "music"), "song"),
    **dict.fromkeys(("movie", "video"), "motion_picture"),
    **{same: same for same in ("dataset", "patent", "performance", "periodical", "review", "software", "standard")},
    "booklet": "pamphlet",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "unpublished": "manuscript",
}
"""CSL's types by those of BibTeX and BibLaTeX."""

RIS_TYPES = {
    **dict.fromkeys(("JOUR", "JFULL", "ABST", "INPR", "EJOUR"), "article-journal"),
    **dict.fromkeys(("BOOK", "EDBOOK", "EBOOK", "CONF"), "book"),
    **dict.fromkeys(("CHAP", "ECHAP"), "chapter"),
    **dict.fromkeys(("CPAPER",), "paper-conference"),
    **dict.fromkeys(("ELEC", "WEB", "ICOMM"), "webpage"),
    **dict.fromkeys(("VIDEO", "MPCT"), "motion_picture"),
    **dict.fromkeys(("CASE", "UNBILL"), "legal_case"),
    **dict.fromkeys(("ART", "FIGURE", "SLIDE"), "graphic"),
    "BILL": "bill",
    "BLOG": "post-weblog",
    "CLSWK": "classic",
    "COMP": "software",
    "DATA": "dataset",
    "DICT": "entry-dictionary",
    "ENCYC": "entry-encyclopedia",
    "HEAR": "hearing",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "RPRT": "report",
    "SER": "periodical",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNPB": "article",
}
"""CSL's types by those of RIS."""

ARTICLES = frozenset(("article", "review", "suppperiodical", "periodical"))
"""The types whose number is that of an issue."""

BIB_TEXTS = {
    "title": ("title",),
    "container_title": ("journaltitle", "journal", "booktitle", "howpublished"),
    "collection_title": ("series",),
    "collection_number": ("collectionnumber",),
    "volume": ("volume",),
    "number_of_pages": ("pagetotal",),
    "number_of_volumes": ("volumes",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher_place": ("location", "address"),
    "edition": ("edition",),
    "version": ("version",),
    "event": ("eventtitle",),
    "note": ("note",),
    "isbn": ("isbn",),
    "issn": ("issn",),
}
"""The fields of BibTeX and BibLaTeX that hold an attribute of a reference, the best first."""

BIB_FIELDS = {
    "abstract": "abstract",
    "annote": "annote",
    "annotation": "annote",
    "chapter": "chapter-number",
    "eventdate": "event-date",
    "keywords": "keyword",
    "langid": "language",
    "language": "language",
    "library": "source",
    "origdate": "original-date",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "part": "part-number",
    "pubstate": "status",
    "shortjournal": "container-title-short",
    "shorttitle": "title-short",
    "venue": "event-place",
}
"""CSL's variables by fields of BibTeX and BibLaTeX, for what a reference has no attribute for."""

NAMES_IN_BIB = {variable: name for name, variable in BIB_FIELDS.items()} | {"annote": "annote", "language": "language"}

RIS_TAGS = {
    "AB": "abstract",
    "CN": "call-number",
    "DB": "archive",
    "DP": "source",
    "J2": "container-title-short",
    "KW": "keyword",
    "LA": "language",
    "N2": "abstract",
    "RN": "annote",
    "SE": "section",
    "ST": "title-short",
}
"""The same by tags of RIS."""

NAMES_IN_RIS = {variable: tag for tag, variable in RIS_TAGS.items()} | {"abstract": "AB", "chapter-number": "SE"}

CSL_VARIABLES = frozenset(
    (
        *("categories", "citation-key", "journalAbbreviation", "language", "shortTitle", "custom"),
        *("chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator"),
        *("director", "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer"),
        *("narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author"),
        *("script-writer", "series-creator", "author", "editor", "translator"),
        *("accessed", "available-date", "event-date", "issued", "original-date", "submitted"),
        *("abstract", "annote", "archive", "archive_collection", "archive_location", "archive-place", "authority"),
        *("call-number", "chapter-number", "citation-label", "citation-number", "collection-number"),
        *("collection-title", "container-title", "container-title-short", "dimensions", "division", "DOI"),
        *("edition", "event", "event-place", "event-title", "first-reference-note-number", "genre", "ISBN", "ISSN"),
        *("issue", "jurisdiction", "keyword", "locator", "medium", "note", "number", "number-of-pages"),
        *("number-of-volumes", "original-publisher", "original-publisher-place", "original-title", "page"),
        *("page-first", "part", "part-number", "part-title", "PMCID", "PMID", "printing", "publisher"),
        *("publisher-place", "references", "reviewed-genre", "reviewed-title", "scale", "section", "source"),
        *("status", "supplement", "supplement-number", "title", "title-short", "URL", "version", "volume"),
        *("volume-title", "volume-title-short", "year-suffix"),
    )
)
"""The variables that an item of CSL may have."""
