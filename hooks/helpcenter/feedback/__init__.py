"""The collector of answers: `central coletor`.

An answer goes through these, in this order: `app` (HTTP), `limits` (who, how often), `answer` (its
shape), `known` (its article), `redact` (what is nobody's business), `writer` (one thread, many
answers a commit), `store` (what a row is), `sqlite` or `postgres`.
"""
