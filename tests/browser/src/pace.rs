//! How fast this machine is, so that a bound in milliseconds asks the same of
//! a slow one and a fast one.
//!
//! A bound was set on one kind of machine. On one that is half as fast, or has
//! to do something else besides, the same page takes twice as long, and so
//! does a fixed piece of work of the same kind: text into elements, laid out,
//! and some counting. It is done in the page under test, between the things
//! that are measured, and the bound grows by as much as it takes longer. On a
//! faster machine the bound stays as it is.

use serde_json::json;

use crate::Browser;

/// What the work takes, in milliseconds at full speed, on the machine that
/// bounds are meant for: two cores of a rented server, nothing else running.
const USUAL: f64 = 34.0;

/// The work, as `await pace()` in a script of the page; it gives milliseconds.
const WORK: &str = "
    const pace = async () => {
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const began = performance.now();
      const box = document.createElement('div');
      box.style.position = 'absolute';
      box.style.visibility = 'hidden';
      let markup = '';
      for (let at = 0; at < 600; at += 1) {
        markup += `<p><b>${at}</b> of <i>600</i> lines <svg viewBox=\"0 0 9 9\"><path d=\"M${at % 9} 0h3v3\"></path></svg></p>`;
      }
      box.innerHTML = markup;
      document.body.append(box);
      box.getBoundingClientRect();
      box.remove();
      let sum = 1;
      for (let at = 0; at < 3e6; at += 1) sum = (sum * 1103515245 + at) | 0;
      return performance.now() - began + (sum === 7 ? 1e-6 : 0);
    };";

/// How long something may take on this machine: `bound`, or more by as much as
/// the machine is slower now than the one that bounds are meant for. `measure`
/// is a script of the page that may call `await pace()`, and returns what was
/// measured and what the pace was, a list each, in milliseconds; `slowed` is
/// how many times the processor is slowed down. The middle of each counts.
#[track_caller]
pub fn within(browser: &Browser, what: &str, bound: f64, slowed: u32, measure: &str) {
    browser.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": slowed }));
    let took = browser.run_async(&[WORK, measure].concat(), &[]);
    browser.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
    let list = |at: usize| -> Vec<f64> {
        took[at].as_array().into_iter().flatten().filter_map(|time| time.as_f64()).collect()
    };
    let (times, paces) = (list(0), list(1));
    assert!(!times.is_empty() && !paces.is_empty(), "{what}: nothing was measured: {took}");
    let (time, pace) = (middle(&times), middle(&paces));
    let allowed = bound * (pace / (USUAL * f64::from(slowed))).max(1.0);
    println!(
        "{what}: {time:.1} ms in the middle of {times:.0?}; allowed {allowed:.0}, since the pace is {pace:.1} ms, slowed down {slowed} times"
    );
    assert!(time < allowed, "{what}: {times:?}, allowed {allowed:.0} at {paces:?}");
}

fn middle(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
