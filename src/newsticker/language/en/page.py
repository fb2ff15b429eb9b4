"""English words around an article's text."""

from __future__ import annotations

from newsticker.language.page_words import PageWords

WORDS = PageWords(
    language="en",
    zone="UTC",
    months={
        "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
        "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
        "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12,
        "dec": 12,
    },
    reads=("Views", "Reads", "Read"),
    updated=("Updated", "Last updated", "Update"),
    tags=("Tags", "Topics", "Keywords"),
    sections=("Newsticker", "News", "Ticker", "Live", "Politics", "Business", "Sport", "Sports",
              "Culture", "World", "Science", "Technology", "Local"),
    breaking=("Breaking", "Breaking news", "Urgent", "Newsflash"),
    sources=("Source", "Sources"),
    people=("Reporting by", "Additional reporting by", "Writing by", "Compiled by", "Written by", "Words by", "By", "Reporting", "Writing"),
    editors=("Editing by", "Edited by", "Editing"),
    material=("With files from", "With material from", "With reporting by", "With reporting from",
              "With information from", "With agencies", "Additional material", "Material from",
              "Additional material from", "Agencies", "Agency", "Wires", "From", "With"),
    rights=("Copyright", "Copyright by"),
    reserved=("All rights reserved",),
    companies=("Ltd", "Ltd.", "Inc", "Inc.", "LLC", "plc"),
    notice_subjects=("this article", "this story", "this report", "this text", "this content"),
    notice_verbs=("published", "republished", "produced", "provided", "contributed", "syndicated",
                  "based on", "supplied", "generated"),
    pictures=("Photo", "Photos", "Photograph", "Picture", "Image", "Images", "Graphic", "Chart",
              "Illustration", "Video", "Map", "File photo", "Photo by", "Image credit"),
    joins=("and", "with", "plus", "from", "by"),
    fillers=("agencies", "agency", "wires", "wire services", "wire reports", "staff", "staff writer",
             "staff writers", "contributed", "newsroom", "the agencies", "news agency", "news agencies", "agency input"),
    desks=(),
    staff=("staff", "Staff", "newsroom", "staff writers"),
    outlets=("BBC", "CNN", "NPR", "PBS", "ABC", "CBS", "NBC", "FT", "NYT", "WSJ", "Guardian",
             "The Guardian", "Sky News", "CBC", "RTÉ"),
    not_initials=("AG", "SE", "UK", "US", "EU", "UN", "TV", "IT", "PM", "AM", "LP",
                  "etc", "sic", "eg", "ie", "cf", "see", "left", "top", "here", "and", "the", "for",
                  "with", "by", "of", "in", "on", "at", "to", "new", "old", "yes", "no", "all"),
)  # fmt: skip
