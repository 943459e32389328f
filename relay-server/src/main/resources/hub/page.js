// The document as the browser means it. There, what a page calls so wins: with an image named "body", document.body is
// the image. So each name is looked up where the browser keeps it.
const found = (name) => {
  let type = document;
  let property;
  while (!property) {
    type = Object.getPrototypeOf(type);
    property = Object.getOwnPropertyDescriptor(type, name);
  }
  return property;
};
const get = (name) => found(name).get.call(document);
const call = (name, values) => Reflect.apply(found(name).value, document, values);

export const page = {
  get activeElement() {
    return get("activeElement");
  },
  get body() {
    return get("body");
  },
  get documentElement() {
    return get("documentElement");
  },
  get hasFocus() {
    return call("hasFocus", []);
  },
  get title() {
    return get("title");
  },
  set title(text) {
    found("title").set.call(document, text);
  },
  get hidden() {
    return get("hidden");
  },
  createElement: (...all) => call("createElement", all),
  createElementNS: (...all) => call("createElementNS", all),
  createTextNode: (...all) => call("createTextNode", all),
};
