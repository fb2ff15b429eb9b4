"""Languages as data: what each one tells the rooms about its words and constructions."""
