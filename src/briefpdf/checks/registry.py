"""Every rule, by name and in order: a rule that is not here does not exist."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator
from functools import cache
from importlib import import_module

from .rule import Rule

# Each is a file in `rules/`. One with a star looks for nothing: what it is about is told by who
# reads or composes, or by an engine. So its file is loaded only where something was told.
_LISTED = (
    "claim001_claim_without_source",
    "claim002_unknown_source_key",
    "claim003_duplicate_claim_id *",
    "claim004_malformed_claim *",
    "claim005_unknown_claim_field *",
    "claim006_empty_statement",
    "claim007_quote_not_found",
    "claim008_quote_on_another_page",
    "claim009_unsupported_fact",
    "claim010_inexact_quotation",
    "claim011_turned_meaning",
    "claim012_conflicting_values",
    "claim013_near_duplicate_claim",
    "claim014_wrong_calculation",
    "claim015_stale_claim",
    "claim016_changed_since_review",
    "claim017_self_reviewed",
    "claim018_unused_claim",
    "claim019_single_source",
    "claim020_unreadable_registry *",
    "claim021_claim_without_quotation",
    "claim022_unchecked_quotation",
    "claim023_unreviewed_claim",
    "claim024_unknown_claim_named",
    "claim025_ambiguous_quotation",
    "claim026_lost_attribution",
    "claim027_quote_out_of_context",
    "claim028_quote_cut_short",
    "claim029_mistranslated_figure",
    "claim030_unsupported_value",
    "claim031_quote_in_another_form",
    "claim032_ungrounded_statement",
    "claim033_ungrounded_name",
    "claim034_unfinished_claim",
    "claim035_source_without_quote",
    "claim036_unread_language",
    "claim040_added_fact",
    "claim041_doubtful_wording",
    "claim042_thin_evidence",
    "claim043_quotation_in_other_letters",
    "claim044_rewritten_review_log *",
    "claim047_circular_claim",
    "claim050_unknown_person",
    "claim051_review_to_come",
    "claim052_unsigned_review *",
    "claim053_untraced_review *",
    "claim054_objection",
    "ref001_unreadable_entry *",
    "ref002_duplicate_key *",
    "ref003_incomplete_source",
    "ref004_web_source_without_access_date",
    "ref005_missing_archive",
    "ref006_unreadable_archive",
    "ref007_changed_archive",
    "ref008_merged_fields *",
    "ref009_unresolved_string *",
    "ref010_withdrawn_source",
    "ref011_unused_source",
    "ref012_unreadable_bibliography *",
    "ref013_bad_key *",
    "ref014_unresolved_inheritance *",
    "ref015_archive_outside_workspace",
    "ref016_unreadable_date *",
    "ref017_bad_checksum",
    "ref018_unprintable_character *",
    "ref020_unrecorded_checksum",
    "ref021_misspelt_status",
    "ref027_unread_command *",
    "ref028_unlikely_names *",
    "ref029_unread_set *",
    "ref030_missing_parent *",
    "ref031_own_earlier_version",
    "ref032_archive_pointer",
    "ref033_archive_of_two_cases",
    "ref034_untracked_archive *",
    "ref035_dead_address *",
    "ref036_unusable_address",
    "ref037_misspelt_type",
    "brief001_unknown_claim *",
    "brief002_unknown_source",
    "brief003_unknown_figure",
    "brief004_unknown_value *",
    "brief005_uncited_sentence",
    "brief006_departing_words",
    "brief007_quotation_outside_claim",
    "brief008_judgment_without_basis *",
    "brief009_no_disclaimer",
    "brief010_incomplete_front_matter",
    "brief011_image_without_alternative",
    "brief012_figure_without_source",
    "brief013_over_length *",
    "brief014_malformed_front_matter *",
    "brief015_template_error *",
    "brief016_template_limit *",
    "brief017_raw_html *",
    "brief018_bad_link *",
    "brief019_bare_sentence",
    "brief020_unreadable_brief *",
    "brief021_unknown_template *",
    "brief022_broken_template *",
    "brief023_misplaced_figure *",
    "brief024_unplaced_figure",
    "brief025_forbidden_resource *",
    "brief026_suppression_without_reason",
    "brief027_unused_suppression *",
    "brief028_second_title *",
    "brief029_unreadable_image *",
    "brief030_unknown_block *",
    "brief031_empty_brief",
    "brief032_wrong_total",
    "brief033_nested_too_deeply *",
    "brief034_unbacked_heading",
    "brief035_unbacked_caption",
    "brief036_unbacked_name",
    "brief037_unbacked_judgment",
    "brief038_foreign_markup",
    "brief039_placeholder",
    "brief040_under_length *",
    "brief041_tightened_text *",
    "brief042_wrong_theme_setting *",
    "brief043_empty_section",
    "brief044_starter_words *",
    "brief045_name_taken_twice",
    "brief046_pale_colour *",
    "brief050_undated_point *",
    "brief051_unbacked_point",
    "brief052_mixed_units *",
    "brief053_crowded_figure *",
    "brief054_too_many_series *",
    "brief060_unreviewed_brief",
    "brief063_empty_submodule",
    "brief064_ignored_file *",
    "pdf001_lost_disclaimer *",
    "pdf002_lost_text *",
    "pdf003_missing_glyph *",
    "pdf004_text_outside_column *",
    "pdf005_overlapping_text *",
    "pdf006_false_conformance *",
    "pdf009_failed_engine *",
    "pdf010_layout_limit *",
    "config001_unreadable_settings *",
    "config002_unknown_setting *",
    "config003_wrong_setting *",
    "config004_file_of_two_kinds",
    "config005_stale_baseline_entry *",
    "config006_registry_of_two_cases",
    "config007_pattern_of_no_file",
)
_FILES = tuple(one.removesuffix(" *") for one in _LISTED)
_TOLD = frozenset(file for file in _FILES if file not in _LISTED)


class Rules(Collection[Rule]):
    """The rules in their order, each loaded from its file when it is asked for."""

    def __len__(self) -> int:
        return len(_FILES)

    def __iter__(self) -> Iterator[Rule]:
        return map(_load, _FILES)

    def __contains__(self, rule: object) -> bool:
        return any(rule == known for known in self)

    def find(self, name: str) -> Rule | None:
        """The rule of a code or a name, in any case; None when there is none."""
        file = _BY_NAME.get(name.casefold())
        return None if file is None else _load(file)

    def only(self, codes: Container[str]) -> Iterator[Rule]:
        """The rules of these codes."""
        return (_load(file) for file in _FILES if _names(file)[0] in codes)

    def to_ask(self, told: Container[str] = ()) -> Iterator[Rule]:
        """The rules that look for something, and of the others those of these codes."""
        for file in _FILES:
            if _names(file)[0] in told or file not in _TOLD:
                yield _load(file)


@cache
def _load(file: str) -> Rule:
    rule: Rule = import_module(f".rules.{file}", __package__).RULE
    return rule


def _names(file: str) -> tuple[str, str]:
    """The code and the name of the rule in a file."""
    code, _, name = file.partition("_")
    return code.upper(), name.replace("_", "-")


_BY_NAME = {name.casefold(): file for file in _FILES for name in _names(file)}
NAMES = tuple(name for file in _FILES for name in _names(file))
RULES = Rules()
