// What pages do beside what they do without it: warns before typed text is lost, keeps a form from being sent twice, keeps the
// draft of a long form in this browser, shows at once what it would do.
"use strict";
let sent = null;
addEventListener("pageshow", () => { sent = null; });
for (const form of document.querySelectorAll('form[method="post"]')) {
  let typed = false;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", (event) => {
    if (sent === form) event.preventDefault();
    sent = form;
  });
  addEventListener("beforeunload", (event) => {
    if (!typed || sent === form || form.querySelector('input[type="password"]')) return;
    event.preventDefault();
    // Whoever is asked and stays may send any form again.
    setTimeout(() => { sent = null; });
  });
}
for (const select of document.querySelectorAll('form.filter[method="get"] select')) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
// Shows on the page what a form would do while it is typed, as its button does without this: `places` hold what it shows. One
// question is under way at a time; what is typed meanwhile is asked after it. An answer without the places is no answer, and
// one that is late takes no box away that was used meanwhile.
const follow = (form, places, pause, ask, failed) => {
  let waiting, isAsking = false, again = false, turn = 0, used = 0;
  const run = async () => {
    if (isAsking) { again = true; return; }
    isAsking = true;
    const [mine, then] = [turn, used];
    let told = null;
    try {
      const page = new DOMParser().parseFromString(await (await ask()).text(), "text/html");
      told = places.map((place) => page.getElementById(place));
    } catch { /* Without a network nothing is shown. */ }
    isAsking = false;
    if (again) { again = false; run(); } else if (mine === turn) {
      if (!told?.every(Boolean)) return failed();
      const focused = document.activeElement?.id;
      for (const fresh of told) {
        const shown = document.getElementById(fresh.id);
        if (used === then || !shown.querySelector("input")) shown.replaceChildren(...fresh.childNodes);
      }
      if (focused && document.activeElement.id !== focused) document.getElementById(focused)?.focus();
    }
  };
  form.addEventListener("input", () => { used += 1; clearTimeout(waiting); waiting = setTimeout(run, pause); });
  form.addEventListener("submit", () => { clearTimeout(waiting); again = false; turn += 1; });
};
for (const form of document.querySelectorAll("form[data-live]")) {
  const ask = () => {
    const address = form.action + "?" + new URLSearchParams(new FormData(form));
    history.replaceState(null, "", address);
    return fetch(address, { headers: { Accept: "text/html" } });
  };
  // Without an answer the form is sent as it is without a script: its page says what is the matter.
  follow(form, [form.dataset.live], 120, ask, () => form.requestSubmit());
  for (const number of form.querySelectorAll("input.slide")) {
    const slider = Object.assign(document.createElement("input"), {
      type: "range", min: 0, max: Math.max(number.dataset.most, number.value), step: 1, value: number.value });
    slider.setAttribute("aria-label", number.labels[0].textContent);
    slider.addEventListener("input", () => { number.value = slider.value; });
    number.addEventListener("input", () => { slider.value = number.value; });
    number.after(slider);
  }
}
for (const form of document.querySelectorAll("form[data-preview]")) {
  const places = form.dataset.preview.split(" ");
  const ask = () => {
    const fields = new URLSearchParams(new FormData(form));
    fields.set("deed", "preview");
    return fetch(form.action, { method: "POST", body: fields });
  };
  follow(form, places, 1200, ask, () => {
    const old = Object.assign(document.createElement("p"), {
      className: "warn", textContent: "改动之后没有试算成,以下是之前的结果。按“预览”看是什么缘故。" });
    const shown = document.getElementById(places.at(-1));
    if (!shown.querySelector(".warn.old")) shown.prepend(old);
    old.classList.add("old");
  });
}
// A paper has nothing to be opened.
addEventListener("beforeprint", () => {
  for (const facts of document.querySelectorAll("details.facts")) facts.open = true;
});
const wrong = document.querySelector(".wrong");
if (wrong) wrong.focus();

// Drafts: what is typed into a long form is kept here until it is handed in, the account logs out, or it is thrown away.
const kept = (form) => "draft:" + form.dataset.draft;
const texts = (form) => [...new FormData(form)].filter(([name, text]) => name !== "word" && typeof text === "string");
for (const form of document.querySelectorAll("form[data-draft]")) {
  const blank = JSON.stringify(texts(form));
  const draft = localStorage.getItem(kept(form));
  let isOffered = false;
  if (draft && draft !== blank && !document.querySelector(".wrong")) {
    isOffered = true;
    const note = document.createElement("div");
    note.className = "warn";
    note.setAttribute("role", "status");
    const take = document.createElement("button"), drop = document.createElement("button");
    take.type = drop.type = "button";
    take.className = drop.className = "plain";
    take.textContent = "恢复";
    drop.textContent = "删除";
    note.append("本机留有没有登记的草稿,处理前新填写的不存。", take, " ", drop);
    form.before(note);
    take.addEventListener("click", () => {
      // The page is asked for as if all of it had been typed: it has the rows that were added.
      const whole = document.createElement("form");
      whole.method = "post";
      whole.action = form.action;
      for (const [name, text] of [...JSON.parse(draft), ["word", form.elements.word.value], ["deed", "preview"]]) {
        const box = document.createElement("textarea");
        [box.name, box.value] = [name, text];
        whole.append(box);
      }
      whole.hidden = true;
      document.body.append(whole);
      whole.submit();
    });
    drop.addEventListener("click", () => {
      localStorage.removeItem(kept(form));
      isOffered = false;
      note.remove();
    });
  }
  form.addEventListener("input", () => {
    if (isOffered) return;
    try { localStorage.setItem(kept(form), JSON.stringify(texts(form))); } catch { /* The browser keeps none. */ }
  });
}
// The page that tells a form was handed in.
for (const done of document.querySelectorAll("[data-handed-in]")) {
  localStorage.removeItem("draft:" + done.dataset.handedIn);
}
for (const form of document.querySelectorAll('form[action="/logout"]')) {
  form.addEventListener("submit", () => {
    for (const name of Object.keys(localStorage)) if (name.startsWith("draft:")) localStorage.removeItem(name);
  });
}

// A card that is drawn to another column asks for that move, on the page that says what it needs.
let drawn;
for (const card of document.querySelectorAll("[data-move]")) {
  card.addEventListener("dragstart", () => { drawn = card; });
}
for (const column of document.querySelectorAll("[data-stage]")) {
  const isOther = () => drawn && drawn.parentElement !== column;
  column.addEventListener("dragover", (event) => {
    if (isOther()) event.preventDefault();
    column.classList.toggle("over", Boolean(isOther()));
  });
  column.addEventListener("dragleave", () => column.classList.remove("over"));
  column.addEventListener("drop", (event) => {
    event.preventDefault();
    if (isOther()) location.assign(`${drawn.dataset.move}?to=${column.dataset.stage}`);
  });
}

// In front of a meeting the keys of a presenter turn the pages.
if (document.body.classList.contains("projector")) {
  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const rel = { ArrowRight: "next", PageDown: "next", ArrowLeft: "prev", PageUp: "prev", Escape: "up" }[event.key];
    const link = rel && document.querySelector(`a[rel=${rel}]`);
    if (link) location.assign(link.href);
  });
}
