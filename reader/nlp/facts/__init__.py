"""Facts: who is what, what happened, how much, when, where, and on whose word.

Each kind has a file that finds it; `component` puts them together, `repeats` folds what is told twice,
`salience` says which of them tell the most, and `gist` gives the article in five of its own answers.
"""
