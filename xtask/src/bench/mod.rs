//! `cargo xtask bench`: how the release feels on a slow phone.
//!
//! A cold start over slow 4G with the processor slowed four times, and typing
//! with the worked example loaded. Figures to read, not a test: they depend on
//! the machine and on what else it is doing.

mod chromium;
mod typing;

use crate::Done;
use crate::build;
use crate::proc::root;
use crate::server::{self, Packing};
use crate::tools::Tools;
use chromium::Chromium;
use serde_json::json;

/// True once the app stands.
const READY: &str = "document.querySelector('#app > *')";

/// How many times slower the processor is made.
const SLOWER: u32 = 4;

/// Notes paints, shifts and the moment at which the app stands.
const WATCH: &str = r##"
window.__shift = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift += entry.value; }).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.__largest = entry.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
const look = () => { if (document.querySelector("#app > *")) window.__ready = performance.now(); else requestAnimationFrame(look); };
requestAnimationFrame(look);
"##;

/// Builds the release and measures it; medians of some runs.
pub fn bench(runs: usize, built: bool) -> Done {
    let program = Tools::chromium()?;
    let folder = if built { root().join("dist") } else { build::release(&Tools::for_building()?)? };
    let (listener, address) = server::open(8180)?;
    std::thread::spawn(move || server::serve(&listener, &folder, Packing::Brotli));
    let mut browser = Chromium::start(&program)?;

    println!("xtask: {runs} cold starts over slow 4G (1.6 Mbit/s, 150 ms), processor slowed {SLOWER} times …");
    let mut starts = Vec::new();
    // The first run warms the server, which packs each file once.
    for run in 0..=runs {
        let start = cold_start(&mut browser, &address)?;
        if run > 0 {
            starts.push(start);
        }
    }
    println!(
        "{:>14} {:>14} {:>16} {:>10} {:>13}",
        "KB over wire", "first paint ms", "largest paint ms", "ready ms", "layout shift"
    );
    let [bytes, first, largest, ready, shift] = [0, 1, 2, 3, 4].map(|at| median(starts.iter().map(|start| start[at])));
    println!("{:>14.1} {first:>14.0} {largest:>16.0} {ready:>10.0} {shift:>13.3}", bytes / 1024.0);

    println!("\nxtask: typing into the worked example, processor slowed {SLOWER} times …");
    let times = typing::keystrokes(&mut browser, &address, SLOWER, 200)?;
    let within = times.iter().filter(|time| **time <= 16.0).count();
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len() - 1)).copied().unwrap_or(f64::NAN);
    println!(
        "{within} of {} keystrokes within 16 ms; half within {:.1}, 95 of 100 within {:.1}, the slowest {:.1} ms",
        times.len(),
        at(50),
        at(95),
        at(100)
    );
    Ok(())
}

/// One visit by a browser that was never here: bytes, first paint, largest
/// paint, ready, layout shift.
fn cold_start(browser: &mut Chromium, address: &str) -> Done<[f64; 5]> {
    let page = browser.page()?;
    let on = Some(page.as_str());
    let net = json!({ "offline": false, "latency": 150, "downloadThroughput": 209715.2, "uploadThroughput": 96000 });
    browser.call(on, "Network.emulateNetworkConditions", net)?;
    browser.call(on, "Network.setBypassServiceWorker", json!({ "bypass": true }))?;
    browser.call(on, "Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER }))?;
    let phone = json!({ "width": 412, "height": 823, "deviceScaleFactor": 1, "mobile": true });
    browser.call(on, "Emulation.setDeviceMetricsOverride", phone)?;
    browser.call(on, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }))?;
    browser.received = 0.0;
    browser.call(on, "Page.navigate", json!({ "url": address }))?;
    browser.wait(&page, "window.__ready && document.readyState === 'complete'")?;
    std::thread::sleep(std::time::Duration::from_millis(600));
    let seen = browser.value(
        &page,
        "[performance.getEntriesByName('first-contentful-paint')[0]?.startTime, window.__largest, window.__ready, window.__shift]",
    )?;
    let number = |at: usize| seen[at].as_f64().unwrap_or(f64::NAN);
    let start = [browser.received, number(0), number(1), number(2), number(3)];
    browser.call(on, "Page.close", json!({}))?;
    Ok(start)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
