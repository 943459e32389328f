package dev.sportello.relay.bench;

import java.util.List;

/// A chat as shops put it into their pages.
///
/// @param name with its version
/// @param tags that a page gets; in them `%SHOP%` stands for the shop's address and `%RELAY%` for the relay's
/// @param launcher what one clicks: an expression of the page's language that gives the element, or nothing
/// @param field into which one writes then: the same
record Widget(String name, String tags, String launcher, String field) {
    static final Widget NONE = new Widget("the same page without a chat", "", "null", "null");

    private static final String ROCKET_CHAT =
            "document.querySelector('#rocketchat-iframe')?.contentDocument?.querySelector('%s')";

    /// The hub, and what npm ships of others that can be tried without their makers' servers.
    static List<Widget> all() {
        return List.of(
                new Widget(
                        "Sportello",
                        """
                        <script>
                          window.Sportello = { q: [] };
                          Sportello.q.push(["identify", async () => (await fetch("/identity")).text()]);
                        </script>
                        <script async src="%RELAY%/widget/sportello.js"></script>
                        """,
                        "document.querySelector('#sportello')?.shadowRoot.querySelector('button.launcher')",
                        """
                        document.querySelector('#sportello')?.shadowRoot.querySelector('textarea')"""),
                new Widget(
                        "Rocket.Chat Livechat " + NpmPackage.ROCKET_CHAT.version(),
                        """
                        <script>
                          (function (w, d, s, u) {
                            w.RocketChat = function (call) { w.RocketChat._.push(call); };
                            w.RocketChat._ = [];
                            w.RocketChat.url = u;
                            const script = d.createElement(s);
                            script.async = true;
                            script.src = u + "/rocketchat-livechat.min.js";
                            d.head.append(script);
                          })(window, document, "script", "%SHOP%/livechat");
                        </script>
                        """,
                        ROCKET_CHAT.formatted("button[class*=chat-button]"),
                        ROCKET_CHAT.formatted("[contenteditable]")),
                new Widget(
                        "n8n chat " + NpmPackage.N8N_CHAT.version(),
                        """
                        <link rel="stylesheet" href="%SHOP%/n8n/dist/style.css">
                        <script type="module">
                          import { createChat } from "%SHOP%/n8n/dist/chat.bundle.es.js";
                          createChat({ webhookUrl: "%SHOP%/hook", mode: "window", loadPreviousSession: false });
                        </script>
                        """,
                        "document.querySelector('.chat-window-toggle')",
                        """
                        document.querySelector('.chat-inputs textarea')"""));
    }
}
