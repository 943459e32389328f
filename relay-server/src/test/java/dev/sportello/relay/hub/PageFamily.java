package dev.sportello.relay.hub;

/// The kinds of pages that shops have, each with two pages of its own: made of the libraries that such
/// shops use, not of what imitates them.
enum PageFamily {
    PLAIN("<!doctype html>", "", ""),
    TURBO("<!doctype html>", "<script src=/libraries/turbo.js></script>", "") {
        @Override
        boolean goesOnInOneDocument() {
            return true;
        }
    },
    HTMX("<!doctype html>", "<script src=/libraries/htmx.js></script>", "hx-boost=true") {
        @Override
        boolean goesOnInOneDocument() {
            return true;
        }
    },
    /// React with React Router: the body is one element, and addresses are the program's.
    REACT("<!doctype html>", "", "") {
        @Override
        boolean goesOnInOneDocument() {
            return true;
        }

        @Override
        boolean needsNpm() {
            return true;
        }

        @Override
        String body(String heading, String other) {
            return """
                    <div id=root></div>
                    <script src=/npm/react/umd/react.production.min.js></script>
                    <script src=/npm/react-dom/umd/react-dom.production.min.js></script>
                    <script src=/npm/@remix-run/router/dist/router.umd.min.js></script>
                    <script src=/npm/react-router/dist/umd/react-router.production.min.js></script>
                    <script src=/npm/react-router-dom/dist/umd/react-router-dom.production.min.js></script>
                    <script>
                      const { createElement, StrictMode } = React;
                      const { BrowserRouter, Link, Route, Routes } = ReactRouterDOM;
                      const page = (name, to) => createElement("main", null, createElement("h1", null, name),
                        createElement(Link, { id: "on", to: to + location.search }, "On"));
                      const routes = createElement(Routes, null,
                        createElement(Route, { path: "/", element: page("First", "/second") }),
                        createElement(Route, { path: "/second", element: page("Second", "/") }));
                      ReactDOM.createRoot(document.querySelector("#root"))
                        .render(createElement(StrictMode, null, createElement(BrowserRouter, null, routes)));
                    </script>""";
        }
    },
    /// A modal that is open keeps the focus in itself.
    BOOTSTRAP("<!doctype html>", "<script src=/libraries/bootstrap.js></script>", "") {
        @Override
        String body(String heading, String other) {
            return super.body(heading, other)
                    + "<div class=modal id=box tabindex=-1><div class=modal-dialog><input id=field></div></div>"
                    + "<script>addEventListener('load', () => new bootstrap.Modal(box, { backdrop: false }).show())</script>";
        }
    },
    MOOTOOLS("<!doctype html>", "<script>var exports = {}</script><script src=/libraries/mootools.js></script>", ""),
    PROTOTYPE("<!doctype html>", "<script src=/libraries/prototype.js></script>", ""),
    STRICT_POLICY("<!doctype html>", "", "") {
        @Override
        String policy() {
            return "default-src 'none'; script-src 'self' %1$s; style-src 'self'; connect-src 'self' %1$s %2$s";
        }
    },
    POLICY_WITH_NONCES("<!doctype html>", "", "") {
        @Override
        String policy() {
            return "default-src 'none'; script-src 'nonce-cmFuZG9t' 'strict-dynamic'; style-src 'nonce-cmFuZG9t';"
                    + " connect-src 'self' %1$s %2$s; base-uri 'none'";
        }
    },
    TRUSTED_TYPES("<!doctype html>", "", "") {
        @Override
        String policy() {
            return STRICT_POLICY.policy() + "; require-trusted-types-for 'script'; trusted-types 'none'";
        }
    },
    RIGHT_TO_LEFT("<!doctype html><html dir=rtl lang=ar>", "", ""),
    QUIRKS("", "", "");

    private final String beginning;
    private final String head;
    private final String attributes;

    PageFamily(String beginning, String head, String attributes) {
        this.beginning = beginning;
        this.head = head;
        this.attributes = attributes;
    }

    /// Whether the way from one page to the other leaves the document.
    boolean goesOnInOneDocument() {
        return false;
    }

    /// Whether its libraries are those that `npm ci` brings.
    boolean needsNpm() {
        return false;
    }

    /// The Content-Security-Policy, with places for the relay's address over HTTP and as a socket's; empty for none.
    String policy() {
        return "";
    }

    String body(String heading, String other) {
        return "<h1>" + heading + "</h1><a id=on href='" + other + "'>On</a>";
    }

    /// Opens the shop's two pages of this family.
    ///
    /// @return the name of the first
    String open(ShopPages pages, String shopper) {
        add(pages, "First", "Second", shopper);
        add(pages, "Second", "First", shopper);
        return name() + "First";
    }

    private void add(ShopPages pages, String heading, String other, String shopper) {
        var to = "/?page=" + name() + other + "&who=" + shopper;
        var shop = "<script async nonce=cmFuZG9t src=%HUB%></script><script nonce=cmFuZG9t src=/shop.js></script>";
        var html = beginning + "<head><meta charset=utf-8>" + head + shop + "</head><body " + attributes + ">"
                + body(heading, to) + "</body>";
        pages.add(name() + heading, html, policy());
    }
}
