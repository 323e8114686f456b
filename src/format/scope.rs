//! Which copy a plan is: `for` and `without`, beside its answers.
//!
//! A plan with neither has everything. Read forgivingly: what is not known
//! here stays where it is, as anything that a newer version wrote.

use serde_json::{Map, Value};

use crate::plan::copy::{Part, Parts, Preset, Scope};

/// Writes it, unless the plan has everything.
pub fn put_scope(map: &mut Map<String, Value>, scope: Scope) {
    if scope == Scope::default() {
        return;
    }
    let name = Preset::ALL.iter().zip(Preset::IDS).find(|(preset, _)| **preset == scope.preset);
    map.insert("for".to_owned(), name.map_or("", |(_, name)| name).into());
    let parts = Part::ALL.iter().zip(Part::IDS).filter(|(part, _)| scope.without.has(**part));
    let parts: Vec<Value> = parts.map(|(_, name)| name.into()).collect();
    if !parts.is_empty() {
        map.insert("without".to_owned(), parts.into());
    }
}

/// Takes it out of a map.
pub fn take_scope(map: &mut Map<String, Value>) -> Scope {
    let preset = map.get("for").and_then(Value::as_str).and_then(|name| place(&Preset::IDS, name));
    let Some(preset) = preset.and_then(|at| Preset::ALL.get(at)) else { return Scope::default() };
    map.shift_remove("for");
    let mut without = Parts::default();
    if let Some(Value::Array(names)) = map.shift_remove("without") {
        let parts = names.iter().filter_map(Value::as_str).filter_map(|name| place(&Part::IDS, name));
        for part in parts.filter_map(|at| Part::ALL.get(at)) {
            without = without.with(*part, true);
        }
    }
    Scope { preset: *preset, without }
}

fn place(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|known| *known == name)
}
