//! Every field of a plan, in the order in which it is written down.
//!
//! A page's fields stand in a file of their own below `field/`; here is the
//! order of all of them, and the short ways to write one down.

use super::*;

mod agree;
mod aim;
mod basics;
mod drivers;
mod form;
mod keep;
mod partners;
mod reviews;
mod safe;
mod success;
mod sustain;

pub use drivers::{AMBITION, PRESSURE};

/// Every top-level field. Columns are inside [`Kind::Rows`].
pub static FIELDS: &[Field] = &[
    basics::TITLE,
    basics::PLACE,
    basics::STAGE,
    basics::LANGUAGE,
    basics::VERSION,
    basics::LAST_CHANGED,
    basics::FINISHED,
    basics::ID,
    basics::BASE,
    drivers::ITEMS,
    drivers::NOT_ALONE,
    drivers::WORRIES,
    drivers::DECISION,
    drivers::DECISION_WHY,
    partners::ITEMS,
    partners::AFFECTED,
    partners::AFFECTED_HOW,
    partners::MISSING,
    partners::HISTORY,
    aim::PURPOSE,
    aim::WHY,
    aim::PEOPLE,
    aim::NEEDS,
    aim::IN_SCOPE,
    aim::OUT_OF_SCOPE,
    aim::HORIZON,
    aim::OWN_AIMS,
    aim::FIRST_STEPS,
    form::ANSWERS,
    form::CHOSEN,
    form::CHOSEN_WHY,
    form::DECISION_RULE,
    form::DECISION_NOTES,
    form::DOCUMENTS,
    form::CHECKS,
    form::STEP_UP_IF,
    form::REVIEW_BY,
    success::OUTCOMES,
    success::EVIDENCE,
    success::AUDIENCES,
    success::PROCESS_LEARNING,
    success::CREDIT,
    success::WARNING_SIGNS,
    sustain::TASKS,
    sustain::CHAMPIONS,
    sustain::RESOURCES,
    sustain::PROMISES,
    sustain::RHYTHM,
    sustain::CHAIR,
    sustain::RISKS,
    sustain::DISPUTES,
    sustain::IF_SOMEONE_LEAVES,
    sustain::ENDING,
    keep::RELATIONSHIPS,
    keep::LEADERS,
    safe::AGREEMENT,
    safe::STEPS,
    agree::AGREE,
    reviews::REVIEWS,
];

/// A field; its key is the last part of its id.
const fn field(id: &'static str, label: &'static str, hint: &'static str, kind: Kind) -> Field {
    Field { id, key: last_part(id), label, hint, kind }
}

/// A few words on one line.
const fn line(id: &'static str, label: &'static str, hint: &'static str, limit: usize) -> Field {
    field(id, label, hint, Kind::Line { limit })
}

/// A sentence or some: from 140 characters on, one line is too narrow to see
/// what one has written, whatever the framework calls it.
const fn lines(id: &'static str, label: &'static str, hint: &'static str, limit: usize) -> Field {
    field(id, label, hint, Kind::Lines { limit })
}

/// A list of rows.
const fn list(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    most: usize,
    (one, many, add): (&'static str, &'static str, &'static str),
    columns: &'static [Field],
) -> Field {
    field(id, label, hint, Kind::Rows(Rows { most, columns, one, many, add }))
}

/// What stands after the last dot: `items` of `partners.items`, `gains` of
/// `partners.items[].gains`, `agree` of `agree`.
const fn last_part(id: &'static str) -> &'static str {
    let mut left = id.as_bytes();
    while let [before @ .., last] = left {
        if *last == b'.' {
            return id.split_at(left.len()).1;
        }
        left = before;
    }
    id
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn walk(fields: &'static [Field], see: &mut dyn FnMut(&'static Field)) {
        for field in fields {
            see(field);
            if let Kind::Rows(rows) = &field.kind {
                walk(rows.columns, see);
            }
        }
    }

    #[test]
    fn every_id_is_there_once_and_a_key_is_its_last_part() {
        let mut ids = BTreeSet::new();
        walk(FIELDS, &mut |field| {
            assert!(ids.insert(field.id), "{} is there twice", field.id);
            assert_eq!(Some(field.key), field.id.rsplit('.').next());
            assert!(!field.label.is_empty(), "{} has no label", field.id);
        });
    }

    #[test]
    fn a_column_is_named_after_its_list() {
        walk(FIELDS, &mut |field| {
            if let Kind::Rows(rows) = &field.kind {
                for column in rows.columns {
                    assert_eq!(column.id, format!("{}[].{}", field.id, column.key));
                }
            }
        });
    }

    #[test]
    fn options_of_one_field_differ_in_id_and_in_label() {
        walk(FIELDS, &mut |field| {
            let options = match &field.kind {
                Kind::States { of: Items::Fixed(items), .. } => [field.options(), items].to_vec(),
                _ => [field.options()].to_vec(),
            };
            for options in options {
                let ids: BTreeSet<_> = options.iter().map(|option| option.id).collect();
                let labels: BTreeSet<_> = options.iter().map(|option| option.label).collect();
                assert_eq!(ids.len(), options.len(), "{}", field.id);
                assert_eq!(labels.len(), options.len(), "{}", field.id);
            }
        });
    }

    #[test]
    fn columns_of_one_list_differ_in_label() {
        walk(FIELDS, &mut |field| {
            if let Kind::Rows(rows) = &field.kind {
                let labels: BTreeSet<_> = rows.columns.iter().map(|column| column.label).collect();
                assert_eq!(labels.len(), rows.columns.len(), "{}", field.id);
            }
        });
    }

    #[test]
    fn fields_are_in_the_order_in_which_they_are_written() {
        let mut groups: Vec<_> = FIELDS.iter().filter_map(|field| field.id.split('.').next()).collect();
        groups.dedup();
        assert_eq!(
            groups,
            ["plan", "drivers", "partners", "aim", "form", "success", "sustain", "keep", "safe", "agree", "reviews"]
        );
    }
}
