"""The ticker for programs: RSS, Atom and JSON Feed, and JSON-LD for the article page."""
