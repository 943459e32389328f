// The shop's own script: who is signed in here, and the one call that tells the hub.

// Works before the hub's script has loaded and after it.
if (!window.Sportello?.q?.push) window.Sportello = { q: [] };
const sportello = { call: (...call) => window.Sportello.q.push(call) };

const ask = async (path, body) => {
  const answer = await fetch(path, body && { method: "POST", body: JSON.stringify(body) });
  return answer.ok && answer.status !== 204 ? answer.json() : null;
};

// The hub asks again when the identity has expired in mid-chat.
const identity = async () => (await ask("identity"))?.token ?? null;

const account = document.getElementById("account");
const dialog = document.getElementById("sign-in");

const show = (shopper) => {
  account.textContent = shopper ? `${shopper.name} · Sign out` : "Sign in";
  account.onclick = shopper ? signOut : chooseShopper;
  account.disabled = false;
};

const chooseShopper = async () => {
  const { shoppers } = await ask("shoppers");
  document.getElementById("shoppers").replaceChildren(...shoppers.map(choice));
  dialog.showModal();
};

const choice = (shopper) => {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.customer = shopper.customerId;
  const name = document.createElement("strong");
  name.textContent = shopper.name;
  const place = document.createElement("span");
  place.textContent = shopper.place;
  button.append(name, place);
  button.onclick = () => signIn(shopper.customerId);
  const item = document.createElement("li");
  item.append(button);
  return item;
};

const signIn = async (customerId) => {
  const shopper = await ask("sign-in", { customerId });
  dialog.close();
  if (!shopper) return;
  show(shopper);
  sportello.call("identify", identity);
};

const signOut = async () => {
  sportello.call("signOut");
  await ask("sign-out", {});
  show(null);
};

// The hub's link for those who are not signed in leads here.
const didChangeHash = () => {
  if (location.hash !== "#sign-in") return;
  history.replaceState(null, "", location.pathname);
  chooseShopper();
};
addEventListener("hashchange", didChangeHash);

const now = await ask("identity");
show(now?.shopper ?? null);
if (now) {
  // The first identity is at hand; it is good for one session.
  let first = now.token;
  sportello.call("identify", () => {
    const token = first ?? identity();
    first = null;
    return token;
  });
}
didChangeHash();
