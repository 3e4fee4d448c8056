"""The language model: words in; tags, dependencies, sentence starts and names out."""
