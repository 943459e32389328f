// The loader: the one script that a shop's page carries. It draws the launcher, keeps the page's calls, and loads the
// panel when the launcher is first clicked; until then it opens nothing and asks for nothing.
//
// The page calls Sportello.identify(tokenOrFunction) and Sportello.signOut(). A script that may run before this one
// writes (window.Sportello ??= { q: [] }).q.push(["identify", tokenOrFunction]) instead; it works before and after.
(() => {
  const hub = "%HUB%";
  const early = window.Sportello?.q ?? [];
  if (window.Sportello?.identify) return;

  const script = document.currentScript ?? document.querySelector('script[src*="/widget/sportello.js"]');
  const base = new URL(".", script.src).href;
  const wanted = (script.dataset.language ?? (document.documentElement.lang || navigator.language)).toLowerCase();
  const { languages } = hub.shop;
  const language = languages.find((each) => wanted.split("-")[0] === each) ?? languages[0];
  const words = hub.texts[language];

  // What the browser remembers for its session, and for no one in particular. A page may forbid storage.
  const remembered = (key) => {
    try {
      return sessionStorage.getItem("sportello-" + key);
    } catch {
      return null;
    }
  };
  const remember = (key) => {
    try {
      sessionStorage.setItem("sportello-" + key, "1");
    } catch {
      // Then the welcome comes again on the next page.
    }
  };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const icon = (...paths) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    for (const d of paths) {
      const path = document.createElementNS(svg.namespaceURI, "path");
      path.setAttribute("d", d);
      svg.append(path);
    }
    return svg;
  };

  const host = element("div", { id: "sportello", lang: language });
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(hub.sheet);
  root.adoptedStyleSheets = [sheet];

  const badge = element("span", { className: "badge", hidden: true });
  badge.setAttribute("aria-hidden", "true");
  const button = element(
    "button",
    { className: "launcher", type: "button", onclick: () => (isOpen ? close() : open()) },
    icon("M5 4.5h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7.5L7 21v-3.5H5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2z", "M8 9.5h8", "M8 13h5"),
    icon("M6 9.5l6 6 6-6"),
    badge,
  );
  button.setAttribute("aria-haspopup", "dialog");
  root.append(button);

  // A bubble above the launcher: the welcome, or that the panel could not be loaded.
  let bubble = null;
  let isWelcome = false;
  const say = (text, role) => {
    unsay();
    const dismiss = element("button", { className: "dismiss", type: "button", onclick: unsay }, icon("M7 7l10 10", "M17 7L7 17"));
    dismiss.setAttribute("aria-label", words["launcher.dismiss"]);
    const read = element("button", { className: "text", type: "button", dir: "auto", onclick: () => open() }, text);
    bubble = element("div", { className: "teaser", role }, read, dismiss);
    button.before(bubble);
  };
  const welcome = () => {
    say(hub.shop.welcome);
    isWelcome = true;
  };
  const unsay = () => {
    bubble?.remove();
    bubble = null;
    isWelcome = false;
  };

  let isOpen = false;
  let unread = 0;
  const label = () => {
    const plural = new Intl.PluralRules(language).select(unread) === "one" ? "one" : "other";
    const key = isOpen ? "launcher.close" : unread ? "launcher.unread." + plural : "launcher.open";
    button.setAttribute("aria-label", words[key].replace("{count}", unread));
    button.setAttribute("aria-expanded", isOpen);
    badge.textContent = unread > 99 ? "99+" : unread;
    badge.hidden = isOpen || !unread;
    // With the chat switched off there is nothing behind it; what is open can still be closed.
    button.hidden = !hub.shop.chat && !isOpen;
    host.toggleAttribute("data-open", isOpen);
  };

  let source = null;
  let panel = null;
  let failures = 0;
  const launcher = {
    close: () => close(),
    unread: (count) => {
      unread = count;
      label();
    },
    // An admin has changed what the shop shows.
    shop: (shop) => {
      hub.shop = shop;
      if (isWelcome && shop.chat && shop.welcome) welcome();
      else if (isWelcome) unsay();
      label();
    },
  };
  const fetchPanel = async () => {
    // A browser may remember a module that failed under its address; another address gets the same modules.
    const path = base + hub.path + (failures ? "-" + failures : "") + "/";
    // All at once: one after the other, as they import each other, would cost a round trip for each level.
    const [{ start }] = await Promise.all(["panel.js", ...hub.modules[language]].map((name) => import(path + name)));
    const started = await start({ settings: hub.shop, language, base, root, launcher });
    started.identify(source);
    return started;
  };
  const load = () => {
    panel ??= fetchPanel().catch((problem) => {
      panel = null;
      failures++;
      throw problem;
    });
    return panel;
  };

  const open = async () => {
    isOpen = true;
    unsay();
    remember("welcomed");
    remember("opened");
    label();
    button.classList.add("busy");
    try {
      const loaded = await load();
      if (isOpen) loaded.open();
    } catch {
      close();
      say(words["launcher.failed"], "alert");
    } finally {
      button.classList.remove("busy");
    }
  };
  const close = () => {
    isOpen = false;
    label();
    panel?.then((loaded) => loaded.close()).catch(() => {});
    button.focus({ preventScroll: true });
  };

  // Before the panel was loaded, an earlier page of this tab may still have left a session and notes.
  const forget = () => {
    const area = (name) => {
      try {
        return window[name];
      } catch {
        return {};
      }
    };
    for (const storage of [area("sessionStorage"), area("localStorage")]) {
      for (const key of Object.keys(storage).filter((each) => each.startsWith("sportello:"))) {
        const session = key.endsWith(":session") && JSON.parse(storage.getItem(key)).session;
        storage.removeItem(key);
        if (session) {
          const headers = { Authorization: "Bearer " + session };
          fetch(base + "session", { method: "DELETE", headers, credentials: "omit", keepalive: true }).catch(() => {});
        }
      }
    }
    new BroadcastChannel("sportello").postMessage({ shopper: null });
  };

  const calls = {
    identify(tokenOrFunction) {
      source = tokenOrFunction;
      if (panel) panel.then((loaded) => loaded.identify(source)).catch(() => {});
      else if (hub.shop.chat && remembered("opened")) load().catch(() => {});
    },
    signOut() {
      source = null;
      if (panel) panel.then((loaded) => loaded.signOut()).catch(() => {});
      else forget();
    },
    open,
    close,
  };
  const call = ([name, ...values]) => calls[name]?.(...values);
  window.Sportello = { ...calls, q: { push: (...many) => many.forEach(call) } };

  const appear = () => {
    document.body.append(host);
    label();
    if (hub.shop.chat && hub.shop.welcome && !remembered("welcomed")) {
      remember("welcomed");
      welcome();
    }
    if (script.dataset.identity) calls.identify(script.dataset.identity);
    early.forEach(call);
    dispatchEvent(new Event("sportello-ready"));
  };
  if (document.body) appear();
  else addEventListener("DOMContentLoaded", appear);
})();
