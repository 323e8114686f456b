//! Phones, laptops and projectors: nothing runs out of its place.

use browser_tests::{Browser, Engine, Server, dist};

use crate::pages;

/// The widths to look at. The narrowest is a page at 400 % on a laptop.
const WIDTHS: [u32; 4] = [320, 360, 1280, 1920];

/// No page scrolls sideways, and no word of a drawing leaves it.
pub fn nothing_runs_out_of_its_place(engine: Engine) {
    let server = Server::start(&dist());
    let browser = Browser::start(engine);
    let mut found = Vec::new();
    for (plan, open, routes) in pages::STATES {
        browser.resize(1280, 900);
        open(&browser, &server);
        let routes = routes(&browser);
        for width in WIDTHS {
            browser.resize(width, 900);
            let inner = browser.run("return innerWidth", &[]).as_u64().unwrap_or_default();
            // Windows of some browsers do not get as narrow as a phone.
            if inner != u64::from(width) && engine != Engine::Chromium {
                continue;
            }
            assert_eq!(inner, u64::from(width), "the window is not as wide as asked");
            for route in &routes {
                browser.route(route);
                pages::unfold(&browser);
                look(&browser, &format!("{plan} {route} at {width}"), &mut found);
                browser.shot(&format!("{plan}{}-{width}", route.replace('/', "-")));
            }
        }
    }
    assert!(found.is_empty(), "{} things run out of their place:\n{}", found.len(), found.join("\n"));
}

fn look(browser: &Browser, place: &str, found: &mut Vec<String>) {
    // Firefox tells a text's box rounded outwards to where smoothed edges may
    // reach, a pixel or two beyond the letters themselves.
    let slack = if browser.engine == Engine::Firefox { 2.5 } else { 1.0 };
    let wide = browser.run(
        "const [slack] = arguments;
         const out = [];
         const width = document.documentElement.clientWidth;
         if (document.documentElement.scrollWidth > width) {
           const far = [...document.querySelectorAll('main *, header *, footer *')]
             .filter((element) => element.getBoundingClientRect().right > width + 1 && !element.closest('svg'))
             .slice(-1).map((element) => element.outerHTML.slice(0, 120));
           out.push(`scrolls sideways, ${document.documentElement.scrollWidth} in ${width}: ${far}`);
         }
         for (const svg of document.querySelectorAll('svg')) {
           const frame = svg.getBoundingClientRect();
           if (!frame.width || !frame.height) continue;
           for (const text of svg.querySelectorAll('text')) {
             const box = text.getBoundingClientRect();
             if (!box.width) continue;
             const beyond = Math.max(frame.left - box.left, frame.top - box.top, box.right - frame.right, box.bottom - frame.bottom);
             if (beyond > slack) out.push(`${Math.round(beyond)} px of “${text.textContent}” leave the drawing`);
           }
         }
         return out.slice(0, 5);",
        &[slack.into()],
    );
    for each in wide.as_array().into_iter().flatten() {
        found.push(format!("{place}: {}", each.as_str().unwrap_or_default()));
    }
}
