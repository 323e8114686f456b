// Finds things as a person does: by what they are and what they are called.
// Run as the body of a function: arguments are the scope (or null), what is
// looked for, its name, and which of several. A name that ends with `…` is
// the beginning of a name. Answers with the element or null.
const [scope, what, name, at] = arguments;
const root = scope || document.body;

const squeeze = (text) => (text || "").replace(/\s+/g, " ").trim();
const matches = (text) => {
  text = squeeze(text);
  return name === null || (name.endsWith("…") ? text.startsWith(name.slice(0, -1)) : text === squeeze(name));
};
// Out of a closed part of the page, or not drawn at all, is not there.
const shown = (element) => (element.checkVisibility ? element.checkVisibility() : element.getClientRects().length > 0)
  && getComputedStyle(element).visibility !== "hidden";
// The words of an element without small print and without what is typed into it.
const words = (element) => {
  if (!element) return "";
  const copy = element.cloneNode(true);
  for (const other of copy.querySelectorAll("small, select, textarea, [aria-hidden=true]")) other.remove();
  return copy.textContent;
};
const byIds = (ids) => ids.split(/\s+/).map((id) => words(document.getElementById(id))).join(" ");
const called = (element) => {
  if (element.hasAttribute("aria-label")) return element.getAttribute("aria-label");
  if (element.hasAttribute("aria-labelledby")) return byIds(element.getAttribute("aria-labelledby"));
  if (element.labels && element.labels.length) return words(element.labels[0]);
  if (element.matches("fieldset")) return words(element.querySelector(":scope > legend"));
  return words(element);
};
const all = (selector) => [...root.querySelectorAll(selector)].filter((element) => shown(element) && matches(called(element)));

const kinds = {
  button: "button, [role=button]",
  link: "a[href]",
  heading: "h1, h2, h3, h4",
  field: "input:not([type=radio]):not([type=checkbox]), textarea, select",
  box: "input[type=radio], input[type=checkbox]",
  group: "fieldset, [role=group], section[aria-labelledby], section[aria-label]",
  fold: "details > summary",
  option: "option",
};
const found = what === "css" ? [...root.querySelectorAll(name)].filter(shown)
  : what === "option" ? [...root.querySelectorAll("option")].filter((element) => matches(element.textContent))
  : all(kinds[what]);
// Where one thing lies in another of the same name, the inner one is meant.
const inner = found.filter((one) => !found.some((other) => other !== one && one.contains(other)));
return inner[at] || null;
