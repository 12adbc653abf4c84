"""Results to documents, documents to text: the views, the page, and one writer per format."""
