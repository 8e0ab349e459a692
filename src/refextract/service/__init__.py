"""Service: HTTP. The library's own API, GROBID's for the programs that speak it, and a page for people.

Documents are worked on in processes: one that hangs or fails costs itself alone. Nothing is kept between two requests,
nothing is fetched, and no file is opened but what a large upload needs in the folder for temporary files.
"""
