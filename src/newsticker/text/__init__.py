"""What several rooms need of text: tokens, quotations, sentences, the search analyser, excerpts."""
