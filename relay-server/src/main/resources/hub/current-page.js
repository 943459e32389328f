import { ownTitle } from "./page-title.js";

const MOST_OF_A_PATH = 300;
const MOST_OF_A_TITLE = 200;

// What may stand in a path, but no ";", behind which some servers put a session.
const PATH = /^(?:[\w\-.~/!$&'()*+,=:]|%[\da-f]{2})*$/i;

// Looks like a key: many letters and digits in one, a UUID, or an email address. What is escaped twice may hide one.
const SECRET = /(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{16}|[\da-f]{8}-[\da-f]{4}-|@|%40|%25/i;

// Looks like a key once its dashes are left out: capitals, small letters and digits mixed, or hexadecimal digits.
const JOINED_SECRET =
  /(?=[a-z\d]*[A-Z])(?=[A-Z\d]*[a-z])(?=[A-Za-z]*\d)[A-Za-z\d]{16}|^(?=\d*[A-Fa-f])[\dA-Fa-f]{16,}\/?$/;

const isSecret = (segment) => SECRET.test(segment) || JOINED_SECRET.test(segment.replace(/[-_]/g, ""));

// A path up to the first part that could be a secret. The relay has the same rule: both are tested with the same cases.
export const toldPath = (path) => {
  let told = "";
  for (const segment of path.replace(/[?#;][^]*/, "").match(/[^/]*\/|[^/]+/g) ?? []) {
    if (told.length + segment.length > MOST_OF_A_PATH || !PATH.test(segment) || isSecret(segment)) break;
    told += segment;
  }
  return told.startsWith("/") ? told : "/";
};

// The page that the shopper looks at, as agents may see it: nothing of its address that lets somebody do something.
export const currentPage = () => ({
  title: [...ownTitle().trim().replace(/\s+/g, " ")].slice(0, MOST_OF_A_TITLE).join(""),
  path: toldPath(location.pathname),
});
