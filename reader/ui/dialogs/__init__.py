"""What opens over the reading screen: questions, lists to choose from, and the notebook."""
