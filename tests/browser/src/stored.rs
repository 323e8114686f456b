//! What a browser has stored, and reading it with the app's own rules.

use std::collections::BTreeMap;

use joint_action::plan::Plan;
use joint_action::save::{self, Memory, Shelf};
use serde_json::{Value, json};

use crate::browser::Browser;

impl Browser {
    /// Everything in local storage, byte for byte.
    pub fn stored(&self) -> BTreeMap<String, String> {
        let all = self.run("return Object.assign({}, localStorage)", &[]);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        all.as_object()
            .map(|all| all.iter().map(|(key, value)| (key.clone(), text(value))).collect())
            .unwrap_or_default()
    }

    /// Puts a text into local storage.
    pub fn store(&self, key: &str, text: &str) {
        self.run("localStorage.setItem(arguments[0], arguments[1])", &[json!(key), json!(text)]);
    }

    /// The plans in local storage, the last saved first.
    pub fn plans(&self) -> Vec<Plan> {
        let shelf = Memory::default();
        for (key, text) in self.stored() {
            shelf.set(&key, &text).expect("memory takes everything");
        }
        let open = |entry: save::Entry| {
            save::open(&shelf, &entry.key).unwrap_or_else(|fault| panic!("{}: {fault}", entry.key))
        };
        save::list(&shelf).into_iter().map(|entry| open(entry).record.plan).collect()
    }

    /// The only plan in local storage.
    pub fn plan(&self) -> Plan {
        let mut plans = self.plans();
        assert_eq!(plans.len(), 1, "plans on this device: {:?}", plans.iter().map(Plan::title).collect::<Vec<_>>());
        plans.remove(0)
    }

    /// Waits until the page says that everything is stored.
    pub fn saved(&self) {
        self.wait_for("/Saved on this device/.test(document.querySelector('header').textContent)");
    }
}
