// The basket: what lies in it is kept in the browser, and an order goes to the shop's server, which tells the relay.

const KEY = "bottega-basket";
const MOST = 99;
const button = document.getElementById("basket-button");
const dialog = document.getElementById("basket");
const lines = document.getElementById("lines");
const total = document.getElementById("total");
const placed = document.getElementById("placed");
const place = document.getElementById("place");

const money = (euros) => new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" }).format(euros);

const stored = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
};

const goods = new Map();
const adds = [...document.querySelectorAll(".add")];
for (const add of adds) {
  const item = add.closest("li");
  const price = Number(item.querySelector(".price").textContent.replace("€", ""));
  goods.set(add.dataset.article, { title: item.querySelector("h3").textContent, price });
  add.onclick = () => change(add.dataset.article, 1);
}
const basket = new Map(Object.entries(stored()).filter(([article]) => goods.has(article)));

const change = (article, by) => {
  const pieces = Math.min((basket.get(article) ?? 0) + by, MOST);
  if (pieces > 0) basket.set(article, pieces);
  else basket.delete(article);
  placed.textContent = "";
  show();
};

const show = () => {
  sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(basket)));
  const pieces = [...basket.values()].reduce((all, each) => all + each, 0);
  button.hidden = !pieces && !dialog.open;
  button.textContent = `Basket (${pieces})`;
  for (const add of adds) {
    const each = basket.get(add.dataset.article);
    add.textContent = each ? `Add another (${each})` : "Add to basket";
  }
  lines.replaceChildren(...[...basket].map(line));
  const sum = [...basket].reduce((all, [article, each]) => all + goods.get(article).price * each, 0);
  total.textContent = pieces ? `Total ${money(sum)}` : "";
  place.hidden = !pieces;
};

const line = ([article, pieces]) => {
  const item = document.createElement("li");
  const title = document.createElement("span");
  title.textContent = `${pieces} × ${goods.get(article).title}`;
  const sum = document.createElement("span");
  sum.textContent = money(goods.get(article).price * pieces);
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "pill";
  remove.textContent = "Remove";
  remove.setAttribute("aria-label", `Remove ${goods.get(article).title}`);
  remove.onclick = () => change(article, -pieces);
  item.append(title, sum, remove);
  return item;
};

button.onclick = () => {
  placed.textContent = "";
  show();
  dialog.showModal();
};
dialog.onclose = show;

place.onclick = async () => {
  place.disabled = true;
  placed.textContent = "Placing the order…";
  try {
    const body = JSON.stringify({ goods: [...basket].map(([article, pieces]) => ({ article, pieces })) });
    const answer = await fetch("orders", { method: "POST", body });
    if (answer.status === 401) {
      dialog.close();
      document.getElementById("account").click();
    } else if (answer.ok) {
      basket.clear();
      show();
      placed.textContent = `Thank you! Your order is ${(await answer.json()).number}.`;
    } else {
      throw new Error(answer.status);
    }
  } catch {
    placed.textContent = "That did not work. Try again in a moment.";
  } finally {
    place.disabled = false;
  }
};

show();
