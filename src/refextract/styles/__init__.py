"""Citation styles: each plug-in proposes the citations of one style; `refextract.citations` settles overlaps."""
