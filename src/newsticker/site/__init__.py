"""The newsticker for readers: pages in German and English, and the processes that serve them."""
