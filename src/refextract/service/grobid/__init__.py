"""GROBID's REST contract: its addresses, fields and status codes, answered with what this library finds.

Programs that speak to GROBID change the address of the server and nothing else. What needs a network (consolidation)
is not done; what this library does not read (headers, affiliations, patents) is told with status 501.

Source: "GROBID Service API", the documentation of GROBID's service.
"""
