"""What a support lead reads each Monday: which articles to mend, and why.

Functions over plain data: records and the manifest in, a `Summary` out, and that as a page or JSON.
"""
