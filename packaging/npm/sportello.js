// The hub for pages that are built: loads the relay's script, which brings the chat, and hands over what a page says to
// it. What is said before the script has come waits for it. It touches nothing until it is called, so that a server may
// import it as well.

const queue = () => {
  if (!window.Sportello?.q?.push) window.Sportello = { q: [] };
  return window.Sportello.q;
};

const call = (...what) => {
  queue().push(what);
};

// The hub's own object says so itself; a queue does not.
const own = () => window.Sportello?.[Symbol.for("sportello")];
const isThere = () => Boolean(document.body && own()?.settle);

// A tag that the page has itself, while its script may still come.
const tagOf = (address) =>
  document.readyState === "complete" ? undefined : [...document.scripts].find(({ src }) => src === address);

const newTag = (address, language) => {
  const script = document.createElement("script");
  script.async = true;
  script.src = address;
  if (language) script.dataset.language = language;
  document.head.append(script);
  return script;
};

let loading = null;

// The script is loaded once, however often this is called, and not at all where the page has it already. A promise for
// when the launcher stands in the page.
export const load = (relay, { language } = {}) => {
  if (isThere()) return Promise.resolve();
  loading ??= new Promise((resolve, reject) => {
    queue();
    const address = new URL("widget/sportello.js", relay.replace(/\/?$/, "/")).href;
    addEventListener("sportello-ready", () => resolve(), { once: true });
    const script = tagOf(address) ?? newTag(address, language);
    const didFail = () => {
      loading = null;
      script.remove();
      reject(new Error(`The chat could not be loaded from ${address}.`));
    };
    script.addEventListener("error", didFail, { once: true });
    // A server may answer any address with a page of its own.
    script.addEventListener("load", () => own() || didFail(), { once: true });
  });
  return loading;
};

export const identify = (tokenOrFunction) => call("identify", tokenOrFunction);
export const signOut = () => call("signOut");
export const open = () => call("open");
export const close = () => call("close");
