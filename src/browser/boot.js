// Starts the app, and speaks where the app cannot.
//
// Plain JavaScript, because it must work where WebAssembly does not: it says
// why nothing happens when a file is missing or blocked, opens the dialog
// after a crash, gets saved plans out, and looks after the offline worker.
// Between it and the app there are only events on `window` and the `data-`
// attributes of `<html>`:
//
//   from the app    app:crash (detail: the message), app:take-update
//   to the app      app:offline-ready, app:update
//   on <html>       data-offline="ready", data-update="waiting", data-failed;
//                   data-saved="14:32" (written by the app, read after a crash)
(() => {
  "use strict";
  const tag = document.currentScript;
  const page = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const address = (path) => new URL(path, document.baseURI).href;
  const PLANS = "joint-action/1/plan/";

  // Mail gateways turn `#` into `%23`; the host then answers with 404.html,
  // which is this page.
  if (location.pathname.includes("%23")) {
    location.replace(location.href.replace("%23", "#"));
    return;
  }

  // ---- starting -----------------------------------------------------------

  async function start() {
    if (typeof WebAssembly !== "object") throw failure("blocked");
    const [glue, wasm] = await Promise.all([
      import(address(tag.dataset.js)).catch((error) => { throw failure("file", error); }),
      fetch(address(tag.dataset.wasm), { integrity: tag.dataset.wasmIntegrity }).then(
        (response) => { if (response.ok) return response; throw failure("file", `${response.status} ${response.url}`); },
        (error) => { throw failure("file", error); },
      ),
    ]);
    try {
      await glue.default({ module_or_path: wasm });
    } catch (error) {
      throw failure(kind(error), error);
    }
  }

  const failure = (why, error) => ({ why, message: String((error && error.message) || error || why) });

  // A policy forbids compiling, the browser is too old for the file, the
  // connection broke in the middle of it, or the app itself stopped.
  function kind(error) {
    const text = String(error && error.message);
    if (/Content Security Policy|unsafe-eval|disallowed by embedder|blocked by CSP/i.test(text)) return "blocked";
    if (error instanceof WebAssembly.RuntimeError) return "crash";
    if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) return "old";
    return error instanceof TypeError ? "file" : "crash";
  }

  const SENTENCES = {
    blocked: ["WebAssembly is blocked.", "That is often a rule of the organisation that owns the computer. You can open this page in another browser, on your own phone, or show the lines below to that person. Paper works as well."],
    old: ["This browser is too old to run the page to write in.", "You can open this page in a newer browser or on a phone. Paper works as well."],
    file: ["A file of this page did not arrive.", "The connection may have broken, or the page was changed just now. Try again in a moment."],
    offline: ["There is no connection, and this device has not opened this page before.", "Once it has been opened with a connection, it works without one."],
  };

  start().catch((problem) => {
    if (problem.why === "crash") return crashed(problem.message);
    const why = problem.why === "file" && navigator.onLine === false ? "offline" : problem.why;
    const state = byId("before-state");
    if (!state) return;
    const [title, advice] = SENTENCES[why];
    const parts = [paragraph(element("strong", title), " You can read the questions here and print them. " + advice)];
    parts.push(paragraph("Your plans, if you have any here, are untouched."));
    if (why === "file" || why === "offline") parts.push(button("Try again", () => location.reload()));
    if (savedPlans().length) parts.push(paragraph("They can be saved as files and opened elsewhere."), ...downloads());
    parts.push(element("details",
      element("summary", "For whoever looks after this computer"),
      paragraph("This site needs JavaScript and WebAssembly from its own address: ", element("code", "script-src 'self' 'wasm-unsafe-eval'"), ". It asks no other server for anything and sends nothing."),
      paragraph(element("code", problem.message))));
    page.dataset.failed = why;
    state.replaceChildren(...parts);
  });

  // ---- after a crash ------------------------------------------------------

  let stopped = false;
  function crashed(message) {
    const dialog = byId("crash");
    if (stopped || !dialog) return;
    stopped = true;
    const [newest] = savedPlans();
    const time = page.dataset.saved || newest && newest.saved && new Date(newest.saved).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    byId("crash-message").textContent = message || "no message";
    byId("crash-saved").replaceChildren(...(
      time ? [element("strong", `Your plan is safe as it was at ${time}.`), " What you typed in the seconds after that may be missing."]
      : ["Nothing had been saved on this device."]));
    byId("crash-again").onclick = () => location.reload();
    byId("crash-download").replaceWith(...downloads());
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    dialog.showModal();
    byId("crash-again").focus();
  }
  addEventListener("app:crash", (event) => crashed(event.detail));
  // Running out of memory or of stack calls no panic hook.
  const trap = (error) => { if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) crashed(String(error.message)); };
  addEventListener("error", (event) => trap(event.error));
  addEventListener("unhandledrejection", (event) => trap(event.reason));

  // ---- saved plans, without the app ---------------------------------------

  // Newest first. A record holds the plan and, beside it, when it was saved
  // (src/save/record.rs); a file is the plan alone, which the app opens again.
  function savedPlans() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(PLANS))
        .map((key) => plan(localStorage.getItem(key) || "")).sort((a, b) => b.saved - a.saved);
    } catch {
      return [];
    }
  }

  function plan(text) {
    try {
      const record = JSON.parse(text);
      const title = record.plan.plan && record.plan.plan.title;
      return { text: JSON.stringify(record.plan, null, 2), title: title || "Untitled plan", saved: record.saved || 0 };
    } catch {
      return { text, title: "a text that could not be read", saved: 0 };
    }
  }

  function downloads() {
    return savedPlans().map(({ text, title }) => button(`Download ${title}`, () => {
      const link = element("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      link.download = (title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "plan") + ".json";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    }));
  }

  function element(name, ...inside) {
    const made = document.createElement(name);
    made.append(...inside);
    return made;
  }
  const paragraph = (...inside) => element("p", ...inside);
  function button(words, act) {
    const made = element("button", words);
    made.type = "button";
    made.className = "button button--plain";
    made.addEventListener("click", act);
    return made;
  }

  // ---- offline and updates ------------------------------------------------

  const workers = navigator.serviceWorker;
  if (!workers || !isSecureContext || !/^https?:$/.test(location.protocol)) return;

  const tell = (name, key, value) => {
    if (page.dataset[key] === value) return;
    page.dataset[key] = value;
    dispatchEvent(new CustomEvent(name));
  };

  // A worker is only installed when every file of its build is kept, so an
  // active one means that this page opens without a connection.
  const ready = (worker) => { if (worker && worker.state === "activated") tell("app:offline-ready", "offline", "ready"); };

  // A waiting build is news only if it is not the one that is running here.
  function waiting(worker) {
    const line = new MessageChannel();
    line.port1.onmessage = ({ data }) => {
      if (!data.files.includes(tag.getAttribute("src").replace("./", ""))) tell("app:update", "update", "waiting");
    };
    worker.postMessage({ type: "about" }, [line.port2]);
  }

  function watch(registration) {
    const follow = (worker) => worker && worker.addEventListener("statechange", () => look());
    const look = () => {
      ready(registration.active);
      if (registration.waiting && registration.active) waiting(registration.waiting);
    };
    [registration.installing, registration.waiting, registration.active].forEach(follow);
    registration.addEventListener("updatefound", () => follow(registration.installing));
    look();

    addEventListener("app:take-update", () => {
      if (!registration.waiting) return location.reload();
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting.postMessage({ type: "take" });
    });

    // A page that stays open for days still hears of a new version.
    let asked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible" || Date.now() - asked < 3600000) return;
      asked = Date.now();
      registration.update().catch(() => {});
    });
  }

  // After the page is there: the first visit is not slowed by keeping it.
  const register = () => workers.register(address("offline.js"), { updateViaCache: "none" }).then((registration) => registration && watch(registration), () => {});
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
})();
