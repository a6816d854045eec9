// Saves a section while people type. Without this file the button does the same.
// All words come from the page (data-*), all decisions from the server; nothing is ever removed from the window.
(() => {
  "use strict";
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const PAUSE = 2000, AGAIN = 5000;
  const says = form.querySelector("[data-autosave-says]");
  const link = form.querySelector("[data-autosave-sign-in]");
  let changed = 0, kept = 0, since = null, busy = false, timer = 0, leaving = false, stopped = false;

  const clock = () => new Date().toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit" });
  const tell = (text, kind) => {
    says.textContent = text;
    says.parentElement.dataset.kind = kind;
  };
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };
  const failed = (words) => {
    tell(words.replace("TIME", since), "ask");
    later(AGAIN);
  };

  async function save() {
    if (busy || leaving || stopped || kept === changed) return;
    busy = true;
    const now = changed;
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    if (cookie) form.elements.csrfmiddlewaretoken.value = cookie[1]; // a new sign-in brings a new one
    try {
      const response = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { "X-Autosave": "1" },
        signal: AbortSignal.timeout(15000),
      });
      const answer = await response.json();
      answered(answer, now);
    } catch {
      failed(form.dataset.dead);
    }
    busy = false;
  }

  function answered(answer, now) {
    link.hidden = answer.state !== "signed-out";
    if (answer.state === "saved") {
      form.elements.version.value = answer.version;
      kept = now;
      since = kept === changed ? null : clock();
      tell(answer.says, "ok");
      if (kept !== changed) later(PAUSE);
    } else if (answer.state === "signed-out") {
      failed(answer.says);
    } else {
      // Something to look at again, or somebody else was faster: only the button goes on.
      stopped = answer.state === "changed";
      tell(answer.says, "ask");
    }
  }

  form.addEventListener("input", () => {
    changed += 1;
    since = since || clock();
    if (!busy) later(PAUSE);
    else timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", () => { leaving = true; });
  addEventListener("online", save);
  addEventListener("focus", save);
  addEventListener("beforeunload", (event) => {
    if (kept !== changed && !leaving) event.preventDefault();
  });
})();
