// The loader: the one script that a shop's page carries. It draws the launcher, keeps the page's calls, and loads the
// panel when the launcher is first clicked, or where a chat goes on; until then it opens nothing, and asks only once in
// a visit whether something waits for its shopper.
//
// The page calls Sportello.identify(tokenOrFunction) and Sportello.signOut(). A script that may run before this one
// makes sure of the queue, if (!window.Sportello?.q?.push) window.Sportello = { q: [] }, and writes
// Sportello.q.push(["identify", tokenOrFunction]); it works before and after.
(() => {
  const hub = "%HUB%";
  // Only the hub's own object has this; an element of the page that is called Sportello has not.
  const mark = Symbol.for("sportello");
  const there = Object.getOwnPropertyDescriptor(window, "Sportello")?.value;
  if (there?.[mark]?.settle) return there[mark].settle();
  // What an older loader on this page hands over, when its panel could not be loaded.
  const before = there?.[mark]?.left;
  const early = Array.isArray(there?.q) ? there.q : [];

  // What the browser itself means by a name of the document. There, what a page calls so wins: with an image named
  // "body", document.body is the image.
  const real = (name) => {
    let type = document;
    let found;
    while (!found) {
      type = Object.getPrototypeOf(type);
      found = Object.getOwnPropertyDescriptor(type, name);
    }
    return typeof found.value === "function" ? (...values) => Reflect.apply(found.value, document, values) : found.get.call(document);
  };
  const complain = (...what) => console.error("Sportello:", ...what);
  const without = (url) => url.replace(/[?#].*/, "");

  // A module has no current script; it is in the stack of every error. What a plug-in wrote into the page has no address.
  const current = real("currentScript");
  const stacked = /(https?:\/\/\S+?):\d+:\d+/.exec(new Error().stack)?.[1] ?? "";
  const url = current ? current.src : without(stacked) === without(location.href) ? "" : stacked;
  const tags = [...real("querySelectorAll")("script")];
  const script = current ?? tags.filter(({ src }) => src && src === url)[0] ?? tags.filter(({ dataset }) => dataset.relay)[0];
  const wishes = before?.wishes ?? { ...script?.dataset };
  const relay = wishes.relay?.trim().replace(/\/?$/, "/widget/");
  const base = before?.base ?? relay ?? without(url).replace(/[^/]*$/, "");
  if (!/^https?:\/\/./i.test(base)) return complain('[S1] add data-relay to the script tag.');

  const { languages } = hub.shop;
  let language = languages[0];
  const spoken = () => {
    const html = real("documentElement");
    // The browser has translated the page, and the hub with it.
    if (/translated-(ltr|rtl)/.test(html.className)) return language;
    const tags = [wishes.language, html.lang, html.getAttribute("xml:lang"), ...(navigator.languages ?? []), navigator.language];
    const wanted = tags.filter((tag) => tag?.trim())[0]?.trim().toLowerCase().split(/[-_]/)[0];
    return languages.includes(wanted) ? wanted : languages[0];
  };
  language = spoken();
  let words = hub.texts[language];

  // A page may forbid storage.
  const area = (name) => {
    try {
      return window[name] ?? {};
    } catch {
      return {};
    }
  };
  const areas = () => [area("sessionStorage"), area("localStorage")];
  // What the browser remembers for its session, and for no one in particular.
  const remembered = (key) => area("sessionStorage")["sportello-" + key];
  const remember = (key) => {
    try {
      sessionStorage["sportello-" + key] = "1";
    } catch {
      // Then the welcome comes again on the next page.
    }
  };
  const notes = (storage) => Object.keys(storage).filter((key) => key.startsWith("sportello:"));
  // The panel notes where the shopper has a live chat, or something that is still to be sent.
  const goesOn = () => notes(area("localStorage")).some((key) => /:(live$|out:)/.test(key));

  // Pages have a remove of their own that fails without a parent.
  const drop = (node) => node?.parentNode?.removeChild(node);
  const element = (name, properties, ...children) => {
    const made = Object.assign(real("createElement")(name), properties);
    children.forEach((child) => made.appendChild(child));
    return made;
  };
  const icon = (d) => {
    const draw = (name) => real("createElementNS")("http://www.w3.org/2000/svg", name);
    const svg = draw("svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.ariaHidden = true;
    const path = draw("path");
    path.setAttribute("d", d);
    svg.appendChild(path);
    return svg;
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(hub.sheet);
  let host;
  let root;
  let badge;
  let button;
  let hears;
  const draw = () => {
    drop(host);
    host = element("div", { id: "sportello" });
    // Whoever writes the document anew takes all listeners away; this one tells.
    host.addEventListener(host.id, () => (hears = true));
    root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    badge = element("span", { className: "badge", hidden: true, ariaHidden: true });
    button = element(
      "button",
      { className: "launcher", ariaHasPopup: "dialog", onclick: () => (isOpen ? close() : open()) },
      icon("M5 4.5h14a2 2 0 012 2v9a2 2 0 01-2 2h-7.5L7 21v-3.5H5a2 2 0 01-2-2v-9a2 2 0 012-2zM8 9.5h8M8 13h5"),
      icon("M6 9.5l6 6 6-6"),
      badge,
    );
    root.appendChild(button);
    for (const type of BORDER) addEventListener(type, border, true);
  };

  // The page's ground lies over the browser's own, which is dark only where the page agrees.
  const night = matchMedia("(prefers-color-scheme: dark)");
  const isPageDark = () => {
    const html = real("documentElement");
    const scheme = getComputedStyle(html).colorScheme + real("querySelector")("meta[name=color-scheme]")?.content;
    const isDark = /dark/.test(scheme) && (night.matches || !/light/.test(scheme));
    const pen = real("createElement")("canvas").getContext("2d");
    // A browser that keeps pages from recognizing it may forbid to draw.
    if (!pen) return false;
    // What is no colour leaves the pen black.
    for (const color of [isDark || "#fff", ...[html, real("body") ?? html].map((part) => getComputedStyle(part).backgroundColor)]) {
      pen.fillStyle = color;
      pen.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
    return red * 3 + green * 6 + blue < 1000;
  };
  // In the shop's colours, at the corner that it has chosen.
  const paint = () => {
    const { look } = hub.shop;
    const isDark = look.theme === "dark" || (look.theme !== "light" && isPageDark());
    const shades = isDark ? look.dark : look.light;
    for (const name of Object.keys(shades)) host.style.setProperty("--sp-" + name, shades[name], "important");
    host.toggleAttribute("data-dark", isDark);
    host.toggleAttribute("data-start", look.corner === "start");
  };
  night.onchange = paint;

  // What happens in the hub is no business of the page: its shortcuts, focus traps and menus would answer to it. So an
  // event ends at the window, before any listener of the document, and its copy goes on inside of the hub.
  const BORDER =
    "keydown keypress keyup beforeinput input change compositionstart compositionupdate compositionend paste copy cut drop dragover focusin focusout focus blur click dblclick auxclick contextmenu mousedown mouseup pointerdown pointerup touchstart touchend".split(" ");
  const dialogOf = (node) => node?.closest?.("[role*=dialog],[aria-modal=true]");
  // Who is in a dialog of the page is told nothing but what they have asked for.
  const quiet = () => bubble && (bubble.hidden = bubble.role !== "alert" && !!dialogOf(real("activeElement")));
  const border = (event) => {
    const path = event.composedPath();
    const dialog = dialogOf(event.target);
    // Once the page has done what it does then: it may take the dialog away, of which nothing else tells.
    setTimeout(quiet);
    // A dialog of the page need not know that the focus came here, or it would fetch it back.
    if (path.includes(root) || (dialog && event.relatedTarget === host)) event.stopImmediatePropagation();
    // The browser itself follows a link, and would do so for the copy once more.
    if (!path.includes(root) || event.type.startsWith("touch") || (event.type === "click" && path.some(({ href }) => href))) return;
    // A plain event, since Firefox lets each KeyboardEvent out of the hub, and it would come back here for ever.
    const copy = real("createEvent")("Event");
    copy.initEvent(event.type, event.bubbles, true);
    for (const name in event) if (!(name in copy)) copy[name] = event[name];
    if (!path[0].dispatchEvent(copy)) event.preventDefault();
  };

  // A bubble above the launcher: the welcome, or that the panel could not be loaded.
  let bubble;
  let isWelcome;
  const say = (text, role) => {
    unsay();
    bubble = element(
      "div",
      { className: "teaser", role, onkeydown: ({ key }) => key !== "Escape" || unsay() },
      element("button", { className: "text", dir: "auto", textContent: text, onclick: open }),
      element("button", { className: "dismiss", ariaLabel: words["launcher.dismiss"], onclick: unsay }, icon("M7 7l10 10M17 7L7 17")),
    );
    root.insertBefore(bubble, button);
    quiet();
  };
  const welcome = async () => {
    const asked = (isWelcome = {});
    let text = hub.shop.welcomeIn?.[language] ?? hub.shop.welcome;
    // The panel has a module that fills in variables.
    if (text.includes("{")) text = await import(base + hub.path + "/wording.js").then((all) => all.welcome(hub.shop, language), () => "");
    // Not where something else was said meanwhile, or the chat opened.
    if (!text || isWelcome !== asked) return;
    say(text);
    isWelcome = asked;
  };
  const unsay = () => {
    // What has the focus hands it on.
    if (bubble?.contains(root.activeElement)) button.focus({ preventScroll: true });
    drop(bubble);
    bubble = isWelcome = null;
  };

  let isOpen = false;
  let unread = 0;
  const label = () => {
    button.ariaLabel = words[isOpen ? "launcher.close" : unread ? "launcher.unread" : "launcher.open"].replace("{count}", unread);
    button.ariaExpanded = isOpen;
    badge.textContent = unread > 99 ? "99+" : unread;
    badge.hidden = isOpen || !unread;
    // With the chat switched off there is nothing behind it; what is open can still be closed.
    button.hidden = !hub.shop.chat && !isOpen;
    host.toggleAttribute("data-open", isOpen);
    host.lang = language;
    // The host stands outside of the body, which may have a direction of its own, and still be to come.
    host.dir = getComputedStyle(real("body") ?? host).direction;
  };

  let source;
  let panel;
  let loading;
  // How many tries have failed, as the address of the next one has it: nothing, -1, -2.
  let failures = "";
  // Whether another loader has this one's place, or is on its way there. Of two panels each would end the other's chat.
  let isLeft = false;
  // Not twice in a row: a loader that came so and fails as well says so.
  let mayReplace = !before;
  // Something may take a question and never answer it: that is told, and another try begins anew.
  const late = "no answer";
  const inTime = (promise) => {
    const wait = (resolve, reject) => setTimeout(() => (panel ? resolve() : reject(late)), 8_000);
    return promise.constructor.race([promise, new promise.constructor(wait)]);
  };
  const fetchPanel = async () => {
    // Of several tries the first that comes to its end counts, be it late.
    if (panel) return;
    // A browser may remember a module that failed under its address; another address gets the same modules.
    const path = base + hub.path + failures + "/";
    // Both at once: the panel would ask for its texts a round trip later.
    const loads = ["panel", "texts-" + language].map((name) => import(`${path}${name}.js`));
    const [{ start }, { default: words }] = await loads[0].constructor.all(loads);
    if (panel || isLeft) return;
    panel = start({ settings: hub.shop, language, words, base, root, launcher, wishes });
    panel.identify(source);
    // The page may have changed its language meanwhile.
    panel.speak(language);
    if (isOpen) panel.open();
  };
  const load = () => {
    loading ??= inTime(fetchPanel()).catch((problem) => {
      // An earlier try has come.
      if (panel) return;
      loading = null;
      failures--;
      throw problem;
    });
    return loading;
  };
  const loadQuietly = () => isLeft || load().catch((problem) => complain("[S2]", problem));

  // The modules of this loader may be gone, since the relay was upgraded: the newest loader brings its own.
  const replace = async () => {
    isLeft = true;
    window.Sportello = { [mark]: { left: { base, wishes, source, isOpen } } };
    await inTime(import(`${base}sportello.js?again=${+new Date()}`));
    source = null;
    watch.disconnect();
    drop(host);
    for (const type of BORDER) removeEventListener(type, border, true);
  };

  const open = async () => {
    isOpen = true;
    unsay();
    remember("welcomed");
    label();
    if (isLeft) return;
    button.classList.add("busy");
    try {
      await load();
      if (isOpen) panel.open();
    } catch (problem) {
      try {
        // What does not come is not gone.
        if (problem !== late && !(mayReplace = !mayReplace)) return await replace();
      } catch {
        // The relay cannot be reached.
      }
      window.Sportello = own;
      isLeft = false;
      complain(`[S2] the chat did not load from ${base}.`, problem);
      close();
      say(words["launcher.failed"], "alert");
    } finally {
      button.classList.remove("busy");
    }
  };
  const close = () => {
    isOpen = false;
    label();
    panel?.close();
    // The page may close it while its shopper writes elsewhere.
    if (root.activeElement) button.focus({ preventScroll: true });
  };

  const launcher = {
    open,
    close,
    unread: (count) => {
      unread = count;
      label();
    },
    // What the shop has answered; nothing once it was read.
    preview: (text) => (text ? say(text, "status") : unsay()),
    // An admin has changed what the shop shows.
    shop: (shop) => {
      hub.shop = shop;
      paint();
      if (isWelcome) {
        unsay();
        if (shop.chat) welcome();
      }
      label();
    },
  };

  // Before the panel was loaded, an earlier page of this tab may still have left a session and notes.
  const forget = () => {
    const sessions = [];
    for (const storage of areas()) {
      for (const key of notes(storage)) {
        sessions.push(...(/"session":"[^"]+"/.exec(storage.getItem(key)) ?? []));
        storage.removeItem(key);
      }
    }
    delete area("localStorage")["sportello-secret"];
    delete area("sessionStorage")["sportello-asked"];
    // Outlives the page, and asks for no preflight, which would not.
    for (const session of sessions) navigator.sendBeacon?.(base + "sign-out", `{${session}}`);
    if (window.BroadcastChannel) new BroadcastChannel("sportello").postMessage({ shopper: null });
  };

  const calls = {
    identify(tokenOrFunction) {
      source = tokenOrFunction;
      if (panel) panel.identify(source);
      else if (!source) forget();
      else if (hub.shop.chat && goesOn()) loadQuietly();
      else if (!loading) ask(source);
    },
    signOut() {
      calls.identify();
      panel?.signOut();
    },
    open,
    close,
  };
  // An earlier page may have left something of a shopper who has signed out of the shop since. And a chat may go on of
  // which this browser knows nothing: on another device, or because an agent wrote first.
  const ask = async (asked) => {
    // Of several calls in one turn the last one counts.
    await undefined;
    const isFirst = hub.shop.chat && !remembered("asked");
    if (source !== asked || !(isFirst || areas().flatMap(notes)[0])) return;
    try {
      const token = await (typeof asked === "function" ? asked() : asked);
      if (source !== asked || loading) return;
      if (!token) return forget();
      if (!isFirst) return;
      // As text it needs no preflight.
      const answer = await fetch(base + "waiting", { method: "POST", body: `{"token":"${token}"}` });
      const { messages } = await answer.json();
      if (answer.ok) remember("asked");
      if (messages) loadQuietly();
    } catch {
      // The next page asks again.
    }
  };
  // What is no call must not keep those behind it from their turn.
  const call = (all) => calls[all?.[0]]?.(all[1]);
  const watch = new MutationObserver(() => settle());
  let returns = 0;
  let repaint;

  // Puts the hub into the page, and again when the page has thrown it out; follows the page's language.
  const settle = () => {
    const html = real("documentElement");
    if (!html) return;
    // A page that turns dark says so by an attribute, and takes a moment for it.
    const attributeFilter = ["lang", "dir", "class", "data-theme", "data-bs-theme"];
    watch.observe(html, { childList: true, attributeFilter });
    if (!real("body")) return;
    watch.observe(real("body"), { attributeFilter });
    clearTimeout(repaint);
    repaint = setTimeout(paint, 300);
    if (!host.isConnected && returns++ < 100) {
      hears = false;
      host.dispatchEvent(new CustomEvent(host.id));
      if (!hears) draw();
      if (!hears) panel?.moveTo(root);
      html.appendChild(host);
      paint();
      if (returns === 1) appear();
    }
    // A page that transforms its whole document moves what is fixed in it, but not what is in the top layer.
    if (host.offsetParent) {
      host.popover = "manual";
      host.showPopover?.();
    }
    if (language !== spoken()) {
      language = spoken();
      words = hub.texts[language];
      if (isWelcome) welcome();
      panel?.speak(language);
    }
    label();
  };
  const appear = () => {
    label();
    if (hub.shop.chat && !remembered("welcomed")) {
      remember("welcomed");
      welcome();
    }
    if (before?.source) calls.identify(before.source);
    if (wishes.identity) calls.identify(wishes.identity);
    early.forEach(call);
    dispatchEvent(new CustomEvent("sportello-ready"));
    if (before?.isOpen) open();
  };
  const own = { ...calls, q: { push: (...many) => many.forEach(call) }, [mark]: { settle } };
  window.Sportello = own;
  addEventListener("storage", () => source && !loading && hub.shop.chat && goesOn() && loadQuietly());
  addEventListener("online", () => failures && loadQuietly());
  draw();
  watch.observe(document, { childList: true });
  settle();
})();
