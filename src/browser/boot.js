// Starts the app, and speaks where the app cannot.
//
// Plain JavaScript, because it must work where WebAssembly does not: it says
// why nothing happens when a file is missing or blocked, opens the dialog
// after a crash, gets saved plans out, and looks after the offline worker.
// Between it and the app there are only events on `window` and the `data-`
// attributes of `<html>`:
//
//   from the app    app:crash (detail: the message), app:take-update, app:chime,
//                   app:turn (detail: the wing of the page that goes on)
//   to the app      app:offline-ready, app:update, app:turn-failed,
//                   app:wake-app, app:wake-writing, app:wake-together
//   wing to wing    app:settled, app:gone
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
  const mark = /%(25){0,2}23/;
  if (mark.test(location.pathname)) {
    location.replace(location.href.replace(mark, "#"));
    return;
  }

  const failure = (why, error) => ({ why, message: String((error && error.message) || error || why) });

  // The file of a module, checked against its integrity value.
  const fetched = ({ wasm, integrity }) => fetch(address(wasm), { integrity }).then(
    (response) => { if (response.ok) return response; throw failure("file", `${response.status} ${response.url}`); },
    (error) => { throw failure("file", error); },
  );

  // ---- modules apart from the app -----------------------------------------

  // The packer makes and opens links, the reader finds codes in pictures. Each
  // is in a worker of its own, so that the page stays quick; where none can be
  // started, on the page. Loaded when it is first asked. `ask` takes bytes and
  // gives bytes; a rejected promise means that the module could not be loaded
  // or fell over.
  const apart = (name, call) => {
    const files = {
      js: address(tag.dataset[name + "Js"]),
      wasm: address(tag.dataset[name + "Wasm"]),
      integrity: tag.dataset[name + "Integrity"],
      call,
    };
    let road, number = 0;

    function inWorker() {
      return new Promise((ready, failed) => {
        const worker = new Worker(address(tag.dataset.worker), { type: "module" });
        const waiting = new Map();
        const fail = (error) => {
          worker.terminate();
          failed(error);
          waiting.forEach(([, broken]) => broken(error));
          waiting.clear();
          road = undefined;
        };
        worker.onerror = (event) => { event.preventDefault(); fail(new Error(event.message || "worker")); };
        worker.onmessage = ({ data }) => {
          if (data.ready) ready((request) => new Promise((done, broken) => {
            waiting.set(++number, [done, broken]);
            worker.postMessage({ number, request }, [request.buffer]);
          }));
          else if (data.failed) fail(new Error(data.failed));
          else { waiting.get(data.number)[0](data.answer); waiting.delete(data.number); }
        };
        worker.postMessage(files);
        // The bytes are fetched from here: a worker takes its time to begin.
        fetched(files).then((file) => file.arrayBuffer()).then((bytes) => worker.postMessage({ bytes }, [bytes])).catch(fail);
      });
    }

    async function onPage() {
      const glue = await import(files.js);
      await glue.default({ module_or_path: await fetched(files) });
      page.dataset[name] = "page";
      return async (request) => window[call](request);
    }

    function start() {
      road = road || (async () => inWorker())().catch(onPage);
      road.catch(() => { road = undefined; });
      return road;
    }

    return { start, ask: async (request) => (await start())(request) };
  };

  // Loaded at once when the address carries a link.
  const packer = apart("packer", "jointActionPacker");
  const sent = /#[pdja]\d/.test(location.href);
  if (sent) packer.start();

  // A plan in the address is read while the app is on its way: the app asks
  // for it in these very bytes (READ, see src/ui/packing.rs).
  const READ = "\u0002";
  let early, opened;
  if (/#[pd]\d/.test(location.href)) {
    const request = new TextEncoder().encode(READ + location.href);
    early = { request, answer: packer.ask(request.slice()) };
    opened = early.answer.catch(() => {});
  }
  window.jointActionAsk = (request) => {
    const asked = early;
    early = undefined;
    const same = asked && asked.request.length === request.length && asked.request.every((byte, at) => byte === request[at]);
    return same ? asked.answer : packer.ask(request);
  };

  // Reads codes: `verb` is what scan.js can do, `what` is where it looks, and
  // `tell` hears what comes of it. Gives back how to stop.
  const reader = apart("camera", "jointActionCamera");
  window.jointActionScan = (verb, what, tell) => {
    let stop, over = false;
    import(address(tag.dataset.scan)).then(
      (scan) => { if (!over) stop = scan[verb](what, tell, reader.ask); },
      () => { if (!over) tell("trouble", "reader"); });
    return () => { over = true; if (stop) stop(); };
  };

  // ---- starting -----------------------------------------------------------

  // The page comes in three wings (src/ui/wings.rs). An address says which one
  // is needed; each turns to another when it has to.
  const wings = {
    app: { js: tag.dataset.js, wasm: tag.dataset.wasm, integrity: tag.dataset.wasmIntegrity },
    writing: { js: tag.dataset.writingJs, wasm: tag.dataset.writingWasm, integrity: tag.dataset.writingIntegrity },
    together: { js: tag.dataset.togetherJs, wasm: tag.dataset.togetherWasm, integrity: tag.dataset.togetherIntegrity },
  };
  const started = {};
  let shown;
  const needed = () => {
    if (/^#(\/(rate|meeting|stand|points|received\/compare|received\/together|received\/stand)(\/|$)|[ja]\d)/.test(location.hash)) return "together";
    return /^#\/(plan|basics|question|keep|aid|how-forms-fit|our-plan|summary|drawing|share|received\/plan|help|accessibility|worksheet)(\/|$)/.test(location.hash) ? "writing" : "app";
  };

  // What somebody who arrives is likely to need next is fetched meanwhile.
  const ahead = {};
  function fetchAhead(wing) {
    const link = element("link");
    link.rel = "modulepreload";
    link.href = address(wings[wing].js);
    document.head.append(link);
    ahead[wing] = fetched(wings[wing]).then((response) => response.arrayBuffer());
    styled().catch(() => {});
    return ahead[wing].catch(() => { delete ahead[wing]; });
  }

  // What only the later wings look like, loaded with the first of them.
  let later;
  const styled = () => later = later || new Promise((done, failed) => {
    const link = element("link");
    link.rel = "stylesheet";
    link.integrity = tag.dataset.laterIntegrity;
    link.href = address(tag.dataset.later);
    link.onload = done;
    link.onerror = () => {
      link.remove();
      later = undefined;
      failed(failure("file", link.href));
    };
    document.head.append(link);
  });

  async function start(wing) {
    if (typeof WebAssembly !== "object") throw failure("blocked");
    const [glue, wasm] = await Promise.all([
      import(address(wings[wing].js)).catch((error) => { throw failure("file", error); }),
      ahead[wing] || fetched(wings[wing]),
      wing === "app" || styled(),
    ]);
    delete ahead[wing];
    try {
      await glue.default({ module_or_path: wasm });
    } catch (error) {
      throw failure(kind(error), error);
    }
    started[wing] = true;
    shown = wing;
  }

  // A wing that runs already is woken; else a line says that it is on its way.
  let turning = 0;
  addEventListener("app:turn", async ({ detail: wing }) => {
    const turn = ++turning;
    const wake = (which) => dispatchEvent(new CustomEvent("app:wake-" + which));
    if (started[wing]) {
      shown = wing;
      return wake(wing);
    }
    const line = element("p", "One moment: this part of the page is being loaded.");
    line.setAttribute("role", "status");
    line.className = "turning";
    byId("app").append(line);
    try {
      await start(wing);
    } catch (problem) {
      if (problem.why === "crash") return crashed(problem.message);
      // Back to a page of the wing that was there before.
      if (turn !== turning) return;
      history.replaceState(null, "", { app: "#/", writing: "#/plan", together: "#/rate" }[shown]);
      wake(shown);
      dispatchEvent(new CustomEvent("app:turn-failed"));
    } finally {
      line.remove();
    }
  });

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

  const begun = start(needed());
  begun.catch((problem) => {
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
  // The end of a time, as a quiet tone.
  addEventListener("app:chime", () => {
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    const loud = sound.createGain();
    loud.gain.setValueAtTime(0.15, sound.currentTime);
    loud.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 1.2);
    tone.frequency.value = 660;
    tone.connect(loud).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 1.2);
    tone.onended = () => sound.close();
  });
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
  let registration;

  // Where none waits, it is asked for: an old page cannot open what a new one made.
  addEventListener("app:take-update", async () => {
    if (registration && !registration.waiting) {
      await registration.update().catch(() => {});
      const coming = registration.installing;
      if (coming) await new Promise((done) => coming.addEventListener("statechange", done, { once: true }));
    }
    if (!registration || !registration.waiting) return location.reload();
    workers.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting.postMessage({ type: "take" });
  });

  if (!workers || !isSecureContext || !/^https?:$/.test(location.protocol)) return;

  const tell = (name, key, value) => {
    if (page.dataset[key] === value) return;
    page.dataset[key] = value;
    dispatchEvent(new CustomEvent(name));
  };

  // A worker is only installed when every file of its build is kept, so one
  // that answers for this page means that it works without a connection.
  // Where it was not given this page, it is asked to take it.
  const ready = (worker) => {
    if (!worker || worker.state !== "activated") return;
    if (workers.controller) tell("app:offline-ready", "offline", "ready");
    else worker.postMessage({ type: "claim" });
  };

  // A waiting build is news only if it is not the one that is running here.
  function waiting(worker) {
    const line = new MessageChannel();
    line.port1.onmessage = ({ data }) => {
      if (!data.files.includes(tag.getAttribute("src").replace("./", ""))) tell("app:update", "update", "waiting");
    };
    worker.postMessage({ type: "about" }, [line.port2]);
  }

  const look = () => {
    ready(registration.active);
    if (registration.waiting && registration.active) waiting(registration.waiting);
    if (!registration.installing && !registration.waiting && !registration.active) again();
  };
  const follow = (worker) => worker && worker.addEventListener("statechange", look);

  function watch(found) {
    registration = found;
    [registration.installing, registration.waiting, registration.active].forEach(follow);
    registration.addEventListener("updatefound", () => follow(found.installing));
    look();
  }

  const register = () => workers.register(address("offline.js"), { updateViaCache: "none" }).then((found) => found && watch(found), () => again());

  // Keeping the page can break off in the middle: the page before was left
  // while its files came, or the connection broke. It is begun again while
  // this page is open, some times.
  let tries = 0, waits;
  function again() {
    if (waits || tries >= 6) return;
    waits = setTimeout(() => { waits = undefined; register(); }, 1000 * 2 ** tries++);
  }

  workers.addEventListener("controllerchange", () => registration && look());

  // A page that stays open for days still hears of a new version.
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (!registration || document.visibilityState !== "visible" || Date.now() - asked < 3600000) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });

  // After the page is there, and what was sent could be read: the first visit
  // is not slowed by keeping it. Whatever came of it, it is kept.
  begun.then(() => opened).then(() => shown === "app" && fetchAhead("writing")).then(register, register);
})();
