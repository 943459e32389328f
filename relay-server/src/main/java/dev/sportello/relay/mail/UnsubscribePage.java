package dev.sportello.relay.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.relay.http.StyleHash;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jspecify.annotations.Nullable;

/// What somebody sees who follows the link that stops emails. It works without scripts.
///
/// @param stopped whether they get none now; null: the link was not made here
record UnsubscribePage(
        Locale language, String shop, @Nullable Boolean stopped) {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:16px/1.5 system-ui,sans-serif;margin:0;min-height:100vh;display:grid;place-items:center;
            background:Canvas;color:CanvasText}
            main{max-width:26rem;padding:2rem;text-align:center}
            h1{font-size:1.3rem;line-height:1.3;margin:0 0 .5rem;overflow-wrap:anywhere}
            p{margin:0 0 1.5rem}
            button{font:inherit;min-height:44px;padding:.6rem 1.4rem;border:0;border-radius:8px;background:#1f2937;
            color:#fff;cursor:pointer}
            button:focus-visible{outline:3px solid Highlight;outline-offset:2px}
            @media (prefers-color-scheme:dark){button{background:#e5e7eb;color:#111827}}
            """;

    void answer(Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src '" + StyleHash.of(STYLE) + "'; form-action 'self'; base-uri 'none'; "
                        + "frame-ancestors 'none'");
        ctx.header("Cache-Control", "no-store");
        ctx.header("X-Robots-Tag", "noindex");
        ctx.contentType("text/html; charset=utf-8");
        ctx.result(html().getBytes(UTF_8));
    }

    private String html() {
        var words = ResourceBundle.getBundle(
                "dev.sportello.relay.mail.mail",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var page = Document.createShell("");
        page.outputSettings().prettyPrint(false);
        page.prependChild(new DocumentType("html", "", ""));
        page.selectXpath("//html").attr("lang", language.getLanguage());
        page.head().appendElement("meta").attr("charset", "utf-8");
        page.head()
                .appendElement("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1");
        page.head().appendElement("style").appendChild(new DataNode(STYLE));
        var state = stopped == null ? "unknown" : stopped ? "stopped" : "coming";
        var title = words.getString("unsubscribe." + state).formatted(shop);
        page.title(title);
        var main = page.body().appendElement("main");
        main.appendElement("h1").text(title);
        main.appendElement("p")
                .text(words.getString("unsubscribe." + state + ".hint").formatted(shop));
        if (stopped != null) {
            var form = main.appendElement("form").attr("method", "post");
            if (stopped) {
                form.appendElement("input")
                        .attr("type", "hidden")
                        .attr("name", "again")
                        .attr("value", "1");
            }
            form.appendElement("button").text(words.getString("unsubscribe." + state + ".button"));
        }
        return page.outerHtml();
    }
}
