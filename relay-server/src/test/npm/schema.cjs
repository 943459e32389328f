// Checks values against the schemas of a description by OpenAPI 3.1, and prints a line for each: "ok" or "wrong", where, and why.
// Arguments: the description, and a file with answers: lines of JSON, [path, method, status, type, body]. Without answers the
// description's own examples are checked, and what has none is named.
const { readFileSync } = require("node:fs");
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const [description, answers] = process.argv.slice(2);
const document = JSON.parse(readFileSync(description, "utf8"));
const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
ajv.addSchema(document, "api", false, false);

const escape = (name) => encodeURIComponent(name.replace(/~/g, "~0").replace(/\//g, "~1"));

/** Where something stands, through its references. */
function follow(pointer, value) {
  return value && value.$ref ? follow(value.$ref.slice(2).split("/"), at(value.$ref.slice(2).split("/"))) : [pointer, value];
}

function at(names) {
  return names.reduce((value, name) => value?.[name], document);
}

function check(where, pointer, value) {
  const validate = ajv.compile({ $ref: "api#/" + pointer.map(escape).join("/") });
  const right = validate(value);
  const why = right ? "" : " " + ajv.errorsText(validate.errors, { separator: "; " });
  console.log((right ? "ok " : "wrong ") + where + why);
}

function checkExamples(where, pointer, content) {
  for (const [type, described] of Object.entries(content ?? {})) {
    if ("example" in described) {
      check(where, [...pointer, "content", type, "schema"], described.example);
    } else {
      console.log("wrong " + where + " has no example");
    }
  }
}

function answersOf(path, method, status) {
  const names = ["paths", path, method, "responses", status];
  return follow(names, at(names));
}

if (answers) {
  for (const line of readFileSync(answers, "utf8").trim().split("\n")) {
    const [path, method, status, type, body] = JSON.parse(line);
    const where = `${method} ${path} ${status}`;
    const [pointer, answer] = answersOf(path, method, status);
    if (!answer) {
      console.log("wrong " + where + " is not described");
    } else if (!answer.content) {
      console.log((body ? "wrong " : "ok ") + where + (body ? " has a body" : ""));
    } else {
      check(where, [...pointer, "content", type, "schema"], JSON.parse(body));
    }
  }
} else {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const where = `${method} ${path}`;
      if (operation.requestBody) {
        checkExamples(where + " body", ["paths", path, method, "requestBody"], operation.requestBody.content);
      }
      for (const status of Object.keys(operation.responses)) {
        const [pointer, answer] = answersOf(path, method, status);
        checkExamples(`${where} ${status}`, pointer, answer.content);
      }
    }
  }
}
