// What pages do beside what they do without it: warns before typed text is lost, keeps a form from being sent twice.
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
for (const select of document.querySelectorAll("form.filter select")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
// A paper has nothing to be opened.
addEventListener("beforeprint", () => {
  for (const facts of document.querySelectorAll("details.facts")) facts.open = true;
});
const wrong = document.querySelector(".wrong");
if (wrong) wrong.focus();
