"""Write the Word templates of documents: `python -m tools.word_templates`."""
