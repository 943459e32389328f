// Each line is wrong, and the compiler has to say so.
import { identify, load } from "../../../../../packaging/npm/sportello.js";

identify(7);
identify(async () => ({ token: "token" }));
load();
load("https://chat.shop.example", { lang: "it" });
window.Sportello?.q.push(["identity", "token"]);
