"""The collector of answers: `central coletor`.

An answer goes through these, in this order: `app` (HTTP), `limits` (who, how often), `answer` (its
shape), `known` (its article), `redact` (what is nobody's business), `writer` (one thread, many
answers a commit), `store` (what a row is), `sqlite` or `postgres`.

Beside that way: `redact` looks with `legible`, `numbers` and `phones`; `rows`, `transfer`, `copies`
and `files` serve the operator's commands; `open` chooses the database by its name; `preview` puts
the collector into `central servir`.
"""
