// A page that is built with the package's types: all of it is right.
import { close, identify, load, open, signOut, type Identity } from "../../../../../packaging/npm/sportello.js";

await load("https://chat.shop.example", { language: "it" });
identify("token");
identify(async () => (await fetch("/chat-identity")).text());
identify(fetch("/chat-identity").then((answer) => answer.text()));
const nobody: Identity = null;
identify(nobody);
open();
close();
signOut();

window.Sportello?.q.push(["identify", () => null], ["open"]);
window.Sportello?.open?.();
addEventListener("sportello-ready", () => window.Sportello?.close?.());
