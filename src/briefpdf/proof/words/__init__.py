"""Are the Document's words on the pages, all of them, in order and to be seen?"""
