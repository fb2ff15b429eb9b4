"""Other articles on an article's page: what follows in an endless list, cards of related ones, comments."""

from __future__ import annotations

from lxml.html import HtmlElement

# So many characters of paragraphs are an article by themselves; a box that is only a frame has fewer.
ENOUGH = 400


def without_neighbours(tree: HtmlElement) -> HtmlElement:
    """The tree without its other articles, where one of them has the page's only headline of the first rank.

    An article within an article is one of its own that is related to it, a comment or a card, and one beside it is
    another (HTML Living Standard, 4.3.2). Nothing is taken away unless enough paragraphs stand in what is left, and
    more than in the articles within: those may be the entries of a list.
    """
    articles = list(tree.iter("article"))
    headlines = list(tree.iter("h1"))
    if len(articles) < 2 or len(headlines) != 1:
        return tree
    around = list(headlines[0].iterancestors("article"))
    if not around:
        return tree
    main = around[0]
    others = [other for other in articles if other is not main and other not in around]
    theirs = {paragraph for other in others for paragraph in other.iter("p")}
    own = within = 0
    for paragraph in main.iter("p"):
        length = len(paragraph.text_content().strip())
        own, within = (
            own + length * (paragraph not in theirs),
            within + length * (paragraph in theirs),
        )
    if own < max(ENOUGH, within):
        return tree
    for other in others:
        if other.getparent() is not None:
            other.drop_tree()
    return tree
