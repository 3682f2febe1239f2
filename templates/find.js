// Finds what the dossier has, and among the entries of a page those that have the words asked for.
// Every page can be read without it: it only adds fields, and hides entries while words stand in one.
(() => {
  "use strict";
  const fold = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase();
  const wordsOf = (input) => fold(input.value).split(/\s+/).filter(Boolean);
  const make = (tag, className, text) => {
    const e = document.createElement(tag);
    if (className) e.className = className;
    if (text) e.textContent = text;
    return e;
  };

  // field puts a field with its name into box, and behind it a place that says what was found.
  const field = (box, name) => {
    const input = make("input");
    input.type = "search";
    input.placeholder = name;
    input.setAttribute("aria-label", name);
    input.autocomplete = "off";
    const said = make("span");
    said.setAttribute("role", "status");
    box.setAttribute("role", "search");
    box.setAttribute("aria-label", name);
    box.append(input, said);
    return [input, said];
  };

  // The entries of this page.
  for (const box of document.querySelectorAll("[data-entries]")) {
    const { entries, groups, find } = box.dataset;
    const [input, said] = field(box, find);
    const rows = [...document.querySelectorAll(entries)].map((e) => ({ e }));
    const filter = () => {
      const words = wordsOf(input);
      let shown = 0;
      for (const row of rows) {
        row.text ??= fold(row.e.textContent);
        row.e.hidden = !words.every((w) => row.text.includes(w));
        if (!row.e.hidden) shown++;
      }
      for (const g of groups ? document.querySelectorAll(groups) : []) g.hidden = words.length > 0 && !g.querySelector(":is(" + entries + "):not([hidden])");
      said.textContent = words.length ? shown + " of " + rows.length : "";
    };
    input.addEventListener("input", filter);
    addEventListener("hashchange", () => {
      if (!input.value) return;
      input.value = "";
      filter();
      document.querySelector(":target")?.scrollIntoView();
    });
  }

  // The record, which is read when somebody begins to ask.
  const box = document.querySelector("[data-record]");
  if (!box) return;
  const most = 20;
  const root = box.dataset.root;
  const [input, said] = field(box, "Search the dossier");
  const list = make("ul", "found");
  box.append(list);
  let asked = false;
  let record; // once it is read
  const read = () => {
    if (asked) return;
    asked = true;
    const script = make("script");
    script.src = root + box.dataset.record;
    script.onload = () => {
      record = dossierEntries.map(([kind, text, href]) => ({ kind, text, href, folded: fold(kind + " " + text) }));
      search();
    };
    document.head.append(script);
  };
  const search = () => {
    if (!record) return;
    const words = wordsOf(input);
    const hits = words.length ? record.filter((r) => words.every((w) => r.folded.includes(w))) : [];
    list.replaceChildren(...hits.slice(0, most).map((hit) => {
      const item = make("li");
      const a = make("a", "", hit.text);
      a.href = root + hit.href;
      item.append(make("span", "", hit.kind), " ", a);
      return item;
    }));
    said.textContent = !words.length ? "" : hits.length > most ? most + " of " + hits.length : hits.length ? hits.length + " found" : "nothing found";
    box.classList.toggle("open", words.length > 0);
  };
  const close = () => box.classList.remove("open");
  input.addEventListener("focus", read);
  input.addEventListener("input", search);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      search();
      input.focus();
    }
  });
  // A link that is pressed with a pointer need not get the focus.
  box.addEventListener("focusout", (event) => event.relatedTarget && !box.contains(event.relatedTarget) && close());
  addEventListener("pointerdown", (event) => box.contains(event.target) || close());
  input.addEventListener("focus", search);
  list.addEventListener("click", close);
})();
