"""One file per outside system, plain Python: `clamd` asks the virus scanner, `translate` a service that translates. `fetch` is the only door to other hosts."""
