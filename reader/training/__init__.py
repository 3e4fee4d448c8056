"""Makes the language model from the corpora; never imported when the program runs.

`python -m reader.training configuration.toml` does all of it: see `reader/training/model.toml`.
"""
