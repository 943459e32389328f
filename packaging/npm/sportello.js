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

let loading = null;

// The script is loaded once, however often this is called. A promise for when the launcher stands in the page.
export const load = (relay, { language } = {}) => {
  loading ??= new Promise((resolve, reject) => {
    queue();
    const script = document.createElement("script");
    script.async = true;
    script.src = new URL("widget/sportello.js", relay.replace(/\/?$/, "/")).href;
    if (language) script.dataset.language = language;
    addEventListener("sportello-ready", () => resolve(), { once: true });
    script.onerror = () => {
      loading = null;
      script.remove();
      reject(new Error(`The chat could not be loaded from ${script.src}.`));
    };
    document.head.append(script);
  });
  return loading;
};

export const identify = (tokenOrFunction) => call("identify", tokenOrFunction);
export const signOut = () => call("signOut");
export const open = () => call("open");
export const close = () => call("close");
