// What pages do beside what they do without it: warns before typed text is lost, keeps a form from being sent twice, keeps the
// draft of a long form in this browser, shows at once what it would do.
"use strict";
for (const form of document.querySelectorAll('form[method="post"]')) {
  let typed = false, sent = false;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => { sent = false; });
  addEventListener("beforeunload", (event) => {
    if (typed && !sent && !form.querySelector('input[type="password"]')) event.preventDefault();
  });
}
for (const select of document.querySelectorAll('form.filter[method="get"] select')) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
// A form whose answer stands on the same page is answered while its numbers move; each number has a slider beside it.
for (const form of document.querySelectorAll("form[data-live]")) {
  let wait, asked = 0;
  const shown = document.getElementById(form.dataset.live);
  const ask = async () => {
    const turn = ++asked;
    const address = form.action + "?" + new URLSearchParams(new FormData(form));
    let told;
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      told = page.getElementById(form.dataset.live);
    } catch { told = null; }
    if (turn !== asked) return;
    // Without an answer the form is sent as it is without a script: its page says what is the matter.
    if (!told) return form.requestSubmit();
    shown.replaceChildren(...told.childNodes);
    history.replaceState(null, "", address);
  };
  form.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(ask, 120); });
  for (const number of form.querySelectorAll("input.slide")) {
    const slider = Object.assign(document.createElement("input"), {
      type: "range", min: 0, max: Math.max(number.dataset.most, number.value), step: 1, value: number.value });
    slider.setAttribute("aria-label", number.labels[0].textContent);
    slider.addEventListener("input", () => { number.value = slider.value; });
    number.addEventListener("input", () => { slider.value = number.value; });
    number.after(slider);
  }
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
  if (draft && draft !== blank && !document.querySelector(".wrong")) {
    const note = document.createElement("div");
    note.className = "warn";
    note.setAttribute("role", "status");
    const take = document.createElement("button"), drop = document.createElement("button");
    take.type = drop.type = "button";
    take.className = drop.className = "plain";
    take.textContent = "恢复";
    drop.textContent = "删除";
    note.append("本机留有没有登记的草稿。", take, " ", drop);
    form.before(note);
    take.addEventListener("click", () => {
      for (const [name, text] of JSON.parse(draft)) {
        const box = form.elements.namedItem(name);
        if (box && "value" in box) box.value = text;
      }
      for (const box of form.querySelectorAll("details")) box.open = true;
      note.remove();
      form.dispatchEvent(new Event("input", { bubbles: true }));
    });
    drop.addEventListener("click", () => {
      localStorage.removeItem(kept(form));
      note.remove();
    });
  }
  form.addEventListener("input", () => {
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
// Shows what a form would do while it is typed, as its button does without this.
for (const form of document.querySelectorAll("form[data-preview]")) {
  let waiting, asked = new AbortController();
  const stop = () => {
    clearTimeout(waiting);
    asked.abort();
  };
  form.addEventListener("submit", stop);
  form.addEventListener("input", () => {
    stop();
    waiting = setTimeout(async () => {
      asked = new AbortController();
      const fields = new URLSearchParams(new FormData(form));
      fields.set("deed", "preview");
      try {
        const answer = await fetch(form.action, { method: "POST", body: fields, signal: asked.signal });
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById(form.dataset.preview);
        if (fresh) document.getElementById(form.dataset.preview).replaceWith(fresh);
      } catch { /* Without a network the form is still kept. */ }
    }, 1200);
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
