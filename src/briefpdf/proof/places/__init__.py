"""Does the text stand where it should: in its column, on its page, and on nothing else?"""
