"""Tests of drafting/, and the library of sources that they draft from."""
