"""Does a text fit its pages, by how much not, and can it be set tighter so that it does?"""
